// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace allium::desktop {

/// Makes the program speak PseudoTranslator's language when that is what the name asks for: "pseudo", or
/// "pseudo-rtl" from right to left. Dates and numbers are Greek or Arabic, so that those which bypass the locale
/// are seen as well. False for every other name; nothing is changed then.
bool installPseudoLanguage(const QString& name);

} // namespace allium::desktop

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>

namespace allium::desktop {

/// Installs what there is for the language: our sentences and Qt's own. English needs its file as
/// well, for plurals. Also numbers, dates and the direction of lines follow it. Replaces what was installed
/// before; what is shown already stays in its language.
void installTranslators(const QLocale& locale);

} // namespace allium::desktop

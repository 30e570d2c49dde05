// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>

namespace allium::desktop {

/// Installs what there is for the language: our sentences and Qt's own. English needs its file as
/// well, for plurals. Once, before anything is shown; lives as long as the program.
void installTranslators(const QLocale& locale);

} // namespace allium::desktop

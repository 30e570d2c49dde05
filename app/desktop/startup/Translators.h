// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

class QTranslator;

namespace allium::desktop {

/// Makes the program speak a language: our sentences and Qt's own, numbers, dates and the direction of lines.
/// `language` is a code such as "de"; empty: the first that the system asks for and Allium speaks. English
/// where there is none; it has a file as well, for plurals. Dates and numbers are written as in the system's
/// country where that goes with the language.
///
/// Replaces what was installed before. What is already shown stays in its language until it is made anew
/// (App::retranslate). After the application object, on its thread.
void installTranslators(const QString& language);

/// For what does not come from files: these translators, owned from now on, and this locale, instead.
void replaceTranslators(const QList<QTranslator*>& translators, const QLocale& locale, Qt::LayoutDirection direction);

} // namespace allium::desktop

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/startup/Translators.h"

#include <QGuiApplication>
#include <QLibraryInfo>
#include <QList>
#include <QTranslator>

#include <utility>

namespace allium::desktop {

void installTranslators(const QLocale& locale)
{
    static QList<QTranslator*> installed;
    qDeleteAll(std::exchange(installed, {})); // each takes itself out
    QLocale::setDefault(locale);
    QGuiApplication::setLayoutDirection(locale.textDirection());
    const auto install = [&locale](const char* name, const QString& folder) {
        auto* const translator = new QTranslator(QCoreApplication::instance());
        if (translator->load(locale, QLatin1String(name), QStringLiteral("_"), folder))
            QCoreApplication::installTranslator(installed.emplace_back(translator));
        else
            delete translator;
    };
    install("qtbase", QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install("qtdeclarative", QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install("allium", QStringLiteral(":/i18n"));
}

} // namespace allium::desktop

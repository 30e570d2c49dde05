// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/startup/Translators.h"

#include <QGuiApplication>
#include <QLibraryInfo>
#include <QList>
#include <QTranslator>

#include <memory>
#include <utility>

namespace allium::desktop {
namespace {

constexpr QLatin1String English("en");

std::unique_ptr<QTranslator> load(const QString& file, const QString& folder)
{
    auto translator = std::make_unique<QTranslator>(QCoreApplication::instance());
    return translator->load(file, folder) ? std::move(translator) : nullptr;
}

std::unique_ptr<QTranslator> ours(const QString& code)
{
    return load(QStringLiteral("allium_") + code, QStringLiteral(":/i18n"));
}

/// How numbers and dates are written where somebody of this country reads that language.
QLocale formatsFor(const QString& code)
{
    const auto system = QLocale::system();
    const auto language = QLocale(code).language();
    if (system.language() == language || (system.language() == QLocale::C && code == English))
        return system;
    return { language, system.territory() }; // the language's own country if there is no such pair
}

} // namespace

void installTranslators(const QString& language)
{
    auto wanted = language.isEmpty() ? QLocale::system().uiLanguages() : QStringList { language };
    wanted.append(English);
    QList<QTranslator*> translators;
    for (const auto& name : std::as_const(wanted)) {
        const auto code = name.section(QLatin1Char('-'), 0, 0);
        auto sentences = ours(code);
        if (!sentences)
            continue;
        const auto folder = QLibraryInfo::path(QLibraryInfo::TranslationsPath);
        for (const auto* library : { "qtbase_", "qtdeclarative_" }) {
            if (auto theirs = load(QLatin1String(library) + code, folder))
                translators.append(theirs.release());
        }
        translators.append(sentences.release());
        const auto formats = formatsFor(code);
        return replaceTranslators(translators, formats, formats.textDirection());
    }
}

void replaceTranslators(const QList<QTranslator*>& translators, const QLocale& locale, Qt::LayoutDirection direction)
{
    static QList<QTranslator*> installed;
    qDeleteAll(std::exchange(installed, {})); // each takes itself out
    QLocale::setDefault(locale);
    QGuiApplication::setLayoutDirection(direction);
    for (auto* translator : translators) {
        translator->setParent(QCoreApplication::instance());
        QCoreApplication::installTranslator(translator);
    }
    installed = translators;
}

} // namespace allium::desktop

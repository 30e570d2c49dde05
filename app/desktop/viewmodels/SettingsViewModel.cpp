// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/SettingsViewModel.h"

#include <QDir>
#include <QLocale>

namespace allium::desktop {

SettingsViewModel::SettingsViewModel(Core& core, Preferences& preferences, Background& background, QObject* parent)
    : QObject(parent)
    , m_preferences(preferences)
    , m_background(background)
    , m_account(core)
    , m_protection(core)
    , m_files(core)
    , m_talk(core)
    , m_tor(core)
    , m_backup(core)
    , m_profiles(core)
    , m_about(core)
{
}

void SettingsViewModel::load()
{
    m_account.load();
    m_protection.load();
    m_files.load();
    m_talk.load();
    m_tor.load();
    m_profiles.load();
    m_about.load();
    m_background.load();
}

void SettingsViewModel::retranslate()
{
    m_account.forgetErrors();
    m_protection.clearErrors();
    m_files.forgetErrors();
    m_talk.forgetErrors();
    m_tor.forgetErrors();
    m_backup.forgetErrors();
    m_profiles.retranslate();
}

QStringList SettingsViewModel::languages()
{
    QStringList codes { QStringLiteral("en") };
    const auto files = QDir(QStringLiteral(":/i18n")).entryList({ QStringLiteral("allium_*.qm") });
    for (const auto& file : files) {
        const auto code = file.section(QLatin1Char('_'), 1).section(QLatin1Char('.'), 0, 0);
        if (!codes.contains(code))
            codes.append(code);
    }
    return codes;
}

QString SettingsViewModel::languageName(const QString& code)
{
    auto name = QLocale(code).nativeLanguageName();
    // "American English" is only what a bare "en" happens to mean.
    if (code == QLatin1String("en"))
        name = QStringLiteral("English");
    return name.isEmpty() ? code : name.left(1).toUpper() + name.mid(1);
}

} // namespace allium::desktop

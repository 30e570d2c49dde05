// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/viewmodels/AboutProgram.h"
#include "app/desktop/viewmodels/AccountSettings.h"
#include "app/desktop/viewmodels/Background.h"
#include "app/desktop/viewmodels/BackupWriter.h"
#include "app/desktop/viewmodels/FileSettings.h"
#include "app/desktop/viewmodels/Preferences.h"
#include "app/desktop/viewmodels/Profiles.h"
#include "app/desktop/viewmodels/ProtectionSettings.h"
#include "app/desktop/viewmodels/TalkSettings.h"
#include "app/desktop/viewmodels/TorSettings.h"

namespace allium::desktop {

/// The settings page: one view model for each of its sections.
class SettingsViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.settings has it")
    Q_PROPERTY(allium::desktop::AccountSettings* account READ account CONSTANT)
    Q_PROPERTY(allium::desktop::ProtectionSettings* protection READ protection CONSTANT)
    Q_PROPERTY(allium::desktop::Preferences* preferences READ preferences CONSTANT)
    Q_PROPERTY(allium::desktop::FileSettings* files READ files CONSTANT)
    Q_PROPERTY(allium::desktop::TalkSettings* talk READ talk CONSTANT)
    Q_PROPERTY(allium::desktop::TorSettings* tor READ tor CONSTANT)
    Q_PROPERTY(allium::desktop::BackupWriter* backup READ backup CONSTANT)
    Q_PROPERTY(allium::desktop::Background* background READ background CONSTANT)
    Q_PROPERTY(allium::desktop::Profiles* profiles READ profiles CONSTANT)
    Q_PROPERTY(allium::desktop::AboutProgram* about READ about CONSTANT)
    Q_PROPERTY(QStringList languages READ languages CONSTANT)
public:
    /// `preferences` and `background` outlive it.
    SettingsViewModel(Core& core, Preferences& preferences, Background& background, QObject* parent = nullptr);

    /// Reads everything anew. When the page is shown.
    Q_INVOKABLE void load();

    AccountSettings* account() { return &m_account; }
    ProtectionSettings* protection() { return &m_protection; }
    Preferences* preferences() { return &m_preferences; }
    FileSettings* files() { return &m_files; }
    TalkSettings* talk() { return &m_talk; }
    TorSettings* tor() { return &m_tor; }
    BackupWriter* backup() { return &m_backup; }
    Background* background() { return &m_background; }
    Profiles* profiles() { return &m_profiles; }
    AboutProgram* about() { return &m_about; }
    /// Codes of the languages this program speaks, such as "en".
    static QStringList languages();
    Q_INVOKABLE static QString languageName(const QString& code);
    /// After a change of language.
    void retranslate();

private:
    Preferences& m_preferences;
    Background& m_background;
    AccountSettings m_account;
    ProtectionSettings m_protection;
    FileSettings m_files;
    TalkSettings m_talk;
    TorSettings m_tor;
    BackupWriter m_backup;
    Profiles m_profiles;
    AboutProgram m_about;
};

} // namespace allium::desktop

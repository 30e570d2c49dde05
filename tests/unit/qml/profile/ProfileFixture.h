// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/viewmodels/NetworkViewModel.h"
#include "app/desktop/viewmodels/Onboarding.h"
#include "app/desktop/viewmodels/SettingsViewModel.h"
#include "app/desktop/viewmodels/Unlocking.h"
#include "tests/unit/qml/profile/CoreFixture.h"

namespace allium::test {

/// What the pages around one's own profile are given: first run, unlocking, network, settings. The desktop around it can do
/// what the test says.
class ProfileFixture : public allium::test::CoreFixture {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(allium::desktop::NetworkViewModel* network READ network CONSTANT)
    Q_PROPERTY(allium::desktop::SettingsViewModel* settings READ settings CONSTANT)
    Q_PROPERTY(allium::desktop::Preferences* preferences READ preferences CONSTANT)
    Q_PROPERTY(allium::desktop::Onboarding* onboarding READ onboarding CONSTANT)
    Q_PROPERTY(allium::desktop::Unlocking* unlock READ unlock CONSTANT)
    Q_PROPERTY(allium::desktop::Notices* notices READ notices CONSTANT)
public:
    explicit ProfileFixture(QObject* parent = nullptr)
        : CoreFixture(parent)
    {
    }

    desktop::NetworkViewModel* network() { return &m_network; }
    desktop::SettingsViewModel* settings() { return &m_settings; }
    desktop::Preferences* preferences() { return &m_preferences; }
    desktop::Onboarding* onboarding() { return &m_onboarding; }
    desktop::Unlocking* unlock() { return &m_unlock; }
    desktop::Notices* notices() { return &m_notices; }

    /// Unlocking begins; lock() comes before it.
    Q_INVOKABLE void begin(bool windowOnly);
    Q_INVOKABLE void lock() { m_unlock.waitForClose(); }
    /// What the desktop can do; without, nothing.
    Q_INVOKABLE void setDesktop(bool notifies, bool hasTray, bool startsPrograms);

private:
    struct Abilities {
        bool notifies = false;
        bool hasTray = false;
        bool startsPrograms = false;
        bool isStarted = false;
    };
    static desktop::Platform desktopOf(Abilities& abilities);

    Abilities m_abilities;
    desktop::Preferences m_preferences { QString() };
    desktop::Background m_background { desktopOf(m_abilities), m_preferences };
    desktop::Notices m_notices;
    desktop::ConnectionStatus m_connection { m_core };
    desktop::NetworkViewModel m_network { m_core, m_connection, m_notices };
    desktop::SettingsViewModel m_settings { m_core, m_preferences, m_background };
    desktop::Onboarding m_onboarding { m_core };
    desktop::Unlocking m_unlock { m_core };
};

} // namespace allium::test

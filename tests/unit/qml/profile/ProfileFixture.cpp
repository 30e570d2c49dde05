// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/qml/profile/ProfileFixture.h"

namespace allium::test {

desktop::Platform ProfileFixture::desktopOf(Abilities& abilities)
{
    struct InventedNotifier final : desktop::Notifier {
        explicit InventedNotifier(const Abilities& can) : m_can(can) { }
        bool isAvailable() const override { return m_can.notifies; }
        const Abilities& m_can;
    };
    struct InventedTray final : desktop::Tray {
        explicit InventedTray(const Abilities& can) : m_can(can) { }
        bool isAvailable() const override { return m_can.hasTray; }
        const Abilities& m_can;
    };
    struct InventedAutostart final : desktop::Autostart {
        explicit InventedAutostart(Abilities& can) : m_can(can) { }
        bool isAvailable() const override { return true; } // asked once; what it cannot keep it says
        bool isOn() const override { return m_can.isStarted; }
        bool setOn(bool on) override
        {
            if (on && !m_can.startsPrograms)
                return false;
            m_can.isStarted = on;
            return true;
        }
        Abilities& m_can;
    };
    desktop::Platform platform;
    platform.notifier = std::make_unique<InventedNotifier>(abilities);
    platform.tray = std::make_unique<InventedTray>(abilities);
    platform.autostart = std::make_unique<InventedAutostart>(abilities);
    return platform;
}

void ProfileFixture::setDesktop(bool notifies, bool hasTray, bool startsPrograms)
{
    m_abilities.notifies = notifies;
    m_abilities.hasTray = hasTray;
    m_abilities.startsPrograms = startsPrograms;
    m_background.load();
}

void ProfileFixture::begin(bool windowOnly)
{
    m_unlock.begin(windowOnly);
    settle();
}

} // namespace allium::test

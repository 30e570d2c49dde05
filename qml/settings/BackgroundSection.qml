// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Theme

/* Running without the window, and starting with the session, as far as this desktop can do either. */
ColumnLayout {
    id: root

    required property var settings
    readonly property var background: root.settings.background
    readonly property var preferences: root.settings.preferences

    spacing: Theme.space6

    SettingsGroup {
        text: qsTr("Messages arrive only while Allium runs: there is no server that keeps them for you.")
        error: root.background.error

        SettingRow {
            Layout.fillWidth: true
            visible: root.background.canStay || root.preferences.stayInTray
            label: qsTr("Keep running when the window is closed")
            explanation: root.background.canStay ? qsTr("Allium then has an icon beside the clock, which brings the window back.")
                                                 : qsTr("There is no place for an icon beside the clock now, so closing the window ends Allium.")

            AppSwitch {
                checked: root.preferences.stayInTray
                onChanged: on => root.preferences.stayInTray = on
            }
        }
        AppLabel {
            Layout.fillWidth: true
            visible: !root.background.canStay && !root.preferences.stayInTray
            role: AppLabel.Role.Muted
            text: qsTr("This desktop has no place for an icon beside the clock, so closing the window ends Allium. Minimize it instead.")
        }
        Divider {
            Layout.fillWidth: true
            visible: root.background.canStartAlong
        }
        SettingRow {
            Layout.fillWidth: true
            visible: root.background.canStartAlong
            label: qsTr("Start when you log in to this computer")
            explanation: root.preferences.stayInTray ? qsTr("Without showing the window. Without a key ring, Allium waits to be unlocked.")
                                                     : qsTr("With the window minimized. Without a key ring, Allium waits to be unlocked.")

            AppSwitch {
                checked: root.background.startsAlong
                onChanged: on => root.background.setStartsAlong(on)
            }
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Theme

/* What appears on the desktop when something happens. */
ColumnLayout {
    id: root

    required property var settings
    readonly property var preferences: root.settings.preferences
    readonly property bool possible: root.settings.background.canNotify

    spacing: Theme.space6

    SettingsGroup {
        text: qsTr("Others may look at your screen, and some desktops keep a list of past notifications.")

        AppLabel {
            Layout.fillWidth: true
            visible: !root.possible
            role: AppLabel.Role.Muted
            text: qsTr("This desktop shows no notifications now. As soon as it does, these settings are here.")
        }
        SettingRow {
            Layout.fillWidth: true
            visible: root.possible
            label: qsTr("Show notifications")
            explanation: qsTr("For messages, contact requests and files that have arrived.")

            AppSwitch {
                checked: root.preferences.notifications
                onChanged: on => root.preferences.notifications = on
            }
        }
        Divider {
            Layout.fillWidth: true
            visible: root.possible
        }
        SettingRow {
            Layout.fillWidth: true
            visible: root.possible
            enabled: root.preferences.notifications
            label: qsTr("Say who it is from")

            AppSwitch {
                checked: root.preferences.notificationNames
                onChanged: on => root.preferences.notificationNames = on
            }
        }
        Divider {
            Layout.fillWidth: true
            visible: root.possible
        }
        SettingRow {
            Layout.fillWidth: true
            visible: root.possible
            enabled: root.preferences.notifications
            label: qsTr("Show what was written")

            AppSwitch {
                checked: root.preferences.notificationText
                onChanged: on => root.preferences.notificationText = on
            }
        }
    }
}

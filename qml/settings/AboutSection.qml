// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Theme

/* Which Allium this is, what it stands on, under which terms. */
ColumnLayout {
    id: root

    required property var settings
    readonly property var about: root.settings.about

    spacing: Theme.space6

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space4

        Icon {
            Layout.preferredWidth: Theme.iconHuge
            Layout.preferredHeight: Theme.iconHuge
            name: "onion"
            size: Theme.iconHuge
            color: Theme.color.accentText
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            AppLabel {
                Layout.fillWidth: true
                role: AppLabel.Role.Title
                text: "Allium"
            }
            AppLabel {
                Layout.fillWidth: true
                role: AppLabel.Role.Muted
                text: qsTr("Version %1").arg(root.about.version)
            }
        }
    }
    SettingsGroup {
        title: qsTr("Terms")

        AppLabel {
            Layout.fillWidth: true
            lineHeight: 1.2
            text: qsTr("Allium is free software: you may use, study, share and improve it under the GNU General Public License, version 3 or later. It comes without any warranty.")
        }
        AppButton {
            Layout.fillWidth: true
            Layout.maximumWidth: implicitWidth
            text: qsTr("Read the licence")
            iconName: "file-text"
            onClicked: licence.open()
        }
    }
    SettingsGroup {
        title: qsTr("Made with")

        Repeater {
            model: root.about.parts

            AppLabel {
                required property string modelData

                Layout.fillWidth: true
                text: modelData
            }
        }
    }
    SettingsGroup {
        title: qsTr("Your profile")

        FormField {
            Layout.fillWidth: true
            label: qsTr("Folder")

            CopyField {
                text: root.about.folder
            }
        }
    }
    AppDialog {
        id: licence

        title: qsTr("GNU General Public License")
        wantedWidth: Theme.readingWidth * 1.3
        acceptText: qsTr("Close")
        rejectText: ""

        AppLabel {
            Layout.fillWidth: true
            role: AppLabel.Role.Mono
            text: licence.visible ? root.about.licence() : ""
        }
    }
}

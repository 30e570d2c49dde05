// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* Where files go, and how much of the connection they take. */
ColumnLayout {
    id: root

    required property var settings
    readonly property var files: root.settings.files
    readonly property var preferences: root.settings.preferences

    spacing: Theme.space6

    SettingsGroup {
        title: qsTr("Saving")

        SettingRow {
            Layout.fillWidth: true
            label: qsTr("Folder for saved files")
            explanation: root.preferences.downloadFolder

            AppButton {
                text: qsTr("Choose…")
                iconName: "folder-open"
                Accessible.name: qsTr("Choose the folder for saved files")
                onClicked: dialog.open()
            }
        }
    }
    SettingsGroup {
        title: qsTr("Receiving")
        error: root.files.error

        SettingRow {
            Layout.fillWidth: true
            label: qsTr("Files at the same time")
            explanation: qsTr("More wait for their turn.")

            AppComboBox {
                readonly property var choices: [1, 2, 4, 8, 16, 32]

                model: choices.map(count => count.toLocaleString(Qt.locale(), "f", 0))
                currentIndex: choices.findIndex(count => count >= root.files.maxActive)
                onActivated: index => root.files.applyMaxActive(choices[index])
            }
        }
        Divider {
            Layout.fillWidth: true
        }
        SettingRow {
            Layout.fillWidth: true
            label: qsTr("Paths through Tor for a large file")
            explanation: qsTr("More are faster, and more work for the network that carries them.")

            AppComboBox {
                readonly property var choices: [1, 2, 4, 8]

                model: choices.map(count => count.toLocaleString(Qt.locale(), "f", 0))
                currentIndex: choices.findIndex(count => count >= root.files.circuits)
                onActivated: index => root.files.applyCircuits(choices[index])
            }
        }
    }
    FolderDialog {
        id: dialog

        title: qsTr("Folder for saved files")
        onAccepted: root.preferences.chooseDownloadFolder(dialog.selectedFolder)
    }
}

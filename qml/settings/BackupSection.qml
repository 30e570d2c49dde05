// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Desktop
import Allium.Onboarding
import Allium.Theme

/* One encrypted file with everything that makes this profile, and how to come back from it. */
ColumnLayout {
    id: root

    required property var settings
    readonly property var backup: root.settings.backup

    spacing: Theme.space6

    SettingsGroup {
        title: qsTr("Make a backup")
        text: qsTr("One encrypted file with your identity, contacts and settings. With it you are yourself again on another computer. Files that you received are not in it.")

        NewPassphrase {
            id: passphrase

            Layout.fillWidth: true
            enabled: !root.backup.busy
            label: qsTr("Passphrase of the backup")
            help: qsTr("Whoever has the file can try to guess it for as long as they like, so make it long. It may differ from the one of your profile.")
            onAccepted: if (passphrase.ready) dialog.open()
        }
        SettingRow {
            Layout.fillWidth: true
            label: qsTr("With conversations")
            explanation: qsTr("Everything that was written, too.")

            AppSwitch {
                id: history

                enabled: !root.backup.busy
                checked: true
            }
        }
        AppButton {
            Layout.fillWidth: true
            Layout.maximumWidth: implicitWidth
            kind: AppButton.Kind.Primary
            text: root.backup.busy ? qsTr("Writing the backup…") : qsTr("Write the backup…")
            iconName: "backup"
            enabled: passphrase.ready
            busy: root.backup.busy
            onClicked: dialog.open()
        }
        AppLabel {
            Layout.fillWidth: true
            visible: root.backup.busy
            role: AppLabel.Role.Caption
            text: qsTr("This takes some seconds, so that passphrases are slow to guess.")
        }
        Banner {
            Layout.fillWidth: true
            visible: root.backup.error !== ""
            tone: Theme.Tone.Danger
            text: root.backup.error
        }
        Banner {
            Layout.fillWidth: true
            visible: root.backup.written !== ""
            tone: Theme.Tone.Positive
            title: qsTr("The backup is written")
            text: root.backup.written
            actionText: qsTr("Show in folder")
            onAction: root.backup.showInFolder()
        }
    }
    SettingsGroup {
        title: qsTr("Restore a backup")

        AppLabel {
            Layout.fillWidth: true
            lineHeight: 1.2
            text: qsTr("A backup becomes a new profile. Start Allium where it was never used, or make a new profile here, and choose “Restore from a backup…” on its first page.")
        }
    }
    FileDialog {
        id: dialog

        title: qsTr("Write the backup")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "allium-backup"
        nameFilters: [qsTr("Allium backups (*.allium-backup)")]
        selectedFile: root.backup.suggestion
        onAccepted: {
            root.backup.write(dialog.selectedFile, passphrase.text, history.checked);
            passphrase.clear();
        }
    }
}

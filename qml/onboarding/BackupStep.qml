// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* Which backup, and what opens it. */
ColumnLayout {
    id: root

    required property var onboarding
    property url file
    readonly property string path: root.file

    readonly property string nextText: qsTr("Continue")
    readonly property bool ready: root.path !== "" && !passphrase.empty

    function advance(): void {
        root.onboarding.chooseBackup(root.file, passphrase.text);
        passphrase.clear();
    }
    function takeFocus(): void { choose.forceActiveFocus(Qt.TabFocusReason); }

    spacing: Theme.space4

    AppLabel {
        Layout.fillWidth: true
        role: AppLabel.Role.Title
        text: qsTr("Restore from a backup")
    }
    AppLabel {
        Layout.fillWidth: true
        role: AppLabel.Role.Muted
        lineHeight: 1.25
        text: qsTr("You become who you were: with your onion ID, your contacts and your settings. Do not go on using the old computer with the same profile; two at once confuse your contacts.")
    }
    GridLayout {
        Layout.fillWidth: true
        columns: root.width < choose.implicitWidth * 2 ? 1 : 2
        columnSpacing: Theme.space3
        rowSpacing: Theme.space2

        AppButton {
            id: choose

            Layout.fillWidth: true
            Layout.maximumWidth: implicitWidth
            text: qsTr("Choose the file…")
            iconName: "folder-open"
            onClicked: dialog.open()
        }
        AppLabel {
            Layout.fillWidth: true
            role: AppLabel.Role.Muted
            text: root.path === "" ? qsTr("No file chosen") : decodeURIComponent(root.path.replace(/^.*\//, ""))
            wrapMode: Text.NoWrap
            elide: Text.ElideMiddle
        }
    }
    FormField {
        Layout.fillWidth: true
        label: qsTr("Passphrase of the backup")

        PasswordField {
            id: passphrase

            onAccepted: if (root.ready) root.advance()
        }
    }
    FileDialog {
        id: dialog

        title: qsTr("Choose a backup")
        nameFilters: [qsTr("Allium backups (*.allium-backup)"), qsTr("All files (*)")]
        onAccepted: root.file = dialog.selectedFile
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* Why the profile does not open, in full. */
ColumnLayout {
    id: root

    required property var unlock

    signal showFolder()
    signal quit()

    spacing: Theme.space4

    Icon {
        Layout.alignment: Qt.AlignHCenter
        name: "warning"
        size: Theme.iconHuge
        color: Theme.color.warning
    }
    AppLabel {
        Layout.fillWidth: true
        role: AppLabel.Role.Title
        horizontalAlignment: Text.AlignHCenter
        text: root.unlock.problem
    }
    Card {
        Layout.fillWidth: true
        visible: root.unlock.alliumDoes !== "" || root.unlock.personCan !== ""

        AppLabel {
            Layout.fillWidth: true
            visible: root.unlock.alliumDoes !== ""
            role: AppLabel.Role.Muted
            text: root.unlock.alliumDoes
        }
        AppLabel {
            Layout.fillWidth: true
            visible: root.unlock.personCan !== ""
            text: root.unlock.personCan
        }
    }
    ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.space2

        AppButton {
            Layout.fillWidth: true
            visible: root.unlock.canSetAside
            kind: AppButton.Kind.Primary
            text: qsTr("Restore a backup…")
            iconName: "backup"
            onClicked: confirm.open()
        }
        AppButton {
            Layout.fillWidth: true
            visible: root.unlock.remedy !== Unlocking.Quit
            kind: root.unlock.canSetAside ? AppButton.Kind.Secondary : AppButton.Kind.Primary
            text: qsTr("Try again")
            iconName: "retry"
            onClicked: root.unlock.tryAgain()
        }
        AppButton {
            Layout.fillWidth: true
            visible: root.unlock.remedy === Unlocking.ShowFolder
            text: qsTr("Show the profile's folder")
            iconName: "show-in-folder"
            onClicked: root.showFolder()
        }
        AppButton {
            Layout.fillWidth: true
            kind: root.unlock.remedy === Unlocking.Quit ? AppButton.Kind.Primary : AppButton.Kind.Quiet
            text: qsTr("Quit Allium")
            iconName: "power"
            onClicked: root.quit()
        }
    }
    AppDialog {
        id: confirm

        title: qsTr("Put this profile aside?")
        text: qsTr("Allium moves its files into a folder of their own, deletes nothing, and asks for the backup to restore. Without a backup you can make a new identity.")
        acceptText: qsTr("Put it aside")
        onAccepted: root.unlock.setAside()
    }
}

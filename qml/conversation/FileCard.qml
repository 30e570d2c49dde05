// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* A file that was offered, in either direction: what it is, how far it got, what can be done with it. */
ColumnLayout {
    id: root

    required property var file // the roles of MessageList
    required property Conversation conversation
    required property color ink
    required property color muted

    readonly property int m_state: root.file.fileState
    readonly property bool m_moving: root.m_state === FileState.Queued || root.m_state === FileState.Connecting
                                     || root.m_state === FileState.Running || root.m_state === FileState.Verifying
                                     || root.m_state === FileState.WaitingForPeer
    readonly property bool m_showsProgress: root.m_moving || root.m_state === FileState.Paused || root.m_state === FileState.Sending
    readonly property string m_savedAs: root.file.fileSavedAs ?? ""
    readonly property string m_line: root.file.fileLine ?? ""

    spacing: Theme.space2

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space3

        Icon {
            Layout.alignment: Qt.AlignTop
            name: root.file.fileIcon ?? "file"
            size: Theme.iconLarge
            color: root.ink
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.space1 / 2

            AppLabel {
                Layout.fillWidth: true
                role: AppLabel.Role.BodyStrong
                text: root.file.fileName ?? ""
                color: root.ink
                wrapMode: Text.Wrap
                maximumLineCount: 3
                elide: Text.ElideMiddle
                Accessible.ignored: true
            }
            AppLabel {
                Layout.fillWidth: true
                role: AppLabel.Role.Caption
                text: root.m_line
                color: root.m_state === FileState.Failed || root.m_state === FileState.NotSent ? Theme.color.danger : root.muted
                Accessible.role: Accessible.StaticText
                Accessible.name: root.m_line
            }
        }
    }
    AppProgressBar {
        Layout.fillWidth: true
        visible: root.m_showsProgress
        indeterminate: root.m_state === FileState.Connecting && root.file.fileReceived === 0
        to: 1
        value: root.file.fileSize > 0 ? root.file.fileReceived / root.file.fileSize : 0
        label: root.m_state === FileState.Sending ? qsTr("%1 sent").arg(root.file.fileName) : qsTr("%1 received").arg(root.file.fileName)
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.space2
        visible: !root.file.mine && implicitHeight > 0

        FileAction {
            maximumWidth: root.width
            wanted: root.m_state === FileState.Offered || root.m_state === FileState.Declined
                    || root.m_state === FileState.Cancelled
            text: root.m_state === FileState.Offered ? qsTr("Accept") : qsTr("Fetch after all")
            iconName: "download"
            onClicked: root.conversation.files.accept(root.file.messageId)
        }
        FileAction {
            maximumWidth: root.width
            wanted: root.m_state === FileState.Offered
            text: qsTr("Decline")
            onClicked: root.conversation.files.decline(root.file.messageId)
        }
        FileAction {
            maximumWidth: root.width
            wanted: root.m_moving && root.m_state !== FileState.Verifying
            text: qsTr("Pause")
            iconName: "pause"
            onClicked: root.conversation.files.pause(root.file.transfer)
        }
        FileAction {
            maximumWidth: root.width
            wanted: root.m_state === FileState.Paused || (root.file.fileMayTryAgain ?? false)
            text: root.m_state === FileState.Paused ? qsTr("Resume") : qsTr("Try again")
            iconName: root.m_state === FileState.Paused ? "resume" : "retry"
            onClicked: root.conversation.files.resume(root.file.transfer)
        }
        FileAction {
            maximumWidth: root.width
            wanted: root.m_showsProgress && !root.file.mine
            text: qsTr("Cancel")
            onClicked: root.conversation.files.cancel(root.file.transfer)
        }
        FileAction {
            maximumWidth: root.width
            wanted: root.m_state === FileState.Done && root.m_savedAs === ""
            text: qsTr("Save")
            iconName: "download"
            onClicked: root.conversation.files.save(root.file.transfer, root.conversation.files.downloads())
        }
        FileAction {
            maximumWidth: root.width
            wanted: root.m_state === FileState.Done && root.m_savedAs !== "" && !(root.file.fileMayRun ?? true)
            text: qsTr("Open")
            iconName: "external-open"
            onClicked: root.conversation.files.openSaved(root.m_savedAs)
        }
        FileAction {
            maximumWidth: root.width
            wanted: root.m_state === FileState.Done && root.m_savedAs !== ""
            text: qsTr("Show in folder")
            iconName: "show-in-folder"
            onClicked: root.conversation.files.showInFolder(root.m_savedAs)
        }
        FileAction {
            maximumWidth: root.width
            wanted: root.m_state === FileState.Done
            text: qsTr("Save in…")
            onClicked: folderDialog.choose(root.file.transfer)
        }
    }
    SaveFolderDialog {
        id: folderDialog

        visible: false // takes no place in the column
        files: root.conversation.files
    }

    component FileAction: AppButton {
        property bool wanted: true

        visible: wanted
        kind: AppButton.Kind.Secondary
    }
}

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
    readonly property bool m_moving: [MessageList.FileState.Queued, MessageList.FileState.Connecting, MessageList.FileState.Running,
                                      MessageList.FileState.Verifying, MessageList.FileState.WaitingForPeer].includes(root.m_state)
    readonly property bool m_showsProgress: root.m_moving || root.m_state === MessageList.FileState.Paused
    readonly property string m_savedAs: root.file.fileSavedAs ?? ""
    readonly property string m_size: root.file.fileCount > 1
                                     ? qsTr("%1, %2", "size, number of files").arg(Format.size(root.file.fileSize)).arg(qsTr("%n file(s)", "", root.file.fileCount))
                                     : Format.size(root.file.fileSize)
    readonly property string m_line: {
        switch (root.m_state) {
        case MessageList.FileState.Offered:
            return root.m_size;
        case MessageList.FileState.Declined:
            return qsTr("%1, declined").arg(root.m_size);
        case MessageList.FileState.Shared:
            return root.file.messageState === MessageList.State.Cancelled ? qsTr("%1, taken back").arg(root.m_size)
                                                                    : qsTr("%1, can be fetched while you are online").arg(root.m_size);
        case MessageList.FileState.Queued:
            return qsTr("Waits for its turn");
        case MessageList.FileState.Connecting:
            return qsTr("Connecting to %1 …").arg(root.conversation.title);
        case MessageList.FileState.Running: {
            const moved = qsTr("%1 of %2").arg(Format.size(root.file.fileReceived)).arg(Format.size(root.file.fileSize));
            if (root.file.fileRate < 1)
                return moved;
            return root.file.fileSecondsLeft < 0 ? qsTr("%1, %2", "moved, rate").arg(moved).arg(Format.rate(root.file.fileRate))
                                                 : qsTr("%1, %2, %3 left", "moved, rate, time").arg(moved).arg(Format.rate(root.file.fileRate))
                                                       .arg(Format.duration(root.file.fileSecondsLeft));
        }
        case MessageList.FileState.Paused:
            return root.file.why === "" ? qsTr("Paused at %1 of %2").arg(Format.size(root.file.fileReceived)).arg(Format.size(root.file.fileSize))
                                        : root.file.why;
        case MessageList.FileState.WaitingForPeer:
            return qsTr("Goes on when %1 is online").arg(root.conversation.title);
        case MessageList.FileState.Verifying:
            return qsTr("Checking what arrived …");
        case MessageList.FileState.Done:
            return root.m_savedAs === "" ? qsTr("%1, complete and checked").arg(root.m_size) : qsTr("%1, saved").arg(root.m_size);
        case MessageList.FileState.Failed:
            return root.file.why === "" ? qsTr("Could not be fetched") : root.file.why;
        case MessageList.FileState.Cancelled:
            return qsTr("%1, cancelled").arg(root.m_size);
        default:
            return "";
        }
    }

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
                color: root.m_state === MessageList.FileState.Failed ? Theme.color.danger : root.muted
                Accessible.role: Accessible.StaticText
                Accessible.name: root.m_line
            }
        }
    }
    AppProgressBar {
        Layout.fillWidth: true
        visible: root.m_showsProgress
        indeterminate: root.m_state === MessageList.FileState.Connecting && root.file.fileReceived === 0
        to: 1
        value: root.file.fileSize > 0 ? root.file.fileReceived / root.file.fileSize : 0
        label: qsTr("%1 received").arg(root.file.fileName)
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.space1
        visible: children.length > 0 && root.m_state !== MessageList.FileState.Shared && implicitHeight > 0

        FileAction {
            wanted: root.m_state === MessageList.FileState.Offered || root.m_state === MessageList.FileState.Declined
                    || root.m_state === MessageList.FileState.Cancelled
            text: root.m_state === MessageList.FileState.Offered ? qsTr("Accept") : qsTr("Fetch after all")
            iconName: "download"
            onClicked: root.conversation.files.accept(root.file.messageId)
        }
        FileAction {
            wanted: root.m_state === MessageList.FileState.Offered
            text: qsTr("Decline")
            onClicked: root.conversation.files.decline(root.file.messageId)
        }
        FileAction {
            wanted: root.m_moving && root.m_state !== MessageList.FileState.Verifying
            text: qsTr("Pause")
            iconName: "pause"
            onClicked: root.conversation.files.pause(root.file.transfer)
        }
        FileAction {
            wanted: root.m_state === MessageList.FileState.Paused || root.m_state === MessageList.FileState.Failed
            text: root.m_state === MessageList.FileState.Paused ? qsTr("Resume") : qsTr("Try again")
            iconName: root.m_state === MessageList.FileState.Paused ? "resume" : "retry"
            onClicked: root.conversation.files.resume(root.file.transfer)
        }
        FileAction {
            wanted: root.m_showsProgress
            text: qsTr("Cancel")
            onClicked: root.conversation.files.cancel(root.file.transfer)
        }
        FileAction {
            wanted: root.m_state === MessageList.FileState.Done && root.m_savedAs === ""
            text: qsTr("Save")
            iconName: "download"
            onClicked: root.conversation.files.save(root.file.transfer, root.conversation.files.downloads())
        }
        FileAction {
            wanted: root.m_state === MessageList.FileState.Done && root.m_savedAs !== "" && !(root.file.fileMayRun ?? true)
            text: qsTr("Open")
            iconName: "external-open"
            onClicked: root.conversation.files.openSaved(root.m_savedAs)
        }
        FileAction {
            wanted: root.m_state === MessageList.FileState.Done && root.m_savedAs !== ""
            text: qsTr("Show in folder")
            iconName: "show-in-folder"
            onClicked: root.conversation.files.showInFolder(root.m_savedAs)
        }
        FileAction {
            wanted: root.m_state === MessageList.FileState.Done
            text: qsTr("Save in …")
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

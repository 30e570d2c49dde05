// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* A conversation: who it is with, what was said, what is being written. */
FocusScope {
    id: root

    objectName: "conversationView"

    required property Conversation conversation
    property bool showBack: false

    signal backRequested()
    signal contactPageRequested()
    signal muteRequested(bool muted)

    Binding {
        target: root.conversation
        property: "active"
        value: root.visible && root.Window.active
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.color.window
    }
    EmptyState {
        anchors.fill: parent
        visible: root.conversation.contact === ""
        iconName: "message"
        title: qsTr("No conversation is open")
        text: qsTr("Choose somebody from the list to read and write.")
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        visible: root.conversation.contact !== ""

        ConversationHeader {
            id: header

            Layout.fillWidth: true
            conversation: root.conversation
            showBack: root.showBack
            onBackRequested: root.backRequested()
            onContactPageRequested: root.contactPageRequested()
            onMuteRequested: muted => root.muteRequested(muted)
            onDeleteRequested: deleteDialog.open()
        }
        MessageView {
            id: messages

            Layout.fillWidth: true
            Layout.fillHeight: true
            conversation: root.conversation
            onLinksRequested: addresses => linkDialog.show(addresses)
            onAnswerChosen: composer.write()
        }
        Banner {
            Layout.fillWidth: true
            Layout.margins: Theme.space3
            visible: text !== ""
            tone: Theme.Tone.Warning
            text: root.problem
            closable: true
            onClosed: root.problem = ""
        }
        Divider {
            Layout.fillWidth: true
            visible: preparations.visible || (outlook.visible && messages.overflows)
        }
        PreparationList {
            id: preparations

            Layout.fillWidth: true
            Layout.margins: Theme.space3
            Layout.preferredHeight: Math.min(contentHeight, root.height / 3)
            files: root.conversation.files
        }
        AppScrollView {
            id: stagedView

            Layout.fillWidth: true
            Layout.margins: Theme.space3
            Layout.preferredHeight: Math.min(staged.implicitHeight, root.height - header.height - composer.height - 2 * Theme.space3)
            visible: root.conversation.files.staged.length > 0
            contentHeight: staged.implicitHeight
            onContentHeightChanged: root.showDueSoon()
            onHeightChanged: root.showDueSoon()

            StagedFiles {
                id: staged

                width: parent.width
                conversation: root.conversation
            }
        }
        Banner {
            Layout.fillWidth: true
            Layout.margins: Theme.space3
            visible: text !== ""
            tone: Theme.Tone.Info
            text: root.conversation.whyNot
        }
        AppLabel {
            id: outlook

            Layout.fillWidth: true
            Layout.leftMargin: Theme.space4
            Layout.rightMargin: Theme.space4
            Layout.topMargin: Theme.space2
            Layout.bottomMargin: Theme.space2
            // Where there is room beside what was said.
            visible: text !== "" && root.height - header.height - composer.height > 60 * Theme.space1 * Math.sqrt(Theme.scale)
            role: AppLabel.Role.Caption
            horizontalAlignment: Text.AlignHCenter
            text: root.conversation.outlook
        }
        Divider {
            Layout.fillWidth: true
            visible: composer.visible
        }
        Composer {
            id: composer

            Layout.fillWidth: true
            focus: true
            visible: root.conversation.whyNot === ""
            conversation: root.conversation
            onFilesRequested: {
                fileDialog.active = true;
                (fileDialog.item as FileDialog).open();
            }
            onFolderRequested: {
                folderDialog.active = true;
                (folderDialog.item as FolderDialog).open();
            }
            onLeaveUpwards: messages.forceActiveFocus(Qt.BacktabFocusReason)
        }
    }

    property string problem

    /* When it has got its place: the button has the focus before there is room for it. */
    function showDueSoon(): void {
        Qt.callLater(root.showDue); // qmllint disable type
    }
    function showDue(): void {
        if (staged.due)
            stagedView.ensureVisible(staged.due);
    }

    DropArea {
        id: drop

        anchors.fill: parent
        enabled: root.conversation.canSend
        keys: ["text/uri-list", "image/png", "image/jpeg"]
        onDropped: event => {
            // Browsers give a picture's address and, some of them, the picture; only the latter is of use here.
            const picture = ["image/png", "image/jpeg"].find(format => event.formats.includes(format));
            if (picture !== undefined && !event.urls.some(url => String(url).startsWith("file:")))
                root.conversation.files.stagePicture(event.getDataAsArrayBuffer(picture));
            else
                root.conversation.files.stage(event.urls);
            event.accept(Qt.CopyAction);
        }

        Rectangle {
            anchors.fill: parent
            anchors.margins: Theme.space3
            visible: drop.containsDrag
            radius: Theme.radiusLarge
            color: Theme.color.accentMuted
            border.width: Theme.borderStrong
            border.color: Theme.color.accentText

            AppLabel {
                anchors.centerIn: parent
                width: parent.width - 2 * Theme.space4
                horizontalAlignment: Text.AlignHCenter
                role: AppLabel.Role.Title
                text: qsTr("Drop to offer to %1").arg(root.conversation.title)
            }
        }
    }

    LinkDialog {
        id: linkDialog

        conversation: root.conversation
    }
    ConfirmDialog {
        id: deleteDialog

        title: qsTr("Delete this conversation?")
        text: qsTr("Every message with %1 is deleted on this computer, not on theirs. What has not been sent yet will not be sent. "
                   + "Files stay where they are; pictures that you pasted are deleted.").arg(root.conversation.title)
        acceptText: qsTr("Delete conversation")
        onAccepted: root.conversation.forgetHistory()
    }
    BoundLoader {
        id: fileDialog

        active: false
        sourceComponent: FileDialog {
            title: qsTr("Offer which files?")
            fileMode: FileDialog.OpenFiles
            onAccepted: root.conversation.files.stage(selectedFiles)
        }
    }

    BoundLoader {
        id: folderDialog

        active: false
        sourceComponent: FolderDialog {
            title: qsTr("Offer which folder?")
            onAccepted: root.conversation.files.stage([selectedFolder])
        }
    }

    Connections {
        target: root.conversation

        function onContactChanged(): void {
            root.problem = "";
        }
        function onFailed(reason: string): void {
            root.problem = reason;
        }
        function onSendFailed(text: string, reason: string): void {
            root.problem = reason;
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* A row of the conversation: the day or the unread mark that begins here, the bubble, and what is wrong with it. */
Item {
    id: root

    required property Conversation conversation
    required property int index
    required property string messageId
    required property bool mine
    required property string messageText
    required property bool unknown
    required property int messageState
    required property string why
    required property string clock
    required property string day
    required property bool firstOfDay
    required property bool firstOfGroup
    required property bool lastOfGroup
    required property bool unreadDivider
    required property int fileState
    required property var fileLine
    required property var fileName
    required property var fileIcon
    required property var fileSize
    required property var fileReceived
    required property var fileMayRun
    required property var fileSavedAs
    required property var fileMayTryAgain
    required property var transfer
    required property string quote
    required property bool quoteMine
    required property double quotePosition

    readonly property bool current: ListView.isCurrentItem && (ListView.view?.activeFocus ?? false)
    readonly property bool m_failed: root.mine && root.messageState === MessageList.State.Failed
    readonly property bool answerable: root.conversation.canSend
                                       && !(root.mine && (root.messageState === MessageList.State.Failed
                                                          || root.messageState === MessageList.State.Cancelled))
    readonly property string m_content: root.fileState !== FileState.None
                                     ? qsTr("file %1, %2").arg(root.fileName).arg(Format.size(root.fileSize))
                                     : root.unknown ? qsTr("a message made by a newer Allium") : root.messageText
    readonly property string m_said: root.quote === "" ? root.m_content
                                     : root.quoteMine ? qsTr("%1, in reply to you: %2", "text, quoted words").arg(root.m_content).arg(root.quote)
                                     : qsTr("%1, in reply to %2: %3", "text, name, quoted words").arg(root.m_content).arg(root.conversation.title).arg(root.quote)

    signal menuRequested(Item at, point position)
    signal linkActivated(string address)
    signal againRequested()

    width: ListView.view ? ListView.view.width : 0
    height: column.height
    Accessible.role: Accessible.ListItem
    Accessible.focusable: true
    Accessible.focused: root.current
    Accessible.name: root.mine ? qsTr("You, %1: %2, %3", "time, text, state").arg(root.clock).arg(root.m_said).arg(bubble.stateText)
                               : qsTr("%1, %2: %3", "name, time, text").arg(root.conversation.title).arg(root.clock).arg(root.m_said)
    Accessible.onPressAction: root.openMenu()

    Column {
        id: column

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.space4
        anchors.rightMargin: Theme.space4
        topPadding: root.firstOfGroup ? Theme.space3 : Theme.space1 / 2
        bottomPadding: root.index === 0 ? Theme.space3 : 0
        spacing: Theme.space1

        ListDivider {
            width: parent.width
            height: implicitHeight + Theme.space3
            visible: root.firstOfDay
            text: root.day
        }
        ListDivider {
            width: parent.width
            height: implicitHeight + Theme.space3
            visible: root.unreadDivider
            accent: true
            text: qsTr("New")
        }
        Item {
            width: parent.width
            height: bubble.height

            MessageBubble {
                id: bubble

                anchors.left: root.mine ? undefined : parent.left
                anchors.right: root.mine ? parent.right : undefined
                message: root
                conversation: root.conversation
                maximumWidth: Math.min(parent.width * 0.86, Theme.readingWidth)
                current: root.current
                onMenuRequested: at => root.menuRequested(bubble, at)
                onLinkActivated: address => root.linkActivated(address)
                onQuoteActivated: root.conversation.reveal(root.quotePosition)
            }
        }
        AppLabel {
            anchors.right: parent.right
            width: Math.min(parent.width * 0.86, Theme.readingWidth)
            horizontalAlignment: Text.AlignRight
            visible: root.mine && ((root.m_failed && root.fileState === FileState.None) || (root.messageState === MessageList.State.Waiting && root.index === 0 && !root.conversation.online))
            role: AppLabel.Role.Caption
            color: root.m_failed ? Theme.color.danger : Theme.color.textMuted
            text: bubble.stateText
            Accessible.ignored: true
        }
        AppButton {
            anchors.right: parent.right
            visible: root.m_failed && root.fileState === FileState.None && root.conversation.canSend
            kind: AppButton.Kind.Quiet
            flush: AppButton.Edge.End
            iconName: "retry"
            text: qsTr("Send again")
            activeFocusOnTab: false
            onClicked: root.againRequested()
        }
    }

    function openMenu(): void {
        root.menuRequested(bubble, Qt.point(bubble.width / 2, bubble.height / 2));
    }
    function selectedText(): string {
        return bubble.selectedText();
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Controls
import Allium.Desktop

/* What can be done with one message. */
AppMenu {
    id: root

    required property Conversation conversation
    property string messageId
    property string words
    property string selection
    property bool mine: false
    property int messageState: MessageList.State.Received
    property bool isFile: false

    readonly property var m_links: root.isFile ? [] : root.conversation.links(root.words)

    property double quotePosition: 0 // of what it answers, where that is here
    property bool answerable: false

    signal linksRequested(var addresses)
    signal answerRequested()

    AppMenuItem {
        text: qsTr("Reply")
        iconName: "reply"
        visible: root.answerable
        onTriggered: root.answerRequested()
    }
    AppMenuItem {
        text: qsTr("Go to what it answers")
        iconName: "arrow-up"
        visible: root.quotePosition > 0
        onTriggered: root.conversation.reveal(root.quotePosition)
    }

    AppMenuItem {
        text: root.selection === "" ? qsTr("Copy") : qsTr("Copy selection")
        iconName: "copy"
        visible: !root.isFile
        onTriggered: root.conversation.copy(root.selection === "" ? root.words : root.selection)
    }
    AppMenuItem {
        text: root.m_links.length > 1 ? qsTr("Links…") : qsTr("Open link…")
        iconName: "link"
        visible: root.m_links.length > 0
        onTriggered: root.linksRequested(root.m_links)
    }
    AppMenuItem {
        text: qsTr("Send again")
        iconName: "retry"
        visible: root.mine && !root.isFile && root.conversation.canSend
                 && (root.messageState === MessageList.State.Failed || root.messageState === MessageList.State.Cancelled)
        onTriggered: root.conversation.sendAgain(root.messageId)
    }
    AppMenuItem {
        text: qsTr("Take back")
        iconName: "close"
        visible: root.mine && root.messageState === MessageList.State.Waiting
        onTriggered: root.conversation.cancelMessage(root.messageId)
    }
}

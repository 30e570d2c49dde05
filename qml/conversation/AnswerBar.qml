// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* Above the composer: what is being answered, and the way out of it. */
RowLayout {
    id: root

    required property Conversation conversation

    signal dismissed()

    spacing: Theme.space3

    Icon {
        name: "reply"
        size: Theme.iconSmall
        color: Theme.color.accentText
    }
    QuoteBlock {
        Layout.fillWidth: true
        enabled: false
        mine: root.conversation.answersMine
        otherName: root.conversation.title
        words: root.conversation.answered
    }
    IconButton {
        iconName: "close"
        text: qsTr("Do not answer it")
        onClicked: {
            root.conversation.answerNothing();
            root.dismissed();
        }
    }
}

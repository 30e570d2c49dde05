// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Allium.Controls
import Allium.Conversation
import Allium.Desktop
import Allium.Theme

/* One message in its bubble: the text with its time, or a file. */
Rectangle {
    id: root

    required property var message // the roles of MessageList
    required property Conversation conversation
    required property real maximumWidth
    property bool current: false
    readonly property alias stateText: mark.text

    signal menuRequested(point at)
    signal linkActivated(string address)
    signal quoteActivated()

    readonly property bool m_mine: root.message.mine
    readonly property bool m_isFile: root.message.fileState !== FileState.None
    readonly property bool m_gone: root.message.messageState === MessageList.State.Cancelled // an empty bubble, still readable
    readonly property color m_ink: root.m_gone ? Theme.color.textMuted : root.m_mine ? Theme.color.bubbleMineText : Theme.color.bubbleTheirsText
    readonly property color m_muted: root.m_gone ? Theme.color.textMuted : root.m_mine ? Theme.color.bubbleMineMuted : Theme.color.bubbleTheirsMuted
    readonly property real m_inner: root.maximumWidth - 2 * Theme.space3
    readonly property bool m_oneLine: !root.m_isFile && words.lineCount === 1
                                      && words.width + Theme.space3 + foot.width <= root.m_inner
    readonly property real m_ownWidth: root.m_isFile ? card.width
                                       : root.m_oneLine ? words.width + Theme.space3 + foot.width
                                                        : Math.max(words.width, foot.width)
    readonly property real m_contentWidth: Math.max(root.m_ownWidth, Math.min(quote.implicitWidth, root.m_inner))
    readonly property real m_above: Theme.space2 + (quote.active ? quote.implicitHeight + (root.m_isFile ? Theme.space3 : Theme.space1 + 2) : 0)
    readonly property real m_contentHeight: root.m_isFile ? card.height : words.height

    width: root.m_contentWidth + 2 * Theme.space3
    height: root.m_above + root.m_contentHeight + Theme.space2 + (root.m_oneLine ? 0 : foot.height) + (root.m_isFile ? Theme.space1 : 0)
    radius: Theme.radiusLarge
    color: root.m_gone ? "transparent" : root.m_mine ? Theme.color.bubbleMine : Theme.color.bubbleTheirs
    border.width: Theme.highContrast || root.m_gone ? Theme.hairline : 0
    border.color: Theme.highContrast ? Theme.color.outline : Theme.color.border

    FocusRing { shown: root.current }

    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: eventPoint => root.menuRequested(eventPoint.position)
    }
    TapHandler {
        acceptedDevices: PointerDevice.TouchScreen
        onLongPressed: root.menuRequested(Qt.point(root.width / 2, root.height / 2))
    }

    BoundLoader {
        id: quote

        x: Theme.space3
        y: Theme.space2
        width: root.m_contentWidth
        active: root.message.quote !== ""
        sourceComponent: QuoteBlock {
            mine: root.message.quoteMine
            otherName: root.conversation.title
            words: root.message.quote
            ink: root.m_ink
            muted: root.m_muted
            focusPolicy: root.current || activeFocus ? Qt.TabFocus : Qt.NoFocus
            onClicked: root.quoteActivated()
        }
    }

    TextEdit {
        id: words

        // What runs from right to left stands at its own beginning.
        anchors.left: parent.left
        anchors.leftMargin: Theme.space3
        y: root.m_above
        width: Math.min(Math.ceil(words.implicitWidth), root.m_inner)
        visible: !root.m_isFile
        text: root.m_isFile ? "" : root.message.unknown ? qsTr("This message was made by a newer Allium and cannot be shown here.")
                                                        : root.message.messageText
        textFormat: TextEdit.PlainText
        wrapMode: TextEdit.Wrap
        readOnly: true
        selectByMouse: true
        activeFocusOnPress: false
        activeFocusOnTab: false
        font: Theme.font.body
        color: root.m_ink
        selectionColor: Theme.color.accent
        selectedTextColor: Theme.color.textOnAccent
        Accessible.ignored: true

        TapHandler {
            onTapped: eventPoint => {
                const link = links.linkAt(words.text, words.positionAt(eventPoint.position.x, eventPoint.position.y));
                if (link !== "" && words.selectedText === "")
                    root.linkActivated(link);
            }
        }
        HoverHandler {
            id: pointer

            cursorShape: links.linkAt(words.text, words.positionAt(pointer.point.position.x, pointer.point.position.y)) !== ""
                         ? Qt.PointingHandCursor : Qt.IBeamCursor
        }
    }
    LinkHighlighter {
        id: links

        textDocument: words.textDocument
        color: root.m_mine ? root.m_ink : Theme.color.accentText
    }

    BoundLoader {
        id: card

        anchors.left: parent.left
        anchors.leftMargin: Theme.space3
        y: root.m_above
        width: Math.min(root.m_inner, 88 * Theme.space1 * Math.sqrt(Theme.scale))
        active: root.m_isFile
        sourceComponent: FileCard {
            file: root.message
            conversation: root.conversation
            ink: root.m_ink
            muted: root.m_muted
        }
    }

    Row {
        id: foot

        anchors.right: parent.right
        anchors.rightMargin: Theme.space3
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space2
        spacing: Theme.space1

        AppLabel {
            role: AppLabel.Role.Caption
            wrapMode: Text.NoWrap
            text: root.message.clock
            color: root.m_muted
            Accessible.ignored: true
        }
        MessageStateMark {
            id: mark

            anchors.verticalCenter: parent.verticalCenter
            messageState: root.message.messageState
            why: root.message.why
            otherName: root.conversation.title
            otherOnline: root.conversation.online
            ink: root.m_muted
        }
    }

    function selectedText(): string {
        return words.selectedText;
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* The messages, newest at the bottom. Stays at the bottom when it is there; when somebody reads further up nothing
   moves, whatever arrives. Tells the conversation what has been seen. */
FocusScope {
    id: root

    objectName: "messageView"

    required property Conversation conversation

    readonly property MessageList m_model: root.conversation.messages
    readonly property bool overflows: list.count > 0 ? list.contentHeight > list.height : welcome.visible && welcome.overflows
    readonly property bool atBottom: root.m_model.atNewest && place.below < Theme.space2

    signal linksRequested(var addresses)
    signal answerChosen() // and is to be written

    AppListView {
        id: list

        anchors.fill: parent
        focus: true
        label: qsTr("Messages with %1").arg(root.conversation.title)
        model: root.m_model
        verticalLayoutDirection: ListView.BottomToTop
        highlightFollowsCurrentItem: false
        reuseItems: false
        pixelAligned: true
        // By its address: Qt 6.4 refuses footers that are bound.
        footer: Qt.createComponent("LoadingFooter.qml", Component.PreferSynchronous, root)
        delegate: MessageDelegate {
            id: row

            conversation: root.conversation
            onMenuRequested: (at, position) => root.showMenu(row, at, position)
            onLinkActivated: address => root.linksRequested([address])
            onAgainRequested: root.conversation.sendAgain(row.messageId)
        }

        onContentYChanged: {
            place.moved();
            root.look();
        }
        onContentHeightChanged: place.settle()
        onHeightChanged: place.settle()
        onCurrentIndexChanged: {
            if (!list.activeFocus || list.currentIndex < 0)
                return;
            place.settleDown();
            list.positionViewAtIndex(list.currentIndex, ListView.Contain);
        }
        Keys.onPressed: event => {
            if (event.key === Qt.Key_R && (event.modifiers === Qt.NoModifier || event.modifiers === Qt.ControlModifier)) {
                root.answer(list.currentItem as MessageDelegate);
                event.accepted = list.currentItem !== null;
            } else if (event.key === Qt.Key_Home || event.key === Qt.Key_End) {
                list.currentIndex = event.key === Qt.Key_Home ? list.count - 1 : 0;
                event.accepted = true;
            } else if (event.matches(StandardKey.Copy) && list.currentItem) {
                const row = list.currentItem as MessageDelegate;
                const selection = row.selectedText();
                root.conversation.copy(selection === "" ? row.messageText : selection);
                event.accepted = true;
            } else if ([Qt.Key_Menu, Qt.Key_Return, Qt.Key_Enter].includes(event.key)
                       || (event.key === Qt.Key_F10 && event.modifiers & Qt.ShiftModifier)) {
                (list.currentItem as MessageDelegate)?.openMenu();
                event.accepted = list.currentItem !== null;
            }
        }
    }

    MessagePlace {
        id: place

        list: list
        messages: root.m_model
    }
    EmptyState {
        id: welcome

        anchors.fill: parent
        visible: list.count === 0 && !root.m_model.loading && root.conversation.canSend
        iconName: "message"
        title: qsTr("Say hello to %1").arg(root.conversation.title)
        text: qsTr("Messages go from your computer straight to theirs, encrypted, through Tor. No server keeps them.")
    }

    JumpButton {
        id: jump

        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.space4
        visible: list.count > 0 && root.height > 3 * height && (!root.m_model.atNewest || place.below > list.height / 2 || (root.conversation.unseen > 0 && !root.atBottom))
        unseen: root.conversation.unseen
        onClicked: root.toNewest()
    }

    MessageMenu {
        id: menu

        conversation: root.conversation
        onLinksRequested: addresses => root.linksRequested(addresses)
        onAnswerRequested: root.answer(list.currentItem as MessageDelegate)
    }
    Shortcut {
        sequence: "Ctrl+R"
        enabled: root.visible && !list.activeFocus
        onActivated: root.answerNewest()
    }

    Connections {
        target: root.m_model

        function onFound(row: int): void {
            root.goTo(row);
        }

        function onOpened(): void {
            root.showPlace();
        }
        function onRowsInserted(parent: var, first: int): void {
            if (first === 0)
                place.settleDown();
            place.settle();
            root.soon(root.look);
        }
        function onLoadingChanged(): void {
            root.soon(root.look);
        }
    }
    Connections {
        target: root.conversation

        function onContactChanged(): void {
            list.currentIndex = -1;
            place.stick();
        }
        function onActiveChanged(): void {
            root.look();
        }
    }

    // It may have been opened before there was a view of it.
    Component.onCompleted: if (list.count > 0) root.showPlace()

    function answer(row: MessageDelegate): void {
        if (!row?.answerable)
            return;
        root.conversation.answer(row.messageId, row.mine);
        root.answerChosen();
    }

    function answerNewest(): void {
        const id = root.m_model.newestOfTheirs();
        if (id === "")
            return;
        root.conversation.answer(id, false);
        root.answerChosen();
    }

    /* To a message that somebody asked for: in the middle, and with the focus. */
    function goTo(row: int): void {
        place.release();
        list.forceLayout();
        list.currentIndex = row;
        list.positionViewAtIndex(row, ListView.Center);
        list.forceActiveFocus(Qt.OtherFocusReason);
        root.soon(root.look);
    }

    function showPlace(): void {
        place.open();
        root.soon(root.look);
    }

    function toNewest(): void {
        place.stick();
        if (root.m_model.atNewest)
            list.positionViewAtBeginning();
        else
            root.m_model.loadNewest();
        root.look();
    }

    /* Once, when what is happening now is over. */
    function soon(what: var): void {
        Qt.callLater(what); // qmllint disable type
    }

    /* Says what can be seen, and fetches what will be seen next. */
    function look(): void {
        if (list.count === 0 || root.m_model.loading)
            return;
        const lowest = place.belowNow() < Theme.space2 ? 0 : list.indexAt(list.width / 2, list.contentY + list.height - Theme.space4);
        if (lowest >= 0)
            root.conversation.seen(root.m_model.positionAt(lowest));
        const above = list.contentY - list.originY;
        if (above < 1.5 * list.height)
            root.m_model.loadOlder();
        else if (place.belowNow() < 1.5 * list.height)
            root.m_model.loadNewer();
    }

    function showMenu(row: MessageDelegate, at: Item, position: point): void {
        list.currentIndex = row.index;
        list.forceActiveFocus();
        menu.messageId = row.messageId;
        menu.words = row.messageText;
        menu.selection = row.selectedText();
        menu.mine = row.mine;
        menu.messageState = row.messageState;
        menu.isFile = row.fileState !== FileState.None;
        menu.quotePosition = row.quotePosition;
        menu.answerable = row.answerable;
        if (menu.isFile && !row.answerable && row.quotePosition === 0 && !(row.mine && row.messageState === MessageList.State.Waiting))
            return;
        menu.parent = at;
        menu.popup(at, position);
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* Where a list of messages is, and where it stays when sizes change or something arrives.

       opening --somebody moves, or something arrives--> free
       opening, free --the end is in view--> stuck
       stuck --somebody moves up--> free

   Opening shows where the unread begins, as often as sizes become known. Stuck stays at the end. Free stays. */
QtObject {
    id: root

    required property AppListView list
    required property MessageList messages

    readonly property real below: root.belowNow()
    property bool m_stuck: true
    property bool m_opening: false
    readonly property bool m_dragged: root.list.dragged
    property bool m_placing: false // what moves now is moved from here
    property size m_sizes // of the list and of what is in it, when they were last looked at
    property real m_place: 0 // where the list was when it last moved, or got another height

    onM_draggedChanged: if (root.m_dragged) root.m_opening = false

    /* How much lies below what can be seen. Asked for where things move: there `below` still says what was. */
    function belowNow(): real {
        return root.list.originY + root.list.contentHeight - root.list.height - root.list.contentY;
    }

    /* After a page: the end, or where the unread begins. */
    function open(): void {
        root.m_opening = root.messages.dividerRow() >= 0;
        root.m_stuck = !root.m_opening;
        root.list.forceLayout();
        if (root.m_opening)
            root.toUnread();
        else
            root.list.positionViewAtBeginning();
    }
    /* It goes elsewhere, or to the end. */
    function release(): void {
        root.m_stuck = false;
        root.m_opening = false;
    }
    function stick(): void {
        root.m_stuck = true;
        root.m_opening = false;
    }
    /* Somebody chooses among the rows, or there is another one. */
    function settleDown(): void {
        root.m_opening = false;
    }

    /* To be told when contentY changes. Unless a pointer does it, what moves with a size was not moved by anybody; and it is
       told late, and more than once. */
    function moved(): void {
        const sameSizes = root.m_sizes === Qt.size(root.list.height, root.list.contentHeight);
        if (!root.m_placing && (root.m_dragged || (sameSizes && root.list.contentY !== root.m_place)))
            root.m_stuck = root.belowNow() < Theme.space2;
        root.m_place = root.list.contentY;
    }
    /* To be told when a size changes. */
    function settle(): void {
        if (root.m_sizes.width !== root.list.height) {
            // Something has come below the messages: the end, if it was in view, matters more than where the unread begins.
            if (root.m_stuck && root.m_sizes.width > 0)
                root.m_opening = false;
            root.m_place = root.list.contentY;
        }
        root.m_sizes = Qt.size(root.list.height, root.list.contentHeight);
        if (root.m_opening)
            Qt.callLater(root.toUnread); // qmllint disable type
        else if (root.m_stuck && root.messages.atNewest)
            Qt.callLater(root.toEnd); // qmllint disable type
    }

    function toEnd(): void {
        if (root.m_stuck)
            root.list.positionViewAtBeginning();
    }
    /* Where the unread begin, and if that fits the end with it; of what is higher than the list, the beginning. */
    function toUnread(): void {
        const divider = root.messages.dividerRow();
        if (!root.m_opening || divider < 0)
            return;
        root.m_placing = true;
        root.list.positionViewAtIndex(divider, ListView.Center);
        const row = root.list.itemAtIndex(divider);
        if (row && root.messages.atNewest && root.list.originY + root.list.contentHeight - row.y <= root.list.height)
            root.list.positionViewAtBeginning();
        else if (row && row.height > root.list.height)
            root.list.contentY = row.y;
        root.m_placing = false;
        root.m_stuck = root.list.height > 0 && root.messages.atNewest && root.belowNow() < Theme.space2;
    }
}

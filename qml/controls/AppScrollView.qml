// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Allium.Theme

/* Scrolls one column of things, which bind their width to `parent.width`; set contentHeight to theirs. Whatever gets
   the focus by keyboard is brought into view, and kept there when there comes to be more or less room or content, until
   somebody scrolls. */
Flickable {
    id: root

    property bool m_following: false

    /* What has the focus, if it is in here. */
    function focusedInside(): Item {
        const focused = root.Window.activeFocusItem;
        let item = focused;
        while (item && item !== root.contentItem)
            item = item.parent;
        return item ? focused : null;
    }
    function follow(): void {
        const focused = root.focusedInside();
        if (root.m_following && focused)
            root.ensureVisible(focused);
    }

    function ensureVisible(item: Item): void {
        const top = item.mapToItem(root.contentItem, 0, 0).y;
        const bottom = top + item.height;
        const room = Math.min(Theme.space4, Math.max(0, (root.height - item.height) / 2));
        if (top - room < root.contentY)
            root.contentY = Math.max(0, top - room);
        else if (bottom + room > root.contentY + root.height)
            root.contentY = Math.max(0, Math.min(root.contentHeight - root.height, bottom + room - root.height));
    }

    // Later: what is inside has its place only when all is laid out.
    onHeightChanged: Qt.callLater(root.follow) // qmllint disable type
    onContentHeightChanged: Qt.callLater(root.follow) // qmllint disable type
    onContentYChanged: if (root.moving || bar.pressed) root.m_following = false
    contentWidth: root.width
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    flickableDirection: Flickable.VerticalFlick
    T.ScrollBar.vertical: AppScrollBar {
        id: bar

        parent: root
        x: root.LayoutMirroring.enabled ? 0 : root.width - width
        height: root.height
    }

    Connections {
        target: root.Window.window
        function onActiveFocusItemChanged(): void {
            root.m_following = root.focusedInside() !== null;
            root.follow();
        }
    }
}

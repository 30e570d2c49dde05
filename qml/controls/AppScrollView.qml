// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Allium.Theme

/* Scrolls one column of things, which bind their width to `parent.width`; set contentHeight to theirs. Whatever gets
   the focus by keyboard is brought into view. */
Flickable {
    id: root

    function ensureVisible(item: Item): void {
        const top = item.mapToItem(root.contentItem, 0, 0).y;
        const bottom = top + item.height;
        const room = Math.min(Theme.space4, Math.max(0, (root.height - item.height) / 2));
        if (top - room < root.contentY)
            root.contentY = Math.max(0, top - room);
        else if (bottom + room > root.contentY + root.height)
            root.contentY = Math.max(0, Math.min(root.contentHeight - root.height, bottom + room - root.height));
    }

    contentWidth: root.width
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    flickableDirection: Flickable.VerticalFlick
    T.ScrollBar.vertical: AppScrollBar {
        parent: root
        x: root.LayoutMirroring.enabled ? 0 : root.width - width
        height: root.height
    }

    Connections {
        target: root.Window.window
        function onActiveFocusItemChanged(): void {
            let item = root.Window.activeFocusItem;
            const focused = item;
            while (item && item !== root.contentItem)
                item = item.parent;
            if (item && focused)
                root.ensureVisible(focused);
        }
    }
}

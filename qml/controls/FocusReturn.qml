// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/* Gives the focus back to where it was before a popup came, once that has gone. Not to something that is no longer shown,
   and not when another popup has it by then, such as a dialog that a command of a menu opened while the menu fades. */
QtObject {
    id: root

    property Item m_before: null
    property Item m_overlay: null

    function remember(parent: Item, overlay: Item): void {
        root.m_before = parent && parent.Window.window ? parent.Window.window.activeFocusItem : null;
        root.m_overlay = overlay;
    }
    function giveBack(): void {
        const before = root.m_before;
        root.m_before = null;
        if (!before || !before.visible || !before.Window.window)
            return;
        const popup = root.m_popupOf(before.Window.window.activeFocusItem);
        if (!popup || popup === root.m_popupOf(before))
            before.forceActiveFocus(Qt.PopupFocusReason);
    }
    function m_popupOf(item: Item): Item {
        let part = item;
        while (part && part.parent !== root.m_overlay)
            part = part.parent;
        return part;
    }
}

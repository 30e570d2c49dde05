// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Controls
import Allium.Theme

/* One of our icons in one colour. Decoration only: whatever it says must also be said in words. */
IconItem {
    id: root

    property real size: Theme.icon
    // Names that point along the line of reading turn round with it.
    readonly property bool directional: {
        switch (root.name) {
        case "back":
        case "chevron-left":
        case "chevron-right":
        case "reply":
        case "send":
        case "external-open": return true;
        default: return false;
        }
    }

    implicitWidth: root.size
    implicitHeight: root.size
    color: Theme.color.text
    mirror: root.directional && root.LayoutMirroring.enabled
    Accessible.ignored: true
}

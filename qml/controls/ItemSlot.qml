// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/* Holds one item that was made elsewhere, as wide as itself. */
Item {
    id: root

    property Item item: null

    implicitWidth: root.item ? root.item.implicitWidth : 0
    implicitHeight: root.item ? root.item.implicitHeight : 0
    onItemChanged: {
        if (root.item) {
            root.item.parent = root;
            root.item.width = Qt.binding(() => root.width);
            root.item.height = Qt.binding(() => root.height);
        }
    }
}

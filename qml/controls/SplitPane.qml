// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Allium.Theme

/* Panes side by side with a hairline between, which can be dragged within a wider grip. */
T.SplitView {
    id: root

    implicitWidth: 160 * Theme.space1
    implicitHeight: 100 * Theme.space1

    handle: Rectangle {
        implicitWidth: root.orientation === Qt.Horizontal ? Theme.hairline : root.width
        implicitHeight: root.orientation === Qt.Horizontal ? root.height : Theme.hairline
        color: T.SplitHandle.pressed ? Theme.color.accentText : T.SplitHandle.hovered ? Theme.color.outline : Theme.color.divider
        containmentMask: Item {
            x: root.orientation === Qt.Horizontal ? -Theme.space1 : 0
            y: root.orientation === Qt.Horizontal ? 0 : -Theme.space1
            width: root.orientation === Qt.Horizontal ? Theme.space2 + 1 : root.width
            height: root.orientation === Qt.Horizontal ? root.height : Theme.space2 + 1
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Theme

/* Drawn round a control that has the focus by keyboard. */
Rectangle {
    id: root

    property bool shown: false
    property real inset: 0 // how far outside the control; negative draws inside, for rows that touch

    anchors.fill: parent
    anchors.margins: -root.inset - Theme.borderStrong
    visible: root.shown
    color: "transparent"
    radius: Theme.radius + root.inset + Theme.borderStrong
    border.width: Theme.borderStrong
    border.color: Theme.color.focus
    z: 1
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Theme

/* Online or not, by shape as well as colour: a filled dot or a ring. */
Rectangle {
    id: root

    property bool online: false
    property real size: 10
    property color ground: Theme.color.surface // what the dot is cut out of

    implicitWidth: Math.round(root.size)
    implicitHeight: implicitWidth
    radius: width / 2
    color: root.ground
    Accessible.ignored: true

    Rectangle {
        anchors.fill: parent
        anchors.margins: Math.max(1, Math.round(root.size / 6))
        radius: width / 2
        color: root.online ? Theme.color.online : "transparent"
        border.width: root.online ? 0 : Theme.hairline
        border.color: Theme.color.textMuted
    }
}

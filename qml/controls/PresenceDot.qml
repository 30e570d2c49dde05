// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Theme

/* Online or not, by shape as well as colour: a filled dot or a ring. */
Rectangle {
    id: root

    property bool online: false
    property real size: 10
    property color ground: Theme.color.surface // what the dot is cut out of

    implicitWidth: root.size
    implicitHeight: root.size
    radius: width / 2
    color: root.ground
    Accessible.ignored: true

    Rectangle {
        anchors.fill: parent
        anchors.margins: Math.max(1.5, root.size * 0.17)
        radius: width / 2
        color: root.online ? (Theme.dark || Theme.highContrast ? Theme.color.positive : "#2e9e66") : "transparent"
        border.width: root.online ? 0 : Theme.hairline + 0.5
        border.color: Theme.color.textMuted
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Controls
import Allium.Theme

/* Over the messages: leads to the newest, and counts those that have not been seen. */
IconButton {
    id: root

    required property int unseen

    iconName: "arrow-down"
    text: root.unseen > 0 ? qsTr("Jump to the newest, %n new", "", root.unseen) : qsTr("Jump to the newest")

    Rectangle {
        anchors.fill: parent
        z: -2
        radius: Theme.radius
        color: Theme.color.raised
        border.width: Theme.hairline
        border.color: Theme.color.outline
    }
    Badge {
        anchors.right: parent.right
        anchors.rightMargin: -Math.min(width / 2, Theme.space3) // and no further, where the window may end
        anchors.verticalCenter: parent.top
        visible: root.unseen > 0
        count: root.unseen
        pixelSize: Math.round(Theme.iconLarge * 11 / 24) // grows as the icon does, so as not to hide it
        Accessible.ignored: true
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Theme

/* An icon on a ground of its own, ahead of a row, as large as the avatars of other rows. */
Rectangle {
    id: root

    required property string iconName
    property int tone: Theme.Tone.Neutral

    implicitWidth: Math.round(40 * Math.sqrt(Theme.scale))
    implicitHeight: implicitWidth
    radius: Theme.radius
    color: Theme.toneGround(root.tone)
    border.width: Theme.highContrast ? Theme.hairline : 0
    border.color: Theme.toneColor(root.tone)

    Icon {
        anchors.centerIn: parent
        name: root.iconName
        color: Theme.toneColor(root.tone)
    }
}

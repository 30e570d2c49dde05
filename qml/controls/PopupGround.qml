// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Theme

/* What floats above the page. Two hairlines stand for the shadow that the software renderer cannot draw. */
Rectangle {
    color: Theme.color.raised
    radius: Theme.radiusLarge
    border.width: Theme.hairline
    border.color: Theme.color.border

    Rectangle {
        anchors.fill: parent
        anchors.margins: -1
        z: -1
        visible: !Theme.highContrast
        radius: parent.radius + 1
        color: "transparent"
        border.width: Theme.hairline
        border.color: Theme.color.text
        opacity: 0.06
    }
}

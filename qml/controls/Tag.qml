// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Theme

/* A word about something: its state or kind. */
Rectangle {
    id: root

    required property string text
    property int tone: Theme.Tone.Neutral
    property string iconName

    implicitWidth: row.implicitWidth + 2 * Theme.space2
    implicitHeight: row.implicitHeight + Theme.space1
    radius: Theme.radiusSmall
    color: Theme.toneGround(root.tone)
    border.width: Theme.highContrast ? Theme.hairline : 0
    border.color: Theme.toneColor(root.tone)
    Accessible.role: Accessible.StaticText
    Accessible.name: root.text

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Theme.space1

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.iconName !== ""
            name: root.iconName
            size: Theme.iconSmall - 2
            color: Theme.toneColor(root.tone)
        }
        AppLabel {
            anchors.verticalCenter: parent.verticalCenter
            text: root.text
            font: Qt.font({ "family": Theme.font.caption.family, "pixelSize": Theme.font.caption.pixelSize, "weight": Font.Medium })
            color: Theme.toneColor(root.tone)
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Controls
import Allium.Theme

/* One of StepMark's steps: the line that leads to it, its mark, and its name where there is room. */
Row {
    id: root

    required property int index
    required property string modelData
    required property int position // where one is
    required property real lineWidth
    required property real missing // the present step's name is shorter by that
    required property bool named
    readonly property bool done: root.index < root.position
    readonly property bool current: root.index === root.position
    readonly property real taken: mark.width + (root.named ? root.spacing + Math.ceil(name.implicitWidth) : 0) // beside the line

    spacing: Theme.space2

    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        visible: root.index > 0
        width: root.lineWidth
        height: Theme.borderStrong
        radius: height / 2
        color: root.done || root.current ? Theme.color.accentText : Theme.color.divider
    }
    Rectangle {
        id: mark

        anchors.verticalCenter: parent.verticalCenter
        width: Theme.iconLarge
        height: Theme.iconLarge
        radius: width / 2
        color: root.done || root.current ? Theme.color.accent : "transparent"
        border.width: root.done || root.current ? 0 : Theme.hairline
        border.color: Theme.color.outline

        Icon {
            anchors.centerIn: parent
            visible: root.done
            name: "check"
            size: Theme.iconSmall
            color: Theme.color.textOnAccent
        }
        AppLabel {
            anchors.centerIn: parent
            visible: !root.done
            role: AppLabel.Role.Caption
            text: (root.index + 1).toLocaleString(Qt.locale(), "f", 0)
            color: root.current ? Theme.color.textOnAccent : Theme.color.textMuted
            Accessible.ignored: true
        }
    }
    AppLabel {
        id: name

        anchors.verticalCenter: parent.verticalCenter
        width: Math.max(0, Math.ceil(name.implicitWidth) - (root.current ? root.missing : 0))
        visible: root.named
        role: root.current ? AppLabel.Role.BodyStrong : AppLabel.Role.Muted
        text: root.modelData
        wrapMode: Text.NoWrap
        elide: Text.ElideRight
        Accessible.ignored: true
    }
}

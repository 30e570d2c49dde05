// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Allium.Theme

/* Something goes on whose end is not known. Three dots that take turns; still when motion is reduced. */
Item {
    id: root

    property real size: Theme.icon
    property color color: Theme.color.accentText
    property bool running: true
    property int m_turn: 0

    implicitWidth: root.size
    implicitHeight: root.size
    Accessible.role: Accessible.Animation
    Accessible.name: qsTr("Busy")

    Timer {
        interval: 220
        repeat: true
        running: root.running && root.visible && !Theme.reducedMotion
        onTriggered: root.m_turn = (root.m_turn + 1) % 3
    }
    Row {
        anchors.centerIn: parent
        spacing: root.size / 8
        Repeater {
            model: 3
            Rectangle {
                required property int index

                width: root.size / 4
                height: width
                radius: width / 2
                color: root.color
                opacity: Theme.reducedMotion || !root.running || index === root.m_turn ? 1 : 0.35
                Behavior on opacity { NumberAnimation { duration: Theme.duration } }
            }
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Allium.Theme

/* Three dots beside words that say the same: somebody is writing. They stand still where motion is not wanted. */
Row {
    id: root

    property color color: Theme.color.positive
    property real m_phase: 0

    spacing: Math.round(Theme.space1 * Theme.scale / 2)
    Accessible.ignored: true

    NumberAnimation {
        target: root
        property: "m_phase"
        running: root.visible && !Theme.reducedMotion
        from: 0
        to: 3
        duration: 1200
        loops: Animation.Infinite
    }
    Repeater {
        model: 3

        Rectangle {
            required property int index

            width: Math.round(Theme.space1 * Theme.scale)
            height: width
            radius: width / 2
            color: root.color
            opacity: Theme.reducedMotion || Math.floor(root.m_phase) === index ? 1 : 0.4
        }
    }
}

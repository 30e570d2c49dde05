// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Allium.Theme

/* How far something is, from the leading edge. `tone` says how it is doing. */
T.ProgressBar {
    id: root

    property string label
    property int tone: Theme.Tone.Accent
    property real m_sweep: 0.5

    NumberAnimation {
        target: root
        property: "m_sweep"
        running: root.indeterminate && root.visible && !Theme.reducedMotion
        loops: Animation.Infinite
        from: 0
        to: 1
        duration: 1500
        easing.type: Easing.InOutSine
    }

    implicitWidth: 40 * Theme.space1
    implicitHeight: Theme.space2 - 2
    Accessible.role: Accessible.ProgressBar
    Accessible.name: root.label

    background: Rectangle {
        radius: height / 2
        color: Theme.color.accentMuted
        border.width: Theme.highContrast ? Theme.hairline : 0
        border.color: Theme.color.outline
    }
    contentItem: Item {
        clip: root.indeterminate

        Rectangle {
            x: root.indeterminate ? (root.width + width) * root.m_sweep - width
               : root.mirrored ? root.width - width : 0
            width: root.indeterminate ? root.width * 0.3 : Math.max(root.position > 0 ? height : 0, root.position * root.width)
            height: root.height
            radius: height / 2
            color: root.tone === Theme.Tone.Accent ? Theme.color.accentText : Theme.toneColor(root.tone)

        }
    }
}

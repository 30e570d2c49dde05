// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Allium.Onboarding
import Allium.Theme

/* Where one is on a short way: a numbered mark for each step, joined by lines of one length. */
Item {
    id: root

    required property var steps
    required property int position

    // Not laid out but placed: a layout would make the steps equal, not the lines between them.
    property int m_made: 0 // steps that there are to be measured
    readonly property int m_lines: Math.max(1, root.m_made - 1)
    readonly property real m_room: {
        let room = root.width - Math.max(0, root.m_made - 1) * 2 * row.spacing;
        for (let i = 0; i < root.m_made; ++i)
            room -= (repeater.itemAt(i) as Step)?.taken ?? 0;
        return room;
    }
    readonly property real m_line: Math.max(Theme.space3, Math.floor(root.m_room / root.m_lines))

    implicitHeight: row.implicitHeight
    Accessible.role: Accessible.Indicator
    Accessible.name: qsTr("Step %1 of %2: %3").arg(root.position + 1).arg(root.steps.length).arg(root.steps[root.position] ?? "")

    Row {
        id: row

        width: root.width
        spacing: Theme.space2

        Repeater {
            id: repeater

            model: root.steps
            onItemAdded: index => root.m_made = index + 1
            onItemRemoved: root.m_made = 0 // all of them go

            Step {
                position: root.position
                lineWidth: root.m_line
                missing: Math.max(0, root.m_lines * root.m_line - root.m_room)
                named: root.width > (current ? 15 * (root.steps.length - 1) : 100) * Theme.space1 * Theme.scale
            }
        }
    }
}

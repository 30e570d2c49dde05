// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Theme

/* Where one is on a short way: a numbered mark for each step, joined by lines. */
RowLayout {
    id: root

    required property var steps
    required property int position

    spacing: Theme.space2
    Accessible.role: Accessible.Indicator
    Accessible.name: qsTr("Step %1 of %2: %3").arg(root.position + 1).arg(root.steps.length).arg(root.steps[root.position] ?? "")

    Repeater {
        model: root.steps

        RowLayout {
            id: step

            required property int index
            required property string modelData
            readonly property bool done: step.index < root.position
            readonly property bool current: step.index === root.position

            Layout.fillWidth: step.index > 0 || step.current
            spacing: Theme.space2

            Rectangle {
                Layout.fillWidth: true
                Layout.minimumWidth: Theme.space3
                visible: step.index > 0
                implicitHeight: Theme.borderStrong
                radius: height / 2
                color: step.done || step.current ? Theme.color.accentText : Theme.color.divider
            }
            Rectangle {
                implicitWidth: Theme.iconLarge
                implicitHeight: Theme.iconLarge
                radius: width / 2
                color: step.done || step.current ? Theme.color.accent : "transparent"
                border.width: step.done || step.current ? 0 : Theme.hairline
                border.color: Theme.color.outline

                Icon {
                    anchors.centerIn: parent
                    visible: step.done
                    name: "check"
                    size: Theme.iconSmall
                    color: Theme.color.textOnAccent
                }
                AppLabel {
                    anchors.centerIn: parent
                    visible: !step.done
                    role: AppLabel.Role.Caption
                    text: (step.index + 1).toLocaleString(Qt.locale(), "f", 0)
                    color: step.current ? Theme.color.textOnAccent : Theme.color.textMuted
                    Accessible.ignored: true
                }
            }
            AppLabel {
                Layout.fillWidth: step.current // shorter before the row sticks out
                Layout.maximumWidth: Math.ceil(implicitWidth)
                visible: root.width > (step.current ? 30 : 100) * Theme.space1 * Theme.scale
                role: step.current ? AppLabel.Role.BodyStrong : AppLabel.Role.Muted
                text: step.modelData
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
                Accessible.ignored: true
            }
        }
    }
}

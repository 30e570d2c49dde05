// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Allium.Theme

/* A value within limits, where about right is right. `valueText` says it in words. */
T.Slider {
    id: root

    property string label
    property string description
    property string valueText

    implicitWidth: 50 * Theme.space1
    implicitHeight: Theme.hitTarget
    padding: Theme.space1
    hoverEnabled: true
    Accessible.role: Accessible.Slider
    Accessible.name: root.valueText !== "" ? qsTr("%1, %2", "a setting and its value").arg(root.label).arg(root.valueText) : root.label
    Accessible.description: root.description
    Accessible.onIncreaseAction: root.increase()
    Accessible.onDecreaseAction: root.decrease()

    background: Rectangle {
        x: root.leftPadding
        y: root.topPadding + (root.availableHeight - height) / 2
        width: root.availableWidth
        height: Theme.space1
        radius: height / 2
        color: root.enabled ? Theme.color.outline : Theme.color.divider

        Rectangle {
            x: root.mirrored ? parent.width - width : 0
            width: root.position * parent.width
            height: parent.height
            radius: height / 2
            color: root.enabled ? Theme.color.accentText : Theme.color.textDisabled
        }
    }
    handle: Rectangle {
        x: root.leftPadding + root.visualPosition * (root.availableWidth - width)
        y: root.topPadding + (root.availableHeight - height) / 2
        implicitWidth: Theme.icon
        implicitHeight: Theme.icon
        radius: width / 2
        color: root.pressed ? Theme.color.accentMuted : Theme.color.surface
        border.width: Theme.borderStrong
        border.color: !root.enabled ? Theme.color.textDisabled : root.hovered || root.pressed ? Theme.color.accentHover : Theme.color.accentText

        FocusRing { shown: root.visualFocus; inset: 1; radius: height / 2 }
    }
}

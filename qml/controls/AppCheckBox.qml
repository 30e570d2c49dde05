// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Allium.Theme

/* A yes that is sent with the rest of a form. Act on `checkedChanged`, as with AppSwitch. */
T.CheckBox {
    id: root

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Math.max(Theme.hitTarget, implicitContentHeight + topPadding + bottomPadding)
    spacing: Theme.space3
    verticalPadding: Theme.wordGap // so that large or long words keep apart
    font: Theme.font.body
    hoverEnabled: true
    Accessible.role: Accessible.CheckBox
    Accessible.name: root.text
    Accessible.checkable: true
    Accessible.checked: root.checked

    indicator: Rectangle {
        x: root.mirrored ? root.width - width - root.rightPadding : root.leftPadding
        y: (root.height - height) / 2
        implicitWidth: Theme.icon
        implicitHeight: Theme.icon
        radius: Theme.radiusSmall - 1
        color: !root.enabled ? Theme.color.sunken : root.checked ? (root.hovered ? Theme.color.accentHover : Theme.color.accent)
               : root.hovered ? Theme.color.hover : Theme.color.surface
        border.width: root.checked && root.enabled ? 0 : Theme.hairline
        border.color: root.enabled ? Theme.color.outline : Theme.color.divider

        Icon {
            anchors.centerIn: parent
            visible: root.checked
            name: "check"
            size: parent.width - Theme.space1
            color: root.enabled ? Theme.color.textOnAccent : Theme.color.textDisabled
        }
        FocusRing { shown: root.visualFocus; inset: 1 }
    }
    contentItem: AppLabel {
        leftPadding: root.mirrored ? 0 : root.indicator.width + root.spacing
        rightPadding: root.mirrored ? root.indicator.width + root.spacing : 0
        text: root.text
        font: root.font
        color: root.enabled ? Theme.color.text : Theme.color.textDisabled
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
}

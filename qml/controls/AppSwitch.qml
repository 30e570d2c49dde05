// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Allium.Theme

/* On or off, at once. Act on `changed(on)`: unlike `toggled` it also comes when a screen reader toggles it. It comes as
   well when a binding sets `checked`, so what it does must be harmless when it is already so. */
T.Switch {
    id: root

    property string description
    property string label // accessible name where the words stand beside it

    property bool m_ready: false

    signal changed(bool on)

    implicitWidth: Math.max(implicitIndicatorWidth, implicitContentWidth) + leftPadding + rightPadding
    implicitHeight: Math.max(Theme.hitTarget, implicitContentHeight + topPadding + bottomPadding)
    spacing: Theme.space3
    font: Theme.font.body
    hoverEnabled: true
    Accessible.role: Accessible.CheckBox
    Accessible.name: root.text !== "" ? root.text : root.label
    Accessible.description: root.description
    Accessible.checkable: true
    Accessible.checked: root.checked
    onCheckedChanged: if (root.m_ready) root.changed(root.checked)
    Component.onCompleted: root.m_ready = true
    Keys.onReturnPressed: root.toggle()
    Keys.onEnterPressed: root.toggle()

    indicator: Rectangle {
        readonly property real knob: height - 2 * Theme.space1

        x: root.text === "" ? (root.width - width) / 2 : root.mirrored ? root.width - width - root.rightPadding : root.leftPadding
        y: (root.height - height) / 2
        implicitWidth: Math.round(38 * Math.sqrt(Theme.scale))
        implicitHeight: Math.round(22 * Math.sqrt(Theme.scale))
        radius: height / 2
        color: !root.enabled ? Theme.color.sunken : root.checked ? (root.hovered ? Theme.color.accentHover : Theme.color.accent)
               : root.hovered ? Theme.color.hover : Theme.color.sunken
        border.width: root.checked && root.enabled ? 0 : Theme.hairline
        border.color: root.enabled ? Theme.color.outline : Theme.color.divider
        Behavior on color { ColorAnimation { duration: Theme.durationShort } }

        Rectangle {
            x: Theme.space1 + root.visualPosition * (parent.width - width - 2 * Theme.space1)
            anchors.verticalCenter: parent.verticalCenter
            width: parent.knob
            height: width
            radius: width / 2
            color: !root.enabled ? Theme.color.textDisabled : root.checked ? Theme.color.textOnAccent : Theme.color.outline
            Behavior on x { enabled: !root.pressed; NumberAnimation { duration: Theme.durationShort } }
        }
        FocusRing { shown: root.visualFocus; inset: 1; radius: height / 2 }
    }
    contentItem: AppLabel {
        leftPadding: root.text !== "" && !root.mirrored ? root.indicator.width + root.spacing : 0
        rightPadding: root.text !== "" && root.mirrored ? root.indicator.width + root.spacing : 0
        text: root.text
        font: root.font
        color: root.enabled ? Theme.color.text : Theme.color.textDisabled
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
}

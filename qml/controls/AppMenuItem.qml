// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Allium.Theme

T.MenuItem {
    id: root

    property string iconName
    property bool danger: false

    readonly property color m_ink: !root.enabled ? Theme.color.textDisabled : root.danger ? Theme.color.danger : Theme.color.text
    readonly property real m_before: Theme.iconSmall + 2 + Theme.space3

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: visible ? Math.max(Theme.hitTarget, implicitContentHeight + topPadding + bottomPadding) : 0
    horizontalPadding: Theme.space3
    verticalPadding: Theme.wordGap
    font: Theme.font.body
    hoverEnabled: true
    Accessible.role: Accessible.MenuItem
    Accessible.name: root.text
    Accessible.checkable: root.checkable
    Accessible.checked: root.checked
    Accessible.onPressAction: if (root.enabled) root.triggered()

    contentItem: AppLabel {
        leftPadding: !root.mirrored && root.m_marked ? root.m_before : 0
        rightPadding: root.mirrored && root.m_marked ? root.m_before : 0
        text: root.text
        font: root.font
        color: root.m_ink
        wrapMode: Text.Wrap
        maximumLineCount: 4
        elide: Text.ElideRight
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
    readonly property bool m_marked: root.iconName !== "" || root.checkable

    Icon {
        x: root.mirrored ? root.width - width - root.rightPadding : root.leftPadding
        anchors.verticalCenter: parent.verticalCenter
        name: root.checkable ? (root.checked ? "check" : "") : root.iconName
        size: Theme.iconSmall + 2
        color: root.danger || !root.enabled ? root.m_ink : Theme.color.textMuted
    }
    background: Rectangle {
        radius: Theme.radius
        color: root.down ? Theme.color.pressed : root.highlighted ? Theme.color.hover : "transparent"
        border.width: Theme.highContrast && root.highlighted ? Theme.borderStrong : 0
        border.color: Theme.color.focus
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Allium.Theme

/* One of several. Put those that belong together under one parent; arrow keys move between them. */
T.RadioButton {
    id: root

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Math.max(Theme.hitTarget, implicitContentHeight + topPadding + bottomPadding)
    spacing: Theme.space3
    verticalPadding: Theme.wordGap // so that large or long words keep apart
    font: Theme.font.body
    hoverEnabled: true
    Accessible.role: Accessible.RadioButton
    Accessible.name: root.text
    Accessible.checkable: true
    Accessible.checked: root.checked
    // Qt's own would take the choice back when what is chosen is pressed.
    Accessible.onPressAction: root.checked = true
    Accessible.onToggleAction: root.checked = true
    Keys.onUpPressed: root.step(-1)
    Keys.onDownPressed: root.step(1)

    function step(by: int): void {
        const group = [];
        for (let i = 0; i < root.parent.children.length; ++i) {
            const item = root.parent.children[i];
            if (item instanceof AppRadioButton && item.enabled && item.visible)
                group.push(item);
        }
        const next = group[(group.indexOf(root) + by + group.length) % group.length];
        next.checked = true;
        next.forceActiveFocus(Qt.TabFocusReason);
    }

    indicator: Rectangle {
        x: root.mirrored ? root.width - width - root.rightPadding : root.leftPadding
        y: (root.height - height) / 2
        implicitWidth: Theme.icon
        implicitHeight: Theme.icon
        radius: width / 2
        color: root.enabled ? (root.hovered ? Theme.color.hover : Theme.color.surface) : Theme.color.sunken
        border.width: root.checked ? Theme.borderStrong : Theme.hairline
        border.color: !root.enabled ? Theme.color.divider : root.checked ? Theme.color.accentText : Theme.color.outline

        Rectangle {
            anchors.centerIn: parent
            visible: root.checked
            width: parent.width / 2
            height: width
            radius: width / 2
            color: root.enabled ? Theme.color.accentText : Theme.color.textDisabled
        }
        FocusRing { shown: root.visualFocus; inset: 1; radius: height / 2 }
    }
    contentItem: WholeWordsLabel {
        leftPadding: root.mirrored ? 0 : root.indicator.width + root.spacing
        rightPadding: root.mirrored ? root.indicator.width + root.spacing : 0
        text: root.text
        color: root.enabled ? Theme.color.text : Theme.color.textDisabled
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
}

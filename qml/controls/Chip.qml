// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Allium.Theme

/* A filter that can be on. */
T.Button {
    id: root

    property string iconName

    implicitWidth: row.implicitWidth + leftPadding + rightPadding
    implicitHeight: Math.max(Theme.hitTarget, row.implicitHeight + 2 * Theme.space2)
    horizontalPadding: Theme.space3
    checkable: true
    hoverEnabled: true
    font: Theme.font.label
    Accessible.role: Accessible.CheckBox
    Accessible.name: root.text
    Accessible.checkable: true
    Accessible.checked: root.checked
    Accessible.onPressAction: root.press()
    Accessible.onToggleAction: root.press()
    Keys.onReturnPressed: event => { if (!event.isAutoRepeat) root.press(); }

    function press(): void {
        if (!root.enabled)
            return;
        root.toggle();
        root.clicked();
    }

    contentItem: Item {
        Row {
            id: row

            anchors.centerIn: parent
            spacing: Theme.space1 + 2

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: name !== ""
                name: root.checked ? "check" : root.iconName
                size: Theme.iconSmall
                color: label.color
            }
            AppLabel {
                id: label

                anchors.verticalCenter: parent.verticalCenter
                text: root.text
                font: root.font
                color: !root.enabled ? Theme.color.textDisabled : root.checked ? Theme.color.accentText : Theme.color.text
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }
    background: Item {
        Rectangle {
            anchors.centerIn: parent
            width: parent.width
            height: parent.height - Theme.space1
            radius: height / 2
            color: root.down ? Theme.color.pressed : root.checked ? Theme.color.selected : root.hovered ? Theme.color.hover : "transparent"
            border.width: root.checked && !Theme.highContrast ? 0 : Theme.hairline
            border.color: root.checked ? Theme.color.accentText : Theme.color.border

            FocusRing { shown: root.visualFocus; radius: height / 2 }
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Allium.Theme

/* A button that is an icon. `text` is its accessible name and its tooltip. */
T.Button {
    id: root

    property string iconName
    property color iconColor: Theme.color.textMuted
    property real iconSize: Theme.icon

    implicitWidth: Math.max(Theme.hitTarget, root.iconSize + 2 * Theme.space2)
    implicitHeight: implicitWidth
    hoverEnabled: true
    display: T.AbstractButton.IconOnly
    Accessible.role: root.checkable ? Accessible.CheckBox : Accessible.Button
    Accessible.name: root.text
    Accessible.checkable: root.checkable
    Accessible.checked: root.checked
    Accessible.onPressAction: root.press()
    Keys.onReturnPressed: event => { if (!event.isAutoRepeat) root.press(); }
    Keys.onEnterPressed: event => { if (!event.isAutoRepeat) root.press(); }

    function press(): void {
        if (!root.enabled)
            return;
        if (root.checkable)
            root.toggle();
        root.clicked();
    }

    contentItem: Item {
        implicitWidth: root.iconSize
        implicitHeight: root.iconSize

        Icon {
            anchors.centerIn: parent
            name: root.iconName
            size: root.iconSize
            color: !root.enabled ? Theme.color.textDisabled : root.checked ? Theme.color.accentText
                   : root.hovered || root.visualFocus ? Theme.color.text : root.iconColor
        }
    }
    background: Rectangle {
        color: !root.enabled ? "transparent" : root.down ? Theme.color.pressed : root.checked ? Theme.color.selected
               : root.hovered ? Theme.color.hover : "transparent"
        radius: Theme.radius

        FocusRing { shown: root.visualFocus }
    }

    BoundLoader {
        active: root.hovered || root.visualFocus
        sourceComponent: AppToolTip {
            parent: root
            text: root.text
            visible: root.text !== "" && (root.hovered || root.visualFocus) && !root.down
        }
    }
}

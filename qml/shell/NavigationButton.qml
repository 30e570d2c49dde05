// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Allium.Controls
import Allium.Theme

/* One page in the navigation: icon above name. */
T.AbstractButton {
    id: root

    property string iconName
    property string shortcutText

    signal chosen()

    implicitWidth: Math.max(content.implicitWidth + 2 * Theme.space1, 18 * Theme.space1)
    implicitHeight: Math.max(content.implicitHeight + 2 * Theme.space2, Theme.hitTarget)
    hoverEnabled: true
    onClicked: root.chosen()
    Accessible.role: Accessible.PageTab
    Accessible.name: root.text
    Accessible.checked: root.checked
    Accessible.onPressAction: root.chosen()
    Keys.onReturnPressed: root.chosen()
    Keys.onEnterPressed: root.chosen()

    readonly property color ink: root.checked ? Theme.color.accentText
                                 : root.hovered || root.visualFocus ? Theme.color.text : Theme.color.textMuted

    contentItem: Column {
        id: content

        spacing: Theme.space1

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: root.iconName
            size: Theme.iconLarge
            color: root.ink
        }
        AppLabel {
            width: parent.width
            role: AppLabel.Role.Caption
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            color: root.ink
            text: root.text
            Accessible.ignored: true
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: root.down ? Theme.color.pressed : root.checked ? Theme.color.selected
               : root.hovered ? Theme.color.hover : "transparent"

        FocusRing { shown: root.visualFocus }
    }
    AppToolTip {
        parent: root
        text: root.text + "  " + root.shortcutText
        visible: root.hovered && !root.down
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Allium.Controls
import Allium.Theme

/* One page in the navigation: icon above name. Qt gives controls the role of their class, whatever they ask for. */
T.TabButton {
    id: root

    property string iconName
    property string shortcutText
    property int count: 0 // of what is new on the page
    property real labelScale: 1

    signal chosen()

    implicitWidth: Math.max(implicitContentWidth + leftPadding + rightPadding, 18 * Theme.space1)
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    verticalPadding: Theme.space2
    hoverEnabled: true
    onClicked: root.chosen()
    Accessible.role: Accessible.PageTab
    Accessible.name: root.text
    Accessible.description: root.count > 0 ? qsTr("%n new", "", root.count) : ""
    Accessible.checked: root.checked
    Accessible.onPressAction: root.chosen()
    Keys.onReturnPressed: root.chosen()
    Keys.onEnterPressed: root.chosen()

    readonly property color ink: root.checked ? Theme.color.accentText
                                 : root.hovered || root.visualFocus ? Theme.color.text : Theme.color.textMuted

    contentItem: Item {
        implicitWidth: Math.max(icon.width, label.implicitWidth)
        implicitHeight: icon.height + Theme.space1 + label.implicitHeight

        Icon {
            id: icon

            anchors.horizontalCenter: parent.horizontalCenter
            name: root.iconName
            size: Theme.iconLarge
            color: root.ink
        }
        Badge {
            anchors.left: icon.right
            // Touches the icon rather than hides it, and stays over its page's name.
            anchors.leftMargin: Math.min(-height / 3, (parent.width - icon.width) / 2 + root.rightPadding - width)
            anchors.top: parent.top
            anchors.topMargin: -Theme.space1 - 2
            count: root.count
            most: 99
            pixelSize: Math.round(Theme.iconLarge * 11 / 24) // grows as the icon does, so as not to hide it
            Accessible.ignored: true
        }
        AppLabel {
            id: label

            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            role: AppLabel.Role.Caption
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.NoWrap
            font.family: Theme.font.caption.family
            font.pixelSize: Math.max(8, Math.floor(Theme.font.caption.pixelSize * root.labelScale))
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

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Theme

/* What a place says while nothing is in it, and what to do about that: in the middle of it, and scrolled where the place
   is too small for the words. */
Item {
    id: root

    property string iconName
    required property string title
    property string text
    property string actionText
    property string actionIcon
    property string secondaryText

    readonly property bool overflows: scroll.interactive

    signal action()
    signal secondaryAction()

    implicitWidth: column.implicitWidth + 2 * Theme.space6
    implicitHeight: column.implicitHeight + 2 * Theme.space6

    AppScrollView {
        id: scroll

        anchors.fill: parent
        contentHeight: Math.max(height, column.implicitHeight + 2 * Theme.space4)
        interactive: contentHeight > height
    }
    ColumnLayout {
        id: column

        parent: scroll.contentItem
        x: Math.round((scroll.width - width) / 2)
        y: Math.round((scroll.contentHeight - height) / 2)
        width: Math.min(scroll.width - 2 * Theme.space6, 96 * Theme.space1 * Math.sqrt(Theme.scale))
        spacing: Theme.space1 + Theme.wordGap

        Rectangle {
            Layout.alignment: Qt.AlignHCenter
            Layout.bottomMargin: Theme.space3
            visible: root.iconName !== ""
            implicitWidth: Theme.iconHuge + Theme.space8
            implicitHeight: implicitWidth
            radius: width / 2
            color: Theme.color.accentMuted

            Icon {
                anchors.centerIn: parent
                name: root.iconName
                size: Theme.iconHuge * 0.75
                color: Theme.color.accentText
            }
        }
        AppLabel {
            Layout.fillWidth: true
            role: AppLabel.Role.Title
            text: root.title
            horizontalAlignment: Text.AlignHCenter
        }
        AppLabel {
            Layout.fillWidth: true
            role: AppLabel.Role.Muted
            visible: root.text !== ""
            text: root.text
            horizontalAlignment: Text.AlignHCenter
            lineHeight: 1.25
        }
        Grid {
            id: actions

            readonly property bool beside: first.implicitWidth + second.implicitWidth + spacing <= column.width

            Layout.topMargin: Theme.space3
            Layout.alignment: Qt.AlignHCenter
            visible: root.actionText !== "" || root.secondaryText !== ""
            columns: actions.beside ? 2 : 1
            horizontalItemAlignment: Grid.AlignHCenter
            spacing: Theme.space2

            AppButton {
                id: first

                visible: root.actionText !== ""
                kind: AppButton.Kind.Primary
                maximumWidth: column.width
                iconName: root.actionIcon
                text: root.actionText
                onClicked: root.action()
            }
            AppButton {
                id: second

                visible: root.secondaryText !== ""
                maximumWidth: column.width
                text: root.secondaryText
                onClicked: root.secondaryAction()
            }
        }
    }
}

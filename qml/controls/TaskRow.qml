// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Theme

/* Something under way that can be stopped: what it is, how far it is, a bar, and a button. `part` goes from
   0 to 1. */
RowLayout {
    id: root

    property string text
    property string secondaryText
    property string iconName
    property real part: 0
    property string cancelText: qsTr("Cancel")

    signal cancelled()

    spacing: Theme.space3
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1, %2", "what is under way, how far it is").arg(root.text).arg(root.secondaryText)

    Icon {
        Layout.alignment: Qt.AlignTop
        visible: root.iconName !== ""
        name: root.iconName
        size: Theme.icon
        color: Theme.color.textMuted
    }
    ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.space1

        AppLabel {
            Layout.fillWidth: true
            text: root.text
            wrapMode: Text.NoWrap
            elide: Text.ElideMiddle
            Accessible.ignored: true
        }
        AppProgressBar {
            Layout.fillWidth: true
            value: root.part
            label: root.text
        }
        AppLabel {
            Layout.fillWidth: true
            role: AppLabel.Role.Caption
            text: root.secondaryText
            maximumLineCount: 3
            elide: Text.ElideRight
            Accessible.ignored: true
        }
    }
    IconButton {
        iconName: "close"
        text: root.cancelText
        Accessible.description: root.text
        onClicked: root.cancelled()
    }
}

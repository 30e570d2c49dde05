// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Theme

/* Something under way that can be stopped, laid out as a ListRow: what it is, how far it is, a bar, and a button. `part`
   goes from 0 to 1. */
RowLayout {
    id: root

    property string text
    property string secondaryText
    property string iconName
    property real part: 0
    property string cancelText: qsTr("Cancel")

    readonly property bool m_narrow: root.width < Theme.narrowWidth
    readonly property bool m_wordsOnly: root.width < 44 * Theme.space1 * Theme.scale // they need the room

    signal cancelled()

    spacing: Theme.space3
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1, %2", "what is under way, how far it is").arg(root.text).arg(root.secondaryText)

    IconTile {
        visible: root.iconName !== "" && !root.m_wordsOnly
        iconName: root.iconName
    }
    ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.wordGap / 2

        AppLabel {
            Layout.fillWidth: true
            text: root.text
            wrapMode: root.m_narrow ? Text.Wrap : Text.NoWrap
            maximumLineCount: root.m_narrow ? 4 : 1
            elide: root.m_narrow ? Text.ElideRight : Text.ElideMiddle // the end tells what kind it is
            Accessible.ignored: true
        }
        AppLabel {
            Layout.fillWidth: true
            role: AppLabel.Role.Caption
            text: root.secondaryText.replace(/ · /g, "\u00a0· ") // no line begins with a dot
            maximumLineCount: 6
            elide: Text.ElideRight
            Accessible.ignored: true
        }
        AppProgressBar {
            Layout.fillWidth: true
            Layout.maximumWidth: 90 * Theme.space1 * Math.sqrt(Theme.scale) // longer it says no more
            Layout.topMargin: Theme.space1
            value: root.part
            label: root.text
        }
    }
    IconButton {
        iconName: "close"
        text: root.cancelText
        Accessible.description: root.text
        onClicked: root.cancelled()
    }
}

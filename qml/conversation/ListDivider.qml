// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Theme

/* A line across the conversation with a word in it: a day, or where the unread begins. */
RowLayout {
    id: root

    required property string text
    property bool accent: false

    spacing: Theme.space3

    Rectangle {
        Layout.fillWidth: true
        implicitHeight: Theme.hairline
        color: root.accent ? Theme.color.accentText : Theme.color.divider
    }
    AppLabel {
        role: AppLabel.Role.Caption
        text: root.text
        color: root.accent ? Theme.color.accentText : Theme.color.textMuted
        Accessible.ignored: true
    }
    Rectangle {
        Layout.fillWidth: true
        implicitHeight: Theme.hairline
        color: root.accent ? Theme.color.accentText : Theme.color.divider
    }
}

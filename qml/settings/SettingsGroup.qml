// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Theme

/* Settings that belong together: a heading, the rows on one surface, and what went wrong with them. */
ColumnLayout {
    id: root

    property string title
    property string text
    property string error
    default property alias content: card.content

    Layout.fillWidth: true
    spacing: Theme.space2

    AppLabel {
        Layout.fillWidth: true
        visible: root.title !== ""
        role: AppLabel.Role.Heading
        text: root.title
    }
    AppLabel {
        Layout.fillWidth: true
        Layout.bottomMargin: Theme.space1
        visible: root.text !== ""
        role: AppLabel.Role.Muted
        lineHeight: 1.2
        text: root.text
    }
    Card {
        id: card

        Layout.fillWidth: true
    }
    Banner {
        Layout.fillWidth: true
        visible: root.error !== ""
        tone: Theme.Tone.Danger
        text: root.error
    }
}

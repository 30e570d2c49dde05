// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Theme

/* One kind of control, on a card. */
ColumnLayout {
    id: root

    required property string title
    default property alias content: card.content

    spacing: Theme.space2

    SectionHeader {
        Layout.fillWidth: true
        text: root.title
    }
    Card {
        id: card

        Layout.fillWidth: true
    }
}

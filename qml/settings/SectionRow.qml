// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Theme

/* A section of the settings in the list of them. */
ListRow {
    id: root

    required property string iconName
    required property bool leads // to a page of its own

    contentItem: RowLayout {
        spacing: root.spacing

        Icon {
            visible: root.availableWidth - root.spacing - width >= 22 * Theme.space1 * Theme.scale // the words need the room
            name: root.iconName
            color: root.highlighted ? Theme.color.accentText : Theme.color.textMuted
        }
        WholeWordsLabel {
            Layout.fillWidth: true
            text: root.text
            maximumLineCount: 3
            elide: Text.ElideRight
            Accessible.ignored: true
        }
        Icon {
            visible: root.leads && root.width >= 40 * Theme.space1 * Theme.scale
            name: "chevron-right"
            size: Theme.iconSmall
            color: Theme.color.textMuted
        }
    }
}

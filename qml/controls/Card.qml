// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Theme

/* Groups what belongs together on a surface of its own. Children are laid out in a column. */
Rectangle {
    id: root

    default property alias content: column.data
    property alias spacing: column.spacing
    property real padding: Theme.space4

    implicitWidth: column.implicitWidth + 2 * root.padding
    implicitHeight: column.implicitHeight + 2 * root.padding
    radius: Theme.radiusLarge
    color: Theme.color.surface
    border.width: Theme.hairline
    border.color: Theme.color.divider

    ColumnLayout {
        id: column

        anchors.fill: parent
        anchors.margins: root.padding
        spacing: Theme.space3
    }
}

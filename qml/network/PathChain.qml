// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* The four stations between this computer and others: side by side, or below each other where it is narrow. */
Card {
    id: root

    required property StationsModel stations
    readonly property bool m_wide: root.width >= 170 * Theme.space1 * Theme.scale

    Grid {
        id: grid

        readonly property int perRow: root.m_wide ? 4 : 1
        readonly property real cell: (root.width - 2 * root.padding) / grid.perRow

        columns: grid.perRow

        Repeater {
            model: root.stations

            Station {
                width: grid.cell
                upright: root.m_wide
                isFirst: index === 0
                isLast: index === root.stations.rowCount() - 1
            }
        }
    }
}

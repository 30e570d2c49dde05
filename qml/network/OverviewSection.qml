// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* The whole in one sentence with the one thing that helps; below it the way, station by station. */
AppScrollView {
    id: root

    required property NetworkViewModel network
    readonly property real wantedHeight: column.height + 2 * Theme.space6

    signal pageRequested(key: string)

    contentHeight: root.wantedHeight

    Column {
        id: column

        readonly property real wanted: Math.min(root.width - 2 * Theme.space4, Theme.readingWidth * 1.25)

        x: (root.width - width) / 2
        y: Theme.space6
        width: column.wanted
        spacing: Theme.space4

        SummaryCard {
            width: parent.width
            network: root.network
            onPageRequested: key => root.pageRequested(key)
        }
        Banner {
            width: parent.width
            visible: root.network.leaks.length > 0
            tone: Theme.Tone.Danger
            title: qsTr("Allium has connections that do not go through Tor")
            text: qsTr("This should never happen. Quit Allium, and report what stands here: %1").arg(String(root.network.leaks))
        }
        PathChain {
            width: parent.width
            stations: root.network.stations
        }
    }
}

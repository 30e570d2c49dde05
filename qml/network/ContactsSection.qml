// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* How each contact is reached. */
Item {
    id: root

    required property NetworkViewModel network
    readonly property real m_margin: Math.max(Theme.space4, (root.width - Theme.readingWidth * 1.25) / 2)

    EmptyState {
        anchors.fill: parent
        visible: list.count === 0
        iconName: "contacts"
        title: qsTr("No contacts yet")
        text: qsTr("Once you have some, this is where you see how each of them is reached.")
    }
    AppListView {
        id: list

        anchors.fill: parent
        visible: list.count > 0
        label: qsTr("Ways to contacts")
        topMargin: Theme.space3
        bottomMargin: Theme.space3
        model: root.network.contacts
        delegate: ContactPathRow {
            margin: root.m_margin
            onTryRequested: id => root.network.tryNow(id)
        }
    }
}

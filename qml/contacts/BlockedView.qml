// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Theme

/* Whom I blocked, and the way back. */
SubPage {
    id: root

    required property var contacts

    title: qsTr("Blocked people")

    EmptyState {
        Layout.fillWidth: true
        visible: root.contacts.blocked.count === 0
        iconName: "block"
        title: qsTr("Nobody is blocked")
        text: qsTr("Block somebody on their page or when they ask to be your contact. Allium then answers them no more.")
    }
    AppLabel {
        Layout.fillWidth: true
        visible: root.contacts.blocked.count > 0
        role: AppLabel.Role.Muted
        text: qsTr("Allium does not answer them. Unblocking lets them ask to be your contact again.")
        lineHeight: 1.2
    }
    ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.space5

        Repeater {
            model: root.contacts.blocked

            BlockedRow {
                id: entry

                Layout.fillWidth: true
                onUnblocked: root.contacts.unblock(entry.requestId)
            }
        }
    }
}

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
    }
    ColumnLayout {
        Layout.fillWidth: true
        spacing: 0

        Repeater {
            model: root.contacts.blocked

            GridLayout {
                id: entry

                required property string requestId
                required property string name
                readonly property bool narrow: entry.width < 40 * Theme.space1 * Theme.scale
                readonly property string who: entry.name !== "" ? entry.name : qsTr("Somebody without a name")

                Layout.fillWidth: true
                Layout.topMargin: Theme.space2
                Layout.bottomMargin: Theme.space2
                columns: entry.narrow ? 2 : 3
                columnSpacing: Theme.space3
                rowSpacing: Theme.space2

                Avatar {
                    name: entry.name
                    identity: entry.requestId
                    Accessible.ignored: true
                }
                AppLabel {
                    Layout.fillWidth: true
                    text: entry.who
                    wrapMode: Text.NoWrap
                    elide: Text.ElideRight
                }
                AppButton {
                    Layout.columnSpan: entry.narrow ? 2 : 1 // below the two
                    Layout.fillWidth: entry.narrow
                    text: qsTr("Unblock")
                    Accessible.name: qsTr("Unblock %1").arg(entry.who)
                    onClicked: root.contacts.unblock(entry.requestId)
                }
            }
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Theme

/* Requests in both directions. */
SubPage {
    id: root

    required property var contacts

    signal viewWanted(view: string)

    title: qsTr("Requests")

    EmptyState {
        Layout.fillWidth: true
        visible: root.contacts.incoming.count + root.contacts.outgoing.count === 0
        iconName: "person-add"
        title: qsTr("No requests")
        text: qsTr("When somebody who has your onion ID wants to be your contact, you decide here.")
        actionText: qsTr("Show my ID")
        secondaryText: qsTr("Add somebody")
        onAction: root.viewWanted("me")
        onSecondaryAction: root.viewWanted("add")
    }
    ColumnLayout {
        Layout.fillWidth: true
        visible: root.contacts.incoming.count > 0
        spacing: Theme.space3

        SectionHeader {
            id: theyAsk

            Layout.fillWidth: true
            text: qsTr("They ask you")

            AppButton {
                visible: root.contacts.incoming.count > 1
                maximumWidth: theyAsk.width
                kind: AppButton.Kind.Quiet
                flush: theyAsk.stacked ? AppButton.Edge.Start : AppButton.Edge.End
                text: qsTr("Reject all…")
                onClicked: rejectDialog.open()
            }
        }
        Banner {
            Layout.fillWidth: true
            visible: root.contacts.flooded
            tone: Theme.Tone.Warning
            title: qsTr("Many ask at once")
            text: qsTr("Your onion ID may have been spread. Allium keeps at most 50 requests and makes newcomers work for it. You can pause requests for a while: your contacts still reach you.")
            actionText: qsTr("Pause requests")
            onAction: root.contacts.closeDoor()
        }
        AppLabel {
            Layout.fillWidth: true
            role: AppLabel.Role.Muted
            text: qsTr("Accept, and you can write to each other and see when the other is online. Whoever you reject is not told.")
            lineHeight: 1.2
        }
        Repeater {
            model: root.contacts.incoming

            IncomingRequest {
                id: incoming

                Layout.fillWidth: true
                onAccepted: root.contacts.accept(incoming.requestId)
                onRejected: root.contacts.reject(incoming.requestId)
                onBlocked: {
                    blockDialog.who = incoming.who;
                    blockDialog.id = incoming.requestId;
                    blockDialog.open();
                }
            }
        }
    }
    ColumnLayout {
        Layout.fillWidth: true
        visible: root.contacts.outgoing.count > 0
        spacing: Theme.space3

        SectionHeader {
            Layout.fillWidth: true
            text: qsTr("You asked them")
        }
        Repeater {
            model: root.contacts.outgoing

            OutgoingRequest {
                id: outgoing

                Layout.fillWidth: true
                explanation: root.contacts.explain(outgoing.why)
                onCancelled: root.contacts.cancel(outgoing.requestId)
            }
        }
    }

    ConfirmDialog {
        id: rejectDialog

        title: qsTr("Reject every request?")
        text: qsTr("All %n who ask now. They are not told.", "", root.contacts.incoming.count)
        acceptText: qsTr("Reject all")
        onAccepted: root.contacts.rejectAll()
    }
    ConfirmDialog {
        id: blockDialog

        property string who
        property string id

        title: qsTr("Block %1?").arg(blockDialog.who)
        text: qsTr("They are not told, and Allium answers them no more. You can unblock them later.")
        acceptText: qsTr("Block")
        onAccepted: root.contacts.block(blockDialog.id)
    }
}

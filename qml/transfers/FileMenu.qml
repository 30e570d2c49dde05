// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Controls
import Allium.Desktop

/* What can be done with a file of the list, and the questions before what cannot be undone. One for all rows: what it
   is about is kept from the moment it opens, whatever becomes of the row. */
Item {
    id: root

    required property FileActions actions
    required property bool canShare
    property bool hasMessages: false // there is a conversation to go to

    property string m_offer
    property string m_transfer
    property string m_name
    property string m_savedAs
    property int m_state: FileState.None
    property bool m_mayRun: true
    property bool m_mayTryAgain: false
    property double m_position: 0

    readonly property bool m_done: root.m_state === FileState.Done
    readonly property bool m_going: root.m_state === FileState.Queued || root.m_state === FileState.Connecting
                                    || root.m_state === FileState.Running || root.m_state === FileState.WaitingForPeer
                                    || root.m_state === FileState.Paused || root.m_state === FileState.Failed

    signal forget(transfer: string)
    signal shareAgain(file: url)
    signal messageWanted(position: double)

    function openFor(row: FileRow, at: Item): void {
        root.look(row);
        menu.popup(at, 0, at.height);
    }
    function askToRemove(row: FileRow): void {
        root.look(row);
        if (root.m_transfer !== "")
            remove.open();
    }
    function look(row: FileRow): void {
        root.m_offer = row.offer;
        root.m_transfer = row.transfer;
        root.m_name = row.name;
        root.m_savedAs = row.savedAs;
        root.m_state = row.fileState;
        root.m_mayRun = row.mayRun;
        root.m_mayTryAgain = row.mayTryAgain;
        root.m_position = row.position;
    }

    component Entry: AppMenuItem {
        property bool wanted: true

        visible: wanted
        enabled: wanted
    }

    AppMenu {
        id: menu

        Entry {
            wanted: root.m_state === FileState.Offered || root.m_state === FileState.Declined || root.m_state === FileState.Cancelled
            iconName: "download"
            text: root.m_state === FileState.Offered ? qsTr("Accept") : qsTr("Fetch after all")
            onTriggered: root.actions.accept(root.m_offer)
        }
        Entry {
            wanted: root.m_state === FileState.Offered
            iconName: "close"
            text: qsTr("Decline")
            onTriggered: root.actions.decline(root.m_offer)
        }
        Entry {
            wanted: root.m_going && (root.m_state !== FileState.Failed || root.m_mayTryAgain)
            iconName: root.m_state === FileState.Paused ? "resume" : root.m_state === FileState.Failed ? "retry" : "pause"
            text: root.m_state === FileState.Paused ? qsTr("Resume") : root.m_state === FileState.Failed ? qsTr("Try again") : qsTr("Pause")
            onTriggered: {
                if (root.m_state === FileState.Paused || root.m_state === FileState.Failed)
                    root.actions.resume(root.m_transfer);
                else
                    root.actions.pause(root.m_transfer);
            }
        }
        Entry {
            wanted: root.m_done && root.m_savedAs !== "" && !root.m_mayRun
            iconName: "external-open"
            text: qsTr("Open")
            onTriggered: root.actions.openSaved(root.m_savedAs)
        }
        Entry {
            wanted: root.m_done && root.m_savedAs !== ""
            iconName: "show-in-folder"
            text: qsTr("Show in folder")
            onTriggered: root.actions.showInFolder(root.m_savedAs)
        }
        Entry {
            wanted: root.m_done
            iconName: "download"
            text: qsTr("Save")
            onTriggered: root.actions.save(root.m_transfer, root.actions.downloads())
        }
        Entry {
            wanted: root.m_done && root.m_savedAs !== "" && root.canShare
            iconName: "upload"
            text: qsTr("Share with somebody…")
            onTriggered: root.shareAgain("file://" + encodeURI(root.m_savedAs))
        }
        Entry {
            wanted: root.hasMessages && root.m_position > 0
            iconName: "message"
            text: qsTr("Go to the message")
            onTriggered: root.messageWanted(root.m_position)
        }
        Entry {
            wanted: root.m_going
            iconName: "close"
            text: qsTr("Cancel")
            onTriggered: cancel.open()
        }
        Entry {
            wanted: root.m_transfer !== ""
            iconName: "trash"
            danger: true
            text: qsTr("Remove from Allium")
            onTriggered: remove.open()
        }
    }
    ConfirmDialog {
        id: cancel

        title: qsTr("Cancel this transfer?")
        text: qsTr("What has arrived of “%1” is deleted. You can fetch it again later.").arg(root.m_name)
        acceptText: qsTr("Cancel the transfer")
        rejectText: qsTr("Go on")
        onAccepted: root.actions.cancel(root.m_transfer)
    }
    ConfirmDialog {
        id: remove

        title: qsTr("Remove “%1” from Allium?").arg(root.m_name)
        text: root.m_savedAs === "" ? qsTr("It has not been saved anywhere else and is gone then.")
                                    : qsTr("Allium's own copy is erased. What you saved stays where it is.")
        acceptText: qsTr("Remove")
        onAccepted: root.forget(root.m_transfer)
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* A file of the list: what it is, with whom, how far it got, and the one thing one would do with it next. The rest is in
   its menu. */
ListRow {
    id: root

    required property string offer
    required property string transfer
    required property string person
    required property string name
    required property string fileIcon
    required property bool mine
    required property int fileState
    required property string why
    required property double size
    required property int files
    required property double received
    required property double rate
    required property double secondsLeft
    required property string savedAs
    required property bool mayRun
    required property double time

    required property FileActions actions
    required property bool canShare

    signal forget(transfer: string)
    signal shareAgain(file: url)

    readonly property bool m_moving: root.fileState === FileListModel.State.Queued || root.fileState === FileListModel.State.Connecting
                                     || root.fileState === FileListModel.State.Running || root.fileState === FileListModel.State.WaitingForPeer
    readonly property bool m_narrow: root.width < Theme.narrowWidth
    readonly property bool m_tight: root.width < Theme.narrowWidth / 2 // room for one small thing beside the words
    readonly property bool m_paused: root.fileState === FileListModel.State.Paused
    readonly property bool m_failed: root.fileState === FileListModel.State.Failed
    readonly property bool m_done: root.fileState === FileListModel.State.Done
    readonly property string m_resume: root.m_paused ? qsTr("Resume") : qsTr("Try again")
    readonly property string m_size: root.files > 1 ? qsTr("%1, %2", "size, number of files").arg(Format.size(root.size)).arg(qsTr("%n files", "", root.files))
                                                    : Format.size(root.size)
    readonly property string m_moved: qsTr("%1 of %2", "so much of so much").arg(Format.size(root.received)).arg(Format.size(root.size))
    readonly property string m_pace: root.secondsLeft < 0 ? Format.rate(root.rate)
                                                          : qsTr("%1, %2 left", "rate, time").arg(Format.rate(root.rate)).arg(Format.duration(root.secondsLeft))

    function stateText(): string {
        switch (root.fileState) {
        case FileListModel.State.Offered:
            return qsTr("Offered by %1 · %2").arg(root.person).arg(root.m_size);
        case FileListModel.State.Declined:
            return qsTr("Declined · from %1").arg(root.person);
        case FileListModel.State.Shared:
            return qsTr("Shared with %1 · %2").arg(root.person).arg(root.m_size);
        case FileListModel.State.NotSent:
            return qsTr("Not shared with %1 · %2").arg(root.person).arg(root.why === "" ? qsTr("taken back") : root.why);
        case FileListModel.State.Queued:
            return qsTr("Waits for its turn · from %1").arg(root.person);
        case FileListModel.State.Connecting:
            return qsTr("Connecting to %1 …").arg(root.person);
        case FileListModel.State.Running:
            return root.rate < 1 ? root.m_moved : qsTr("%1 · %2", "how far, how fast").arg(root.m_moved).arg(root.m_pace);
        case FileListModel.State.Paused:
            return root.why === "" ? qsTr("Paused · %1").arg(root.m_moved) : root.why;
        case FileListModel.State.WaitingForPeer:
            return qsTr("Goes on when %1 is online · %2").arg(root.person).arg(root.m_moved);
        case FileListModel.State.Verifying:
            return qsTr("Checking what arrived …");
        case FileListModel.State.Done:
            return root.savedAs === "" ? qsTr("Complete · from %1 · %2").arg(root.person).arg(root.m_size)
                                       : qsTr("Saved · from %1 · %2").arg(root.person).arg(root.m_size);
        case FileListModel.State.Failed:
            return root.why === "" ? qsTr("Could not be fetched from %1").arg(root.person) : root.why;
        default:
            return qsTr("Cancelled · from %1").arg(root.person);
        }
    }
    /* The one thing one would do with it next. */
    function proceed(): void {
        if (root.fileState === FileListModel.State.Offered)
            root.actions.accept(root.offer);
        else if (root.m_done && root.savedAs === "")
            root.actions.save(root.transfer, root.actions.downloads());
        else if (root.m_done && root.mayRun)
            root.actions.showInFolder(root.savedAs);
        else if (root.m_done)
            root.actions.openSaved(root.savedAs);
        else if (root.m_paused || root.m_failed)
            root.actions.resume(root.transfer);
        else
            menu.popup(moreButton, 0, moreButton.height);
    }
    function pauseOrResume(): void {
        if (root.m_moving)
            root.actions.pause(root.transfer);
        else if (root.m_paused || root.m_failed)
            root.actions.resume(root.transfer);
    }

    text: root.name
    secondaryText: root.stateText()
    secondaryLines: root.m_narrow || root.why !== "" ? 3 : 1
    onClicked: root.proceed()
    Keys.onSpacePressed: root.pauseOrResume()
    Keys.onDeletePressed: if (root.transfer !== "") remove.open()
    Keys.onMenuPressed: menu.popup(moreButton, 0, moreButton.height)

    leading: Rectangle {
        implicitWidth: Math.round(40 * Math.sqrt(Theme.scale))
        implicitHeight: implicitWidth
        radius: Theme.radius
        color: root.m_failed ? Theme.toneGround(Theme.Tone.Danger) : root.mine ? Theme.color.sunken : Theme.color.accentMuted

        Icon {
            anchors.centerIn: parent
            name: root.fileIcon
            color: root.m_failed ? Theme.color.danger : root.mine ? Theme.color.textMuted : Theme.color.accentText
        }
    }

    AppProgressBar {
        Layout.preferredWidth: Math.min(root.width / 5, 40 * Theme.space1)
        visible: (root.m_moving || root.m_paused) && !root.m_tight
        indeterminate: root.fileState === FileListModel.State.Connecting && root.received === 0
        value: root.size > 0 ? root.received / root.size : 0
        label: qsTr("%1 received").arg(root.name)
    }
    AppButton {
        visible: root.fileState === FileListModel.State.Offered && !root.m_tight
        text: qsTr("Accept")
        Accessible.description: root.name
        onClicked: root.proceed()
    }
    IconButton {
        visible: root.fileState === FileListModel.State.Offered && root.m_tight
        iconName: "download"
        text: qsTr("Accept")
        Accessible.description: root.name
        onClicked: root.proceed()
    }
    IconButton {
        visible: root.m_moving || root.m_paused || root.m_failed
        iconName: root.m_moving ? "pause" : root.m_paused ? "resume" : "retry"
        text: root.m_moving ? qsTr("Pause") : root.m_resume
        onClicked: root.pauseOrResume()
    }
    IconButton {
        visible: root.m_done
        iconName: root.savedAs === "" ? "download" : "show-in-folder"
        text: root.savedAs === "" ? qsTr("Save") : qsTr("Show in folder")
        onClicked: root.savedAs === "" ? root.proceed() : root.actions.showInFolder(root.savedAs)
    }
    AppLabel {
        visible: !root.m_moving && !root.m_tight && !(root.m_narrow && root.fileState === FileListModel.State.Offered)
        role: AppLabel.Role.Caption
        text: Format.shortly(root.time, Format.now)
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
    IconButton {
        id: moreButton

        iconName: "more"
        text: qsTr("More about %1").arg(root.name)
        onClicked: menu.popup(moreButton, 0, moreButton.height)
    }

    AppMenu {
        id: menu

        AppMenuItem {
            enabled: root.fileState === FileListModel.State.Offered
            iconName: "close"
            text: qsTr("Decline")
            onTriggered: root.actions.decline(root.offer)
        }
        AppMenuItem {
            enabled: root.m_done && root.savedAs !== "" && !root.mayRun
            iconName: "external-open"
            text: qsTr("Open")
            onTriggered: root.actions.openSaved(root.savedAs)
        }
        AppMenuItem {
            enabled: root.m_done
            iconName: "download"
            text: qsTr("Save")
            onTriggered: root.actions.save(root.transfer, root.actions.downloads())
        }
        AppMenuItem {
            enabled: root.m_done && root.savedAs !== "" && root.canShare
            iconName: "upload"
            text: qsTr("Share with somebody …")
            onTriggered: root.shareAgain("file://" + encodeURI(root.savedAs))
        }
        AppMenuItem {
            enabled: root.m_moving || root.m_paused || root.m_failed
            iconName: "close"
            text: qsTr("Cancel")
            onTriggered: cancel.open()
        }
        AppMenuSeparator {}
        AppMenuItem {
            enabled: root.transfer !== ""
            iconName: "trash"
            danger: true
            text: qsTr("Remove from Allium")
            onTriggered: remove.open()
        }
    }
    ConfirmDialog {
        id: cancel

        title: qsTr("Cancel this transfer?")
        text: qsTr("What has arrived of “%1” is deleted. You can fetch it again later.").arg(root.name)
        acceptText: qsTr("Cancel the transfer")
        rejectText: qsTr("Go on")
        onAccepted: root.actions.cancel(root.transfer)
    }
    ConfirmDialog {
        id: remove

        title: qsTr("Remove “%1” from Allium?").arg(root.name)
        text: root.savedAs === "" ? qsTr("It has not been saved anywhere else and is gone then.")
                                  : qsTr("Allium's own copy is erased. What you saved stays where it is.")
        acceptText: qsTr("Remove")
        onAccepted: root.forget(root.transfer)
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* A file of the list: what it is, with whom, how far it got, and the one thing one would do with it next. The rest is in
   the menu. */
ListRow {
    id: root

    required property string offer
    required property string transfer
    required property string person
    required property string name
    required property string fileIcon
    required property bool mine
    required property int fileState
    required property string line
    required property double size
    required property double received
    required property string savedAs
    required property bool mayRun
    required property bool mayTryAgain
    required property double time
    required property double position

    required property FileActions actions

    signal menuRequested(Item at)
    signal removeRequested()

    readonly property bool m_moving: root.fileState === FileState.Queued || root.fileState === FileState.Connecting
                                     || root.fileState === FileState.Running || root.fileState === FileState.WaitingForPeer
    readonly property bool m_paused: root.fileState === FileState.Paused
    readonly property bool m_failed: root.fileState === FileState.Failed || root.fileState === FileState.NotSent
    readonly property bool m_done: root.fileState === FileState.Done
    readonly property bool m_narrow: root.width < Theme.narrowWidth
    readonly property bool m_tight: root.width < Theme.narrowWidth / 2 // room for small things beside the words
    readonly property bool m_brief: root.width < Theme.narrowWidth * 0.7 // room for an icon, not for a word
    readonly property bool m_unfinished: root.m_moving || root.m_paused || root.fileState === FileState.Verifying
                                         || root.fileState === FileState.Sending
    readonly property bool m_canPause: root.m_moving || root.m_paused || root.mayTryAgain
    readonly property bool m_hasAction: root.fileState === FileState.Offered || (!root.m_tight && (root.m_canPause || root.m_done))
    readonly property bool m_timeBelow: root.m_narrow && !root.m_unfinished

    /* The one thing one would do with it next. */
    function proceed(): void {
        if (root.fileState === FileState.Offered)
            root.actions.accept(root.offer);
        else if (root.m_done && root.savedAs === "")
            root.actions.save(root.transfer, root.actions.downloads());
        else if (root.m_done && root.mayRun)
            root.actions.showInFolder(root.savedAs);
        else if (root.m_done)
            root.actions.openSaved(root.savedAs);
        else if (root.m_paused || root.mayTryAgain)
            root.actions.resume(root.transfer);
        else
            root.menuRequested(moreButton);
    }
    function pauseOrResume(): void {
        if (root.m_moving)
            root.actions.pause(root.transfer);
        else if (root.m_paused || root.mayTryAgain)
            root.actions.resume(root.transfer);
    }

    text: root.name
    wordsOnly: root.width < 44 * Theme.space1 * Theme.scale
    secondaryLines: 12 // what failed is said in full
    lines: root.m_narrow ? 4 : 1
    elide: root.m_narrow ? Text.ElideRight : Text.ElideMiddle // the end tells what kind it is
    secondaryText: {
        const who = Format.embedded(root.person);
        if (!root.m_timeBelow)
            return (root.mine ? qsTr("To %1 · %2", "name, how it stands") : qsTr("From %1 · %2", "name, how it stands")).arg(who).arg(root.line);
        return (root.mine ? qsTr("To %1 · %2 · %3", "name, when, how it stands") : qsTr("From %1 · %2 · %3", "name, when, how it stands"))
               .arg(who).arg(Format.since(root.time, Format.now)).arg(root.line);
    }
    onClicked: root.proceed()
    Keys.onSpacePressed: root.pauseOrResume()
    Keys.onDeletePressed: root.removeRequested()
    Keys.onMenuPressed: root.menuRequested(moreButton)

    leading: IconTile {
        iconName: root.fileIcon
        tone: root.m_failed ? Theme.Tone.Danger : root.mine ? Theme.Tone.Neutral : Theme.Tone.Accent
    }

    belowShown: root.m_unfinished
    below: Item {
        implicitHeight: bar.implicitHeight

        AppProgressBar {
            id: bar

            width: Math.min(parent.width, 90 * Theme.space1 * Math.sqrt(Theme.scale))
            anchors.left: parent.left
            indeterminate: root.fileState === FileState.Connecting && root.received === 0
            value: root.size > 0 ? root.received / root.size : 0
            label: root.mine ? qsTr("%1 sent").arg(root.name) : qsTr("%1 received").arg(root.name)
        }
    }

    AppLabel {
        visible: !root.m_unfinished && !root.m_narrow
        role: AppLabel.Role.Caption
        text: Format.shortly(root.time, Format.now)
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
    // As wide in every row, so that what stands on either side of it is in line with that of the others.
    Item {
        implicitWidth: root.m_narrow ? action.width : acceptButton.implicitWidth
        implicitHeight: action.height
        visible: !root.m_narrow || root.m_hasAction

        Row {
            id: action

            anchors.right: parent.right

            AppButton {
                id: acceptButton

                visible: root.fileState === FileState.Offered && !root.m_brief
                text: qsTr("Accept")
                Accessible.description: root.name
                onClicked: root.proceed()
            }
            IconButton {
                visible: root.fileState === FileState.Offered && root.m_brief
                iconName: "check" // what "Save" shows is another thing
                text: qsTr("Accept")
                Accessible.description: root.name
                onClicked: root.proceed()
            }
            IconButton {
                visible: root.m_canPause && !root.m_tight
                iconName: root.m_moving ? "pause" : root.m_paused ? "resume" : "retry"
                text: root.m_moving ? qsTr("Pause") : root.m_paused ? qsTr("Resume") : qsTr("Try again")
                onClicked: root.pauseOrResume()
            }
            IconButton {
                visible: root.m_done && !root.m_tight
                iconName: root.savedAs === "" ? "download" : "show-in-folder"
                text: root.savedAs === "" ? qsTr("Save") : qsTr("Show in folder")
                onClicked: root.savedAs === "" ? root.proceed() : root.actions.showInFolder(root.savedAs)
            }
        }
    }
    IconButton {
        id: moreButton

        objectName: "more"
        iconName: "more"
        text: qsTr("More about %1").arg(root.name)
        onClicked: root.menuRequested(moreButton)
    }
}

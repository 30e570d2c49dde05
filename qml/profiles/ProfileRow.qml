// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* One profile: what it is called, when it was last used, what opens it, whether it is open now. */
ListRow {
    id: root

    objectName: root.profile

    required property string profile
    required property string title
    required property string givenTitle
    required property int kind
    required property bool open
    required property bool own
    required property double used
    required property string protection
    property bool opening: false

    signal menuRequested(Item at)
    signal renameRequested()
    signal eraseRequested()

    readonly property string m_state: root.opening ? qsTr("Opening…") : root.own ? qsTr("This window") : root.open ? qsTr("Open now") : ""
    readonly property bool m_tight: root.width < Theme.narrowWidth * 0.6 // no room for a word beside the others

    function spoken(): string {
        return root.joined([root.title, root.m_tight ? "" : root.m_state, root.secondaryText]);
    }
    function joined(parts: var): string {
        return parts.filter(part => part !== "").join(qsTr(", ", "between things that are read out one after the other"));
    }

    text: root.title
    lines: 4
    secondaryLines: 8
    secondaryText: {
        const facts = root.used > 0 ? qsTr("Last used %1 · %2", "a time such as: 5 min ago, 14:05, 3 Mar; then what opens it")
                                          .arg(Format.since(root.used, Format.now)).arg(root.protection) : root.protection;
        return root.m_tight && root.m_state !== "" ? qsTr("%1 · %2", "whether it is open, then more about it").arg(root.m_state).arg(facts) : facts;
    }
    Accessible.name: root.spoken()
    Keys.onMenuPressed: root.menuRequested(more)
    Keys.onDeletePressed: root.eraseRequested()
    Keys.onPressed: event => {
        event.accepted = event.key === Qt.Key_F2;
        if (event.accepted)
            root.renameRequested();
    }

    leading: Avatar {
        name: root.title
        identity: root.profile
    }

    Spinner {
        visible: root.opening
        size: Theme.icon
    }
    Tag {
        visible: root.m_state !== "" && !root.opening && !root.m_tight
        text: root.m_state
        tone: root.open ? Theme.Tone.Positive : Theme.Tone.Neutral
        Accessible.ignored: true
    }
    Icon {
        visible: root.kind === ProfileListModel.Damaged || root.kind === ProfileListModel.FromTheFuture
        name: "warning"
        color: Theme.color.warning
    }
    IconButton {
        id: more

        iconName: "more"
        text: qsTr("More about %1").arg(root.title)
        onClicked: root.menuRequested(more)
    }
}

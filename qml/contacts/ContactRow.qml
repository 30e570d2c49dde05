// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* A contact in the list: who, whether they are here, what was said last and when, what is new. */
ListRow {
    id: root

    required property int index
    required property string contactId
    required property string name
    required property bool online
    required property string preview
    required property double time
    required property int unread
    required property bool muted
    required property bool outgoing
    required property string messageState
    required property url picture
    required property bool typing
    property bool keyboardFocus: false

    readonly property string m_when: root.time > 0 ? Format.shortly(root.time, Format.now) : ""
    readonly property bool m_failed: root.outgoing && root.messageState === "failed"

    signal chosen()

    text: root.name
    secondaryText: root.typing ? qsTr("typing…") : root.preview
    strong: root.unread > 0 && !root.muted
    onClicked: root.chosen()
    Accessible.name: {
        const parts = [root.name, root.online ? qsTr("online") : qsTr("offline")];
        if (root.unread > 0)
            parts.push(qsTr("%n new", "", root.unread));
        if (root.muted)
            parts.push(qsTr("muted"));
        if (root.m_failed)
            parts.push(qsTr("not delivered"));
        if (root.typing)
            parts.push(qsTr("typing"));
        parts.push(root.preview, root.m_when);
        return parts.filter(part => part !== "").join(qsTr(", ", "between things that are read out one after the other"));
    }

    leading: Avatar {
        name: root.name
        identity: root.contactId
        picture: root.picture
        showPresence: true
        online: root.online
        Accessible.ignored: true
    }

    titleEnd: AppLabel {
        role: AppLabel.Role.Caption
        text: root.width >= 30 * Theme.space1 * Theme.scale ? root.m_when : "" // otherwise the name needs the room
        color: root.strong ? Theme.color.accentText : Theme.color.textMuted
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
    // Marks are higher than the words beside them, which stand in every row where they stand without.
    secondaryEnd: Item {
        implicitWidth: marks.implicitWidth
        implicitHeight: Theme.hairline

        Row {
            id: marks

            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.space1

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: root.m_failed
                name: "error"
                size: Theme.iconSmall
                color: Theme.color.danger
            }
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: root.muted
                name: "mute"
                size: Theme.iconSmall
                color: Theme.color.textMuted
            }
            Badge {
                anchors.verticalCenter: parent.verticalCenter
                count: root.unread
                quiet: root.muted
                Accessible.ignored: true
            }
        }
    }

    FocusRing {
        parent: root
        shown: root.keyboardFocus && !root.visualFocus
        inset: -4
        radius: Theme.radius
    }
}

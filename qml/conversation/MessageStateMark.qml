// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* How far one of my messages got: a mark, and the same in words. */
Icon {
    id: root

    required property int messageState // MessageList.State
    required property string otherName
    required property bool otherOnline
    property string why
    property color ink: Theme.color.textMuted

    readonly property string text: {
        switch (root.messageState) {
        case MessageList.State.Waiting:
            return root.otherOnline ? qsTr("Waiting to be sent") : qsTr("Will be sent when %1 is online").arg(root.otherName);
        case MessageList.State.Sent:
            return qsTr("Sent, not confirmed yet");
        case MessageList.State.Delivered:
            return qsTr("Delivered");
        case MessageList.State.Read:
            return qsTr("Read by %1").arg(root.otherName);
        case MessageList.State.Failed:
            return root.why === "" ? qsTr("Not sent") : qsTr("Not sent. %1", "why").arg(root.why);
        case MessageList.State.Cancelled:
            return qsTr("Taken back before it was sent");
        default:
            return "";
        }
    }

    visible: root.messageState !== MessageList.State.Received
    name: {
        switch (root.messageState) {
        case MessageList.State.Waiting: return "clock";
        case MessageList.State.Sent: return "check";
        case MessageList.State.Delivered: return "check-double";
        case MessageList.State.Read: return "eye";
        case MessageList.State.Failed: return "error";
        case MessageList.State.Cancelled: return "block";
        default: return "";
        }
    }
    size: Theme.iconSmall
    color: root.messageState === MessageList.State.Failed ? Theme.color.danger : root.ink

    HoverHandler {
        id: hover
    }
    BoundLoader {
        active: hover.hovered
        sourceComponent: AppToolTip {
            parent: root
            text: root.text
            visible: hover.hovered
        }
    }
}

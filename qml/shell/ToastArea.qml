// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* Short notices above everything else. Bad news stays until it is dismissed, the rest goes by itself. */
Column {
    id: root

    required property Notices notices

    padding: Theme.space4
    spacing: Theme.space2

    Repeater {
        model: root.notices

        Banner {
            id: toast

            required property int noticeId
            required property string noticeText
            required tone
            required property string noticeAction
            readonly property bool stays: toast.tone === Theme.Tone.Danger || toast.tone === Theme.Tone.Warning

            anchors.horizontalCenter: parent?.horizontalCenter
            width: Math.min(root.width - 2 * root.padding, Theme.readingWidth)
            text: toast.noticeText
            closable: true
            border.width: Theme.hairline
            border.color: Theme.toneColor(toast.tone)
            actionText: toast.noticeAction
            onAction: root.notices.act(toast.noticeId)
            onClosed: root.notices.dismiss(toast.noticeId)

            HoverHandler {
                id: hover
            }
            Timer {
                interval: 6000
                running: !toast.stays && !hover.hovered
                onTriggered: root.notices.dismiss(toast.noticeId)
            }
        }
    }
}

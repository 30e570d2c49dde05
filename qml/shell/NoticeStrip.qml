// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* Short notices, in room of their own, so that none lies on what somebody wants to press. Bad news stays until it is
   dismissed, the rest goes by itself. */
FocusScope {
    id: root

    required property Notices notices // null: they are shown elsewhere
    property real maximumHeight: Infinity // the rest scrolls

    visible: repeater.count > 0
    implicitHeight: repeater.count > 0 ? Math.min(column.height, root.maximumHeight) : 0

    Rectangle {
        anchors.fill: parent
        color: Theme.color.window
    }
    AppScrollView {
        id: scroll

        anchors.fill: parent
        contentHeight: column.height
        interactive: contentHeight > height

        Column {
            id: column

            width: scroll.width
            padding: Theme.space2
            spacing: Theme.space2

            Repeater {
                id: repeater

                model: root.notices

                Banner {
                    id: notice

                    required property int noticeId
                    required property string noticeText
                    required tone
                    required property string noticeAction
                    readonly property bool stays: notice.tone === Theme.Tone.Danger || notice.tone === Theme.Tone.Warning

                    width: column.width - 2 * column.padding
                    text: notice.noticeText
                    closable: true
                    border.width: Theme.hairline
                    border.color: Theme.toneColor(notice.tone)
                    actionText: notice.noticeAction
                    onAction: root.notices.act(notice.noticeId)
                    onClosed: root.notices.dismiss(notice.noticeId)

                    HoverHandler {
                        id: hover
                    }
                    Timer {
                        interval: 6000
                        running: !notice.stays && !hover.hovered
                        onTriggered: root.notices.dismiss(notice.noticeId)
                    }
                }
            }
        }
    }
    Divider {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
    }
}

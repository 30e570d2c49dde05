// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* What Tor says, newest below; the end stays in view unless somebody has scrolled up. */
Item {
    id: root

    required property NetworkViewModel network
    readonly property TorLogModel m_log: root.network.log
    readonly property real m_margin: Math.max(Theme.space4, (root.width - Theme.readingWidth * 1.5) / 2)

    readonly property real m_timeWidth: Math.ceil(digits.advanceWidth("00:00:00")) + Theme.space4
    readonly property bool m_stacked: root.width < 4 * root.m_timeWidth // the time above its line, which needs the room

    FontMetrics {
        id: digits

        font: Theme.font.mono
    }
    Flow {
        id: tools

        x: root.m_margin
        y: Theme.space3
        width: root.width - 2 * root.m_margin
        spacing: Theme.space3

        SegmentedControl {
            width: Math.min(implicitWidth, tools.width)
            options: [qsTr("All"), qsTr("Important"), qsTr("Warnings")]
            currentIndex: root.m_log.least === TorLogModel.Detail ? 0 : root.m_log.least === TorLogModel.Notice ? 1 : 2
            onSelected: index => root.m_log.least = index === 0 ? TorLogModel.Detail : index === 1 ? TorLogModel.Notice : TorLogModel.Warning
        }
        AppButton {
            id: copy

            kind: AppButton.Kind.Quiet
            flush: copy.beginsRow ? AppButton.Edge.Start : AppButton.Edge.None
            maximumWidth: tools.width
            iconName: "copy"
            text: qsTr("Copy")
            enabled: root.m_log.count > 0
            onClicked: root.m_log.copy()
            Accessible.description: qsTr("Copies the lines that are shown")
        }
        AppButton {
            id: restart

            kind: AppButton.Kind.Quiet
            flush: restart.beginsRow ? AppButton.Edge.Start : AppButton.Edge.None
            maximumWidth: tools.width
            iconName: "retry"
            text: qsTr("Restart Tor")
            visible: root.network.usesTor
            busy: root.network.busy
            onClicked: root.network.restartTor()
        }
    }
    EmptyState {
        anchors.fill: list
        visible: root.m_log.count === 0
        iconName: "onion"
        title: root.network.usesTor ? qsTr("Nothing here") : qsTr("Tor is not used")
        text: !root.network.usesTor ? qsTr("Allium was started without Tor.")
              : root.m_log.least === TorLogModel.Warning ? qsTr("Tor has not warned about anything.") : qsTr("Tor has not said anything yet.")
    }
    AppListView {
        id: list

        property bool m_following: true

        anchors.top: tools.bottom
        anchors.topMargin: Theme.space3
        anchors.bottom: parent.bottom
        width: parent.width
        visible: root.m_log.count > 0
        label: qsTr("Tor's log")
        bottomMargin: Theme.space4
        model: root.m_log
        onMovementEnded: list.m_following = list.atYEnd
        onCountChanged: if (list.m_following) list.positionViewAtEnd()
        onVisibleChanged: if (list.visible && list.m_following) list.positionViewAtEnd()

        delegate: Item {
            id: row

            required property string time
            required property int severity
            required property string message

            readonly property bool m_grave: row.severity >= TorLogModel.Warning
            readonly property color m_ink: row.m_grave ? Theme.color.text : Theme.color.textMuted

            width: list.width
            height: text.y + text.height + Theme.space1
            Accessible.role: Accessible.ListItem
            Accessible.name: row.m_grave ? qsTr("Warning at %1: %2").arg(row.time).arg(row.message) : row.message

            Rectangle {
                x: root.m_margin - Theme.space2
                y: Theme.space1
                width: Theme.borderStrong
                height: row.height - 2 * Theme.space1
                visible: row.m_grave
                color: Theme.toneColor(row.severity === TorLogModel.Error ? Theme.Tone.Danger : Theme.Tone.Warning)
            }
            // tor writes English, so both stay from left to right.
            AppLabel {
                id: time

                x: root.m_margin
                y: Theme.space1
                visible: row.time !== ""
                LayoutMirroring.enabled: false
                role: AppLabel.Role.Mono
                color: row.m_ink
                text: row.time
                Accessible.ignored: true
            }
            AppLabel {
                id: text

                x: root.m_margin + (root.m_stacked ? 0 : root.m_timeWidth)
                y: Theme.space1 + (root.m_stacked && time.visible ? time.height : 0)
                width: row.width - root.m_margin - text.x
                LayoutMirroring.enabled: false
                role: AppLabel.Role.Mono
                color: row.m_ink
                text: row.message
                Accessible.ignored: true
            }
        }
    }
}

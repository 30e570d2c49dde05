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
            kind: AppButton.Kind.Quiet
            maximumWidth: tools.width
            iconName: "copy"
            text: qsTr("Copy")
            enabled: root.m_log.count > 0
            onClicked: root.m_log.copy()
            Accessible.description: qsTr("Copies the lines that are shown")
        }
        AppButton {
            kind: AppButton.Kind.Quiet
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

            width: list.width
            height: text.height + Theme.space2
            Accessible.role: Accessible.ListItem
            Accessible.name: row.m_grave ? qsTr("Warning at %1: %2").arg(row.time).arg(row.message) : row.message

            Rectangle {
                x: root.m_margin - Theme.space2
                y: Theme.space1
                width: Theme.borderStrong
                height: text.height
                visible: row.m_grave
                color: Theme.toneColor(row.severity === TorLogModel.Error ? Theme.Tone.Danger : Theme.Tone.Warning)
            }
            // tor writes English, so it stays from left to right.
            AppLabel {
                id: text

                x: root.m_margin
                y: Theme.space1
                width: row.width - 2 * root.m_margin
                LayoutMirroring.enabled: false
                role: AppLabel.Role.Mono
                color: row.m_grave ? Theme.color.text : Theme.color.textMuted
                text: row.time === "" ? row.message : row.time + "  " + row.message
                Accessible.ignored: true
            }
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* How we are connected: a colour, a sentence, and the button that helps most. */
Rectangle {
    id: root

    required property NetworkViewModel network

    signal pageRequested(key: string)

    readonly property ConnectionStatus m_connection: root.network.connection
    readonly property bool m_leaks: root.network.leaks.length > 0
    readonly property int m_tone: {
        if (root.m_leaks)
            return Theme.Tone.Danger;
        switch (root.m_connection.phase) {
        case ConnectionStatus.Online: return Theme.Tone.Positive;
        case ConnectionStatus.Trouble: return Theme.Tone.Warning;
        case ConnectionStatus.Connecting:
        case ConnectionStatus.Publishing: return Theme.Tone.Accent;
        default: return Theme.Tone.Neutral;
        }
    }
    readonly property string m_icon: {
        switch (root.m_connection.phase) {
        case ConnectionStatus.Online: return "shield-check";
        case ConnectionStatus.Trouble: return "warning";
        case ConnectionStatus.Off: return "wifi-off";
        case ConnectionStatus.Local: return "info";
        default: return "onion";
        }
    }
    readonly property string m_action: {
        switch (root.network.help) {
        case NetworkViewModel.RestartTor: return qsTr("Restart Tor");
        case NetworkViewModel.NewCircuits: return qsTr("Take new paths");
        case NetworkViewModel.Settings: return qsTr("Open settings");
        case NetworkViewModel.Bridge: return qsTr("Add a bridge");
        case NetworkViewModel.TryContacts: return qsTr("Try everybody now");
        default: return "";
        }
    }

    function help(): void {
        switch (root.network.help) {
        case NetworkViewModel.RestartTor:
            root.network.restartTor();
            break;
        case NetworkViewModel.NewCircuits:
            root.network.newCircuits();
            break;
        case NetworkViewModel.TryContacts:
            root.network.tryContacts();
            break;
        default:
            root.pageRequested("settings/tor");
        }
    }

    implicitHeight: column.height + 2 * Theme.space6
    radius: Theme.radiusLarge
    color: Theme.toneGround(root.m_tone)
    border.width: Theme.highContrast ? Theme.hairline : 0
    border.color: Theme.toneColor(root.m_tone)

    Column {
        id: column

        x: Theme.space4
        y: Theme.space6
        width: parent.width - 2 * Theme.space4
        spacing: Theme.space3

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: root.m_icon
            size: Theme.iconHuge
            color: Theme.toneColor(root.m_tone)
        }
        AppLabel {
            width: parent.width
            role: AppLabel.Role.Title
            horizontalAlignment: Text.AlignHCenter
            text: root.m_connection.sentence
        }
        AppLabel {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(parent.width, Theme.readingWidth * 0.75)
            visible: text !== ""
            horizontalAlignment: Text.AlignHCenter
            text: root.network.explanation
        }
        AppLabel {
            width: parent.width
            visible: text !== ""
            role: AppLabel.Role.Mono
            color: Theme.color.textMuted
            horizontalAlignment: Text.AlignHCenter
            text: root.network.torWords
            maximumLineCount: 5
            elide: Text.ElideRight
        }
        AppProgressBar {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(parent.width, Theme.readingWidth / 2)
            visible: root.m_connection.phase === ConnectionStatus.Connecting
            to: 100
            value: root.m_connection.percent
            label: qsTr("Connecting to Tor")
        }
        AppButton {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: root.network.help !== NetworkViewModel.None
            kind: root.m_connection.phase === ConnectionStatus.Trouble ? AppButton.Kind.Primary : AppButton.Kind.Secondary
            maximumWidth: column.width
            text: root.m_action
            busy: root.network.busy
            onClicked: root.help()
        }
    }
}

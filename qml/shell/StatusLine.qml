// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* How we are connected, in one true sentence. Pressing it leads to the details. */
T.AbstractButton {
    id: root

    required property ConnectionStatus connection

    signal activated()

    readonly property int phase: root.connection.phase
    readonly property int tone: {
        switch (root.phase) {
        case ConnectionStatus.Online: return Theme.Tone.Positive;
        case ConnectionStatus.Trouble: return Theme.Tone.Warning;
        case ConnectionStatus.Connecting:
        case ConnectionStatus.Publishing: return Theme.Tone.Accent;
        default: return Theme.Tone.Neutral;
        }
    }
    readonly property string m_icon: {
        switch (root.phase) {
        case ConnectionStatus.Online: return "shield-check";
        case ConnectionStatus.Trouble: return "warning";
        case ConnectionStatus.Off: return "wifi-off";
        case ConnectionStatus.Local: return "info";
        default: return "onion";
        }
    }

    text: root.connection.remedy === "" ? root.connection.sentence
                                        : qsTr("%1. %2", "trouble, then what to do").arg(root.connection.sentence.replace(/\.$/, "")).arg(root.connection.remedy)
    implicitHeight: Math.max(row.implicitHeight + 2 * Theme.space1, Theme.space6)
    hoverEnabled: true
    onClicked: root.activated()
    Accessible.role: Accessible.Button
    Accessible.name: root.text
    Accessible.description: qsTr("Shows the network page")
    Accessible.onPressAction: root.activated()
    Keys.onReturnPressed: root.activated()
    Keys.onEnterPressed: root.activated()

    contentItem: RowLayout {
        id: row

        spacing: Theme.space2

        Icon {
            Layout.leftMargin: Theme.space4
            name: root.m_icon
            size: Theme.iconSmall
            color: Theme.toneColor(root.tone)
        }
        AppLabel {
            Layout.fillWidth: true
            Layout.rightMargin: Theme.space4
            role: AppLabel.Role.Caption
            text: root.text
            maximumLineCount: Theme.scale > 2 ? 3 : 6 // very large: it must leave something of the page, and the network page says it whole
            elide: Text.ElideRight
            Accessible.ignored: true
        }
        AppProgressBar {
            Layout.preferredWidth: Math.min(root.width / 4, 40 * Theme.space1)
            Layout.rightMargin: Theme.space4
            visible: root.phase === ConnectionStatus.Connecting
            to: 100
            value: root.connection.percent
            Accessible.ignored: true
        }
    }
    background: Rectangle {
        color: root.down ? Theme.color.pressed : root.hovered ? Theme.color.hover
               : root.phase === ConnectionStatus.Trouble ? Theme.toneGround(root.tone) : Theme.color.sunken

        Rectangle {
            anchors.top: parent.top
            width: parent.width
            height: Theme.hairline
            color: Theme.color.divider
        }
        FocusRing {
            shown: root.visualFocus
            inset: -2 * Theme.borderStrong
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* The way into the Tor network while it is gone, and help where it does not go on. */
ColumnLayout {
    id: root

    required property var onboarding

    readonly property var guide: root.onboarding.guide
    readonly property var tor: root.onboarding.tor
    readonly property bool arrived: root.guide.outlook === ConnectGuide.Connected || root.guide.outlook === ConnectGuide.NotUsed
    readonly property bool stuck: root.guide.outlook === ConnectGuide.Slow || root.guide.outlook === ConnectGuide.Clock
                                  || root.guide.outlook === ConnectGuide.Failed
    readonly property string nextText: root.arrived ? qsTr("Start using Allium") : qsTr("Continue meanwhile")
    readonly property bool ready: true
    property bool helpShown: false

    function advance(): void { root.onboarding.finish(); }

    spacing: Theme.space4

    WholeWordsLabel {
        Layout.fillWidth: true
        role: AppLabel.Role.Title
        text: root.arrived ? qsTr("Ready") : root.guide.outlook === ConnectGuide.Failed ? qsTr("Not connected to Tor") : qsTr("Connecting to Tor")
    }
    AppLabel {
        Layout.fillWidth: true
        role: AppLabel.Role.Muted
        lineHeight: 1.25
        text: qsTr("Allium reaches your contacts through the Tor network, so nobody on the way learns who talks to whom. Without a connection it works too: what you write is sent later.")
    }
    Card {
        Layout.fillWidth: true
        visible: root.guide.outlook !== ConnectGuide.NotUsed

        Repeater {
            model: root.guide.steps

            RowLayout {
                id: step

                required property int index
                required property string modelData
                readonly property bool done: step.index < root.guide.step
                readonly property bool current: step.index === root.guide.step

                Layout.fillWidth: true
                spacing: Theme.space3

                Item {
                    implicitWidth: Theme.icon
                    implicitHeight: Theme.icon

                    Icon {
                        anchors.centerIn: parent
                        visible: !step.current || root.stuck
                        name: step.done ? "check" : step.current ? "warning" : "clock"
                        color: step.done ? Theme.color.positive : step.current ? Theme.color.warning : Theme.color.textDisabled
                    }
                    Spinner {
                        anchors.centerIn: parent
                        visible: step.current && !root.stuck
                        size: Theme.icon
                    }
                }
                AppLabel {
                    Layout.fillWidth: true
                    role: step.current ? AppLabel.Role.BodyStrong : AppLabel.Role.Body
                    text: step.modelData
                    color: step.done || step.current ? Theme.color.text : Theme.color.textMuted
                    Accessible.name: step.done ? qsTr("%1, done").arg(step.modelData) : step.current ? qsTr("%1, under way").arg(step.modelData) : step.modelData
                }
            }
        }
        AppProgressBar {
            Layout.fillWidth: true
            label: qsTr("Connecting to Tor")
            to: 100
            value: root.guide.percent
            tone: root.arrived ? Theme.Tone.Positive : root.stuck ? Theme.Tone.Warning : Theme.Tone.Accent
        }
        AppLabel {
            Layout.fillWidth: true
            role: AppLabel.Role.Caption
            text: root.guide.sentence
            visible: !root.stuck
        }
    }
    Banner {
        Layout.fillWidth: true
        visible: root.stuck || root.guide.outlook === ConnectGuide.NotUsed
        tone: root.guide.outlook === ConnectGuide.NotUsed ? Theme.Tone.Info
              : root.guide.outlook === ConnectGuide.Failed ? Theme.Tone.Danger : Theme.Tone.Warning
        title: root.guide.advice !== "" ? root.guide.sentence : ""
        text: root.guide.advice !== "" ? root.guide.advice : root.guide.sentence
        actionText: root.guide.outlook === ConnectGuide.Failed ? qsTr("Try again") : ""
        onAction: root.tor.restartTor()
    }
    AppButton {
        Layout.leftMargin: -Theme.space3 // so that the icon, not the room around it, is in line
        maximumWidth: root.width + Theme.space3
        visible: !root.arrived
        kind: AppButton.Kind.Quiet
        text: qsTr("Tor is blocked here, or needs a proxy")
        iconName: root.helpShown ? "chevron-up" : "chevron-down"
        onClicked: root.helpShown = !root.helpShown
    }
    BridgesField {
        Layout.fillWidth: true
        visible: root.helpShown && !root.arrived
        label: qsTr("Bridges, one per line")
        help: qsTr("A bridge is an entrance to Tor that is not in the public list. Get some at bridges.torproject.org, or by mail to bridges@torproject.org.")
        placeholderText: "192.0.2.1:443 0123456789ABCDEF…"
        stored: root.tor.bridges
        error: root.tor.bridgesError
        busy: root.tor.busy
        onApply: text => root.tor.applyBridges(text)
    }
    BridgesField {
        Layout.fillWidth: true
        visible: root.helpShown && !root.arrived
        label: qsTr("Further lines for Tor")
        help: qsTr("For example the address of a proxy: HTTPSProxy 192.0.2.1:8080 or Socks5Proxy 127.0.0.1:1080.")
        stored: root.tor.lines
        error: root.tor.linesError
        busy: root.tor.busy
        onApply: text => root.tor.applyLines(text)
    }
}

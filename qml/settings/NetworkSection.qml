// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Onboarding
import Allium.Theme

/* How Tor reaches the network. */
ColumnLayout {
    id: root

    required property var settings
    readonly property var tor: root.settings.tor

    spacing: Theme.space6

    Banner {
        Layout.fillWidth: true
        visible: !root.tor.available
        text: qsTr("This profile runs on this computer only, without Tor. What is set here has no effect meanwhile.")
    }
    SettingsGroup {
        title: qsTr("Bridges")
        text: qsTr("Entrances to Tor that are not in the public list. They help where Tor is blocked.")

        BridgesField {
            Layout.fillWidth: true
            label: qsTr("Bridges, one per line")
            help: qsTr("Empty: none. Tor starts again when they are changed.")
            placeholderText: "192.0.2.1:443 0123456789ABCDEF…"
            stored: root.tor.bridges
            error: root.tor.bridgesError
            busy: root.tor.busy
            onApply: text => root.tor.applyBridges(text)
        }
    }
    SettingsGroup {
        title: qsTr("For experts")
        error: root.tor.otherError

        BridgesField {
            Layout.fillWidth: true
            label: qsTr("Further lines for Tor")
            help: qsTr("As in a torrc: proxies, transports, a network of your own. What Allium sets itself, or what would give you away, is refused.")
            stored: root.tor.lines
            error: root.tor.linesError
            busy: root.tor.busy
            onApply: text => root.tor.applyLines(text)
        }
        Divider {
            Layout.fillWidth: true
        }
        FormField {
            Layout.fillWidth: true
            label: qsTr("Tor program")
            help: qsTr("Empty: the one that came along, or the system's.")

            AppTextField {
                id: binary

                text: root.tor.binary
                font: Theme.font.mono
                onEditingFinished: root.tor.applyBinary(binary.text)
            }
        }
        Divider {
            Layout.fillWidth: true
        }
        SettingRow {
            Layout.fillWidth: true
            label: qsTr("Use a Tor that runs already")
            explanation: qsTr("Instead of Allium's own. Takes effect when the profile is opened next.")

            AppSwitch {
                id: running

                checked: root.tor.runningTor
                onChanged: on => {
                    if (!on || control.text.trim() !== "")
                        root.tor.applyRunningTor(on, control.text);
                }
            }
        }
        FormField {
            Layout.fillWidth: true
            visible: running.checked
            label: qsTr("Where it listens for control")
            help: qsTr("An address such as 127.0.0.1:9051, or unix: and the path of a socket.")

            AppTextField {
                id: control

                text: root.tor.control
                font: Theme.font.mono
                onEditingFinished: root.tor.applyRunningTor(running.checked, control.text)
            }
        }
        Divider {
            Layout.fillWidth: true
        }
        SettingRow {
            Layout.fillWidth: true
            label: qsTr("Accept an old Tor")
            explanation: qsTr("Old versions have known holes. Only for networks of your own.")

            AppSwitch {
                checked: root.tor.acceptOld
                onChanged: on => root.tor.applyAcceptOld(on)
            }
        }
    }
}

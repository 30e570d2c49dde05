// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Desktop
import Allium.Onboarding
import Allium.Theme

/* What opens the profile, and when it locks. */
ColumnLayout {
    id: root

    required property var settings
    readonly property var protection: root.settings.protection
    readonly property var preferences: root.settings.preferences
    readonly property var minutes: [0, 1, 5, 15, 30, 60]

    spacing: Theme.space6

    SettingsGroup {
        title: qsTr("What opens your profile")
        text: {
            if (root.protection.hasPassphrase)
                return root.protection.hasKeyRing ? qsTr("Your passphrase, and this computer's key ring while you are logged in.")
                                                  : qsTr("Your passphrase, and nothing else.");
            return root.protection.hasKeyRing ? qsTr("This computer's key ring while you are logged in, and your recovery code.") : "";
        }
        error: dialog.visible ? "" : root.protection.error

        SettingRow {
            id: passphrase

            Layout.fillWidth: true
            label: qsTr("Passphrase")
            explanation: !root.protection.hasPassphrase ? qsTr("Your profile has no passphrase: whoever is logged in as you can open it.")
                         : root.protection.hasKeyRing ? qsTr("Opens your profile where the key ring does not.") : qsTr("Asked for each time your profile is opened.")

            Grid {
                id: ways

                columns: change.implicitWidth + remove.implicitWidth + spacing > passphrase.width ? 1 : 2
                layoutDirection: passphrase.narrow ? Qt.LeftToRight : Qt.RightToLeft // Change… at the edge
                spacing: Theme.space2

                AppButton {
                    id: change

                    text: root.protection.hasPassphrase ? qsTr("Change…") : qsTr("Set…")
                    enabled: !root.protection.busy
                    Accessible.name: root.protection.hasPassphrase ? qsTr("Change the passphrase") : qsTr("Set a passphrase")
                    onClicked: root.ask(false)
                }
                AppButton {
                    id: remove

                    visible: root.protection.hasPassphrase && root.protection.hasKeyRing
                    kind: AppButton.Kind.Quiet
                    flush: ways.columns === 1 ? AppButton.Edge.Start : AppButton.Edge.None
                    text: qsTr("Remove…")
                    enabled: !root.protection.busy
                    Accessible.name: qsTr("Remove the passphrase")
                    onClicked: root.ask(true)
                }
            }
        }
        Divider {
            Layout.fillWidth: true
        }
        SettingRow {
            Layout.fillWidth: true
            label: qsTr("This computer's key ring")
            explanation: root.protection.hasPassphrase ? qsTr("Opens your profile by itself while you are logged in to this computer.")
                                                       : qsTr("Opens your profile. Set a passphrase before you turn it off.")

            AppSwitch {
                checked: root.protection.hasKeyRing
                enabled: !root.protection.busy && (root.protection.hasPassphrase || !root.protection.hasKeyRing)
                onChanged: on => root.protection.useKeyRing(on)
            }
        }
        Divider {
            Layout.fillWidth: true
            visible: renew.visible
        }
        SettingRow {
            id: renew

            Layout.fillWidth: true
            visible: root.protection.hasKeyRing && !root.protection.hasPassphrase
            label: qsTr("Recovery code")
            explanation: qsTr("Opens your profile when the key ring is lost. A new code makes the former one useless.")

            AppButton {
                text: qsTr("New code…")
                enabled: !root.protection.busy
                onClicked: confirm.open()
            }
        }
        RecoveryCodeCard {
            Layout.fillWidth: true
            visible: root.protection.recoveryCode.text !== ""
            code: root.protection.recoveryCode
        }
        AppButton {
            Layout.fillWidth: true
            Layout.maximumWidth: implicitWidth
            visible: root.protection.recoveryCode.text !== ""
            text: qsTr("I have written it down")
            iconName: "check"
            onClicked: root.protection.recoveryCode.clear()
        }
    }
    SettingsGroup {
        title: qsTr("Locking")
        text: qsTr("%1 locks at any time.", "a key combination").arg(Format.keys("Ctrl+L"))

        SettingRow {
            Layout.fillWidth: true
            label: qsTr("Lock when nobody uses this computer")

            AppComboBox {
                model: root.minutes.map(count => count === 0 ? qsTr("Never") : qsTr("After %1 min", "minutes without keyboard and pointer").arg(count))
                currentIndex: Math.max(0, root.minutes.indexOf(root.preferences.lockMinutes))
                onActivated: index => root.preferences.lockMinutes = root.minutes[index]
            }
        }
        Divider {
            Layout.fillWidth: true
        }
        SettingRow {
            Layout.fillWidth: true
            label: qsTr("Lock after sleep")
            explanation: qsTr("When the computer wakes up again.")

            AppSwitch {
                checked: root.preferences.lockAfterSleep
                onChanged: on => root.preferences.lockAfterSleep = on
            }
        }
        Divider {
            Layout.fillWidth: true
        }
        SettingRow {
            Layout.fillWidth: true
            label: qsTr("Disconnect when locking")
            explanation: qsTr("Closes the profile and wipes its keys from memory. You are offline until you unlock. Otherwise only the window is locked, and messages keep arriving.")

            AppSwitch {
                checked: root.preferences.lockDisconnects
                onChanged: on => root.preferences.lockDisconnects = on
            }
        }
    }
    PassphraseDialog {
        id: dialog

        protection: root.protection
    }
    ConfirmDialog {
        id: confirm

        title: qsTr("Make a new recovery code?")
        text: qsTr("The one you wrote down before opens nothing any more.")
        acceptText: qsTr("Make a new one")
        onAccepted: root.protection.renewCode()
    }

    function ask(removing: bool): void {
        dialog.removing = removing;
        dialog.open();
    }
}

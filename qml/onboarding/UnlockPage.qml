// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* The locked profile or window, and why it does not open. */
FocusScope {
    id: root

    required property var unlock
    property var profiles: null // where there are several, it is said which this is

    readonly property bool typing: root.unlock.way !== Unlocking.KeyRing
    readonly property bool codeAsked: root.unlock.way === Unlocking.RecoveryCode
    readonly property string m_typedError: root.unlock.wrongSecret ? root.unlock.error : ""

    implicitHeight: column.height + 2 * Theme.space8

    function send(): void {
        if (root.typing) {
            root.unlock.unlock(root.codeAsked ? code.text : passphrase.text);
            passphrase.clear();
        } else {
            root.unlock.unlock("");
        }
    }
    function takeFocus(): void {
        if (problem.visible || root.unlock.closing)
            return;
        if (!root.typing)
            open.forceActiveFocus(Qt.TabFocusReason);
        else if (root.codeAsked)
            code.forceActiveFocus(Qt.TabFocusReason);
        else
            passphrase.forceActiveFocus(Qt.TabFocusReason);
    }

    Component.onCompleted: root.takeFocus()
    onTypingChanged: root.takeFocus()
    onCodeAskedChanged: root.takeFocus()

    Connections {
        target: root.unlock

        function onRefused(): void { root.takeFocus(); }
    }
    CapsLock {
        id: capsLock

        active: passphrase.activeFocus
    }

    AppScrollView {
        id: scroll

        anchors.fill: parent
        contentHeight: column.y + column.height + Theme.space6

        ColumnLayout {
            id: column

            x: Math.round((scroll.width - width) / 2)
            // The same whatever is said below, as long as that has room.
            y: Math.max(Theme.space6, Math.min(Math.round(scroll.height * 0.16), scroll.height - column.height - Theme.space6))
            width: Math.min(scroll.width - 2 * Theme.space5, 100 * Theme.space1 * Math.sqrt(Theme.scale))
            spacing: Theme.space5

            ColumnLayout {
                Layout.fillWidth: true
                visible: !problem.visible
                spacing: Theme.space2

                Rectangle {
                    Layout.alignment: Qt.AlignHCenter
                    Layout.bottomMargin: Theme.space2
                    implicitWidth: Theme.iconHuge + Theme.space8
                    implicitHeight: implicitWidth
                    radius: width / 2
                    color: Theme.color.accentMuted

                    Icon {
                        anchors.centerIn: parent
                        name: "lock"
                        size: Theme.iconHuge * 0.75
                        color: Theme.color.accentText
                    }
                }
                AppLabel {
                    Layout.fillWidth: true
                    role: AppLabel.Role.Title
                    horizontalAlignment: Text.AlignHCenter
                    text: root.unlock.closing ? qsTr("Locking") : root.unlock.windowOnly ? qsTr("Allium is locked") : qsTr("Unlock Allium")
                }
                AppLabel {
                    Layout.fillWidth: true
                    visible: text !== ""
                    role: AppLabel.Role.BodyStrong
                    horizontalAlignment: Text.AlignHCenter
                    text: root.profiles !== null && root.profiles.several ? root.profiles.ownTitle : ""
                }
                AppLabel {
                    Layout.fillWidth: true
                    role: AppLabel.Role.Muted
                    horizontalAlignment: Text.AlignHCenter
                    lineHeight: 1.25
                    text: root.unlock.closing ? qsTr("Saying good-bye to your contacts and closing the profile.")
                        : root.unlock.windowOnly ? qsTr("You stay connected; messages keep arriving.")
                        : root.codeAsked ? qsTr("Type the code that you wrote down when you made the profile.")
                        : root.typing ? qsTr("Your passphrase opens your profile.") : qsTr("This computer's key ring opens your profile.")
                }
            }
            // Not beside what is typed: it is not about that.
            Banner {
                Layout.fillWidth: true
                visible: root.unlock.error !== "" && root.m_typedError === "" && !problem.visible
                tone: Theme.Tone.Warning
                text: root.unlock.error
            }
            FormField {
                Layout.fillWidth: true
                visible: root.unlock.way === Unlocking.Passphrase && !problem.visible && !root.unlock.closing
                enabled: !root.unlock.busy
                label: qsTr("Passphrase")
                help: capsLock.on ? qsTr("Caps Lock seems to be on.") : ""
                error: root.m_typedError === "" ? "" : capsLock.on ? qsTr("%1 Caps Lock seems to be on.").arg(root.m_typedError) : root.m_typedError

                PasswordField {
                    id: passphrase

                    onAccepted: root.send()
                }
            }
            FormField {
                Layout.fillWidth: true
                visible: root.codeAsked && !problem.visible && !root.unlock.closing
                enabled: !root.unlock.busy
                label: qsTr("Recovery code")
                error: root.m_typedError

                AppTextField {
                    id: code

                    font: Theme.font.mono
                    placeholderText: "XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX"
                    inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhPreferUppercase | Qt.ImhSensitiveData
                    onAccepted: root.send()
                }
            }
            AppButton {
                id: open

                Layout.fillWidth: true
                visible: !problem.visible && !root.unlock.closing
                kind: AppButton.Kind.Primary
                text: root.unlock.busy ? qsTr("Opening…") : qsTr("Unlock")
                busy: root.unlock.busy
                onClicked: root.send()
            }
            AppLabel {
                Layout.fillWidth: true
                visible: root.unlock.busy && !problem.visible
                role: AppLabel.Role.Caption
                horizontalAlignment: Text.AlignHCenter
                text: root.typing ? qsTr("This takes some seconds, so that passphrases are slow to guess.")
                                  : qsTr("Waiting for the key ring. It may ask for its password in a window of its own.")
            }
            Spinner {
                Layout.alignment: Qt.AlignHCenter
                visible: root.unlock.closing
                size: Theme.iconLarge
            }
            ColumnLayout {
                Layout.alignment: Qt.AlignHCenter // it is as wide as the widest of them
                visible: !problem.visible && !root.unlock.closing && (!root.unlock.busy || !root.typing) // a key ring may take minutes
                spacing: 0

                AppButton {
                    Layout.alignment: Qt.AlignHCenter
                    maximumWidth: column.width
                    visible: root.unlock.hasKeyRing && root.unlock.way !== Unlocking.KeyRing
                    kind: AppButton.Kind.Quiet
                    text: qsTr("Use this computer's key ring")
                    onClicked: {
                        root.unlock.way = Unlocking.KeyRing;
                        root.unlock.unlock("");
                    }
                }
                AppButton {
                    Layout.alignment: Qt.AlignHCenter
                    maximumWidth: column.width
                    visible: root.unlock.hasPassphrase && root.unlock.way !== Unlocking.Passphrase
                    kind: AppButton.Kind.Quiet
                    text: qsTr("Use my passphrase")
                    onClicked: root.unlock.way = Unlocking.Passphrase
                }
                AppButton {
                    Layout.alignment: Qt.AlignHCenter
                    maximumWidth: column.width
                    visible: root.unlock.hasRecoveryCode && root.unlock.way !== Unlocking.RecoveryCode
                    kind: AppButton.Kind.Quiet
                    text: qsTr("Use my recovery code")
                    onClicked: root.unlock.way = Unlocking.RecoveryCode
                }
            }
            ProblemView {
                id: problem

                Layout.fillWidth: true
                visible: root.unlock.remedy !== Unlocking.None
                unlock: root.unlock
                onShowFolder: root.unlock.showFolder()
                onQuit: root.unlock.quit()
            }
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* What opens the profile. */
ColumnLayout {
    id: root

    required property var onboarding

    readonly property string nextText: root.onboarding.restoring ? qsTr("Restore") : qsTr("Continue")
    readonly property bool ready: ring.checked || passphrase.ready
    readonly property bool hasRing: root.onboarding.keyRing === Onboarding.Works

    function advance(): void {
        root.onboarding.protect(!word.checked, ring.checked ? "" : passphrase.text);
        passphrase.clear();
    }
    function takeFocus(): void {
        if (root.hasRing)
            (ring.checked ? ring : word.checked ? word : both).forceActiveFocus(Qt.TabFocusReason);
        else
            passphrase.takeFocus();
    }

    spacing: Theme.space4

    AppLabel {
        Layout.fillWidth: true
        role: AppLabel.Role.Title
        text: qsTr("What shall open your profile?")
    }
    AppLabel {
        Layout.fillWidth: true
        role: AppLabel.Role.Muted
        lineHeight: 1.25
        text: qsTr("Your identity, your contacts and everything you write stay on this computer, encrypted. You decide what opens them.")
    }
    RowLayout {
        Layout.fillWidth: true
        visible: root.onboarding.keyRing === Onboarding.Asking
        spacing: Theme.space2

        Spinner {
            size: Theme.icon
        }
        AppLabel {
            Layout.fillWidth: true
            role: AppLabel.Role.Muted
            text: qsTr("Looking for this computer's key ring. It may ask for its password.")
        }
    }
    Banner {
        Layout.fillWidth: true
        visible: root.onboarding.keyRing === Onboarding.Missing
        text: root.onboarding.keyRingProblem !== "" ? qsTr("%1 A passphrase protects your profile just as well.").arg(root.onboarding.keyRingProblem)
                                                    : qsTr("This computer offers no working key ring. A passphrase protects your profile just as well.")
    }
    Column {
        Layout.fillWidth: true
        visible: root.hasRing
        spacing: 0
        onVisibleChanged: if (visible) ring.forceActiveFocus(Qt.TabFocusReason) // it was looked for until now

        AppRadioButton {
            id: ring

            width: parent.width
            text: qsTr("This computer's key ring")
            checked: root.hasRing
        }
        Explanation {
            text: qsTr("Opens by itself while you are logged in to this computer, and so for whoever can log in as you. You get a recovery code to write down, in case the key ring is lost.")
        }
        AppRadioButton {
            id: word

            width: parent.width
            text: qsTr("A passphrase")
            checked: !root.hasRing
        }
        Explanation {
            text: qsTr("Asked for at every start. Safe even from somebody who can log in as you. Nobody can reset it, so do not forget it.")
        }
        AppRadioButton {
            id: both

            width: parent.width
            text: qsTr("Either of them")
        }
        Explanation {
            text: qsTr("Opens by itself, and the passphrase helps when the key ring is lost.")
        }
    }
    NewPassphrase {
        id: passphrase

        Layout.fillWidth: true
        visible: !ring.checked
        onAccepted: if (root.ready) root.advance()
    }

    component Explanation: AppLabel {
        id: explanation

        width: parent.width
        leftPadding: explanation.LayoutMirroring.enabled ? 0 : Theme.icon + Theme.space3
        rightPadding: explanation.LayoutMirroring.enabled ? Theme.icon + Theme.space3 : 0
        topPadding: Math.round(Theme.space1 * Math.min(1, Theme.scale - 1)) // small text has it from the height of the row above
        bottomPadding: Theme.space3
        role: AppLabel.Role.Caption
        lineHeight: 1.2
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Onboarding
import Allium.Theme

/* A new passphrase, after the present one. With `removing`, only the present one is asked for. */
AppDialog {
    id: root

    required property var protection
    property bool removing: false

    title: root.removing ? qsTr("Remove the passphrase?") : root.protection.hasPassphrase ? qsTr("Change the passphrase") : qsTr("Set a passphrase")
    text: root.removing ? qsTr("From then on the key ring alone opens your profile. You get a recovery code to write down.")
          : qsTr("Nobody can reset it. Backups keep the passphrase that they were made with.")
    acceptText: root.removing ? qsTr("Remove") : root.protection.hasPassphrase ? qsTr("Change") : qsTr("Set")
    acceptEnabled: (!root.protection.hasPassphrase || !present.empty) && (root.removing || fresh.ready)
    busy: root.protection.busy
    keepOpen: true
    onSubmitted: {
        if (root.removing)
            root.protection.removePassphrase(present.text);
        else
            root.protection.changePassphrase(present.text, fresh.text);
    }
    onAboutToShow: root.protection.clearErrors()
    onClosed: {
        present.clear();
        fresh.clear();
    }

    Connections {
        target: root.protection

        function onDone(): void { root.close(); }
    }

    FormField {
        Layout.fillWidth: true
        visible: root.protection.hasPassphrase
        enabled: !root.protection.busy
        label: qsTr("Present passphrase")
        error: root.protection.currentError

        PasswordField {
            id: present

            onAccepted: root.removing ? root.submit() : fresh.takeFocus()
        }
    }
    NewPassphrase {
        id: fresh

        Layout.fillWidth: true
        visible: !root.removing
        enabled: !root.protection.busy
        label: qsTr("New passphrase")
        onAccepted: root.submit()
    }
    Banner {
        Layout.fillWidth: true
        visible: root.protection.error !== ""
        tone: Theme.Tone.Danger
        text: root.protection.error
    }
}

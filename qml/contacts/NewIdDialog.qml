// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Theme

/* The question before a new onion ID takes the place of the present one. Stays until that is done. */
ConfirmDialog {
    id: root

    required property var me

    title: qsTr("Take a new ID?")
    acceptText: qsTr("Take a new ID")
    busy: root.me.renewing
    keepOpen: true
    onSubmitted: root.me.renew()
    onAboutToShow: root.me.forgetRenewError()

    Connections {
        target: root.me

        function onRenewed(): void { root.close(); }
    }

    AppLabel {
        Layout.fillWidth: true
        text: qsTr("This cannot be undone.") // first, to be in view in any window
    }
    AppLabel {
        Layout.fillWidth: true
        text: qsTr("Your present ID stops working at once for everybody who is not a contact. This includes links and QR codes that you have handed out, and requests on their way to it.")
        color: Theme.color.textMuted
        lineHeight: 1.2
    }
    AppLabel {
        Layout.fillWidth: true
        text: qsTr("Your contacts are told automatically and stay. Nothing else changes.")
        color: Theme.color.textMuted
        lineHeight: 1.2
    }
    Banner {
        Layout.fillWidth: true
        visible: root.me.renewError !== ""
        tone: Theme.Tone.Danger
        text: root.me.renewError
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls

/* A new profile, which opens at once. */
AppDialog {
    id: root

    required property var profiles

    title: qsTr("New profile")
    text: qsTr("A profile is a separate identity with an onion ID, contacts and a connection to Tor of its own. Nothing in it says that both are yours, but whoever is a contact of both may notice that they come and go together.")
    acceptText: qsTr("Create and open")
    busy: root.profiles.busy
    keepOpen: true
    onSubmitted: root.profiles.create(name.text)
    onAboutToShow: {
        name.clear();
        root.profiles.clearError();
    }

    Connections {
        target: root.profiles
        enabled: root.visible

        function onDone(): void { root.close(); }
    }

    FormField {
        Layout.fillWidth: true
        label: qsTr("Name (optional)")
        help: qsTr("It stays on this computer, where it can be read even while the profile is locked.")
        error: root.profiles.error

        AppTextField {
            id: name

            maximumLength: root.profiles.maxTitleChars
            placeholderText: root.profiles.suggestion
            onAccepted: root.submit()
        }
    }
}

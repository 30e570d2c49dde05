// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls

/* What a profile is called on this computer. */
AppDialog {
    id: root

    required property var profiles
    property string m_profile
    property string m_shown

    function ask(row: ProfileRow): void {
        root.m_profile = row.profile;
        root.m_shown = row.title;
        name.text = row.givenTitle;
        root.open();
        name.selectAll();
    }

    title: qsTr("Rename “%1”").arg(root.m_shown)
    acceptText: qsTr("Rename")
    busy: root.profiles.busy
    keepOpen: true
    onSubmitted: root.profiles.rename(root.m_profile, name.text)
    onAboutToShow: root.profiles.clearError()

    Connections {
        target: root.profiles
        enabled: root.visible

        function onDone(): void { root.close(); }
    }

    FormField {
        Layout.fillWidth: true
        label: qsTr("Name")
        help: qsTr("It stays on this computer, where it can be read even while the profile is locked.")
        error: root.profiles.error

        AppTextField {
            id: name

            maximumLength: root.profiles.maxTitleChars
            placeholderText: qsTr("Empty: a number instead of a name")
            onAccepted: root.submit()
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Theme

/* The question before a profile is gone. Its name has to be typed, so that nobody does it by accident or to the wrong
   one. What is open somewhere is not deleted. */
AppDialog {
    id: root

    required property var profiles
    property string m_profile
    property string m_shown
    property bool m_open: false

    function ask(row: ProfileRow): void {
        root.m_profile = row.profile;
        root.m_shown = row.title;
        root.m_open = row.open;
        root.open();
    }

    title: qsTr("Delete “%1”?").arg(root.m_shown)
    text: root.m_open ? "" : qsTr("Its identity, contacts, messages and received files are erased from this computer. Without a backup nobody can bring them back. What you saved elsewhere stays.")
    acceptText: root.m_open ? "" : qsTr("Delete for ever")
    acceptKind: AppButton.Kind.Danger
    acceptEnabled: name.text.trim() === root.m_shown
    rejectText: root.m_open ? qsTr("Close") : qsTr("Cancel")
    focusReject: root.m_open
    busy: root.profiles.busy
    keepOpen: true
    onSubmitted: root.profiles.erase(root.m_profile, name.text)
    onAboutToShow: {
        name.clear();
        root.profiles.clearError();
    }

    Connections {
        target: root.profiles
        enabled: root.visible

        function onDone(): void { root.close(); }
    }

    Banner {
        Layout.fillWidth: true
        visible: root.m_open
        tone: Theme.Tone.Warning
        text: qsTr("This profile is open. Quit Allium there first, then delete it.")
    }
    FormField {
        Layout.fillWidth: true
        visible: !root.m_open
        label: qsTr("Type “%1” to delete it").arg(root.m_shown)
        error: root.profiles.error

        AppTextField {
            id: name

            inputMethodHints: Qt.ImhNoPredictiveText
            onAccepted: root.submit()
        }
    }
}

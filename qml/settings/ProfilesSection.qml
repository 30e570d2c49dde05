// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Profiles
import Allium.Theme

/* What this profile is called here, and the others of this computer. */
ColumnLayout {
    id: root

    required property var settings
    readonly property var profiles: root.settings.profiles

    spacing: Theme.space6

    SettingsGroup {
        visible: root.profiles.ownTitle !== ""
        title: qsTr("This profile")

        FormField {
            Layout.fillWidth: true
            label: qsTr("Name on this computer")
            help: qsTr("It stays on this computer, where it can be read even while the profile is locked.")
            error: list.asking ? "" : root.profiles.error

            AppTextField {
                id: name

                maximumLength: root.profiles.maxTitleChars
                text: root.profiles.givenTitle
                placeholderText: root.profiles.ownTitle
                onEditingFinished: root.profiles.renameOwn(name.text)
            }
        }
        Divider {
            Layout.fillWidth: true
            visible: root.profiles.several
        }
        SettingRow {
            Layout.fillWidth: true
            visible: root.profiles.several
            label: qsTr("Always start with this profile")
            explanation: qsTr("Allium does not ask which one when it starts. The others open from here.")

            AppSwitch {
                checked: root.profiles.ownStarts
                onChanged: on => root.profiles.startWithOwn(on)
            }
        }
    }
    SettingsGroup {
        title: qsTr("Other profiles")
        text: qsTr("A profile is a separate identity with an onion ID, contacts and a connection to Tor of its own. Nothing in it says that both are yours, but whoever is a contact of both may notice that they come and go together. Each has its window, and several can be open at once.")
        error: root.profiles.ownTitle === "" && !list.asking ? root.profiles.error : ""

        ProfileList {
            id: list

            Layout.fillWidth: true
            Layout.leftMargin: -Theme.space3 // so that what is in the rows is in line with the button below
            Layout.rightMargin: -Theme.space3
            Layout.topMargin: -Theme.space2 // the rows have room around them, too
            visible: list.implicitHeight > 0
            profiles: root.profiles
            withOwn: false
            onChosen: profile => root.profiles.open(profile)
        }
        AppButton {
            Layout.fillWidth: true
            Layout.maximumWidth: implicitWidth
            iconName: "add"
            text: qsTr("New profile…")
            onClicked: list.askForNew()
        }
    }
    SettingsGroup {
        visible: root.profiles.ownTitle !== ""
        title: qsTr("Delete this profile")
        text: qsTr("Erases its identity, contacts, messages and received files from this computer. What you saved elsewhere stays.")

        AppButton {
            Layout.fillWidth: true
            Layout.maximumWidth: implicitWidth
            iconName: "trash"
            text: qsTr("Delete “%1”…").arg(root.profiles.ownTitle)
            onClicked: endDialog.open()
        }
    }

    ConfirmDialog {
        id: endDialog

        title: qsTr("Delete “%1”?").arg(root.profiles.ownTitle)
        text: qsTr("Allium closes this profile first. Then a small window asks you to type its name, and until you do, nothing is deleted.")
        acceptText: qsTr("Close and go on")
        onAccepted: root.profiles.endOwn()
    }
}

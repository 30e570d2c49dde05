// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Onboarding
import Allium.Theme

/* What others are told, and who may knock. */
ColumnLayout {
    id: root

    required property var settings
    readonly property var account: root.settings.account

    spacing: Theme.space6

    SettingsGroup {
        title: qsTr("Name")

        FormField {
            Layout.fillWidth: true
            label: qsTr("What others are told")
            help: qsTr("People in your contacts see the change when they are next connected to you. They can call you something else.")
            error: root.account.nameError

            AppTextField {
                id: name

                maximumLength: 64
                text: root.account.name
                onEditingFinished: root.account.applyName(name.text)
            }
        }
    }
    SettingsGroup {
        title: qsTr("Picture")
        text: qsTr("Only your contacts see it. Allium cuts out the middle, makes it small, and keeps nothing else of the file, such as where it was taken.")
        error: root.account.picture.error

        PictureField {
            Layout.fillWidth: true
            picture: root.account.picture
            name: root.account.name
        }
    }
    SettingsGroup {
        title: qsTr("Who reaches you")
        error: root.account.error

        SettingRow {
            Layout.fillWidth: true
            label: qsTr("Accept contact requests")
            explanation: qsTr("While this is off, nobody new can reach you, even with your onion ID. Your contacts still do.")

            AppSwitch {
                checked: root.account.doorOpen
                onChanged: on => root.account.applyDoorOpen(on)
            }
        }
        Divider {
            Layout.fillWidth: true
        }
        SettingRow {
            Layout.fillWidth: true
            label: qsTr("Be invisible")
            explanation: qsTr("Your contacts see you as offline. Messages and files still travel.")

            AppSwitch {
                checked: root.account.invisible
                onChanged: on => root.account.applyInvisible(on)
            }
        }
    }
    SettingsGroup {
        title: qsTr("What your contacts notice")
        text: qsTr("This goes both ways: what you do not tell, you are not shown either.")
        error: root.settings.talk.error

        SettingRow {
            Layout.fillWidth: true
            label: qsTr("Tell people when I have read their messages")
            explanation: qsTr("While this is off, or you are invisible, they see that a message was delivered, and no more.")

            AppSwitch {
                checked: root.settings.talk.tellRead
                onChanged: on => root.settings.talk.applyTellRead(on)
            }
        }
        Divider {
            Layout.fillWidth: true
        }
        SettingRow {
            Layout.fillWidth: true
            label: qsTr("Show people that I am typing")
            explanation: qsTr("Only while both of you are online, and never while you are invisible. What you type is not sent before you send it.")

            AppSwitch {
                checked: root.settings.talk.tellTyping
                onChanged: on => root.settings.talk.applyTellTyping(on)
            }
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* A contact: name, presence, onion ID, safety words, my notes, and how to part. */
SubPage {
    id: root

    required property var contacts
    property var transfers: null
    property url filesSource // what shows the files that went between us, in a module of its own
    property bool canTalk: true
    readonly property bool m_tight: root.width < Theme.narrowWidth / 2 // large text in a narrow window

    readonly property var person: root.contacts.person
    readonly property string m_presence: {
        if (root.person.waiting)
            return qsTr("Waiting for the first time you are both online");
        if (root.person.online)
            return qsTr("Online now");
        return root.person.lastSeen > 0 ? qsTr("Last seen: %1").arg(Format.since(root.person.lastSeen, Format.now)) : qsTr("Not seen yet");
    }

    signal conversationWanted()
    signal messageWanted(position: double)

    title: qsTr("Contact")

    property string m_shownId: root.person.contactId
    onM_shownIdChanged: root.showPerson()
    Component.onCompleted: root.showPerson()
    Connections {
        target: root.person

        function onChanged(): void {
            if (!nameField.activeFocus)
                nameField.text = root.person.name;
            if (!note.editor.activeFocus)
                note.text = root.person.note;
            muteSwitch.checked = root.person.muted;
        }
    }

    function showPerson(): void {
        nameField.text = root.person.name;
        note.text = root.person.note;
        muteSwitch.checked = root.person.muted;
    }
    /* Before somebody else is shown: what was typed belongs to whom it was typed for. */
    function store(): void {
        root.storeName();
        root.storeNote();
    }
    function storeName(): void {
        const wanted = nameField.text.trim();
        if (root.person.exists && wanted !== root.person.name)
            root.person.rename(wanted === root.person.theirName ? "" : wanted);
    }
    function storeNote(): void {
        if (root.person.exists && note.text !== root.person.note)
            root.person.setNote(note.text);
    }

    // Long notes are not lost with the window.
    Timer {
        id: pause

        interval: 1500
        onTriggered: root.storeNote()
    }

    actions: [
        AppButton {
            visible: root.canTalk && !root.m_tight
            text: qsTr("Message")
            iconName: "message"
            onClicked: root.conversationWanted()
        },
        IconButton {
            Layout.rightMargin: -Theme.space2 // so that the icon, not the room around it, is in line
            visible: root.canTalk && root.m_tight
            text: qsTr("Message")
            iconName: "message"
            onClicked: root.conversationWanted()
        }
    ]

    PersonHead {
        Layout.fillWidth: true
        person: root.person
        presence: root.m_presence
    }
    Card {
        Layout.fillWidth: true
        spacing: Theme.space4

        FormField {
            Layout.fillWidth: true
            label: qsTr("Name")
            help: qsTr("Only you see this name. Empty: what they call themselves.")

            AppTextField {
                id: nameField

                maximumLength: 60
                placeholderText: root.person.theirName
                onEditingFinished: root.storeName()
            }
        }
        FormField {
            Layout.fillWidth: true
            label: qsTr("Note")
            help: qsTr("Only you see this.")

            AppTextArea {
                id: note

                minimumLines: 2
                placeholderText: qsTr("Where you met, what to remember")
                onTextChanged: if (note.editor.activeFocus) pause.restart()
                Connections {
                    target: note.editor

                    function onActiveFocusChanged(): void {
                        if (!note.editor.activeFocus)
                            root.storeNote();
                    }
                }
            }
        }
        SettingRow {
            Layout.fillWidth: true
            label: qsTr("Mute")
            explanation: qsTr("Messages arrive without a notification.")

            AppSwitch {
                id: muteSwitch

                onChanged: on => root.person.setMuted(on)
            }
        }
        FilesUnasked {
            Layout.fillWidth: true
            name: root.person.name
            allowed: root.person.unasked
            onChosen: bytes => root.person.setUnasked(bytes)
        }
    }
    Loader {
        id: files

        Layout.fillWidth: true
        visible: files.status === Loader.Ready
        Component.onCompleted: {
            if (root.transfers !== null && String(root.filesSource) !== "")
                files.setSource(root.filesSource, { "transfers": root.transfers });
        }
    }
    Binding {
        target: files.item
        property: "contact"
        value: root.person.contactId
        when: files.status === Loader.Ready
    }
    Connections {
        target: files.item
        ignoreUnknownSignals: true

        function onMessageWanted(position: double): void {
            root.messageWanted(position);
        }
    }
    SafetyWords {
        Layout.fillWidth: true
        words: root.person.words
        name: root.person.name
        compared: root.person.compared
        comparedAt: root.person.comparedAt
        onMarked: compared => root.person.setCompared(compared)
    }
    Card {
        Layout.fillWidth: true
        visible: root.person.onionId !== ""

        AppLabel {
            role: AppLabel.Role.Heading
            text: qsTr("Onion ID")
        }
        CopyField {
            Layout.fillWidth: true
            label: qsTr("onion ID")
            text: root.person.onionId
        }
    }
    Flow {
        id: partings

        Layout.fillWidth: true
        spacing: Theme.space2

        AppButton {
            maximumWidth: partings.width
            text: qsTr("Remove contact")
            iconName: "trash"
            onClicked: removeDialog.open()
        }
        AppButton {
            text: qsTr("Block")
            iconName: "block"
            onClicked: blockDialog.open()
        }
    }

    ConfirmDialog {
        id: removeDialog

        title: qsTr("Remove %1?").arg(root.person.name)
        text: qsTr("You stop seeing each other online and cannot write to each other any more. They are told. What was said stays on both computers. To be contacts again, one of you has to ask.")
        acceptText: qsTr("Remove")
        onAccepted: root.contacts.remove(root.person.contactId)
    }
    ConfirmDialog {
        id: blockDialog

        title: qsTr("Block %1?").arg(root.person.name)
        text: qsTr("To them it looks as if you went offline. They are not told, and cannot write or ask again until you unblock them.")
        acceptText: qsTr("Block")
        onAccepted: root.contacts.block(root.person.contactId)
    }
}

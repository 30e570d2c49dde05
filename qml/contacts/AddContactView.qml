// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* Adds somebody: one input for an onion ID or link, or a picture of its QR code, and a greeting. */
SubPage {
    id: root

    required property var adding
    property bool justSent: false
    property string sentTo

    readonly property bool m_wrong: root.adding.status === AddContact.Mistake || root.adding.status === AddContact.Ourself
    readonly property bool m_busy: root.adding.status === AddContact.Sending

    signal contactWanted(id: string)
    signal viewWanted(view: string)

    function takeText(text: string): void {
        field.text = text.trim();
        field.forceActiveFocus(Qt.OtherFocusReason);
    }

    title: qsTr("Add somebody")

    Connections {
        target: root.adding

        function onAddressChanged(): void {
            if (field.text.trim() !== root.adding.address.trim())
                field.text = root.adding.address;
            if (root.adding.address !== "")
                root.justSent = false;
        }
        function onGreetingChanged(): void {
            if (greeting.text !== root.adding.greeting)
                greeting.text = root.adding.greeting;
        }
        function onSent(name: string): void {
            root.sentTo = name;
            root.justSent = true;
        }
    }

    Banner {
        Layout.fillWidth: true
        visible: root.justSent
        tone: Theme.Tone.Positive
        title: root.sentTo === "" ? qsTr("Your request is on its way") : qsTr("Your request to %1 is on its way").arg(root.sentTo)
        text: qsTr("It arrives when both of you are online at the same time. You need not wait here.")
        actionText: qsTr("Show requests")
        onAction: root.viewWanted("requests")
    }
    AppLabel {
        Layout.fillWidth: true
        role: AppLabel.Role.Muted
        text: qsTr("Ask your friend for their onion ID, in whatever way you trust. They find it under “My\u00a0ID”.")
        lineHeight: 1.2
    }
    ColumnLayout {
        id: whose

        Layout.fillWidth: true
        spacing: Theme.space2

        FormField {
            Layout.fillWidth: true
            label: qsTr("Onion ID or link")
            error: root.m_wrong ? root.adding.sentence : ""

            AppTextField {
                id: field

                focus: true
                enabled: !root.m_busy
                placeholderText: qsTr("Paste it here")
                font: Theme.font.mono
                inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
                onTextChanged: root.adding.address = field.text
                Component.onCompleted: field.text = root.adding.address
                onAccepted: root.adding.send()
                // Also a picture, which no text field takes.
                Keys.onPressed: event => {
                    event.accepted = event.matches(StandardKey.Paste);
                    if (event.accepted)
                        root.adding.paste();
                }
            }
        }
        AddressVerdict {
            Layout.fillWidth: true
            good: root.adding.status === AddContact.Ready
            sentence: root.m_wrong ? "" : root.adding.sentence
        }
        AppButton {
            visible: root.adding.status === AddContact.Known
            maximumWidth: whose.width
            text: qsTr("Open the conversation")
            onClicked: root.contactWanted(root.adding.contactId)
        }
        AppButton {
            visible: root.adding.status === AddContact.Asking || root.adding.status === AddContact.Asked
            maximumWidth: whose.width
            text: qsTr("Show requests")
            onClicked: root.viewWanted("requests")
        }
        AppButton {
            visible: root.adding.status === AddContact.Blocked
            maximumWidth: whose.width
            text: qsTr("Show blocked people")
            onClicked: root.viewWanted("blocked")
        }
        AppButton {
            visible: root.adding.status === AddContact.Ourself
            maximumWidth: whose.width
            text: qsTr("Show my ID")
            onClicked: root.viewWanted("me")
        }
        Flow {
            id: ways

            Layout.fillWidth: true
            visible: root.adding.status === AddContact.Nothing || root.adding.status === AddContact.Mistake
            spacing: Theme.space2

            AppButton {
                maximumWidth: ways.width
                text: qsTr("Paste")
                iconName: "copy"
                Accessible.description: qsTr("Text, or a picture with a QR code")
                onClicked: root.adding.paste()
            }
            AppButton {
                maximumWidth: ways.width
                text: qsTr("Read a QR code from a picture")
                iconName: "qr"
                busy: root.adding.reading
                onClicked: pictureDialog.open()
            }
        }
    }
    ColumnLayout {
        Layout.fillWidth: true
        visible: root.adding.status === AddContact.Ready || root.m_busy
        spacing: Theme.space5

        FormField {
            Layout.fillWidth: true
            label: qsTr("Greeting (optional)")
            help: qsTr("They see it before they decide. %n characters left.", "", Math.max(0, root.adding.greetingLeft))
            error: root.adding.greetingLeft < 0 ? qsTr("%n characters too long.", "", -root.adding.greetingLeft) : ""

            AppTextArea {
                id: greeting

                enabled: !root.m_busy
                minimumLines: 3
                placeholderText: qsTr("Hi, it’s me from the choir")
                onTextChanged: root.adding.greeting = greeting.text
                Component.onCompleted: greeting.text = root.adding.greeting
            }
        }
        AppButton {
            maximumWidth: whose.width
            text: qsTr("Send request")
            kind: AppButton.Kind.Primary
            iconName: "send"
            enabled: root.adding.canSend || root.m_busy
            busy: root.m_busy
            onClicked: root.adding.send()
        }
        AppLabel {
            Layout.fillWidth: true
            role: AppLabel.Role.Caption
            text: qsTr("They learn your onion ID and your name, and see when you are online once they accept.")
        }
    }

    FileDialog {
        id: pictureDialog

        title: qsTr("Choose a picture with a QR code")
        nameFilters: [qsTr("Pictures (*.png *.jpg *.jpeg *.webp *.gif *.bmp)")]
        onAccepted: root.adding.readPicture(pictureDialog.selectedFile)
    }
    ContactDropArea {
        parent: root
        anchors.fill: parent
        anchors.margins: Theme.space4
        onTextDropped: text => root.takeText(text)
        onPictureDropped: file => root.adding.readPicture(file)
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Contacts
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* What I give to people who are to add me: QR code, onion ID and link. */
SubPage {
    id: root

    required property var me
    property string m_said
    property bool m_failed: false

    title: qsTr("My ID")

    Component.onCompleted: root.me.refresh()

    Connections {
        target: root.me

        function onSaved(path: string): void {
            root.m_failed = false;
            root.m_said = qsTr("Saved as %1.").arg(path);
        }
        function onSaveFailed(sentence: string): void {
            root.m_failed = true;
            root.m_said = sentence;
        }
    }

    AppLabel {
        Layout.fillWidth: true
        role: AppLabel.Role.Muted
        text: qsTr("Give this to the people you want to hear from. Whoever has it can ask to be your contact, and you decide.")
        lineHeight: 1.2
    }
    Rectangle {
        Layout.alignment: Qt.AlignHCenter
        implicitWidth: Math.min(root.width - 2 * Theme.space6, 76 * Theme.space1)
        implicitHeight: implicitWidth
        radius: Theme.radiusLarge
        // Cameras need black on white in every theme.
        color: "white"
        border.width: Theme.hairline
        border.color: Theme.color.divider

        QrItem {
            anchors.fill: parent
            anchors.margins: Theme.space2
            text: root.me.link
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("QR code of my contact link")
        }
    }
    Card {
        Layout.fillWidth: true

        AppLabel {
            role: AppLabel.Role.Label
            text: qsTr("Onion ID")
        }
        TextMetrics {
            id: halfId

            font: Theme.font.mono
            text: root.me.grouped.slice(0, root.me.grouped.length / 2)
        }
        AppLabel {
            Layout.fillWidth: true
            Layout.maximumWidth: Math.ceil(halfId.advanceWidth) + Theme.space1 // two even lines
            role: AppLabel.Role.Mono
            text: root.me.grouped
            lineHeight: 1.3
            // Letters and digits read from left to right everywhere.
            LayoutMirroring.enabled: false
            Accessible.name: root.me.onionId
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.space2

            CopyButton {
                label: qsTr("Copy onion ID")
                kind: AppButton.Kind.Primary
                onCopied: root.me.copyOnionId()
            }
            CopyButton {
                label: qsTr("Copy link")
                onCopied: root.me.copyLink()
            }
            AppButton {
                text: qsTr("Save QR code")
                iconName: "download"
                onClicked: saveDialog.open()
            }
        }
        AppLabel {
            Layout.fillWidth: true
            role: AppLabel.Role.Caption
            text: root.me.name === "" ? qsTr("The link also says which account is yours, so that nobody else can answer in your place.")
                                      : qsTr("The link also carries your name, %1, and says which account is yours, so that nobody else can answer in your place.").arg(root.me.name)
        }
    }
    SettingRow {
        id: newId

        Layout.fillWidth: true
        label: qsTr("Did it get to the wrong people?")
        explanation: qsTr("Take a new one, and your contacts stay.")

        AppButton {
            objectName: "newIdButton"
            kind: AppButton.Kind.Quiet
            flush: newId.narrow ? AppButton.Edge.Start : AppButton.Edge.End
            text: qsTr("New ID…")
            iconName: "retry"
            enabled: root.me.onionId !== ""
            onClicked: newIdDialog.open()
        }
    }
    Banner {
        Layout.fillWidth: true
        visible: root.m_said !== ""
        tone: root.m_failed ? Theme.Tone.Danger : Theme.Tone.Positive
        text: root.m_said
        closable: true
        onClosed: root.m_said = ""
    }

    NewIdDialog {
        id: newIdDialog

        me: root.me
    }
    FileDialog {
        id: saveDialog

        title: qsTr("Save the QR code")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "png"
        nameFilters: [qsTr("PNG picture (*.png)")]
        onAccepted: root.me.savePicture(saveDialog.selectedFile)
    }
}

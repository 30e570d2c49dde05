// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* Somebody asks to be my contact: who, their words, and what I may answer. */
Card {
    id: root

    required property string requestId
    required property string name
    required property string onionId
    required property string greeting
    required property double since

    readonly property string who: root.name !== "" ? root.name : qsTr("Somebody without a name")

    signal accepted()
    signal rejected()
    signal blocked()

    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Request of %1").arg(root.who)

    RowLayout {
        Layout.fillWidth: true
        Layout.fillHeight: false // the words below learn their height late
        spacing: Theme.space3

        Avatar {
            Layout.alignment: Qt.AlignTop
            name: root.name
            identity: root.requestId
            Accessible.ignored: true
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            AppLabel {
                Layout.fillWidth: true
                role: AppLabel.Role.BodyStrong
                text: root.who
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
            }
            AppLabel {
                Layout.fillWidth: true
                role: AppLabel.Role.Caption
                text: Format.since(root.since, Format.now)
            }
        }
    }
    AppLabel {
        Layout.fillWidth: true
        visible: root.greeting !== ""
        text: root.greeting
        lineHeight: 1.2
    }
    AppLabel {
        Layout.fillWidth: true
        role: AppLabel.Role.Caption
        text: root.onionId
        font: Theme.font.mono
        wrapMode: Text.WrapAnywhere // it is what one compares
        Accessible.name: qsTr("Onion ID %1").arg(root.onionId)
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.space2

        AppButton {
            text: qsTr("Accept")
            kind: AppButton.Kind.Primary
            Accessible.name: qsTr("Accept %1").arg(root.who)
            onClicked: root.accepted()
        }
        AppButton {
            text: qsTr("Reject")
            Accessible.name: qsTr("Reject %1").arg(root.who)
            onClicked: root.rejected()
        }
        AppButton {
            text: qsTr("Block")
            kind: AppButton.Kind.Quiet
            Accessible.name: qsTr("Block %1").arg(root.who)
            onClicked: root.blocked()
        }
    }
}

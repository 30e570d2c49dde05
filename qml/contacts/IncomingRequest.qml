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

    RequestHead {
        Layout.fillWidth: true
        who: root.who
        name: root.name
        requestId: root.requestId
        when: Format.since(root.since, Format.now)
    }
    AppLabel {
        Layout.fillWidth: true
        visible: root.greeting !== ""
        text: root.greeting
        lineHeight: 1.2
    }
    OnionIdLabel {
        Layout.fillWidth: true
        onionId: root.onionId
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
            id: block

            text: qsTr("Block")
            kind: AppButton.Kind.Quiet
            flush: block.beginsRow ? AppButton.Edge.Start : AppButton.Edge.None
            Accessible.name: qsTr("Block %1").arg(root.who)
            onClicked: root.blocked()
        }
    }
}

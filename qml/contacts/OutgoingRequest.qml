// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* A request of mine: to whom, how far it got, why not further. */
Card {
    id: root

    required property string requestId
    required property string name
    required property string onionId
    required property string greeting
    required property double since
    required property bool arrived
    required property string why
    property string explanation // of `why`

    readonly property string who: root.name !== "" ? root.name : qsTr("Somebody whose name is not known yet")

    signal cancelled()

    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Request to %1").arg(root.who)

    RequestHead {
        Layout.fillWidth: true
        who: root.who
        name: root.name
        requestId: root.requestId
        when: qsTr("Asked: %1", "when a request was sent").arg(Format.since(root.since, Format.now))
        stateText: root.arrived ? qsTr("Has arrived") : qsTr("On its way")
        stateTone: root.arrived ? Theme.Tone.Positive : Theme.Tone.Accent
    }
    OnionIdLabel {
        Layout.fillWidth: true
        onionId: root.onionId
    }
    AppLabel {
        Layout.fillWidth: true
        role: AppLabel.Role.Muted
        text: root.arrived ? qsTr("They have it and have not answered yet. Allium notices when they do.")
              : root.explanation !== "" ? root.explanation : qsTr("Allium is looking for them. It arrives when both of you are online.")
    }
    AppButton {
        Layout.fillWidth: true // can be narrower than its words
        Layout.maximumWidth: implicitWidth
        text: qsTr("Take back")
        Accessible.name: qsTr("Take back the request to %1").arg(root.who)
        onClicked: root.cancelled()
    }
}

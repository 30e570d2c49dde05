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

    readonly property bool m_narrow: root.width < 80 * Theme.space1 * Theme.scale

    signal cancelled()

    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Request to %1").arg(root.who)

    GridLayout {
        Layout.fillWidth: true
        Layout.fillHeight: false // the words below learn their height late
        columnSpacing: Theme.space3
        rowSpacing: Theme.space2

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
                text: root.onionId
                font: Theme.font.mono
                wrapMode: Text.NoWrap
                elide: Text.ElideMiddle
                Accessible.name: qsTr("Onion ID %1").arg(root.onionId)
            }
        }
        Tag {
            Layout.row: root.m_narrow ? 1 : 0
            Layout.column: root.m_narrow ? 1 : 2
            Layout.alignment: Qt.AlignTop
            text: root.arrived ? qsTr("Has arrived") : qsTr("On its way")
            tone: root.arrived ? Theme.Tone.Positive : Theme.Tone.Accent
        }
    }
    AppLabel {
        Layout.fillWidth: true
        role: AppLabel.Role.Muted
        text: root.arrived ? qsTr("They have it and have not answered yet. Allium notices when they do.")
              : root.explanation !== "" ? root.explanation : qsTr("Allium is looking for them. It arrives when both of you are online.")
    }
    GridLayout {
        Layout.fillWidth: true
        columns: root.m_narrow ? 1 : 2
        columnSpacing: Theme.space3
        rowSpacing: Theme.space2

        AppButton {
            Layout.fillWidth: true // can be narrower than its words
            Layout.maximumWidth: implicitWidth
            text: qsTr("Take back")
            Accessible.name: qsTr("Take back the request to %1").arg(root.who)
            onClicked: root.cancelled()
        }
        AppLabel {
            Layout.fillWidth: true
            role: AppLabel.Role.Caption
            horizontalAlignment: root.m_narrow ? Text.AlignLeft : Text.AlignRight
            text: qsTr("Asked: %1", "when a request was sent").arg(Format.since(root.since, Format.now))
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* The words that both sides see, to be read to each other, and the mark that they are the same. */
Card {
    id: root

    required property var words
    required property string name
    required property bool compared
    required property double comparedAt

    signal marked(compared: bool)

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space2

        AppLabel {
            Layout.fillWidth: true
            role: AppLabel.Role.Heading
            text: qsTr("Safety words")
        }
        Tag {
            text: root.compared ? qsTr("Compared") : qsTr("Not compared")
            tone: root.compared ? Theme.Tone.Positive : Theme.Tone.Neutral
            iconName: root.compared ? "shield-check" : ""
        }
    }
    AppLabel {
        Layout.fillWidth: true
        role: AppLabel.Role.Muted
        text: root.compared ? qsTr("You compared them on %1. Nobody stands between you.").arg(Format.exactly(root.comparedAt))
                            : qsTr("Read these to %1 on the phone or face to face. If they see the same words in the same order, nobody stands between you.").arg(root.name)
        lineHeight: 1.2
    }
    Rectangle {
        Layout.fillWidth: true
        implicitHeight: grid.implicitHeight + 2 * Theme.space4
        radius: Theme.radius
        color: Theme.color.sunken
        border.width: Theme.highContrast ? Theme.hairline : 0
        border.color: Theme.color.outline

        GridLayout {
            id: grid

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            anchors.margins: Theme.space4
            columns: Math.max(1, Math.min(4, Math.floor((root.width - 4 * Theme.space4) / (28 * Theme.space1 * Theme.scale))))
            columnSpacing: Theme.space2
            rowSpacing: Theme.space2
            // Words in English, in the order in which they are counted.
            LayoutMirroring.enabled: false
            LayoutMirroring.childrenInherit: true

            Repeater {
                model: root.words

                AppLabel {
                    required property int index
                    required property string modelData

                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    role: AppLabel.Role.Mono
                    text: qsTr("%1 %2", "the number of a safety word, and the word").arg(index + 1).arg(modelData)
                    wrapMode: Text.NoWrap
                }
            }
        }
        Spinner {
            anchors.centerIn: parent
            visible: root.words.length === 0
        }
    }
    AppButton {
        Layout.fillWidth: true // can be narrower than its words
        Layout.maximumWidth: implicitWidth
        text: root.compared ? qsTr("Forget that they were compared") : qsTr("They are the same")
        iconName: root.compared ? "" : "shield-check"
        kind: root.compared ? AppButton.Kind.Quiet : AppButton.Kind.Secondary
        flush: root.compared ? AppButton.Edge.Start : AppButton.Edge.None
        enabled: root.words.length > 0
        onClicked: root.marked(!root.compared)
    }
    AppLabel {
        Layout.fillWidth: true
        visible: !root.compared
        role: AppLabel.Role.Caption
        text: qsTr("Are they different? Remove this contact and exchange your onion IDs again, in another way.")
    }
}

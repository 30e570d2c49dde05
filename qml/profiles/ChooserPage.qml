// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Theme

/* Which profile this start is for. The one used last has the focus, so that Enter goes on with it. */
FocusScope {
    id: root

    required property var profiles
    property bool hasLink: false
    property string offeredToDelete // a profile, about whose end it asks first

    readonly property bool opening: root.profiles.opening !== "" || root.profiles.busy

    property bool m_shown: false

    function begin(): void {
        list.takeFocus();
        if (root.offeredToDelete !== "")
            list.askToErase(root.offeredToDelete);
    }

    Component.onCompleted: root.profiles.load()

    // The window may not be in front yet, and then nothing in it has the focus that would be kept.
    Connections {
        target: root.profiles.list
        enabled: !root.m_shown

        function onModelReset(): void {
            root.m_shown = true;
            Qt.callLater(root.begin); // qmllint disable type
        }
    }
    AppScrollView {
        id: scroll

        anchors.fill: parent
        contentHeight: column.height + 2 * column.margin

        ColumnLayout {
            id: column

            readonly property real margin: scroll.width < Theme.narrowWidth / 1.4 ? Theme.space4 : Theme.space8

            x: Math.round((scroll.width - width) / 2)
            y: margin
            width: Math.min(scroll.width - 2 * margin, Theme.readingWidth)
            spacing: Theme.space4

            Icon {
                Layout.alignment: Qt.AlignHCenter
                name: "onion"
                size: Theme.iconHuge
                color: Theme.color.accentText
            }
            AppLabel {
                Layout.fillWidth: true
                role: AppLabel.Role.Title
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("Which profile?")
            }
            AppLabel {
                Layout.fillWidth: true
                visible: root.hasLink
                role: AppLabel.Role.Muted
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("The link that you opened goes to the one you choose.")
            }
            Banner {
                Layout.fillWidth: true
                visible: root.profiles.error !== "" && !list.asking
                tone: Theme.Tone.Danger
                text: root.profiles.error
            }
            Card {
                Layout.fillWidth: true
                padding: Theme.space1

                ProfileList {
                    id: list

                    Layout.fillWidth: true
                    focus: true
                    profiles: root.profiles
                    onChosen: profile => root.profiles.open(profile)
                }
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0

                AppCheckBox {
                    id: always

                    Layout.fillWidth: true
                    text: root.profiles.keptStart === "" ? qsTr("Always start with the one I choose")
                                                         : qsTr("Always start with “%1”").arg(root.profiles.keptStart)
                    checked: root.profiles.startsAlways
                    onCheckedChanged: root.profiles.startWithChosen(always.checked)
                    enabled: !root.opening
                }
                AppLabel {
                    Layout.fillWidth: true
                    Layout.leftMargin: Theme.icon + Theme.space3 // in line with the words of the box
                    Layout.topMargin: Math.round(Theme.space1 * Math.min(1, Theme.scale - 1)) // small text has it from the height of the box's row
                    visible: always.checked
                    role: AppLabel.Role.Caption
                    text: qsTr("The others open from its settings, where this can be changed as well.")
                }
            }
            AppButton {
                Layout.alignment: Qt.AlignHCenter
                maximumWidth: column.width
                kind: AppButton.Kind.Quiet
                iconName: "add"
                text: qsTr("New profile…")
                enabled: !root.opening
                onClicked: list.askForNew()
            }
        }
    }
}

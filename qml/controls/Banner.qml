// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Theme

/* Something the person should know here and now: what happened, what Allium does about it, what they can do. */
Rectangle {
    id: root

    required property string text
    property string title
    property int tone: Theme.Tone.Info
    property string actionText
    property bool closable: false

    signal action()
    signal closed()

    readonly property string m_icon: {
        switch (root.tone) {
        case Theme.Tone.Warning: return "warning";
        case Theme.Tone.Danger: return "error";
        case Theme.Tone.Positive: return "check";
        default: return "info";
        }
    }

    implicitWidth: 100 * Theme.space1
    implicitHeight: row.implicitHeight + 2 * Theme.space3
    radius: Theme.radius
    color: Theme.toneGround(root.tone)
    border.width: Theme.highContrast ? Theme.hairline : 0
    border.color: Theme.toneColor(root.tone)
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.title !== "" ? root.title + " " + root.text : root.text

    FontMetrics { id: firstLine; font: Theme.font.body }
    RowLayout {
        id: row

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.space4
        anchors.rightMargin: root.closable ? Theme.space2 : Theme.space4
        spacing: Theme.space3

        Icon {
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: words.Layout.topMargin + Math.max(0, (firstLine.height - height) / 2)
            name: root.m_icon
            color: Theme.toneColor(root.tone)
        }
        GridLayout {
            id: words

            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: close.visible ? Math.max(0, (close.implicitHeight - firstLine.height) / 2) : 0
            columns: root.width < 110 * Theme.space1 * Math.sqrt(Theme.scale) ? 1 : 2
            columnSpacing: Theme.space3
            rowSpacing: Theme.space2

            ColumnLayout {
                Layout.fillWidth: true
                spacing: 2

                AppLabel {
                    Layout.fillWidth: true
                    visible: root.title !== ""
                    role: AppLabel.Role.BodyStrong
                    text: root.title
                    Accessible.ignored: true
                }
                AppLabel {
                    Layout.fillWidth: true
                    text: root.text
                    Accessible.ignored: true
                }
            }
            AppButton {
                Layout.fillWidth: true // below the text it can be narrower than its words
                Layout.minimumWidth: words.columns > 1 ? implicitWidth : 0
                Layout.maximumWidth: implicitWidth
                visible: root.actionText !== ""
                text: root.actionText
                onClicked: root.action()
            }
        }
        IconButton {
            id: close

            Layout.alignment: Qt.AlignTop
            visible: root.closable
            iconName: "close"
            iconSize: Theme.iconSmall
            text: qsTr("Dismiss")
            onClicked: root.closed()
        }
    }
}

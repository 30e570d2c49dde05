// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Theme

/* Something to hand on exactly, such as an onion ID: shown whole, selectable, copied with one press. Not a control
   of Qt's, which would give it another role. */
Rectangle {
    id: root

    required property string text
    property string label
    property string description
    property bool invalid: false // so that it fits a FormField
    property bool copied: false
    property bool singleLine: false

    function copy(): void {
        source.selectAll();
        source.copy();
        source.deselect();
        root.copied = true;
        timer.restart();
    }

    implicitWidth: 80 * Theme.space1
    implicitHeight: Math.max(Theme.hitTarget, row.implicitHeight)
    radius: Theme.radius
    color: Theme.color.sunken
    border.width: Theme.highContrast ? Theme.hairline : 0
    border.color: Theme.color.outline
    Accessible.role: Accessible.Grouping
    Accessible.name: root.label

    // Copies the whole text also where only its beginning is shown.
    TextEdit {
        id: source

        visible: false
        text: root.text
        Accessible.ignored: true
    }
    Timer {
        id: timer

        interval: 2500
        onTriggered: root.copied = false
    }
    RowLayout {
        id: row

        anchors.fill: parent
        anchors.leftMargin: Theme.space3
        spacing: Theme.space1

        TextEdit {
            id: shown

            Layout.fillWidth: true
            Layout.topMargin: Theme.space2
            Layout.bottomMargin: Theme.space2
            text: root.singleLine ? metrics.elidedText : root.text
            readOnly: true
            selectByMouse: !root.singleLine
            textFormat: TextEdit.PlainText
            wrapMode: TextEdit.Wrap // a path after its separators, an ID anywhere
            horizontalAlignment: root.LayoutMirroring.enabled ? TextEdit.AlignRight : TextEdit.AlignLeft // it reads from left to right everywhere
            font: Theme.font.mono
            color: Theme.color.text
            selectionColor: Theme.color.accent
            selectedTextColor: Theme.color.textOnAccent
            Accessible.role: Accessible.StaticText
            Accessible.name: root.text

            TextMetrics {
                id: metrics

                text: root.text
                font: Theme.font.mono
                elide: Text.ElideMiddle
                elideWidth: shown.width
            }
        }
        IconButton {
            id: button

            Layout.alignment: Qt.AlignTop
            iconName: root.copied ? "check" : "copy"
            iconColor: root.copied ? Theme.color.positive : Theme.color.textMuted
            text: root.copied ? qsTr("Copied") : root.label !== "" ? qsTr("Copy %1").arg(root.label) : qsTr("Copy")
            onClicked: root.copy()
        }
    }
}

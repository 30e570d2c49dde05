// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Theme

/* Lines for tor that are pasted, checked and used at once. Empty again: none. */
ColumnLayout {
    id: root

    required property string label
    required property string help
    required property string stored
    required property string error
    required property bool busy
    property string placeholderText
    readonly property bool edited: area.text.trim() !== root.stored.trim()

    signal apply(text: string)

    onStoredChanged: if (!root.busy) area.text = root.stored
    Component.onCompleted: area.text = root.stored
    spacing: Theme.space2

    FormField {
        Layout.fillWidth: true
        label: root.label
        help: root.help
        error: root.error

        AppTextArea {
            id: area

            placeholderText: root.placeholderText
            minimumLines: 3
            editor.font: Theme.font.mono
            editor.inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
        }
    }
    Flow {
        id: ways

        Layout.fillWidth: true
        visible: root.edited || root.busy
        spacing: Theme.space2

        AppButton {
            maximumWidth: ways.width
            text: qsTr("Check and use")
            busy: root.busy
            onClicked: root.apply(area.text)
        }
        AppButton {
            id: discard

            maximumWidth: ways.width
            text: qsTr("Discard changes")
            kind: AppButton.Kind.Quiet
            flush: discard.beginsRow ? AppButton.Edge.Start : AppButton.Edge.None
            enabled: !root.busy
            onClicked: area.text = root.stored
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Theme

/* A passphrase. What is typed never reaches the accessibility tree: the input itself is hidden from it, and an item
   without any text stands there in its place. Qt would read a `text` of that item, and the one of a control of its own
   would have another role. It hides the name of such an item: put it into a FormField, whose label is read before it.
   Take `text` once, at `accepted`, and call clear(). */
FocusScope {
    id: root

    property alias text: input.text
    property alias readOnly: input.readOnly
    property string label
    property string description
    property string placeholderText
    property bool invalid: false
    property bool revealed: false
    readonly property bool empty: input.length === 0

    signal accepted()

    function clear(): void {
        input.clear();
        root.revealed = false;
    }
    function selectAll(): void { input.selectAll(); }

    implicitWidth: Math.max(60 * Theme.space1, row.implicitWidth + Theme.space3)
    implicitHeight: Math.max(Theme.hitTarget, row.implicitHeight)

    HoverHandler {
        id: hover
    }
    FieldGround {
        anchors.fill: parent
        active: input.activeFocus
        hovered: hover.hovered
        invalid: root.invalid
        usable: root.enabled
    }
    FocusScope {
        anchors.fill: parent
        focus: true
        Accessible.role: Accessible.EditableText
        Accessible.passwordEdit: true
        Accessible.name: root.label !== "" ? root.label : root.placeholderText
        Accessible.description: root.description
        Accessible.focusable: true
        Accessible.focused: input.activeFocus

        RowLayout {
            id: row

            anchors.fill: parent
            anchors.leftMargin: Theme.space3
            spacing: 0

            TextInput {
                id: input

                Layout.fillWidth: true
                focus: true
                activeFocusOnTab: true
                enabled: root.enabled
                clip: true
                echoMode: root.revealed ? TextInput.Normal : TextInput.Password
                passwordCharacter: "\u2022"
                inputMethodHints: Qt.ImhHiddenText | Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
                verticalAlignment: TextInput.AlignVCenter
                topPadding: Theme.space2
                bottomPadding: Theme.space2
                font: root.revealed ? Theme.font.mono : Theme.font.body
                color: root.enabled ? Theme.color.text : Theme.color.textDisabled
                selectionColor: Theme.color.accent
                selectedTextColor: Theme.color.textOnAccent
                selectByMouse: true
                onAccepted: root.accepted()
                Accessible.ignored: true

                AppLabel {
                    anchors.fill: parent
                    visible: root.empty
                    text: root.placeholderText
                    color: root.enabled ? Theme.color.textMuted : Theme.color.textDisabled
                    LayoutMirroring.enabled: false // the alignment is the one in effect
                    horizontalAlignment: input.effectiveHorizontalAlignment
                    verticalAlignment: Text.AlignVCenter
                    wrapMode: Text.NoWrap
                    elide: Text.ElideRight
                    Accessible.ignored: true
                }
            }
            IconButton {
                iconName: root.revealed ? "eye-off" : "eye"
                text: root.revealed ? qsTr("Hide passphrase") : qsTr("Show passphrase")
                focusPolicy: Qt.TabFocus
                onClicked: root.revealed = !root.revealed
            }
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Allium.Theme

/* A passphrase. What is typed never reaches the accessibility tree: the input itself is hidden from it, and this
   item stands there in its place. Qt hides the name of such an item: put it into a FormField, whose label is read before it.
   Take `text` once, at `accepted`, and call clear(). */
T.Control {
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

    implicitWidth: Math.max(60 * Theme.space1, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(Theme.hitTarget, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: root.mirrored ? 0 : Theme.space3
    rightPadding: root.mirrored ? Theme.space3 : 0
    hoverEnabled: true
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.EditableText
    Accessible.passwordEdit: true
    Accessible.name: root.label !== "" ? root.label : root.placeholderText
    Accessible.description: root.description
    Accessible.focusable: true
    Accessible.focused: input.activeFocus

    contentItem: RowLayout {
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
                color: Theme.color.textMuted
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
    background: FieldGround {
        active: input.activeFocus
        hovered: root.hovered
        invalid: root.invalid
        usable: root.enabled
    }
    onActiveFocusChanged: if (root.activeFocus && !input.activeFocus) input.forceActiveFocus()
}

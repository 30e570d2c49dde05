// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Allium.Theme

/* One line of text. `label` is its accessible name; inside a FormField it is set from there. */
T.TextField {
    id: root

    property string label
    property string description
    property bool invalid: false

    implicitWidth: Math.max(contentWidth + leftPadding + rightPadding, 60 * Theme.space1)
    implicitHeight: Math.max(Theme.hitTarget, contentHeight + topPadding + bottomPadding)
    leftPadding: Theme.space3
    rightPadding: Theme.space3
    topPadding: Theme.space2
    bottomPadding: Theme.space2
    verticalAlignment: TextInput.AlignVCenter
    font: Theme.font.body
    color: root.enabled ? Theme.color.text : Theme.color.textDisabled
    placeholderTextColor: root.enabled ? Theme.color.textMuted : Theme.color.textDisabled
    selectionColor: Theme.color.accent
    selectedTextColor: Theme.color.textOnAccent
    selectByMouse: true
    persistentSelection: textMenu.shown
    // What is too long shows its beginning while nobody writes in it. Later: the menu takes the focus before it is shown.
    onTextChanged: if (!root.activeFocus) Qt.callLater(root.showBeginning) // qmllint disable type
    onActiveFocusChanged: if (!root.activeFocus) Qt.callLater(root.showBeginning) // qmllint disable type
    hoverEnabled: true
    Keys.onMenuPressed: textMenu.show(root.cursorRectangle.x, root.cursorRectangle.y + root.cursorRectangle.height)
    onReleased: event => {
        if (event.button === Qt.RightButton)
            textMenu.show(event.x, event.y);
    }
    Accessible.name: root.label !== "" ? root.label : root.placeholderText
    Accessible.description: root.description

    function showBeginning(): void {
        if (!root.activeFocus && root.Window.active && !textMenu.shown && root.selectedText === "") // what is selected is about to be typed over
            root.cursorPosition = 0;
    }

    TextMenu { id: textMenu; editor: root }
    AppLabel {
        x: root.leftPadding
        y: root.topPadding
        width: root.width - root.leftPadding - root.rightPadding
        height: root.height - root.topPadding - root.bottomPadding
        visible: root.length === 0 && root.preeditText === ""
        text: root.placeholderText
        font: root.font
        color: root.placeholderTextColor
        LayoutMirroring.enabled: false // the alignment is the one in effect
        horizontalAlignment: root.effectiveHorizontalAlignment
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.NoWrap
        elide: Text.ElideRight
        fontSizeMode: Text.HorizontalFit // rather smaller than cut off
        minimumPixelSize: Math.round(root.font.pixelSize * 0.6)
        Accessible.ignored: true
    }
    background: FieldGround {
        active: root.activeFocus
        hovered: root.hovered
        invalid: root.invalid
        usable: root.enabled
    }
}

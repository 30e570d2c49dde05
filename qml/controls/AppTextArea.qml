// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Allium.Theme

/* Several lines, growing with what is written up to `maximumLines`, then scrolling. */
T.ScrollView {
    id: root

    property alias text: area.text
    property alias placeholderText: area.placeholderText
    property alias readOnly: area.readOnly
    property alias editor: area // for keys, cursor and selection
    property string label
    property string description
    property bool invalid: false
    property bool framed: true
    property int minimumLines: 1
    property int maximumLines: 8

    /* Before the editor sees it: accept it and the editor does not. */
    signal keyPressed(var event)

    readonly property real m_line: metrics.height

    implicitWidth: 80 * Theme.space1
    implicitHeight: Math.max(Theme.hitTarget,
                             Math.min(Math.max(area.contentHeight, area.length === 0 ? placeholder.implicitHeight : 0,
                                               root.m_line * root.minimumLines), root.m_line * root.maximumLines)
                             + area.topPadding + area.bottomPadding)
    hoverEnabled: true
    clip: true
    Accessible.ignored: true

    FontMetrics { id: metrics; font: area.font }

    T.ScrollBar.vertical: AppScrollBar {
        parent: root
        x: root.mirrored ? 0 : root.width - width
        height: root.height
        policy: area.contentHeight + area.topPadding + area.bottomPadding > root.height + 1 ? T.ScrollBar.AsNeeded : T.ScrollBar.AlwaysOff
    }
    T.TextArea {
        id: area

        focus: true
        leftPadding: root.framed ? Theme.space3 : Theme.space1
        rightPadding: leftPadding
        topPadding: Math.max(Theme.space2, (Theme.hitTarget - root.m_line) / 2)
        bottomPadding: topPadding
        font: Theme.font.body
        color: root.enabled ? Theme.color.text : Theme.color.textDisabled
        placeholderTextColor: root.enabled ? Theme.color.textMuted : Theme.color.textDisabled
        selectionColor: Theme.color.accent
        selectedTextColor: Theme.color.textOnAccent
        selectByMouse: true
        persistentSelection: textMenu.shown
        Keys.onMenuPressed: textMenu.show(area.cursorRectangle.x, area.cursorRectangle.y + area.cursorRectangle.height)
        onReleased: event => {
            if (event.button === Qt.RightButton)
                textMenu.show(event.x, event.y);
        }
        textFormat: TextEdit.PlainText
        wrapMode: TextEdit.Wrap
        Keys.onPressed: event => root.keyPressed(event)
        // Tab leads on; a message has no use for tab stops.
        Keys.onTabPressed: area.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
        Keys.onBacktabPressed: area.nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
        Accessible.role: Accessible.EditableText
        Accessible.multiLine: true
        Accessible.name: root.label !== "" ? root.label : area.placeholderText
        Accessible.description: root.description

        TextMenu { id: textMenu; editor: area }
        AppLabel {
            id: placeholder

            x: area.leftPadding
            y: area.topPadding
            width: area.width - area.leftPadding - area.rightPadding
            visible: area.length === 0 && area.preeditText === ""
            text: area.placeholderText
            font: area.font
            color: area.placeholderTextColor
            LayoutMirroring.enabled: false // the alignment is the one in effect
            horizontalAlignment: area.effectiveHorizontalAlignment
            maximumLineCount: root.framed ? root.maximumLines : 1
            elide: Text.ElideRight
            Accessible.ignored: true
        }
    }
    background: FieldGround {
        visible: root.framed
        active: area.activeFocus
        hovered: root.hovered
        invalid: root.invalid
        usable: root.enabled
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Allium.Theme

/* A button with words, on several lines where there is less room than they need. One primary button at most on a page.
   While busy it keeps its size and cannot be pressed. A quiet one shows no edge of its own: with `flush` its words, and
   not the room around them, stand at that edge of the column; in a Flow `beginsRow` tells whether it is at one. */
T.Button {
    id: root

    enum Kind { Secondary, Primary, Quiet, Danger }
    enum Edge { None, Start, End }

    property int kind: AppButton.Kind.Secondary
    property string iconName
    property bool busy: false
    property int flush: AppButton.Edge.None
    property real maximumWidth: Infinity // where there may be less room than the words need

    readonly property bool beginsRow: root.mirrored ? root.parent !== null && root.x + root.width > root.parent.width - 1 : root.x < 1
    readonly property bool m_usable: root.enabled && !root.busy
    readonly property bool m_flushLeft: root.flush === (root.mirrored ? AppButton.Edge.End : AppButton.Edge.Start)
    readonly property bool m_flushRight: root.flush === (root.mirrored ? AppButton.Edge.Start : AppButton.Edge.End)
    readonly property color m_ink: {
        if (!root.enabled)
            return Theme.color.textDisabled;
        switch (root.kind) {
        case AppButton.Kind.Primary: return Theme.color.textOnAccent;
        case AppButton.Kind.Danger: return Theme.color.textOnDanger;
        case AppButton.Kind.Quiet: return Theme.color.accentText;
        default: return Theme.color.text;
        }
    }
    readonly property color m_ground: {
        const down = root.down, over = root.hovered && root.m_usable;
        switch (root.kind) {
        case AppButton.Kind.Primary:
            return !root.enabled ? Theme.color.sunken : down ? Theme.color.accentPressed : over ? Theme.color.accentHover : Theme.color.accent;
        case AppButton.Kind.Danger:
            return !root.enabled ? Theme.color.sunken : down ? Theme.color.dangerFillPressed : over ? Theme.color.dangerFillHover : Theme.color.dangerFill;
        case AppButton.Kind.Quiet:
            return down ? Theme.color.pressed : over ? Theme.color.hover : "transparent";
        default:
            return down ? Theme.color.pressed : over ? Theme.color.hover : Theme.color.raised;
        }
    }

    implicitWidth: Math.min(root.maximumWidth, Math.max(Theme.hitTarget, implicitContentWidth + 2 * root.horizontalPadding))
    implicitHeight: Math.max(Theme.hitTarget, implicitContentHeight + topPadding + bottomPadding)
    horizontalPadding: root.kind === AppButton.Kind.Quiet ? Theme.space3 : Theme.space4
    // Shifted, and as wide as ever: where it stands may depend on its width, and whether it is flush on where it stands.
    leftPadding: root.m_flushLeft ? 0 : root.horizontalPadding * (root.m_flushRight ? 2 : 1)
    rightPadding: root.m_flushRight ? 0 : root.horizontalPadding * (root.m_flushLeft ? 2 : 1)
    leftInset: root.m_flushLeft ? -root.horizontalPadding : root.m_flushRight ? root.horizontalPadding : 0
    rightInset: -root.leftInset
    verticalPadding: Theme.space2 - 1
    spacing: Theme.space2
    hoverEnabled: true
    font: Theme.font.label
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: root.busy ? qsTr("%1, busy").arg(root.text) : root.text
    // Without this a screen reader's "press" does nothing.
    Accessible.onPressAction: if (root.m_usable) root.clicked()

    // Swallows presses while busy, without losing the focus as a disabled button would.
    MouseArea {
        anchors.fill: parent
        enabled: root.busy
        visible: root.busy
    }
    Keys.onPressed: event => {
        if (root.busy && (event.key === Qt.Key_Space || event.key === Qt.Key_Return || event.key === Qt.Key_Enter))
            event.accepted = true;
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter) {
            event.accepted = true;
            if (!event.isAutoRepeat)
                root.clicked();
        }
    }

    contentItem: Item {
        id: face

        readonly property real before: root.iconName !== "" ? Theme.iconSmall + 2 + root.spacing : 0

        implicitWidth: before + Math.ceil(oneLine.implicitWidth)
        implicitHeight: row.implicitHeight

        // How wide words that may wrap want to be depends on how wide they are.
        Text {
            id: oneLine

            visible: false
            textFormat: Text.PlainText
            text: root.text
            font: root.font
            Accessible.ignored: true
        }
        Row {
            id: row

            anchors.centerIn: parent
            spacing: root.spacing
            opacity: root.busy ? 0 : 1

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: root.iconName !== ""
                name: root.iconName
                size: Theme.iconSmall + 2
                color: root.m_ink
            }
            AppLabel {
                id: label

                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(Math.ceil(oneLine.implicitWidth), face.width - face.before)
                text: root.text
                font: root.font
                color: root.m_ink
                horizontalAlignment: root.flush === AppButton.Edge.End ? Text.AlignRight
                                     : root.flush === AppButton.Edge.Start || root.iconName !== "" ? Text.AlignLeft : Text.AlignHCenter
                maximumLineCount: 4
                elide: Text.ElideRight
                Accessible.ignored: true
            }
        }
        Spinner {
            anchors.centerIn: parent
            visible: root.busy
            color: root.m_ink
            Accessible.ignored: true
        }
    }
    background: Rectangle {
        color: root.m_ground
        radius: Theme.radius
        border.width: root.kind === AppButton.Kind.Secondary || (Theme.highContrast && root.kind !== AppButton.Kind.Quiet) ? Theme.hairline : 0
        border.color: root.enabled ? (root.kind === AppButton.Kind.Secondary ? Theme.color.border : root.m_ground) : Theme.color.divider
        Behavior on color { ColorAnimation { duration: Theme.durationShort } }

        FocusRing { shown: root.visualFocus; inset: 1 }
    }
}

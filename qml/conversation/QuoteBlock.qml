// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Allium.Controls
import Allium.Theme

/* What a message answers: who wrote it, and its first words. Pressed, it leads there. */
T.AbstractButton {
    id: root

    required property bool mine
    required property string otherName
    required property string words
    property color ink: Theme.color.text
    property color muted: Theme.color.textMuted

    implicitWidth: Math.ceil(Math.max(name.implicitWidth, first.implicitWidth)) + leftPadding + rightPadding
    implicitHeight: implicitContentHeight
    leftPadding: root.mirrored ? 0 : Theme.space3
    rightPadding: root.mirrored ? Theme.space3 : 0
    hoverEnabled: true
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.Button
    Accessible.name: root.mine ? qsTr("In reply to you: %1").arg(root.words)
                               : qsTr("In reply to %1: %2", "name, words").arg(root.otherName).arg(root.words)
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    contentItem: Column {
        AppLabel {
            id: name

            width: parent.width
            role: AppLabel.Role.Caption
            font: Theme.font.label
            text: root.mine ? qsTr("You") : root.otherName
            color: root.ink
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            Accessible.ignored: true
        }
        AppLabel {
            id: first

            width: parent.width
            role: AppLabel.Role.Caption
            text: root.words
            color: root.muted
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            Accessible.ignored: true
        }
    }
    background: Item {
        Rectangle {
            x: root.mirrored ? root.width - width : 0
            width: Theme.borderStrong + 1
            height: root.height
            radius: width / 2
            color: root.muted
        }
        FocusRing { shown: root.visualFocus }
    }
    HoverHandler { cursorShape: root.enabled ? Qt.PointingHandCursor : Qt.ArrowCursor }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
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
    implicitHeight: root.m_wordsTop + words.height + Theme.space3
    radius: Theme.radius
    color: Theme.toneGround(root.tone)
    border.width: Theme.highContrast ? Theme.hairline : 0
    border.color: Theme.toneColor(root.tone)
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.title !== "" ? root.title + " " + root.text : root.text

    // As long as the words keep lines that are read with ease.
    readonly property bool m_beside: root.actionText !== "" && words.width - button.implicitWidth - Theme.space3 >= 60 * Theme.space1 * Theme.scale
    readonly property bool m_stacked: root.width < 35 * Theme.space1 * Theme.scale // very large text: the icon above the words
    readonly property real m_rowHeight: !root.m_stacked ? firstLine.height : root.closable ? Math.max(icon.height, close.height) : icon.height
    readonly property real m_wordsTop: Theme.space3 + (root.m_stacked ? root.m_rowHeight + Theme.space1 : 0)

    FontMetrics { id: firstLine; font: Theme.font.body }
    Icon {
        id: icon

        anchors.left: parent.left
        anchors.leftMargin: Theme.space4
        y: Theme.space3 + Math.max(0, (root.m_rowHeight - height) / 2)
        name: root.m_icon
        color: Theme.toneColor(root.tone)
    }
    // Not laid out but placed: words that wrap here would tell a layout their height too late.
    Item {
        id: words

        anchors.left: root.m_stacked ? parent.left : icon.right
        anchors.right: root.closable && !root.m_stacked ? close.left : parent.right
        anchors.leftMargin: root.m_stacked ? Theme.space4 : Theme.space3
        anchors.rightMargin: root.closable && !root.m_stacked ? Theme.space3 : Theme.space4
        y: root.m_wordsTop
        height: root.m_beside ? Math.max(texts.height, button.height)
                : root.actionText !== "" ? texts.height + Theme.space2 + button.height : texts.height

        Column {
            id: texts

            anchors.left: parent.left
            y: root.m_beside ? (words.height - height) / 2 : 0
            width: words.width - (root.m_beside ? button.width + Theme.space3 : 0)
            spacing: 2

            AppLabel {
                width: parent.width
                visible: root.title !== ""
                role: AppLabel.Role.BodyStrong
                text: root.title
                Accessible.ignored: true
            }
            AppLabel {
                width: parent.width
                text: root.text
                Accessible.ignored: true
            }
        }
        AppButton {
            id: button

            x: root.m_beside !== root.LayoutMirroring.enabled ? words.width - width : 0
            y: root.m_beside ? (words.height - height) / 2 : texts.height + Theme.space2
            maximumWidth: words.width
            visible: root.actionText !== ""
            text: root.actionText
            onClicked: root.action()
        }
    }
    IconButton {
        id: close

        anchors.right: parent.right
        anchors.rightMargin: Theme.space2
        y: Theme.space3 + (root.m_rowHeight - height) / 2 // reaches into the padding, so that this is even
        visible: root.closable
        iconName: "close"
        iconSize: Theme.iconSmall
        text: qsTr("Dismiss")
        onClicked: root.closed()
    }
}

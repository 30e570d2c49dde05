// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Controls
import Allium.Theme

/* Whom a request is about and when it was made; how far it got stands at the end of that, or below where it is narrow.
   Not laid out but placed: a name that wraps would tell the layout around it too late how high it is. */
Item {
    id: root

    required property string who
    required property string name // empty: not known
    required property string requestId
    required property string when
    property string stateText
    property int stateTone: Theme.Tone.Neutral

    readonly property bool m_mirrored: root.LayoutMirroring.enabled
    readonly property bool m_narrow: root.width < 80 * Theme.space1 * Theme.scale
    readonly property bool m_tagBeside: root.stateText !== "" && !root.m_narrow
    readonly property bool m_tagBelow: root.stateText !== "" && root.m_narrow

    implicitHeight: Math.max(avatar.height, words.height + (root.m_tagBelow ? Theme.space2 + tag.height : 0))

    Avatar {
        id: avatar

        anchors.left: parent.left
        name: root.name
        identity: root.requestId
        Accessible.ignored: true
    }
    Column {
        id: words

        anchors.left: avatar.right
        anchors.leftMargin: Theme.space3
        width: root.width - avatar.width - Theme.space3 - (root.m_tagBeside ? tag.width + Theme.space3 : 0)
        spacing: Theme.wordGap / 2

        AppLabel {
            width: parent.width
            role: AppLabel.Role.BodyStrong
            text: root.who
        }
        AppLabel {
            width: parent.width
            role: AppLabel.Role.Caption
            text: root.when
        }
    }
    Tag {
        id: tag

        x: root.m_tagBelow ? (root.m_mirrored ? words.x + words.width - width : words.x)
                           : root.m_mirrored ? 0 : root.width - width
        y: root.m_tagBelow ? words.height + Theme.space2 : 0
        visible: root.stateText !== ""
        text: root.stateText
        tone: root.stateTone
    }
}

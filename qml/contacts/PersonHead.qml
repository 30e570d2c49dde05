// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Controls
import Allium.Theme

/* Who a page is about: picture, name and what else is known in a few words, below each other where it is narrow. Not laid
   out but placed: a name that wraps would tell the layout around it too late how high it is. */
Item {
    id: root

    required property var person
    required property string presence

    readonly property bool m_mirrored: root.LayoutMirroring.enabled
    readonly property real m_beside: root.width - avatar.width - Theme.space4
    readonly property bool m_stacked: root.m_beside < 24 * Theme.space1 * Theme.scale

    implicitHeight: root.m_stacked ? words.y + words.height : Math.max(avatar.height, words.height)

    Avatar {
        id: avatar

        x: root.m_mirrored ? root.width - width : 0
        y: root.m_stacked ? 0 : (root.height - height) / 2
        name: root.person.name
        identity: root.person.contactId
        picture: root.person.picture
        size: Theme.space16 * Math.sqrt(Theme.scale)
        showPresence: true
        online: root.person.online
        Accessible.ignored: true
    }
    Column {
        id: words

        x: root.m_stacked || root.m_mirrored ? 0 : avatar.width + Theme.space4
        y: root.m_stacked ? avatar.height + Theme.space3 : (root.height - height) / 2
        width: root.m_stacked ? root.width : root.m_beside
        spacing: Theme.wordGap / 2

        WholeWordsLabel {
            width: parent.width
            role: AppLabel.Role.Heading
            text: root.person.name
        }
        AppLabel {
            width: parent.width
            role: AppLabel.Role.Muted
            text: root.presence
        }
        AppLabel {
            width: parent.width
            visible: root.person.theirName !== "" && root.person.theirName !== root.person.name
            role: AppLabel.Role.Caption
            text: qsTr("Calls themselves %1").arg(root.person.theirName)
        }
    }
}

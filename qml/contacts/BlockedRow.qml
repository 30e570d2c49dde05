// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Controls
import Allium.Theme

/* Somebody whom I blocked, and the way back, which goes below the words where these need the room. */
Item {
    id: root

    required property string requestId
    required property string name
    required property string onionId

    readonly property string m_who: root.name !== "" ? root.name : qsTr("Somebody without a name")
    readonly property bool m_mirrored: root.LayoutMirroring.enabled
    readonly property bool m_narrow: root.width < 100 * Theme.space1 * Theme.scale

    signal unblocked()

    implicitHeight: root.m_narrow ? Math.max(avatar.height, words.height) + Theme.space2 + button.height
                                  : Math.max(avatar.height, words.height, button.height)
    Accessible.role: Accessible.Grouping
    Accessible.name: root.m_who

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
        width: root.width - avatar.width - Theme.space3 - (root.m_narrow ? 0 : button.width + Theme.space4)
        spacing: Theme.wordGap / 2

        AppLabel {
            width: parent.width
            role: AppLabel.Role.BodyStrong
            text: root.m_who
        }
        OnionIdLabel {
            width: parent.width
            visible: root.onionId !== ""
            onionId: root.onionId
        }
    }
    AppButton {
        id: button

        x: root.m_narrow ? (root.m_mirrored ? words.x + words.width - width : words.x)
                         : root.m_mirrored ? 0 : root.width - width
        y: root.m_narrow ? root.height - height : (root.height - height) / 2
        maximumWidth: root.m_narrow ? words.width : Infinity
        text: qsTr("Unblock")
        Accessible.name: qsTr("Unblock %1").arg(root.m_who)
        onClicked: root.unblocked()
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* A contact, the way to them, and a button that tries it now. */
Item {
    id: root

    required property string contactId
    required property string name
    required property int pathState
    required property string sentence
    required property string failure
    required property bool trying
    required property url picture
    property real margin: Theme.space4

    signal tryRequested(id: string)

    readonly property bool m_connected: root.pathState === ContactPathsModel.Connected
    readonly property bool m_mirrored: root.LayoutMirroring.enabled
    readonly property bool m_narrow: root.width < Theme.narrowWidth * Theme.scale * 0.75

    width: ListView.view ? ListView.view.width : implicitWidth
    height: root.m_narrow ? words.y + words.height + Theme.space2 + button.height + Theme.space3
                          : Math.max(words.height, avatar.height, button.implicitHeight) + 2 * Theme.space2
    Accessible.role: Accessible.ListItem
    Accessible.name: root.failure === "" ? qsTr("%1: %2", "a contact and how they are reached").arg(root.name).arg(root.sentence)
                                         : qsTr("%1: %2. %3", "a contact, how they are reached, the last failure").arg(root.name).arg(root.sentence).arg(root.failure)

    Avatar {
        id: avatar

        x: root.m_mirrored ? root.width - width - root.margin : root.margin
        y: Theme.space2
        name: root.name
        identity: root.contactId
        picture: root.picture
        size: Theme.iconLarge + Theme.space4
        showPresence: true
        online: root.m_connected
    }
    Column {
        id: words

        x: root.m_mirrored ? root.width - root.margin - avatar.width - Theme.space3 - width : root.margin + avatar.width + Theme.space3
        y: Theme.space2
        width: root.width - 2 * root.margin - avatar.width - Theme.space3 - (root.m_narrow ? 0 : button.width + Theme.space4)

        spacing: Theme.wordGap / 2

        AppLabel {
            width: parent.width
            role: AppLabel.Role.BodyStrong
            text: root.name
            Accessible.ignored: true
        }
        AppLabel {
            width: parent.width
            color: root.m_connected ? Theme.toneColor(Theme.Tone.Positive) : Theme.color.textMuted
            text: root.sentence
            Accessible.ignored: true
        }
        AppLabel {
            width: parent.width
            role: AppLabel.Role.Caption
            visible: root.failure !== ""
            text: qsTr("Last try: %1", "what went wrong").arg(root.failure)
            Accessible.ignored: true
        }
    }
    AppButton {
        id: button

        x: root.m_narrow ? (root.m_mirrored ? words.x + words.width - width : words.x)
                         : root.m_mirrored ? root.margin : root.width - root.margin - width
        y: root.m_narrow ? words.y + words.height + Theme.space2 : (root.height - height) / 2
        maximumWidth: root.m_narrow ? words.width : Infinity
        text: root.m_connected ? qsTr("Measure") : qsTr("Try now")
        busy: root.trying
        Accessible.name: root.m_connected ? qsTr("Measure the way to %1").arg(root.name) : qsTr("Try to reach %1 now").arg(root.name)
        onClicked: root.tryRequested(root.contactId)
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* What is to be said about an address that was typed: the mistake in it, or whose it is. */
RowLayout {
    id: root

    required property int status
    required property string sentence

    readonly property bool m_wrong: root.status === AddContact.Mistake || root.status === AddContact.Ourself
    readonly property bool m_good: root.status === AddContact.Ready
    readonly property int m_tone: root.m_wrong ? Theme.Tone.Danger : root.m_good ? Theme.Tone.Positive : Theme.Tone.Info

    spacing: Theme.space2
    visible: root.sentence !== ""

    Icon {
        Layout.alignment: Qt.AlignTop
        name: root.m_wrong ? "error" : root.m_good ? "check" : "info"
        size: Theme.iconSmall
        color: Theme.toneColor(root.m_tone)
    }
    AppLabel {
        Layout.fillWidth: true
        role: AppLabel.Role.Caption
        text: root.sentence
        color: root.m_wrong ? Theme.color.danger : Theme.color.text
        Accessible.role: Accessible.AlertMessage
    }
}

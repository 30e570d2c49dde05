// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Theme

/* What is to be said about an address that has no mistake in it: whose it is. */
RowLayout {
    id: root

    required property bool good
    required property string sentence

    spacing: Theme.space1 // as what is wrong stands in the same place
    visible: root.sentence !== ""

    Icon {
        Layout.alignment: Qt.AlignTop
        name: root.good ? "check" : "info"
        size: Theme.iconSmall
        color: Theme.toneColor(root.good ? Theme.Tone.Positive : Theme.Tone.Info)
    }
    AppLabel {
        Layout.fillWidth: true
        role: AppLabel.Role.Caption
        text: root.sentence
        color: Theme.color.text
        Accessible.role: Accessible.AlertMessage
    }
}

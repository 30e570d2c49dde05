// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Controls

/* Copies, and says so where it was pressed. */
AppButton {
    id: root

    required property string label

    signal copied()

    text: timer.running ? qsTr("Copied") : root.label
    iconName: timer.running ? "check" : "copy"
    onClicked: {
        root.copied();
        timer.restart();
    }

    Timer {
        id: timer

        interval: 2500
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Theme

/* Names a section; what is put inside stands at its end, such as a quiet button. */
RowLayout {
    id: root

    required property string text
    property int count: -1

    spacing: Theme.space2

    AppLabel {
        Layout.fillWidth: true
        Layout.topMargin: Theme.space1
        Layout.bottomMargin: Theme.space1
        role: AppLabel.Role.Heading
        text: root.count >= 0 ? qsTr("%1 (%2)", "a section and how many are in it").arg(root.text).arg(root.count.toLocaleString(Qt.locale(), "f", 0)) : root.text
    }
}

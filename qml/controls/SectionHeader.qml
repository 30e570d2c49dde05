// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Theme

/* Names a section; what is put inside stands at its end, such as a quiet button, or below where there is no room. */
Item {
    id: root

    required property string text
    property int count: -1
    default property alias trailing: end.data

    // Not laid out but placed: a layout that changes its columns tells the one around it too late how high it is.
    readonly property bool stacked: end.width > 0 && root.width < 44 * Theme.space1 * Theme.scale
    readonly property real m_labelHeight: label.height + 2 * Theme.space1

    implicitWidth: Math.ceil(label.implicitWidth) + (end.width > 0 ? Theme.space2 + end.width : 0)
    implicitHeight: root.stacked ? root.m_labelHeight + end.height : Math.max(root.m_labelHeight, end.height)

    AppLabel {
        id: label

        anchors.left: parent.left
        y: root.stacked ? Theme.space1 : (root.height - height) / 2
        width: root.stacked || end.width === 0 ? root.width : root.width - Theme.space2 - end.width
        role: AppLabel.Role.Heading
        text: root.count >= 0 ? qsTr("%1 (%2)", "a section and how many are in it").arg(root.text).arg(root.count.toLocaleString(Qt.locale(), "f", 0)) : root.text
    }
    Row {
        id: end

        x: root.stacked === root.LayoutMirroring.enabled ? root.width - width : 0
        y: root.stacked ? root.m_labelHeight : (root.height - height) / 2
        spacing: Theme.space2
    }
}

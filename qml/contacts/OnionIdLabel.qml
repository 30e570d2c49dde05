// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Controls
import Allium.Theme

/* An onion ID below a name, whole, as it is what one compares: in one line, or in several of the same length. */
Item {
    id: root

    required property string onionId

    readonly property real m_letter: Math.max(1, metrics.advanceWidth("m"))
    readonly property int m_lines: Math.max(1, Math.ceil(root.onionId.length * root.m_letter / Math.max(1, root.width)))

    implicitWidth: Math.ceil(root.onionId.length * root.m_letter) + 1
    implicitHeight: label.implicitHeight

    FontMetrics {
        id: metrics

        font: Theme.font.mono
    }
    AppLabel {
        id: label

        anchors.left: parent.left
        width: Math.ceil(Math.ceil(root.onionId.length / root.m_lines) * root.m_letter) + 1
        role: AppLabel.Role.Caption
        text: root.onionId
        font: Theme.font.mono
        wrapMode: Text.WrapAnywhere
        Accessible.name: qsTr("Onion ID %1").arg(root.onionId)
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Theme

/* How many are new. Hidden at zero. */
Rectangle {
    id: root

    property int count: 0
    property int most: 999 // what is counted exactly
    property bool quiet: false // muted: counted, but not calling
    property int pixelSize: Math.round(11 * Theme.scale)

    visible: root.count > 0
    implicitHeight: label.implicitHeight + 4
    implicitWidth: Math.max(implicitHeight, label.implicitWidth + Theme.space2 + 2)
    radius: height / 2
    color: root.quiet ? Theme.color.textMuted : Theme.color.accent
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("%n new", "", root.count)

    AppLabel {
        id: label

        anchors.centerIn: parent
        text: root.count > root.most ? qsTr("%1+", "more than that many").arg(root.most) : root.count
        font: Qt.font({ "family": Theme.font.caption.family, "pixelSize": root.pixelSize, "weight": Font.DemiBold, "features": {} })
        color: root.quiet ? Theme.color.surface : Theme.color.textOnAccent
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}

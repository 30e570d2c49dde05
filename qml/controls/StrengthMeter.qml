// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Allium.Theme

/* How hard a passphrase is to guess, from 0 (nothing yet) to 4, with words for it. */
RowLayout {
    id: root

    property int level: 0
    property string text

    readonly property int m_tone: root.level <= 1 ? Theme.Tone.Danger : root.level === 2 ? Theme.Tone.Warning : Theme.Tone.Positive

    spacing: Theme.space3
    Accessible.role: Accessible.ProgressBar
    Accessible.name: qsTr("Strength: %1").arg(root.text)

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space1

        Repeater {
            model: 4
            Rectangle {
                required property int index

                Layout.fillWidth: true
                implicitHeight: Theme.space1 + 1
                radius: height / 2
                color: index < root.level ? Theme.toneColor(root.m_tone) : Theme.highContrast ? "transparent" : Theme.color.divider
                border.width: Theme.highContrast ? Theme.hairline : 0
                border.color: Theme.toneColor(root.m_tone)
            }
        }
    }
    AppLabel {
        visible: text !== ""
        role: AppLabel.Role.Caption
        text: root.text
        color: root.level > 0 ? Theme.toneColor(root.m_tone) : Theme.color.textMuted
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}

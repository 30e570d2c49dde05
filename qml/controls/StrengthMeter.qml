// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Allium.Theme

/* How hard a passphrase is to guess, from 0 (nothing yet) to 4, with words for it, and what would make it harder. */
ColumnLayout {
    id: root

    property int level: 0
    property string text
    property string advice

    readonly property int m_tone: root.level <= 1 ? Theme.Tone.Danger : root.level === 2 ? Theme.Tone.Warning : Theme.Tone.Positive
    property real m_room: 0

    // While somebody types, what stands below does not move up again when the advice goes.
    function measure(): void {
        root.m_room = root.advice === "" ? 0 : advice.implicitHeight;
    }

    onVisibleChanged: root.measure()

    spacing: Theme.space1
    Accessible.role: Accessible.ProgressBar
    Accessible.name: qsTr("Strength: %1").arg(root.text)

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space3

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
    AppLabel {
        id: advice

        Layout.fillWidth: true
        Layout.minimumHeight: root.m_room
        visible: root.advice !== "" || root.m_room > 0
        role: AppLabel.Role.Caption
        text: root.advice
        Accessible.ignored: root.advice === ""
        onWidthChanged: root.measure()
        onImplicitHeightChanged: if (root.advice !== "") root.m_room = Math.max(root.m_room, advice.implicitHeight)
    }
}

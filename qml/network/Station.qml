// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* One station of the way, with the line from the one before and to the next. */
Item {
    id: root

    required property int index
    required property int place
    required property int stationState
    required property string sentence
    required property string detail
    required property int percent
    property bool upright: false // icon above the words
    property bool isFirst: false
    property bool isLast: false

    readonly property int m_tone: {
        switch (root.stationState) {
        case StationsModel.Good: return Theme.Tone.Positive;
        case StationsModel.Working: return Theme.Tone.Accent;
        case StationsModel.Trouble: return Theme.Tone.Warning;
        default: return Theme.Tone.Neutral;
        }
    }
    readonly property string m_title: {
        switch (root.place) {
        case StationsModel.Computer: return qsTr("This computer");
        case StationsModel.Tor: return qsTr("Tor");
        case StationsModel.Address: return qsTr("Your onion ID");
        default: return qsTr("Contacts");
        }
    }
    readonly property string m_icon: {
        switch (root.place) {
        case StationsModel.Computer: return "shield";
        case StationsModel.Tor: return "onion";
        case StationsModel.Address: return "key";
        default: return "contacts";
        }
    }
    readonly property bool m_mirrored: root.LayoutMirroring.enabled
    readonly property real m_disc: Theme.iconLarge + Theme.space4

    implicitHeight: words.y + words.height + (root.isLast || root.upright ? 0 : Theme.space4)
    Accessible.role: Accessible.StaticText
    Accessible.name: root.detail === "" ? qsTr("%1: %2", "a station of the way and its state").arg(root.m_title).arg(root.sentence)
                                        : qsTr("%1: %2. %3", "a station of the way, its state, a detail").arg(root.m_title).arg(root.sentence).arg(root.detail)

    // The way to the next station, behind the discs.
    Rectangle {
        visible: !root.isLast
        x: root.upright ? (root.m_mirrored ? -root.width / 2 + root.m_disc / 2 : root.width / 2 + root.m_disc / 2)
                        : (root.m_mirrored ? root.width - root.m_disc / 2 - width / 2 : root.m_disc / 2 - width / 2)
        y: root.upright ? root.m_disc / 2 - height / 2 : root.m_disc
        width: root.upright ? root.width - root.m_disc : Theme.borderStrong
        height: root.upright ? Theme.borderStrong : root.height - root.m_disc
        color: root.stationState === StationsModel.Good ? Theme.toneColor(Theme.Tone.Positive) : Theme.color.border
    }
    Rectangle {
        id: disc

        x: root.upright ? (root.width - width) / 2 : root.m_mirrored ? root.width - width : 0
        width: root.m_disc
        height: root.m_disc
        radius: width / 2
        color: Theme.toneGround(root.m_tone)
        border.width: Theme.highContrast ? Theme.hairline : 0
        border.color: Theme.toneColor(root.m_tone)

        Icon {
            anchors.centerIn: parent
            name: root.stationState === StationsModel.Trouble ? "warning" : root.m_icon
            size: Theme.iconLarge
            color: Theme.toneColor(root.m_tone)
        }
    }
    Column {
        id: words

        readonly property int alignment: root.upright ? Text.AlignHCenter : Text.AlignLeft

        x: root.upright ? Theme.space2 : root.m_mirrored ? 0 : root.m_disc + Theme.space3
        y: root.upright ? root.m_disc + Theme.space3 : 0
        width: root.upright ? root.width - 2 * Theme.space2 : root.width - root.m_disc - Theme.space3
        spacing: Theme.space1

        AppLabel {
            width: parent.width
            role: AppLabel.Role.BodyStrong
            horizontalAlignment: words.alignment
            text: root.m_title
            Accessible.ignored: true
        }
        AppLabel {
            width: parent.width
            horizontalAlignment: words.alignment
            text: root.sentence
            Accessible.ignored: true
        }
        AppLabel {
            width: parent.width
            visible: root.detail !== ""
            role: AppLabel.Role.Caption
            horizontalAlignment: words.alignment
            text: root.detail
            Accessible.ignored: true
        }
        AppProgressBar {
            width: parent.width
            visible: root.percent >= 0
            to: 100
            value: root.percent
            Accessible.ignored: true
        }
    }
}

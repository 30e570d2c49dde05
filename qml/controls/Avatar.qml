// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Theme

/* A person: their picture, or initials on a colour of their own, so that the same person looks the same everywhere. The
   picture comes round, from image://pictures. */
Item {
    id: root

    property string name
    property string identity // what the colour is made from; the onion ID, or the name until it is known
    property url picture
    property bool oneself: false // shown whatever is thought of other people's pictures
    property real size: Math.round(40 * Math.sqrt(Theme.scale))
    property bool showPresence: false
    property bool online: false

    readonly property bool m_pictured: image.status === Image.Ready && image.implicitWidth > 1
    readonly property int m_index: Theme.avatarIndex(root.identity !== "" ? root.identity : root.name)

    // A letter may be two code units long.
    function initial(word: string): string { return String.fromCodePoint(word.codePointAt(0)); }
    function words(name: string): list<string> {
        return name.split(/[\s!-\/:-@\[-`{-~]+/).filter(word => word !== "");
    }
    function initials(name: string): string {
        const words = root.words(name);
        if (words.length === 0)
            return "";
        return (root.initial(words[0]) + (words.length > 1 ? root.initial(words[words.length - 1]) : "")).toLocaleUpperCase();
    }

    implicitWidth: root.size
    implicitHeight: root.size
    Accessible.role: Accessible.Graphic
    Accessible.name: !root.showPresence ? root.name : root.online ? qsTr("%1, online").arg(root.name) : qsTr("%1, offline").arg(root.name)

    Rectangle {
        anchors.fill: parent
        visible: !root.m_pictured
        radius: width / 2
        color: Theme.color.avatarGrounds[root.m_index]
        border.width: Theme.highContrast ? Theme.hairline : 0
        border.color: Theme.color.avatarTexts[root.m_index]

        AppLabel {
            id: letters

            anchors.centerIn: parent
            text: root.initials(root.name)
            font: Qt.font({ "family": Theme.font.body.family, "pixelSize": Math.max(9, Math.round(root.size * (text.length > 1 ? 0.36 : 0.42))),
                            "weight": Font.DemiBold })
            color: Theme.color.avatarTexts[root.m_index]
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
        Icon {
            anchors.centerIn: parent
            visible: letters.text === ""
            name: "person"
            size: root.size * 0.55
            color: letters.color
        }
    }
    Image {
        id: image

        anchors.fill: parent
        source: Theme.pictures || root.oneself ? root.picture : ""
        visible: root.m_pictured
        sourceSize.width: Math.ceil(root.size)
        sourceSize.height: Math.ceil(root.size)
        cache: false // whoever brings it remembers it, and forgets it when the profile is closed
        Accessible.ignored: true
    }
    Rectangle {
        anchors.fill: parent
        visible: root.m_pictured && Theme.highContrast
        radius: width / 2
        color: "transparent"
        border.width: Theme.hairline
        border.color: Theme.color.avatarTexts[root.m_index]
    }
    PresenceDot {
        x: root.LayoutMirroring.enabled ? 0 : Math.round(root.width - width)
        y: Math.round(root.height - height)
        visible: root.showPresence && root.online
        online: root.online
        size: Math.max(10, root.size * 0.28)
    }
}

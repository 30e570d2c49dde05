// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Theme

/* Finds as one types; Escape empties it. */
AppTextField {
    id: root

    readonly property bool m_mirrored: root.LayoutMirroring.enabled

    placeholderText: qsTr("Search")
    readonly property real m_iconSide: Theme.space3 + Theme.iconSmall + Theme.space2
    readonly property real m_clearSide: clearButton.visible ? clearButton.width : Theme.space3

    leftPadding: root.m_mirrored ? root.m_clearSide : root.m_iconSide
    rightPadding: root.m_mirrored ? root.m_iconSide : root.m_clearSide
    inputMethodHints: Qt.ImhNoPredictiveText
    Keys.onEscapePressed: event => {
        event.accepted = root.length > 0;
        root.clear();
    }

    Icon {
        x: root.m_mirrored ? root.width - width - Theme.space3 : Theme.space3
        anchors.verticalCenter: parent.verticalCenter
        name: "search"
        size: Theme.iconSmall
        color: root.placeholderTextColor
    }
    IconButton {
        id: clearButton

        x: root.m_mirrored ? 0 : root.width - width
        anchors.verticalCenter: parent.verticalCenter
        visible: root.length > 0
        iconName: "close"
        iconSize: Theme.iconSmall
        text: qsTr("Clear search")
        onClicked: {
            root.clear();
            root.forceActiveFocus();
        }
    }
}

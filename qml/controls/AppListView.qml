// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

/* A list of any length. Up, Down, Home and End move; rows are made as they come into view and used again. */
ListView {
    id: root

    property string label
    readonly property bool dragged: root.moving || bar.pressed // somebody moves it with a pointer

    clip: true
    boundsBehavior: Flickable.StopAtBounds
    reuseItems: true
    cacheBuffer: 400
    activeFocusOnTab: true
    keyNavigationEnabled: true
    highlightMoveDuration: 0
    highlightResizeDuration: 0
    currentIndex: -1
    Accessible.role: Accessible.List
    Accessible.name: root.label
    T.ScrollBar.vertical: AppScrollBar { id: bar }

    Keys.onPressed: event => {
        if (root.count === 0)
            return;
        if (event.key === Qt.Key_Home)
            root.currentIndex = 0;
        else if (event.key === Qt.Key_End)
            root.currentIndex = root.count - 1;
        else
            return;
        event.accepted = true;
    }
    onActiveFocusChanged: if (root.activeFocus && root.currentIndex < 0 && root.count > 0) root.currentIndex = 0
}

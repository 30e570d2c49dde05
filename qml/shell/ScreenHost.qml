// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Desktop

/* One screen at a time, and the notices above it. */
FocusScope {
    id: root

    PageTable {
        id: table
    }

    Loader {
        id: screen

        anchors.fill: parent
        focus: true
    }

    ToastArea {
        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottomMargin: screen.item?.bottomInset ?? 0
        width: parent.width
        notices: App.notices
    }

    Connections {
        target: App

        function onScreenChanged(): void {
            root.showScreen();
        }
    }
    Component.onCompleted: root.showScreen()

    function showScreen(): void {
        const page = table.screenPage(App.screen);
        if (page === undefined)
            screen.source = "";
        else
            screen.setSource(page.source, Object.assign({ "focus": true }, page.properties()));
    }
}

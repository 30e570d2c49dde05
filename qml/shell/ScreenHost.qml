// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Desktop

/* One screen at a time, and the notices below those that have no place for them. */
FocusScope {
    id: root

    PageTable {
        id: table
    }

    Loader {
        id: screen

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: strip.top
        focus: true
    }

    NoticeStrip {
        id: strip

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        maximumHeight: root.height / 2
        notices: screen.item?.showsNotices ? null : App.notices
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

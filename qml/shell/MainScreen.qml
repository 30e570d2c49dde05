// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Allium.Desktop
import Allium.Theme

/* Navigation, the chosen page, and the line that says how we are connected. The navigation stands beside
   the page in a wide window and below it in a narrow one. */
FocusScope {
    id: root

    objectName: "mainScreen"

    required property var pages
    property int currentIndex: 0
    readonly property bool narrow: root.width < Theme.narrowWidth
    // Very large text: what needs no attention makes room; the network page says it, too.
    readonly property bool m_cramped: root.height < 60 * Theme.space1 * Theme.scale && App.connection.phase === ConnectionStatus.Online
    readonly property bool showsNotices: true

    Rectangle {
        anchors.fill: parent
        color: Theme.color.window
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        RowLayout {
            spacing: 0

            NavigationBar {
                Layout.fillHeight: true
                visible: !root.narrow
                vertical: true
                pages: root.pages
                currentIndex: root.currentIndex
                onChosen: index => root.currentIndex = index
            }
            // Not laid out but placed: what wraps here would tell a layout its height too late.
            Item {
                id: pane

                Layout.fillWidth: true
                Layout.fillHeight: true

                Item {
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.top: parent.top
                    anchors.bottom: strip.top
                    clip: true

                    // A page is loaded when it is first wanted and keeps its state from then on.
                    Repeater {
                        id: loaders

                        model: root.pages

                        Loader {
                            id: loader

                            required property int index
                            required property var modelData
                            readonly property bool current: root.currentIndex === loader.index

                            anchors.fill: parent
                            visible: loader.current
                            focus: loader.current
                            onCurrentChanged: loader.loadOnce()
                            Component.onCompleted: loader.loadOnce()

                            // Where a page cannot help, another one can.
                            Connections {
                                target: loader.item
                                ignoreUnknownSignals: true

                                function onPageRequested(key: string): void {
                                    root.showPage(key);
                                }
                            }

                            function loadOnce(): void {
                                if (loader.current && loader.status === Loader.Null)
                                    loader.setSource(loader.modelData.source, Object.assign({ "focus": true }, loader.modelData.properties()));
                            }
                        }
                    }
                }
                NoticeStrip {
                    id: strip

                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.bottom: status.top
                    maximumHeight: (pane.height - status.height) / 2
                    notices: App.notices
                }
                StatusLine {
                    id: status

                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.bottom: parent.bottom
                    height: status.visible ? implicitHeight : 0
                    visible: !root.m_cramped
                    connection: App.connection
                    onActivated: root.showPage("network")
                }
            }
        }
        NavigationBar {
            Layout.fillWidth: true
            visible: root.narrow
            vertical: false
            pages: root.pages
            currentIndex: root.currentIndex
            onChosen: index => root.currentIndex = index
        }
    }

    Repeater {
        model: root.pages.length

        Item {
            id: numbered

            required property int index

            Shortcut {
                sequence: "Ctrl+" + (numbered.index + 1)
                onActivated: root.currentIndex = numbered.index
            }
        }
    }
    Shortcut {
        sequences: Format.sequences(StandardKey.Preferences, "Ctrl+,") // qmllint disable unqualified
        onActivated: root.showPage("settings")
    }
    Shortcut {
        sequence: "Ctrl+L"
        onActivated: App.lock()
    }

    Component.onCompleted: root.showPage(App.takePlace())

    // A link is dealt with where contacts are added.
    Connections {
        target: App

        function onPendingLinkChanged(): void {
            if (App.pendingLink !== "")
                root.showPage("contacts");
        }
        function onPlaceWanted(): void {
            root.showPage(App.takePlace());
        }
        // It was chosen in the settings; that is where to go on.
        function onLanguageChanged(): void {
            root.showPage("settings/language");
        }
    }

    /* A page by its key, or a section of one: "settings", "settings/tor". */
    function showPage(place: string): void {
        const words = place.split("/");
        const index = root.pages.findIndex(page => page.key === words[0]);
        if (index < 0)
            return;
        root.currentIndex = index;
        const page = (loaders.itemAt(index) as Loader).item;
        if (words.length > 1 && page)
            page.showSection(words[1]);
    }
}

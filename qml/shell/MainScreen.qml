// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Desktop
import Allium.Theme

/* Navigation, the chosen page, and the line that says how we are connected. The navigation stands beside
   the page in a wide window and below it in a narrow one. */
FocusScope {
    id: root

    required property var pages
    property int currentIndex: 0
    readonly property bool narrow: root.width < Theme.narrowWidth
    readonly property real bottomInset: status.height + (root.narrow ? navigation.height : 0)

    Rectangle {
        anchors.fill: parent
        color: Theme.color.window
    }

    GridLayout {
        anchors.fill: parent
        columns: root.narrow ? 1 : 2
        columnSpacing: 0
        rowSpacing: 0

        NavigationBar {
            id: navigation

            Layout.row: root.narrow ? 2 : 0
            Layout.column: 0
            Layout.rowSpan: root.narrow ? 1 : 2
            Layout.fillWidth: root.narrow
            Layout.fillHeight: !root.narrow
            vertical: !root.narrow
            pages: root.pages
            currentIndex: root.currentIndex
            onChosen: index => root.currentIndex = index
        }
        Item {
            id: host

            Layout.row: 0
            Layout.column: root.narrow ? 0 : 1
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true

            // A page is loaded when it is first wanted and keeps its state from then on.
            Repeater {
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

                    function loadOnce(): void {
                        if (loader.current && loader.status === Loader.Null)
                            loader.setSource(loader.modelData.source, loader.modelData.properties());
                    }
                }
            }
        }
        StatusLine {
            id: status

            Layout.row: 1
            Layout.column: root.narrow ? 0 : 1
            Layout.fillWidth: true
            connection: App.connection
            onActivated: root.showPage("network")
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
        sequences: [StandardKey.Preferences, "Ctrl+,"]
        onActivated: root.showPage("settings")
    }
    Shortcut {
        sequence: "Ctrl+L"
        onActivated: App.lock()
    }

    // A link is dealt with where contacts are added.
    Connections {
        target: App

        function onPendingLinkChanged(): void {
            if (App.pendingLink !== "")
                root.showPage("contacts");
        }
    }

    function showPage(key: string): void {
        const index = root.pages.findIndex(page => page.key === key);
        if (index >= 0)
            root.currentIndex = index;
    }
}

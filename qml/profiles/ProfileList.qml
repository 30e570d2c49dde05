// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Allium.Controls
import Allium.Theme

/* The profiles as rows, what can be done with each, and the questions before that. Pressing a row opens it. */
FocusScope {
    id: root

    objectName: "profileList"

    required property var profiles
    property bool withOwn: true // the one that this window shows

    signal chosen(profile: string)

    /* Something is being asked; what went wrong is said there. */
    readonly property bool asking: fresh.visible || rename.visible || erase.visible
    property bool m_hadFocus: false

    implicitWidth: 80 * Theme.space1
    implicitHeight: column.implicitHeight

    function askForNew(): void {
        fresh.open();
    }
    function askToErase(profile: string): void {
        for (let i = 0; i < rows.count; ++i) {
            const row = rows.itemAt(i) as ProfileRow;
            if (row && row.profile === profile)
                return erase.ask(row);
        }
    }
    function takeFocus(): void {
        root.step(-1, 1);
    }
    function step(from: int, by: int): void {
        for (let to = from + by; to >= 0 && to < rows.count; to += by) {
            const row = rows.itemAt(to);
            if (row && row.visible)
                return row.forceActiveFocus(Qt.TabFocusReason);
        }
    }

    // Rows are made anew when there is one more or less, and take the focus with them.
    Connections {
        target: root.profiles.list

        function onModelAboutToBeReset(): void { root.m_hadFocus = root.activeFocus || root.asking; }
        function onModelReset(): void {
            if (root.m_hadFocus)
                Qt.callLater(root.takeFocus); // qmllint disable type
        }
    }

    Column {
        id: column

        width: parent.width
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Profiles")

        Repeater {
            id: rows

            model: root.profiles.list

            ProfileRow {
                id: row

                required property int index

                width: column.width
                visible: root.withOwn || !row.own
                opening: root.profiles.opening === row.profile
                onClicked: root.chosen(row.profile)
                onMenuRequested: at => menu.openFor(row, at)
                onRenameRequested: rename.ask(row)
                onEraseRequested: erase.ask(row)
                Keys.onDownPressed: root.step(row.index, 1)
                Keys.onUpPressed: root.step(row.index, -1)
            }
        }
    }
    AppMenu {
        id: menu

        property ProfileRow row: null

        function openFor(of: ProfileRow, at: Item): void {
            menu.row = of;
            menu.popup(at, 0, at.height);
        }

        AppMenuItem {
            iconName: "external-open"
            text: menu.row?.open ? qsTr("Show its window") : qsTr("Open")
            onTriggered: menu.row.clicked()
        }
        AppMenuItem {
            iconName: "edit"
            text: qsTr("Rename…")
            onTriggered: rename.ask(menu.row)
        }
        AppMenuItem {
            iconName: "trash"
            danger: true
            text: qsTr("Delete…")
            onTriggered: erase.ask(menu.row)
        }
    }
    NewProfileDialog {
        id: fresh

        profiles: root.profiles
    }
    RenameProfileDialog {
        id: rename

        profiles: root.profiles
    }
    EraseProfileDialog {
        id: erase

        profiles: root.profiles
    }
}

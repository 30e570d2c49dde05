// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Theme

/* The contacts with a search above them, and ways to requests, to adding somebody and to my own ID. */
FocusScope {
    id: root

    required property var contacts
    property string selectedId
    property string selectedView
    property bool alone: false // nothing stands beside it, so it says itself how to begin

    readonly property int m_requests: root.contacts.incoming.count + root.contacts.outgoing.count
    readonly property bool m_tight: root.width < 30 * Theme.space1 * Theme.scale // very large text: the search needs the room
    readonly property bool m_empty: root.contacts.list.loaded && root.contacts.list.total === 0

    signal chosen(id: string)
    signal viewWanted(view: string)

    function focusSearch(): void {
        search.forceActiveFocus(Qt.ShortcutFocusReason);
        search.selectAll();
    }
    function focusList(): void {
        view.byKeyboard = true;
        view.forceActiveFocus(Qt.TabFocusReason);
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        Item {
            Layout.fillWidth: true
            Layout.margins: Theme.space3
            Layout.bottomMargin: Theme.space2
            implicitHeight: Math.max(search.implicitHeight, moreButton.implicitHeight)

            SearchField {
                id: search

                objectName: "contactSearch"
                anchors.left: parent.left
                anchors.right: addButton.visible ? addButton.left : moreButton.left
                anchors.rightMargin: Theme.space1
                anchors.verticalCenter: parent.verticalCenter
                placeholderText: qsTr("Search")
                label: qsTr("Search contacts")
                enabled: !root.m_empty
                onTextChanged: root.contacts.list.search = search.text
                Component.onCompleted: search.text = root.contacts.list.search
                Keys.onDownPressed: root.focusList()
                Keys.onReturnPressed: root.chooseFirst()
                Keys.onEnterPressed: root.chooseFirst()
            }
            IconButton {
                id: addButton

                anchors.right: moreButton.left
                anchors.rightMargin: Theme.space1
                anchors.verticalCenter: parent.verticalCenter
                visible: !root.m_tight
                iconName: "person-add"
                iconColor: Theme.color.accentText
                text: qsTr("Add somebody")
                onClicked: root.viewWanted("add")
            }
            IconButton {
                id: moreButton

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                iconName: "more"
                text: qsTr("More")
                onClicked: menu.popup(moreButton, 0, moreButton.height)

                AppMenu {
                    id: menu

                    AppMenuItem {
                        visible: root.m_tight
                        height: root.m_tight ? implicitHeight : 0
                        activeFocusOnTab: root.m_tight
                        iconName: "person-add"
                        text: qsTr("Add somebody")
                        onTriggered: root.viewWanted("add")
                    }
                    AppMenuItem {
                        iconName: "qr"
                        text: qsTr("My ID")
                        onTriggered: root.viewWanted("me")
                    }
                    AppMenuItem {
                        iconName: "person"
                        text: qsTr("Requests")
                        onTriggered: root.viewWanted("requests")
                    }
                    AppMenuItem {
                        iconName: "block"
                        text: qsTr("Blocked people")
                        onTriggered: root.viewWanted("blocked")
                    }
                }
            }
        }
        ListRow {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.space1
            Layout.rightMargin: Theme.space1
            visible: root.m_requests > 0
            text: qsTr("Requests")
            secondaryText: root.contacts.incoming.count === 1 ? qsTr("Somebody asks to be your contact")
                           : root.contacts.incoming.count > 1 ? qsTr("%n people ask to be your contact", "", root.contacts.incoming.count)
                           : qsTr("%n waiting for an answer", "", root.contacts.outgoing.count)
            secondaryLines: 3
            strong: root.contacts.incoming.count > 0
            highlighted: root.selectedView === "requests"
            onClicked: root.viewWanted("requests")
            leading: Rectangle {
                implicitWidth: Math.round(40 * Math.sqrt(Theme.scale))
                implicitHeight: implicitWidth
                radius: width / 2
                color: root.selectedView === "requests" ? Theme.color.surface : Theme.color.accentMuted

                Icon {
                    anchors.centerIn: parent
                    name: "person-add"
                    color: Theme.color.accentText
                }
            }
            Badge {
                count: root.contacts.incoming.count
            }
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            AppListView {
                id: view

                property bool byKeyboard: false

                anchors.fill: parent
                anchors.leftMargin: Theme.space1
                anchors.rightMargin: Theme.space1
                label: qsTr("Contacts")
                model: root.contacts.list
                focus: true
                Keys.priority: Keys.BeforeItem
                Keys.onUpPressed: event => {
                    view.byKeyboard = true;
                    if (view.currentIndex > 0)
                        view.decrementCurrentIndex();
                    else
                        search.forceActiveFocus(Qt.BacktabFocusReason);
                }
                Keys.onDownPressed: event => {
                    view.byKeyboard = true;
                    view.incrementCurrentIndex();
                }
                delegate: ContactRow {
                    id: row

                    highlighted: row.contactId === root.selectedId && root.selectedView !== "requests"
                    keyboardFocus: view.byKeyboard && row.activeFocus
                    onPressed: view.byKeyboard = false
                    onChosen: {
                        view.currentIndex = row.index;
                        root.chosen(row.contactId);
                    }
                }
            }
            AppLabel {
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.margins: Theme.space4
                y: Theme.space6
                visible: root.contacts.list.loaded && view.count === 0 && root.contacts.list.search !== ""
                role: AppLabel.Role.Muted
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("Nobody matches “%1”.").arg(root.contacts.list.search)
            }
            AppLabel {
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.margins: Theme.space4
                y: Theme.space6
                visible: root.m_empty && !root.alone
                role: AppLabel.Role.Muted
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("Your contacts will be here.")
            }
            Welcome {
                anchors.fill: parent
                visible: root.m_empty && root.alone
                onViewWanted: view => root.viewWanted(view)
            }
            Spinner {
                anchors.centerIn: parent
                visible: !root.contacts.list.loaded
            }
        }
        Divider {
            Layout.fillWidth: true
            visible: myId.visible
        }
        ListRow {
            id: myId

            objectName: "myIdRow"
            Layout.fillWidth: true
            Layout.margins: Theme.space1
            visible: root.contacts.list.total > 0 // otherwise Welcome shows the way
            text: qsTr("My ID")
            highlighted: root.selectedView === "me"
            onClicked: root.viewWanted("me")
            leading: Item {
                implicitWidth: Math.round(40 * Math.sqrt(Theme.scale)) // in line with the names above
                implicitHeight: qr.implicitHeight

                Icon {
                    id: qr

                    anchors.centerIn: parent
                    name: "qr"
                    color: Theme.color.textMuted
                }
            }
        }
    }

    function chooseFirst(): void {
        const first = root.contacts.list.idAt(0);
        if (first === "")
            return;
        view.currentIndex = 0;
        root.chosen(first);
    }
}

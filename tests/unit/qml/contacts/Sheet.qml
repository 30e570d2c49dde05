// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Contacts

/* The page with invented people, in one of its states, for allium-shot. */
Item {
    id: root

    property string view
    property bool full: true
    readonly property FakeContacts people: FakeContacts {}

    signal ready()

    implicitWidth: 1000
    implicitHeight: 760
    LayoutMirroring.enabled: Qt.application.layoutDirection === Qt.RightToLeft
    LayoutMirroring.childrenInherit: true

    ContactsPage {
        id: page

        anchors.fill: parent
        contacts: root.people
    }
    Component.onCompleted: {
        if (root.full)
            root.people.fill();
        if (root.view === "person")
            page.openContact("a");
        else if (root.view !== "")
            page.show(root.view);
        root.ready();
    }
}

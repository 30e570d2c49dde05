// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* The connection doctor: how the way to others is, contact by contact, and what Tor says. */
FocusScope {
    id: root

    objectName: "networkPage"

    required property NetworkViewModel network
    property int section: NetworkPage.Overview

    /* Another page that helps: "settings". */
    signal pageRequested(key: string)

    enum Section { Overview, Contacts, Log }

    implicitWidth: 240 * Theme.space1
    implicitHeight: bar.height + overview.wantedHeight
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Network")

    Binding {
        target: root.network
        property: "watched"
        value: root.visible
    }
    Component.onDestruction: root.network.watched = false

    Item {
        id: bar

        width: parent.width
        height: sections.implicitHeight + 2 * Theme.space3

        SegmentedControl {
            id: sections

            anchors.centerIn: parent
            width: Math.min(implicitWidth, parent.width - 2 * Theme.space4)
            focus: true
            options: [qsTr("Overview"), qsTr("Contacts"), qsTr("Tor's log")]
            currentIndex: root.section
            onSelected: index => root.section = index
        }
    }
    Divider {
        id: line

        anchors.top: bar.bottom
        width: parent.width
    }
    Item {
        anchors.top: line.bottom
        anchors.bottom: parent.bottom
        width: parent.width

        OverviewSection {
            id: overview

            anchors.fill: parent
            visible: root.section === NetworkPage.Overview
            network: root.network
            onPageRequested: key => root.pageRequested(key)
        }
        ContactsSection {
            anchors.fill: parent
            visible: root.section === NetworkPage.Contacts
            network: root.network
        }
        LogSection {
            anchors.fill: parent
            visible: root.section === NetworkPage.Log
            network: root.network
        }
    }
}

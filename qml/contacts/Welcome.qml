// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Controls

/* How to begin, while there are no contacts. */
EmptyState {
    id: root

    signal viewWanted(view: string)

    iconName: "contacts"
    title: qsTr("Nobody here yet")
    text: qsTr("Allium has no directory. Give your ID to a friend, or add theirs, and you will find each other here.")
    actionText: qsTr("Show my ID")
    actionIcon: "qr"
    secondaryText: qsTr("Add somebody")
    onAction: root.viewWanted("me")
    onSecondaryAction: root.viewWanted("add")
}

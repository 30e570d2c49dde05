// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* The files that went either way with one contact, newest first, for their page. */
Card {
    id: root

    required property Transfers transfers
    property string contact

    signal messageWanted(position: double)

    spacing: Theme.space2

    Binding {
        target: root.transfers.withPerson
        property: "contact"
        value: root.contact
    }

    AppLabel {
        Layout.fillWidth: true
        role: AppLabel.Role.Label
        text: list.count === 0 ? qsTr("Files", "that went between two people") : qsTr("Files (%1)", "that went between two people").arg(list.count.toLocaleString(Qt.locale(), "f", 0))

        // Here it takes no place in the column.
        FileMenu {
            id: fileMenu

            actions: root.transfers.actions
            canShare: false
            hasMessages: true
            onForget: transfer => root.transfers.forget(transfer)
            onMessageWanted: position => root.messageWanted(position)
        }
    }
    AppLabel {
        Layout.fillWidth: true
        visible: root.transfers.files.loaded && list.count === 0
        role: AppLabel.Role.Muted
        text: qsTr("None yet. What you offer each other in the conversation is listed here.")
    }
    AppListView {
        id: list

        objectName: "personFiles"
        Layout.fillWidth: true
        Layout.leftMargin: -Theme.space3 // so that what is in the rows is in line with the words above
        Layout.rightMargin: -Theme.space3
        Layout.preferredHeight: Math.min(contentHeight, 6 * Theme.hitTarget * 1.5)
        visible: count > 0
        label: qsTr("Files")
        model: root.transfers.withPerson
        delegate: FileRow {
            id: row

            actions: root.transfers.actions
            onMenuRequested: at => fileMenu.openFor(row, at)
            onRemoveRequested: fileMenu.askToRemove(row)
        }
    }
}

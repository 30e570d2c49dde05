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

    readonly property int m_few: 5
    readonly property int m_many: 20
    property int m_limit: root.m_few

    onContactChanged: root.m_limit = root.m_few
    spacing: Theme.space2

    Binding {
        target: root.transfers.withPerson
        property: "contact"
        value: root.contact
    }

    FirstRows {
        id: newest

        source: root.transfers.withPerson
        limit: root.m_limit
    }
    AppLabel {
        readonly property int count: root.transfers.withPerson.count

        Layout.fillWidth: true
        role: AppLabel.Role.Heading
        text: count === 0 ? qsTr("Files", "that went between two people")
                          : qsTr("Files (%1)", "that went between two people").arg(count.toLocaleString(Qt.locale(), "f", 0))

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
    // As high as its rows: it is the page that scrolls.
    AppListView {
        id: list

        objectName: "personFiles"
        Layout.fillWidth: true
        Layout.leftMargin: -Theme.space3 // so that what is in the rows is in line with the words above
        Layout.rightMargin: -Theme.space3
        Layout.preferredHeight: contentHeight
        visible: count > 0
        interactive: false
        label: qsTr("Files")
        model: newest
        delegate: FileRow {
            id: row

            actions: root.transfers.actions
            onMenuRequested: at => fileMenu.openFor(row, at)
            onRemoveRequested: fileMenu.askToRemove(row)
        }
    }
    AppButton {
        id: older

        Layout.fillWidth: true
        Layout.maximumWidth: implicitWidth
        visible: root.m_limit < root.transfers.withPerson.count
        kind: AppButton.Kind.Quiet
        flush: AppButton.Edge.Start
        text: qsTr("Show older files")
        onClicked: root.showOlder()
    }

    function showOlder(): void {
        const last = root.m_limit;
        const leads = older.activeFocus && last + root.m_many >= root.transfers.withPerson.count;
        root.m_limit += root.m_many;
        // The button goes, and would take the focus with it.
        if (leads) {
            list.currentIndex = last;
            list.forceActiveFocus(Qt.TabFocusReason);
        }
    }
}

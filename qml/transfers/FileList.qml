// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Allium.Controls
import Allium.Desktop

/* The files, and before them what is being read to be offered, which scrolls with them. */
AppListView {
    id: root

    required property Transfers transfers
    required property FileMenu menu
    property bool m_fromTheTop: true // until somebody scrolls

    /* The list stays where its rows are, and what comes before them would be out of view. */
    function showHeader(): void {
        if (root.m_fromTheTop && root.contentY <= 0)
            root.positionViewAtBeginning();
    }

    onContentYChanged: if (root.dragged) root.m_fromTheTop = root.atYBeginning
    visible: root.count > 0 || root.transfers.preparations.count > 0
    label: qsTr("Files")
    model: root.transfers.shown
    // By its address: Qt 6.4 refuses headers that are bound.
    header: Qt.createComponent("PreparationStrip.qml", Component.PreferSynchronous, root)
    delegate: FileRow {
        id: row

        actions: root.transfers.actions
        onMenuRequested: at => root.menu.openFor(row, at)
        onRemoveRequested: root.menu.askToRemove(row)
    }
}

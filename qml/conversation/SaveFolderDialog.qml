// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Allium.Controls
import Allium.Desktop

/* Asks for the folder a fetched file is to be written into. The native dialog is made when it is first asked for. */
BoundLoader {
    id: root

    required property ConversationFiles files
    property string m_transfer

    active: false
    sourceComponent: FolderDialog {
        title: qsTr("Save in which folder?")
        currentFolder: root.files.downloads()
        onAccepted: root.files.save(root.m_transfer, selectedFolder)
    }

    function choose(transfer: string): void {
        root.m_transfer = transfer;
        root.active = true;
        (root.item as FolderDialog).open();
    }
}

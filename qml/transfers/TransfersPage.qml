// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* Every file that came or went, newest first. Files dropped anywhere on it are shared. */
FocusScope {
    id: root

    objectName: "filesPage"

    required property Transfers transfers

    signal pageRequested(key: string)

    readonly property bool m_empty: root.transfers.files.loaded && root.transfers.files.count === 0
    readonly property bool m_canShare: root.transfers.people.length > 0
    readonly property bool m_narrow: root.width < Theme.narrowWidth

    function chooseFiles(): void {
        filePicker.active = true;
        (filePicker.item as FileDialog).open();
    }
    function chooseFolder(): void {
        folderPicker.active = true;
        (folderPicker.item as FolderDialog).open();
    }

    Shortcut {
        sequences: [StandardKey.Find] // qmllint disable unqualified
        enabled: root.visible
        onActivated: search.forceActiveFocus(Qt.ShortcutFocusReason)
    }
    Shortcut {
        sequences: [StandardKey.Open] // qmllint disable unqualified
        enabled: root.visible && root.m_canShare
        onActivated: root.chooseFiles()
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        GridLayout {
            Layout.fillWidth: true
            Layout.margins: Theme.space4
            columnSpacing: Theme.space3
            rowSpacing: Theme.space3
            visible: !root.m_empty

            SearchField {
                id: search

                objectName: "fileSearch"
                Layout.columnSpan: shareButton.m_below ? 2 : 1
                Layout.fillWidth: true
                focus: !root.m_empty // hidden then, and Tab would not lead on from it
                placeholderText: qsTr("Search files and people")
                onTextChanged: root.transfers.shown.search = search.text
                Component.onCompleted: search.text = root.transfers.shown.search
                Keys.onDownPressed: list.forceActiveFocus(Qt.TabFocusReason)
            }
            SegmentedControl {
                Layout.row: root.m_narrow ? 1 : 0
                Layout.column: root.m_narrow ? 0 : 1
                Layout.columnSpan: root.m_narrow ? 2 : 1
                Layout.fillWidth: root.m_narrow
                label: qsTr("Which files")
                options: [qsTr("All"), qsTr("Received"), qsTr("Shared")]
                currentIndex: root.transfers.shown.direction
                onSelected: index => root.transfers.shown.direction = index
            }
            AppButton {
                id: shareButton

                readonly property bool m_below: root.width < 80 * Theme.space1 * Theme.scale

                Layout.row: shareButton.m_below ? 2 : 0
                Layout.column: root.m_narrow ? (shareButton.m_below ? 0 : 1) : 2
                Layout.columnSpan: shareButton.m_below ? 2 : 1
                Layout.fillWidth: shareButton.m_below
                kind: AppButton.Kind.Primary
                iconName: "upload"
                text: qsTr("Share…")
                enabled: root.m_canShare
                onClicked: shareMenu.popup(shareButton, 0, shareButton.height)

                AppMenu {
                    id: shareMenu

                    AppMenuItem {
                        iconName: "file"
                        text: qsTr("Files…")
                        onTriggered: root.chooseFiles()
                    }
                    AppMenuItem {
                        iconName: "folder"
                        text: qsTr("A folder…")
                        onTriggered: root.chooseFolder()
                    }
                }
            }
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            FileList {
                id: list

                objectName: "fileList"
                anchors.fill: parent
                anchors.leftMargin: Theme.space2
                anchors.rightMargin: Theme.space2
                transfers: root.transfers
                menu: fileMenu
            }
            EmptyState {
                anchors.fill: parent
                visible: root.m_empty && !list.visible
                iconName: "files"
                title: qsTr("No files yet")
                text: root.m_canShare
                      ? qsTr("Share a file or a folder with a contact: drop it here, or choose one. It stays on this computer and is fetched from it, encrypted all the way.")
                      : qsTr("Files are shared with contacts. Add somebody first.")
                actionText: root.m_canShare ? qsTr("Share a file…") : qsTr("Add somebody")
                actionIcon: root.m_canShare ? "upload" : "person-add"
                onAction: {
                    if (root.m_canShare)
                        root.chooseFiles();
                    else
                        root.pageRequested("contacts/add");
                }
            }
            AppLabel {
                anchors.centerIn: parent
                width: Math.min(parent.width - 2 * Theme.space4, Theme.readingWidth)
                horizontalAlignment: Text.AlignHCenter
                visible: !root.m_empty && root.transfers.files.loaded && !list.visible
                role: AppLabel.Role.Muted
                text: root.transfers.shown.search === "" ? qsTr("Nothing here yet.")
                                                         : qsTr("No file and nobody here is called “%1”.").arg(root.transfers.shown.search)
            }
        }
    }
    DropArea {
        id: drop

        anchors.fill: parent
        keys: ["text/uri-list"]
        enabled: root.m_canShare
        onDropped: event => {
            event.accept(Qt.CopyAction);
            shareDialog.ask(event.urls);
        }

        Rectangle {
            anchors.fill: parent
            anchors.margins: Theme.space3
            visible: drop.containsDrag
            radius: Theme.radiusLarge
            color: Theme.color.accentMuted
            border.width: Theme.borderStrong
            border.color: Theme.color.accentText

            AppLabel {
                anchors.centerIn: parent
                role: AppLabel.Role.Heading
                color: Theme.color.accentText
                text: qsTr("Drop to share")
            }
        }
    }
    FileMenu {
        id: fileMenu

        actions: root.transfers.actions
        canShare: root.m_canShare
        onForget: transfer => root.transfers.forget(transfer)
        onShareAgain: file => shareDialog.ask([file])
    }
    ShareDialog {
        id: shareDialog

        objectName: "shareDialog"
        people: root.transfers.people
        onChosen: (files, contact) => root.transfers.share(files, contact)
    }
    BoundLoader {
        id: filePicker

        active: false
        sourceComponent: FileDialog {
            title: qsTr("Share which files?")
            fileMode: FileDialog.OpenFiles
            onAccepted: shareDialog.ask(selectedFiles)
        }
    }
    BoundLoader {
        id: folderPicker

        active: false
        sourceComponent: FolderDialog {
            title: qsTr("Share which folder?")
            onAccepted: shareDialog.ask([selectedFolder])
        }
    }
}

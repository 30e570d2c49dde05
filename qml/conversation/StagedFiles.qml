// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* What is about to be offered: nothing leaves before somebody has seen this list. */
Card {
    id: root

    required property Conversation conversation

    readonly property Item due: sendButton.activeFocus ? sendButton : null // to be seen, whatever there is room for
    readonly property var m_files: root.conversation.files.staged
    readonly property bool m_folders: root.m_files.some(file => file.size < 0)
    readonly property bool m_narrow: list.width < 60 * Theme.space1 * Theme.scale // the names need the room of the sizes

    visible: root.m_files.length > 0

    AppLabel {
        Layout.fillWidth: true
        role: AppLabel.Role.BodyStrong
        text: qsTr("Offer to %1", "heading above a list of files").arg(root.conversation.title)
    }
    ListView {
        id: list

        Layout.fillWidth: true
        implicitHeight: contentHeight * Math.min(1, 5 / Math.max(1, count)) // five rows
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: root.m_files
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Files to be offered")

        delegate: RowLayout {
            id: entry

            required property int index
            required property var modelData
            // Its file gets its name, with the time, when it is offered.
            readonly property string m_name: entry.modelData.picture === undefined ? entry.modelData.name : qsTr("Pasted picture")
            readonly property string m_size: entry.modelData.size < 0 ? qsTr("folder") : Format.size(entry.modelData.size)

            width: list.width
            spacing: Theme.space2
            Accessible.role: Accessible.ListItem
            Accessible.name: qsTr("%1, %2", "file, size").arg(entry.m_name).arg(entry.m_size)

            Icon {
                name: entry.modelData.icon
                size: Theme.icon
                color: Theme.color.textMuted
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0

                AppLabel {
                    Layout.fillWidth: true
                    text: entry.m_name
                    wrapMode: Text.NoWrap
                    elide: Text.ElideMiddle
                    Accessible.ignored: true
                }
                AppLabel {
                    Layout.fillWidth: true
                    visible: root.m_narrow
                    role: AppLabel.Role.Caption
                    wrapMode: Text.NoWrap
                    text: entry.m_size
                    Accessible.ignored: true
                }
            }
            AppLabel {
                visible: !root.m_narrow
                role: AppLabel.Role.Caption
                wrapMode: Text.NoWrap
                text: entry.m_size
                Accessible.ignored: true
            }
            IconButton {
                iconName: "close"
                iconSize: Theme.iconSmall
                text: qsTr("Leave out %1").arg(entry.m_name)
                onClicked: root.conversation.files.unstage(entry.index)
            }
        }
    }
    AppLabel {
        Layout.fillWidth: true
        visible: root.m_files.some(file => file.picture === undefined)
        role: AppLabel.Role.Caption
        text: root.m_files.length > ConversationFiles.MostApart
              ? qsTr("They are offered together, as one folder. They stay where they are; keep Allium running and the files unchanged until they have been fetched.")
              : qsTr("They stay where they are; keep Allium running and the files unchanged until they have been fetched.")
    }
    AppLabel {
        Layout.fillWidth: true
        visible: root.m_files.some(file => file.picture !== undefined)
        role: AppLabel.Role.Caption
        text: qsTr("A pasted picture is kept in Allium, encrypted, until you delete the conversation; keep Allium running until it has been fetched.")
    }
    Flow {
        id: buttons

        Layout.fillWidth: true
        layoutDirection: Qt.RightToLeft
        spacing: Theme.space2

        AppButton {
            id: sendButton

            kind: AppButton.Kind.Primary
            maximumWidth: buttons.width
            iconName: "send"
            text: !root.m_folders ? qsTr("Offer %n file(s)", "", root.m_files.length)
                  : root.m_files.length === 1 ? qsTr("Offer the folder") : qsTr("Offer %n item(s)", "files and folders", root.m_files.length)
            onClicked: root.conversation.files.sendStaged()
        }
        AppButton {
            text: qsTr("Cancel")
            onClicked: root.conversation.files.unstageAll()
        }
    }
    onVisibleChanged: if (root.visible) sendButton.forceActiveFocus(Qt.TabFocusReason)
    Keys.onEscapePressed: root.conversation.files.unstageAll()
}

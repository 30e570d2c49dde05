// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* With whom this is, whether they can be reached, and what can be done with the conversation as a whole. */
Rectangle {
    id: root

    required property Conversation conversation
    property bool showBack: false

    readonly property string presence: root.conversation.whyNot !== "" ? "" : root.conversation.typing ? (root.m_tight ? qsTr("typing…") : qsTr("typing", "after moving dots")) : root.conversation.online ? qsTr("online")
        : root.conversation.connecting ? qsTr("connecting over Tor…")
        : root.conversation.lastSeen > 0 ? qsTr("last seen %1", "a time: 14:05, or 5 min ago").arg(Format.since(root.conversation.lastSeen, Format.now))
        : qsTr("not seen yet")

    readonly property bool m_tight: root.width < 30 * Theme.space1 * Theme.scale // the words get the room of what stands before them

    readonly property bool m_narrow: root.width < 60 * Theme.space1 * Theme.scale // very large text: rather smaller than cut

    signal backRequested()
    signal contactPageRequested()
    signal muteRequested(bool muted)
    signal deleteRequested()

    implicitHeight: row.implicitHeight + 2 * Theme.space2
    color: Theme.color.surface

    RowLayout {
        id: row

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: root.showBack ? Theme.space2 : Theme.space4
        anchors.rightMargin: Theme.space2
        spacing: Theme.space3

        IconButton {
            visible: root.showBack
            iconName: "back"
            text: qsTr("Back to the list")
            onClicked: root.backRequested()
        }
        Avatar {
            visible: !root.m_tight
            name: root.conversation.title
            identity: root.conversation.contact
            picture: root.conversation.picture
            showPresence: root.presence !== ""
            online: root.conversation.online
            Accessible.ignored: true
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.space2

                AppLabel {
                    Layout.fillWidth: true
                    Layout.maximumWidth: root.m_tight ? Infinity : Math.ceil(implicitWidth) + 1
                    role: AppLabel.Role.Heading
                    text: root.conversation.title
                    font: !root.m_tight ? Theme.font.heading
                          : Qt.font({ "family": Theme.font.heading.family, "weight": Theme.font.heading.weight, "pixelSize": Math.round(Theme.font.heading.pixelSize * 0.65) })
                    wrapMode: root.m_tight ? Text.Wrap : Text.NoWrap
                    maximumLineCount: root.m_tight ? 2 : 1
                    elide: Text.ElideRight
                    Accessible.role: Accessible.Heading
                    Accessible.name: text
                }
                Icon {
                    visible: root.conversation.muted
                    name: "mute"
                    size: Theme.iconSmall
                    color: Theme.color.textMuted
                }
                Item {
                    Layout.fillWidth: true
                    visible: !root.m_tight
                }
            }
            RowLayout {
                Layout.fillWidth: true
                visible: root.presence !== ""
                spacing: Theme.space2

                TypingDots {
                    visible: root.conversation.typing && !root.m_tight
                }
                AppLabel {
                    Layout.fillWidth: true
                    role: AppLabel.Role.Caption
                    text: root.presence
                    color: root.conversation.online ? Theme.color.positive : Theme.color.textMuted
                    wrapMode: Text.NoWrap
                    elide: Text.ElideRight
                    fontSizeMode: root.m_narrow ? Text.HorizontalFit : Text.FixedSize
                    minimumPixelSize: Theme.font.caption.pixelSize / 2
                    // A status, so that what changes in it is read out when there is nothing else to say.
                    Accessible.role: Accessible.StatusBar
                    Accessible.name: root.conversation.typing ? qsTr("%1 is typing").arg(root.conversation.title) : root.presence
                }
            }
        }
        IconButton {
            id: more

            iconName: "more"
            text: qsTr("More about this conversation")
            onClicked: menu.popup(more, 0, more.height)
        }
    }
    AppMenu {
        id: menu

        AppMenuItem {
            text: qsTr("Contact details")
            iconName: "person"
            onTriggered: root.contactPageRequested()
        }
        AppMenuItem {
            text: root.conversation.muted ? qsTr("Notify again") : qsTr("Mute")
            iconName: root.conversation.muted ? "bell" : "mute"
            onTriggered: root.muteRequested(!root.conversation.muted)
        }
        AppMenuSeparator {}
        AppMenuItem {
            text: qsTr("Delete conversation…")
            iconName: "trash"
            danger: true
            onTriggered: root.deleteRequested()
        }
    }
    Divider {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
    }
}

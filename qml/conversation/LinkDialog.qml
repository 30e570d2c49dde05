// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* Shows addresses from a message whole, to be copied, or opened after saying what that means. */
AppDialog {
    id: root

    required property Conversation conversation
    property var addresses: []

    title: qsTr("%n link(s)", "", root.addresses.length)
    text: qsTr("A web page opens in your browser, outside of Tor: the site and your network can see that you visit it. "
               + "Copy the address to open it in Tor Browser instead.")
    rejectText: qsTr("Close")
    focusReject: true

    Repeater {
        model: root.addresses

        ColumnLayout {
            id: entry

            required property string modelData

            Layout.fillWidth: true
            spacing: Theme.space2

            CopyField {
                Layout.fillWidth: true
                text: entry.modelData
                label: qsTr("Address")
            }
            AppButton {
                Layout.fillWidth: true // can be narrower than its words
                Layout.maximumWidth: implicitWidth
                text: entry.modelData.toLowerCase().startsWith("allium:") ? qsTr("Open in Allium") : qsTr("Open outside of Tor")
                iconName: "external-open"
                onClicked: {
                    root.close();
                    root.conversation.openLink(entry.modelData);
                }
            }
        }
    }

    function show(addresses: var): void {
        root.addresses = addresses;
        root.open();
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Controls
import Allium.Theme

/* Takes an address or a picture with a QR code from wherever it is dragged. */
DropArea {
    id: root

    signal textDropped(text: string)
    signal pictureDropped(file: url)

    keys: []
    onEntered: drag => drag.accepted = drag.hasText || drag.hasUrls
    onDropped: drop => {
        const urls = drop.hasUrls ? drop.urls : [];
        if (urls.length > 0 && String(urls[0]).startsWith("file:"))
            root.pictureDropped(urls[0]);
        else if (urls.length > 0)
            root.textDropped(String(urls[0]));
        else
            root.textDropped(drop.text);
        drop.accept(Qt.CopyAction);
    }

    Rectangle {
        anchors.fill: parent
        visible: root.containsDrag
        color: Theme.color.accentMuted
        border.width: Theme.borderStrong
        border.color: Theme.color.accentText
        radius: Theme.radiusLarge
        opacity: 0.95

        AppLabel {
            anchors.centerIn: parent
            width: parent.width - 2 * Theme.space6
            horizontalAlignment: Text.AlignHCenter
            role: AppLabel.Role.Heading
            text: qsTr("Drop an onion ID, a link or a picture with a QR code")
        }
    }
}

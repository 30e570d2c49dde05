// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Theme

/* A dialog over a page. */
Item {
    id: root

    implicitHeight: 520
    LayoutMirroring.enabled: Application.layoutDirection === Qt.RightToLeft
    LayoutMirroring.childrenInherit: true

    AppLabel {
        anchors.fill: parent
        anchors.margins: Theme.space6
        text: "Everything below stays readable through the veil, and cannot be reached until the dialog is answered."
    }
    AppDialog {
        id: dialog

        title: "Add a contact"
        text: "They get your request when both of you are online."
        acceptText: "Send request"

        FormField {
            Layout.fillWidth: true
            label: "Their onion ID"
            help: "56 letters and digits, or a link that begins with allium:"
            AppTextField { placeholderText: "allium:" }
        }
        FormField {
            Layout.fillWidth: true
            label: "A word from you"
            AppTextArea { minimumLines: 3; placeholderText: "Hello, it is me from the station." }
        }
    }
    Timer {
        interval: 50
        running: true
        onTriggered: dialog.open()
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* The picture of oneself, and what can be done with it: chosen, dropped, pasted, taken away. */
FocusScope {
    id: root

    required property var picture // an OwnPicture
    property string name
    // As a field of a form has them.
    property string label
    property string description
    property bool invalid: false

    implicitWidth: row.implicitWidth
    implicitHeight: row.implicitHeight
    Accessible.role: Accessible.Grouping
    Accessible.name: root.picture.exists ? qsTr("Your picture") : qsTr("Your picture: none")
    Accessible.description: root.description
    Keys.onPressed: event => {
        if (event.matches(StandardKey.Paste)) {
            root.picture.paste();
            event.accepted = true;
        }
    }

    GridLayout {
        id: row

        anchors.left: parent.left
        anchors.right: parent.right
        columns: root.width < 2 * choose.implicitWidth + avatar.width ? 1 : 2
        columnSpacing: Theme.space4
        rowSpacing: Theme.space3

        Avatar {
            id: avatar

            name: root.name
            picture: root.picture.source
            oneself: true
            size: Theme.space16 * Math.sqrt(Theme.scale)
            Accessible.ignored: true
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.space2

            AppButton {
                id: choose

                maximumWidth: root.width
                text: root.picture.exists ? qsTr("Choose another…") : qsTr("Choose a picture…")
                iconName: "file-image"
                busy: root.picture.busy
                focus: true
                onClicked: dialog.open()
            }
            AppButton {
                id: paste

                maximumWidth: root.width
                kind: AppButton.Kind.Quiet
                flush: paste.beginsRow ? AppButton.Edge.Start : AppButton.Edge.None
                text: qsTr("Paste")
                Accessible.name: qsTr("Paste a picture")
                enabled: !root.picture.busy
                onClicked: root.picture.paste()
            }
            AppButton {
                id: remove

                visible: root.picture.exists
                maximumWidth: root.width
                kind: AppButton.Kind.Quiet
                flush: remove.beginsRow ? AppButton.Edge.Start : AppButton.Edge.None
                text: qsTr("Remove")
                Accessible.name: qsTr("Remove your picture")
                enabled: !root.picture.busy
                onClicked: {
                    choose.forceActiveFocus(Qt.TabFocusReason);
                    root.picture.remove();
                }
            }
        }
    }
    DropArea {
        id: dropArea

        anchors.fill: parent
        enabled: !root.picture.busy
        onEntered: drag => drag.accepted = drag.hasUrls
        onDropped: drop => {
            root.picture.choose(drop.urls[0]);
            drop.accept(Qt.CopyAction);
        }

        Rectangle {
            anchors.fill: parent
            anchors.margins: -Theme.space2
            visible: dropArea.containsDrag
            color: "transparent"
            border.width: Theme.borderStrong
            border.color: Theme.color.accentText
            radius: Theme.radius
        }
    }
    FileDialog {
        id: dialog

        title: qsTr("Choose a picture")
        nameFilters: [qsTr("Pictures (*.jpg *.jpeg *.png *.gif *.bmp)"), qsTr("All files (*)")]
        onAccepted: root.picture.choose(dialog.selectedFile)
    }
}

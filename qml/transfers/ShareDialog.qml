// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Controls

/* With whom something is to be shared. */
AppDialog {
    id: root

    required property var people // id, name
    property var m_files: []

    signal chosen(files: var, contact: string)

    function ask(files: var): void {
        root.m_files = files;
        person.currentIndex = 0;
        root.open();
    }
    function nameOf(file: url): string {
        const path = decodeURIComponent(String(file)).replace(/\/$/, "");
        return path.substring(path.lastIndexOf("/") + 1);
    }

    title: qsTr("Share with whom?")
    text: root.m_files.length === 1 ? root.nameOf(root.m_files[0]) : qsTr("%n files and folders", "", root.m_files.length)
    acceptText: qsTr("Share")
    acceptEnabled: person.currentIndex >= 0
    initialFocus: person
    onAccepted: root.chosen(root.m_files, root.people[person.currentIndex].id)

    FormField {
        width: parent.width
        label: qsTr("Contact")
        help: qsTr("They are told at once, or when they are online. They can fetch it while Allium runs here.")

        AppComboBox {
            id: person

            width: parent.width
            model: root.people
            textRole: "name"
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* What is being read before it can be offered here, how far that is, and a way to stop it. */
AppListView {
    id: root

    required property ConversationFiles files

    objectName: "preparations"
    visible: count > 0
    spacing: Theme.space3
    activeFocusOnTab: false // its buttons are
    label: qsTr("Being read, to be offered")
    model: root.files.preparations
    delegate: TaskRow {
        id: task

        required property double preparation
        required property string name
        required property string line
        required property double done

        x: Theme.space1 // in line with the messages above
        width: root.width - 2 * Theme.space1
        iconName: "upload"
        text: task.name
        secondaryText: task.line
        part: task.done
        cancelText: qsTr("Do not offer it")
        onCancelled: root.files.cancelPreparation(task.preparation)
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* What is being read, to be offered: the beginning of the list of files. */
Item {
    id: root

    objectName: "preparations"

    readonly property FileList m_list: ListView.view as FileList

    width: root.m_list?.width ?? 0
    height: tasks.height > 0 ? tasks.height + Theme.space3 : 0
    onHeightChanged: if (root.m_list) Qt.callLater(root.m_list.showHeader) // qmllint disable type
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Being read, to be offered")

    Column {
        id: tasks

        x: Theme.space3
        width: root.width - 2 * x
        spacing: Theme.space4 // as far apart as the rows of files

        Repeater {
            model: root.m_list?.transfers.preparations ?? null

            TaskRow {
                id: task

                required property double preparation
                required property string person
                required property string name
                required property string line
                required property double done

                width: tasks.width
                iconName: "upload"
                text: task.name
                secondaryText: qsTr("For %1 · %2", "name, how it stands").arg(Format.embedded(task.person)).arg(task.line)
                part: task.done
                cancelText: qsTr("Do not offer it")
                onCancelled: root.m_list.transfers.actions.cancelPreparation(task.preparation)
            }
        }
    }
}

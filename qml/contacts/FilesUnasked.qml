// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Controls
import Allium.Desktop

/* How much of a contact's files is fetched without asking. */
SettingRow {
    id: root

    required property string name
    required property double allowed // bytes; 0: ask

    signal chosen(bytes: double)

    readonly property var m_usual: [0, 100e6, 1e9, 10e9, 100e9]
    readonly property var m_choices: root.m_usual.includes(root.allowed) ? root.m_usual : root.m_usual.concat([root.allowed])

    label: qsTr("Accept files from %1 without asking").arg(Format.embedded(root.name))
    explanation: qsTr("As long as all files from them that are kept in Allium take up no more than this; remove some to make room. Beyond it, and when the disk is nearly full, you are asked.")

    AppComboBox {
        id: amount

        objectName: "unaskedAmount"
        model: root.m_choices.map(bytes => bytes === 0 ? qsTr("Always ask") : qsTr("Up to %1", "a size").arg(Format.size(bytes)))
        currentIndex: root.m_choices.indexOf(root.allowed)
        onActivated: index => {
            const bytes = root.m_choices[index];
            amount.currentIndex = Qt.binding(() => root.m_choices.indexOf(root.allowed)); // what the core says counts
            root.chosen(bytes);
        }
    }
}

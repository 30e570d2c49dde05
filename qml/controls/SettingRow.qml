// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Theme

/* One setting: what it is, what it means, and the control that changes it, which goes below where it is narrow. */
GridLayout {
    id: root

    required property string label
    property string explanation
    default property Item control

    readonly property bool m_narrow: root.control !== null && root.width > 0
                                     && root.control.implicitWidth > Math.max(Theme.space16, root.width * 0.45)

    columns: root.m_narrow ? 1 : 2
    columnSpacing: Theme.space4
    rowSpacing: Theme.space2

    ColumnLayout {
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignVCenter
        spacing: 2

        AppLabel {
            Layout.fillWidth: true
            text: root.label
        }
        AppLabel {
            Layout.fillWidth: true
            role: AppLabel.Role.Caption
            visible: root.explanation !== ""
            text: root.explanation
            lineHeight: 1.15
        }
    }
    ItemSlot {
        Layout.alignment: root.m_narrow ? Qt.AlignLeft | Qt.AlignVCenter : Qt.AlignRight | Qt.AlignVCenter
        Layout.maximumWidth: root.width
        item: root.control
    }
    Binding {
        target: root.control
        property: "label"
        value: root.label
        when: root.control !== null && root.control.hasOwnProperty("label")
    }
    Binding {
        target: root.control
        property: "description"
        value: root.explanation
        when: root.control !== null && root.control.hasOwnProperty("description")
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Theme

/* One setting: what it is, what it means, and the control that changes it, which goes below where it is narrow. */
Item {
    id: root

    required property string label
    property string explanation
    default property Item control

    readonly property real m_controlWidth: root.control ? root.control.implicitWidth : 0
    readonly property real m_controlHeight: root.control ? root.control.implicitHeight : 0
    readonly property bool narrow: root.m_controlWidth > Math.max(Theme.space16 * 1.5, root.width * 0.45)
    readonly property real m_textWidth: root.narrow ? root.width : root.width - root.m_controlWidth - Theme.space4

    implicitWidth: 60 * Theme.space1
    implicitHeight: root.narrow ? words.height + Theme.space2 + root.m_controlHeight
                                  : Math.max(words.height, root.m_controlHeight)

    Column {
        id: words

        x: root.LayoutMirroring.enabled ? root.width - width : 0
        y: root.narrow ? 0 : (root.height - height) / 2
        width: root.m_textWidth
        spacing: Theme.wordGap

        WholeWordsLabel {
            width: parent.width
            text: root.label
        }
        AppLabel {
            width: parent.width
            role: AppLabel.Role.Caption
            visible: root.explanation !== ""
            text: root.explanation
            lineHeight: 1.15
        }
    }
    ItemSlot {
        x: root.LayoutMirroring.enabled === root.narrow ? root.width - width : 0
        y: root.narrow ? words.height + Theme.space2 : (root.height - height) / 2
        width: Math.min(root.m_controlWidth, root.width)
        height: root.m_controlHeight
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

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Theme

/* A labelled control of a form, with help below it, or what is wrong in place of the help.
   The control inside takes its accessible name and description from here. */
ColumnLayout {
    id: root

    required property string label
    property string help
    property string error
    property string more // for screen readers, after the help: what is shown elsewhere
    default property Item control

    spacing: Theme.wordGap + 2

    AppLabel {
        Layout.fillWidth: true
        role: AppLabel.Role.Label
        text: root.label
    }
    ItemSlot {
        Layout.fillWidth: true
        item: root.control
    }
    RowLayout {
        Layout.fillWidth: true
        visible: root.error !== "" || root.help !== ""
        spacing: Theme.space1

        Icon {
            Layout.alignment: Qt.AlignTop
            visible: root.error !== ""
            name: "error"
            size: Theme.iconSmall
            color: Theme.color.danger
        }
        AppLabel {
            Layout.fillWidth: true
            role: AppLabel.Role.Caption
            text: root.error !== "" ? root.error : root.help
            color: root.error !== "" ? Theme.color.danger : Theme.color.textMuted
            Accessible.role: root.error !== "" ? Accessible.AlertMessage : Accessible.StaticText
        }
    }
    Binding {
        target: root.control
        property: "label"
        value: root.label
        when: root.control !== null
    }
    Binding {
        target: root.control
        property: "description"
        value: root.error !== "" ? root.error : root.more === "" ? root.help : root.help + " " + root.more
        when: root.control !== null
    }
    Binding {
        target: root.control
        property: "invalid"
        value: root.error !== ""
        when: root.control !== null
    }
}

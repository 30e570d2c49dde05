// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

/* Cut, copy, paste and select all, for a field; made when first asked for. */
BoundLoader {
    id: root

    required property var editor // TextField, TextArea
    readonly property bool shown: root.item !== null && (root.item as AppMenu).visible

    function show(x: real, y: real): void {
        root.active = true;
        (root.item as AppMenu).popup(root.editor, x, y);
    }

    active: false
    sourceComponent: AppMenu {
        AppMenuItem {
            text: qsTr("Cut")
            enabled: !root.editor.readOnly && root.editor.selectedText !== ""
            onTriggered: root.editor.cut()
        }
        AppMenuItem {
            text: qsTr("Copy")
            enabled: root.editor.selectedText !== ""
            onTriggered: root.editor.copy()
        }
        AppMenuItem {
            text: qsTr("Paste")
            enabled: root.editor.canPaste
            onTriggered: root.editor.paste()
        }
        AppMenuSeparator {}
        AppMenuItem {
            text: qsTr("Select all")
            enabled: root.editor.length > 0
            onTriggered: root.editor.selectAll()
        }
    }
}

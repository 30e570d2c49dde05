// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* A recovery code while it is shown, and ways to keep it. */
Card {
    id: root

    required property var code

    // Lines of as many groups: left to itself, the text would break before letters and not before digits.
    readonly property string m_lines: {
        const groups = root.code.text.split("-");
        const room = root.width - 2 * root.padding;
        if (room <= 0 || oneLine.advanceWidth <= room)
            return root.code.text;
        const group = oneLine.advanceWidth / groups.length + 1; // with its hyphen
        const most = Math.max(1, Math.floor(room / group));
        const each = Math.ceil(groups.length / Math.ceil(groups.length / most));
        const lines = [];
        for (let i = 0; i < groups.length; i += each)
            lines.push(groups.slice(i, i + each).join("-"));
        return lines.join("-\n");
    }

    TextMetrics {
        id: oneLine

        font.family: Theme.font.mono.family
        font.pixelSize: Theme.font.title.pixelSize
        text: root.code.text
    }
    TextEdit {
        Layout.fillWidth: true
        readOnly: true
        selectByMouse: true
        text: root.m_lines
        textFormat: TextEdit.PlainText
        wrapMode: TextEdit.WrapAnywhere
        horizontalAlignment: TextEdit.AlignLeft
        color: Theme.color.text
        selectionColor: Theme.color.accent
        selectedTextColor: Theme.color.textOnAccent
        font.family: Theme.font.mono.family
        font.pixelSize: Theme.font.title.pixelSize
        activeFocusOnTab: true
        Keys.onPressed: event => {
            event.accepted = event.matches(StandardKey.Copy);
            if (event.accepted)
                root.code.copy();
        }
        Accessible.role: Accessible.StaticText
        Accessible.name: qsTr("Recovery code: %1").arg(root.code.text)
    }
    Flow {
        id: ways

        Layout.fillWidth: true
        Layout.leftMargin: -Theme.space3 // so that the icon, not the room around it, is in line
        spacing: Theme.space1

        AppButton {
            maximumWidth: ways.width
            text: qsTr("Copy")
            iconName: "copy"
            kind: AppButton.Kind.Quiet
            Accessible.description: qsTr("Stays on the clipboard for one minute")
            onClicked: root.code.copy()
        }
        AppButton {
            maximumWidth: ways.width
            text: qsTr("Save as a text file…")
            iconName: "download"
            kind: AppButton.Kind.Quiet
            onClicked: dialog.ask("txt")
        }
        AppButton {
            maximumWidth: ways.width
            text: qsTr("Save for printing…")
            iconName: "file-text"
            kind: AppButton.Kind.Quiet
            Accessible.description: qsTr("A PDF file")
            onClicked: dialog.ask("pdf")
        }
    }
    AppLabel {
        Layout.fillWidth: true
        visible: text !== ""
        role: AppLabel.Role.Caption
        text: root.code.error !== "" ? root.code.error : root.code.saved !== "" ? qsTr("Saved as %1").arg(root.code.saved) : ""
        color: root.code.error !== "" ? Theme.color.danger : Theme.color.textMuted
        wrapMode: Text.WrapAnywhere
    }
    AppLabel {
        Layout.fillWidth: true
        visible: root.code.error === "" && root.code.saved.toLowerCase().endsWith(".pdf")
        role: AppLabel.Role.Caption
        text: qsTr("Print it from there, on a printer that you trust: printers and print queues may keep copies. Then delete the file.")
    }
    FileDialog {
        id: dialog

        function ask(suffix: string): void {
            dialog.defaultSuffix = suffix;
            dialog.nameFilters = [suffix === "pdf" ? qsTr("PDF files (*.pdf)") : qsTr("Text files (*.txt)")];
            dialog.open();
        }

        title: qsTr("Save the recovery code")
        fileMode: FileDialog.SaveFile
        onAccepted: root.code.save(dialog.selectedFile)
    }
}

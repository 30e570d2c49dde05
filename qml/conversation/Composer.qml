// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* Where one writes. Return sends, Shift+Return begins a new line; what is not sent is kept. */
FocusScope {
    id: root

    required property Conversation conversation

    readonly property int m_bytes: root.conversation.byteCount(area.text)
    readonly property int m_left: root.conversation.maxBytes - root.m_bytes
    readonly property bool m_nearLimit: root.m_bytes > root.conversation.maxBytes * 0.8
    readonly property bool m_sendable: root.conversation.canSend && root.m_left >= 0 && area.text.trim() !== ""
    readonly property bool m_narrow: root.width > 0 && root.width < 40 * Theme.space1 * Theme.scale // the words get a line of their own
    property bool m_filling: false

    signal filesRequested()
    signal folderRequested()
    signal leaveUpwards()

    implicitHeight: column.implicitHeight + 2 * Theme.space2

    ColumnLayout {
        id: column

        anchors.fill: parent
        anchors.margins: Theme.space2
        anchors.leftMargin: Theme.space3
        anchors.rightMargin: Theme.space3
        spacing: Theme.space1

        AppLabel {
            Layout.alignment: Qt.AlignRight
            visible: root.m_nearLimit
            role: AppLabel.Role.Caption
            color: root.m_left < 0 ? Theme.color.danger : Theme.color.textMuted
            text: root.m_left < 0 ? qsTr("Too long by %n byte(s)", "", -root.m_left) : qsTr("%n byte(s) left", "", root.m_left)
        }
        AnswerBar {
            Layout.fillWidth: true
            visible: root.conversation.answering
            conversation: root.conversation
            onDismissed: area.editor.forceActiveFocus()
        }
        GridLayout {
            Layout.fillWidth: true
            columnSpacing: Theme.space1
            rowSpacing: Theme.space1

            IconButton {
                id: attachButton

                Layout.row: 1
                Layout.column: 0
                Layout.alignment: Qt.AlignBottom
                iconName: "attach"
                text: qsTr("Offer files")
                enabled: root.conversation.canSend
                onClicked: attachMenu.popup(attachButton, 0, -attachMenu.implicitHeight)

                AppMenu {
                    id: attachMenu

                    AppMenuItem {
                        text: qsTr("Files…")
                        iconName: "file"
                        onTriggered: root.filesRequested()
                    }
                    AppMenuItem {
                        text: qsTr("Folder…")
                        iconName: "folder"
                        onTriggered: root.folderRequested()
                    }
                }
            }
            AppTextArea {
                id: area

                Layout.row: root.m_narrow ? 0 : 1
                Layout.column: root.m_narrow ? 0 : 1
                Layout.columnSpan: root.m_narrow ? 4 : 1
                Layout.fillWidth: true
                focus: true
                maximumLines: 6
                enabled: root.conversation.canSend
                invalid: root.m_left < 0
                placeholderText: qsTr("Message")
                label: !root.conversation.answering ? qsTr("Message to %1").arg(root.conversation.title)
                       : root.conversation.answersMine ? qsTr("Message to %1, in reply to you: %2", "name, words").arg(root.conversation.title).arg(root.conversation.answered)
                       : qsTr("Message to %1, in reply to them: %2", "name, words").arg(root.conversation.title).arg(root.conversation.answered)
                description: root.m_nearLimit ? qsTr("%n byte(s) left", "", root.m_left) : ""
                onTextChanged: if (!root.m_filling) root.conversation.setDraft(area.text)
                onKeyPressed: event => root.key(event)
            }
            IconButton {
                id: emojiButton

                Layout.row: 1
                Layout.column: 2
                Layout.alignment: Qt.AlignBottom
                iconName: "emoji"
                text: qsTr("Emoji")
                enabled: root.conversation.canSend
                onClicked: picker.open()

                EmojiPicker {
                    id: picker

                    x: emojiButton.width - width
                    y: -height - Theme.space1
                    onPicked: emoji => area.editor.insert(area.editor.cursorPosition, emoji)
                }
            }
            Item {
                Layout.row: 1
                Layout.column: 1
                Layout.fillWidth: true
                visible: root.m_narrow
            }
            IconButton {
                Layout.row: 1
                Layout.column: 3
                Layout.alignment: Qt.AlignBottom
                iconName: "send"
                iconColor: root.m_sendable ? Theme.color.accentText : Theme.color.textMuted
                text: qsTr("Send")
                enabled: root.m_sendable
                onClicked: root.send()
            }
        }
    }

    Connections {
        target: root.conversation

        function onDraftLoaded(): void {
            root.fill(root.conversation.draft);
        }
        function onSendFailed(text: string): void {
            if (area.text === "")
                root.fill(text);
            root.conversation.setDraft(area.text);
        }
    }
    Component.onCompleted: root.fill(root.conversation.draft)

    function fill(text: string): void {
        root.m_filling = true;
        area.text = text;
        area.editor.cursorPosition = area.editor.length;
        root.m_filling = false;
    }

    function write(): void {
        area.editor.forceActiveFocus(Qt.OtherFocusReason);
    }

    function send(): void {
        if (root.m_sendable && root.conversation.send(area.text)) {
            root.fill("");
            area.editor.forceActiveFocus();
        }
    }

    function key(event: var): void {
        const isReturn = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
        if (isReturn && !(event.modifiers & (Qt.ShiftModifier | Qt.ControlModifier | Qt.AltModifier))) {
            root.send();
            event.accepted = true;
        } else if (event.matches(StandardKey.Paste) && root.conversation.files.stageClipboard()) {
            event.accepted = true;
        } else if (event.key === Qt.Key_Escape && root.conversation.answering) {
            root.conversation.answerNothing();
            event.accepted = true;
        } else if (event.key === Qt.Key_Up && area.text === "") {
            root.leaveUpwards();
            event.accepted = true;
        }
    }
}

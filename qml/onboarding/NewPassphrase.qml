// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* A passphrase that is chosen: typed twice, with a hint at how hard it is to guess and what would make it harder. */
ColumnLayout {
    id: root

    property string label: qsTr("Passphrase")
    property string repeatLabel: qsTr("The same once more")
    property string help: qsTr("Four or more words that have nothing to do with each other are hard to guess and easy to remember.")
    readonly property alias text: first.text
    readonly property bool ready: !first.empty && first.text === second.text
    readonly property bool differs: !second.empty && !first.text.startsWith(second.text)

    signal accepted()

    function clear(): void {
        first.clear();
        second.clear();
    }
    function takeFocus(): void { first.forceActiveFocus(Qt.TabFocusReason); }

    spacing: Theme.space4

    PassphraseStrength {
        id: strength
    }
    CapsLock {
        id: capsLock

        active: first.activeFocus || second.activeFocus
    }
    FormField {
        Layout.fillWidth: true
        label: root.label
        help: capsLock.on ? qsTr("Caps Lock seems to be on.") : root.help
        more: strength.advice

        PasswordField {
            id: first

            objectName: "newPassphrase"
            onTextChanged: strength.judge(first.text)
            onAccepted: if (!first.empty) second.forceActiveFocus(Qt.TabFocusReason)
        }
    }
    StrengthMeter {
        Layout.fillWidth: true
        visible: !first.empty
        level: strength.level
        text: strength.words
        advice: strength.advice
    }
    FormField {
        Layout.fillWidth: true
        label: root.repeatLabel
        error: root.differs ? qsTr("This differs from the first.") : ""

        PasswordField {
            id: second

            onAccepted: root.accepted()
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Theme

/* The recovery code, once. */
ColumnLayout {
    id: root

    required property var onboarding

    readonly property string nextText: qsTr("Continue")
    readonly property bool ready: kept.checked

    function advance(): void { root.onboarding.codeKept(); }
    function takeFocus(): void { kept.forceActiveFocus(Qt.TabFocusReason); }

    spacing: Theme.space4

    WholeWordsLabel {
        Layout.fillWidth: true
        role: AppLabel.Role.Title
        text: qsTr("Write down your recovery code")
    }
    AppLabel {
        Layout.fillWidth: true
        role: AppLabel.Role.Muted
        lineHeight: 1.25
        text: qsTr("Key rings get lost with reinstalled systems and changed passwords. This code then opens your profile. It is shown only now: keep it on paper, or where only you can find it.")
    }
    RecoveryCodeCard {
        Layout.fillWidth: true
        code: root.onboarding.recoveryCode
    }
    AppCheckBox {
        id: kept

        Layout.fillWidth: true
        text: qsTr("I have written it down")
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Theme

/* What others are told. */
ColumnLayout {
    id: root

    required property var onboarding

    readonly property string nextText: qsTr("Create my profile")
    readonly property bool ready: true

    function advance(): void { root.onboarding.create(nameField.text); }
    function takeFocus(): void { nameField.forceActiveFocus(Qt.TabFocusReason); }

    spacing: Theme.space4

    AppLabel {
        Layout.fillWidth: true
        role: AppLabel.Role.Title
        text: qsTr("What shall others call you?")
    }
    AppLabel {
        Layout.fillWidth: true
        role: AppLabel.Role.Muted
        lineHeight: 1.25
        text: qsTr("There is no register of names: only people whom you ask, or who ask you, see it. You can leave it empty and change it later.")
    }
    FormField {
        Layout.fillWidth: true
        label: qsTr("Name (optional)")
        enabled: !root.onboarding.busy

        AppTextField {
            id: nameField

            maximumLength: 64
            placeholderText: qsTr("Such as Alice")
            onAccepted: root.advance()
        }
    }
    FormField {
        Layout.fillWidth: true
        label: qsTr("Picture (optional)")
        help: qsTr("Only people whom you accept see it. Allium cuts out the middle, makes it small, and keeps nothing else of the file.")
        error: root.onboarding.picture.error
        enabled: !root.onboarding.busy

        PictureField {
            picture: root.onboarding.picture
            name: nameField.text
        }
    }
}

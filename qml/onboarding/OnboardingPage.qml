// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* The first run, one step at a time. */
FocusScope {
    id: root

    required property var onboarding

    readonly property bool making: root.onboarding.busy

    implicitHeight: column.height + 2 * Theme.space8

    Component.onCompleted: root.onboarding.begin()

    AppScrollView {
        id: scroll

        anchors.fill: parent
        contentHeight: column.y + column.height + column.margin

        ColumnLayout {
            id: column

            readonly property real margin: scroll.width < Theme.narrowWidth ? Theme.space5 : Theme.space10

            x: Math.round((scroll.width - width) / 2)
            y: margin + (scroll.width < Theme.narrowWidth ? 0 : Math.round(scroll.height * 0.06)) // the same for every step
            width: Math.min(scroll.width - 2 * margin, Theme.readingWidth)
            spacing: Theme.space6

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.space2

                Icon {
                    name: "onion"
                    size: Theme.iconLarge
                    color: Theme.color.accentText
                }
                AppLabel {
                    role: AppLabel.Role.Heading
                    text: qsTr("Welcome to Allium")
                    Layout.fillWidth: true
                }
            }
            StepMark {
                Layout.fillWidth: true
                steps: root.onboarding.steps
                position: root.onboarding.position
            }
            BoundLoader {
                id: page

                readonly property var step: page.item

                Layout.fillWidth: true
                focus: true
                enabled: !root.making
                sourceComponent: {
                    switch (root.onboarding.step) {
                    case Onboarding.Backup: return backup;
                    case Onboarding.Protect: return protect;
                    case Onboarding.Name: return name;
                    case Onboarding.Code: return code;
                    default: return connect;
                    }
                }
                onLoaded: {
                    if (root.onboarding.step === Onboarding.Connect)
                        next.forceActiveFocus(Qt.TabFocusReason);
                    else
                        page.step.takeFocus();
                    scroll.contentY = 0; // it begins at its beginning, wherever the focus is
                }
            }
            Banner {
                Layout.fillWidth: true
                visible: root.onboarding.error !== ""
                tone: Theme.Tone.Danger
                text: root.onboarding.error
            }
            RowLayout {
                Layout.fillWidth: true
                visible: root.making
                spacing: Theme.space3

                Spinner {
                    size: Theme.iconLarge
                }
                AppLabel {
                    Layout.fillWidth: true
                    role: AppLabel.Role.Muted
                    text: root.onboarding.restoring ? qsTr("Opening the backup and making new keys. This takes some seconds, so that passphrases are slow to guess.")
                                                    : qsTr("Making your keys. This takes some seconds, so that passphrases are slow to guess.")
                }
            }
            Flow {
                id: buttons

                Layout.fillWidth: true
                spacing: Theme.space2
                layoutDirection: Qt.RightToLeft

                AppButton {
                    id: next

                    maximumWidth: buttons.width
                    kind: AppButton.Kind.Primary
                    text: page.step?.nextText ?? ""
                    enabled: !root.making && (page.step?.ready ?? false)
                    onClicked: page.step.advance()
                }
                AppButton {
                    visible: root.onboarding.canGoBack
                    enabled: !root.making
                    text: qsTr("Back")
                    onClicked: root.onboarding.back()
                }
                AppButton {
                    visible: root.onboarding.step === Onboarding.Protect && !root.onboarding.restoring
                    maximumWidth: buttons.width
                    kind: AppButton.Kind.Quiet
                    text: qsTr("Restore from a backup…")
                    onClicked: root.onboarding.startRestoring()
                }
            }
        }
    }

    Component { id: backup; BackupStep { onboarding: root.onboarding } }
    Component { id: protect; ProtectStep { onboarding: root.onboarding } }
    Component { id: name; NameStep { onboarding: root.onboarding } }
    Component { id: code; CodeStep { onboarding: root.onboarding } }
    Component { id: connect; ConnectStep { onboarding: root.onboarding } }
}

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

    /* When it has got its place, which may be below what can be seen. */
    function showProblemSoon(): void {
        Qt.callLater(root.showProblem); // qmllint disable type
    }
    function showProblem(): void {
        if (!problem.visible)
            return;
        scroll.ensureVisible(buttons);
        scroll.ensureVisible(problem);
    }

    AppScrollView {
        id: scroll

        anchors.fill: parent
        contentHeight: column.y + column.height + column.margin

        ColumnLayout {
            id: column

            // What is not the same for every step plays no part in it, so that nothing jumps.
            readonly property bool roomy: scroll.width >= Theme.narrowWidth && scroll.height >= 150 * Theme.space1 * Theme.scale
            readonly property real margin: column.roomy ? Theme.space10 : Theme.space5

            x: Math.round((scroll.width - width) / 2)
            y: column.margin + (column.roomy ? Math.round(scroll.height * 0.06) : 0)
            width: Math.min(scroll.width - 2 * column.margin, Theme.readingWidth)
            spacing: column.roomy ? Theme.space6 : Theme.space4

            // Not laid out but placed: words that wrap here would tell a layout their height too late.
            Item {
                Layout.fillWidth: true
                implicitHeight: Math.max(heading.height, onion.visible ? onion.height : 0)

                Icon {
                    id: onion

                    anchors.left: parent.left
                    y: Math.max(0, Math.round((heading.height / heading.lineCount - height) / 2)) // beside the first line
                    visible: column.width >= 25 * Theme.space1 * Theme.scale // very large text: the words need the room
                    name: "onion"
                    size: Theme.iconLarge
                    color: Theme.color.accentText
                }
                AppLabel {
                    id: heading

                    anchors.left: onion.visible ? onion.right : parent.left
                    anchors.leftMargin: onion.visible ? Theme.space2 : 0
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    role: AppLabel.Role.Heading
                    text: qsTr("Welcome to Allium")
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
                id: problem

                Layout.fillWidth: true
                visible: root.onboarding.error !== ""
                onYChanged: root.showProblemSoon()
                onHeightChanged: root.showProblemSoon()
                onVisibleChanged: root.showProblemSoon()
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
                    flush: beginsRow ? AppButton.Edge.End : AppButton.Edge.None
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

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates
import Allium.Controls
import Allium.Theme

/* Everything the controls offer, on one page. For developers only, so nothing here is translated. */
Item {
    id: root

    implicitHeight: page.implicitHeight + 2 * Theme.space6
    LayoutMirroring.enabled: Application.layoutDirection === Qt.RightToLeft
    LayoutMirroring.childrenInherit: true

    GridLayout {
        id: page

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.space6
        columns: root.width > Theme.narrowWidth * 1.4 ? 2 : 1
        columnSpacing: Theme.space6
        rowSpacing: Theme.space6

        GalleryGroup {
            Layout.fillWidth: true
            Layout.preferredWidth: 100
            Layout.alignment: Qt.AlignTop
            title: "Type"

            AppLabel { Layout.fillWidth: true; role: AppLabel.Role.Display; text: "Talk without a server" }
            AppLabel { Layout.fillWidth: true; role: AppLabel.Role.Title; text: "Two people, one onion each" }
            AppLabel { Layout.fillWidth: true; role: AppLabel.Role.Heading; text: "Waiting for Alice" }
            AppLabel { Layout.fillWidth: true; text: "Your message is kept on this computer and leaves as soon as both of you are online. Nothing is stored anywhere else." }
            AppLabel { Layout.fillWidth: true; role: AppLabel.Role.Muted; text: "Usually this takes less than a minute." }
            AppLabel { Layout.fillWidth: true; role: AppLabel.Role.Caption; text: "Yesterday, 21:04" }
            AppLabel { Layout.fillWidth: true; role: AppLabel.Role.Mono; text: "allium:2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid"; wrapMode: Text.WrapAnywhere }
        }
        GalleryGroup {
            Layout.fillWidth: true
            Layout.preferredWidth: 100
            Layout.alignment: Qt.AlignTop
            title: "Buttons"

            Flow {
                Layout.fillWidth: true
                spacing: Theme.space2

                AppButton { text: "Send request"; kind: AppButton.Kind.Primary; iconName: "person-add" }
                AppButton { text: "Cancel" }
                AppButton { text: "Learn more"; kind: AppButton.Kind.Quiet }
                AppButton { text: "Remove"; kind: AppButton.Kind.Danger; iconName: "trash" }
            }
            Flow {
                Layout.fillWidth: true
                spacing: Theme.space2

                AppButton { text: "Connecting"; kind: AppButton.Kind.Primary; busy: true }
                AppButton { text: "Connecting"; busy: true }
                AppButton { text: "Send request"; kind: AppButton.Kind.Primary; enabled: false }
                AppButton { text: "Cancel"; enabled: false }
                AppButton { text: "Focused"; kind: AppButton.Kind.Primary; focus: true; Component.onCompleted: forceActiveFocus(Qt.TabFocusReason) }
            }
            Flow {
                Layout.fillWidth: true
                spacing: Theme.space1

                IconButton { iconName: "attach"; text: "Attach" }
                IconButton { iconName: "emoji"; text: "Emoji" }
                IconButton { iconName: "send"; text: "Send"; iconColor: Theme.color.accentText }
                IconButton { iconName: "bell"; text: "Notify"; checkable: true; checked: true }
                IconButton { iconName: "more"; text: "More" }
                IconButton { iconName: "trash"; text: "Delete"; enabled: false }
            }
        }
        GalleryGroup {
            Layout.fillWidth: true
            Layout.preferredWidth: 100
            Layout.alignment: Qt.AlignTop
            title: "Text entry"

            FormField {
                Layout.fillWidth: true
                label: "Your name"
                help: "What people you add will see."
                AppTextField { placeholderText: "Alice" }
            }
            FormField {
                Layout.fillWidth: true
                label: "Onion ID"
                error: "This ID has a typing mistake in it. Copy it again, or scan the code."
                AppTextField { text: "2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zz" }
            }
            FormField {
                Layout.fillWidth: true
                label: "Passphrase"
                PasswordField { text: "correct horse battery" }
            }
            SearchField { Layout.fillWidth: true; placeholderText: "Search people" }
            AppTextArea { Layout.fillWidth: true; placeholderText: "Message"; minimumLines: 2 }
        }
        GalleryGroup {
            Layout.fillWidth: true
            Layout.preferredWidth: 100
            Layout.alignment: Qt.AlignTop
            title: "Choices"

            SettingRow {
                Layout.fillWidth: true
                label: "Show message text in notifications"
                explanation: "Otherwise they only say who wrote."
                AppSwitch { checked: true }
            }
            Divider { Layout.fillWidth: true }
            SettingRow {
                Layout.fillWidth: true
                label: "Start when I log in"
                AppSwitch {}
            }
            Divider { Layout.fillWidth: true }
            AppCheckBox { Layout.fillWidth: true; text: "I have written the passphrase down"; checked: true }
            AppCheckBox { Layout.fillWidth: true; text: "Keep me on this computer" }
            AppCheckBox { Layout.fillWidth: true; text: "Cannot be changed now"; enabled: false; checked: true }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0
                AppRadioButton { Layout.fillWidth: true; text: "Everybody may ask"; checked: true }
                AppRadioButton { Layout.fillWidth: true; text: "Only with an invitation" }
            }
        }
        GalleryGroup {
            Layout.fillWidth: true
            Layout.preferredWidth: 100
            Layout.alignment: Qt.AlignTop
            title: "People and rows"

            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0

                ListRow {
                    Layout.fillWidth: true
                    text: "Alice Lindqvist"
                    secondaryText: "See you at the station at nine, I bring the maps"
                    strong: true
                    leading: Avatar { name: "Alice Lindqvist"; identity: "alice"; showPresence: true; online: true }
                    Badge { count: 3 }
                }
                ListRow {
                    Layout.fillWidth: true
                    text: "Bob"
                    highlighted: true
                    secondaryText: "You: the file is on its way"
                    leading: Avatar { name: "Bob"; identity: "bob"; showPresence: true }
                    AppLabel { role: AppLabel.Role.Caption; text: "12:40" }
                }
                ListRow {
                    Layout.fillWidth: true
                    text: "Čeněk Dvořák"
                    secondaryText: "Waiting until they are online"
                    leading: Avatar { name: "Čeněk Dvořák"; identity: "cd" }
                    Badge { count: 1200; quiet: true }
                }
                ListRow {
                    Layout.fillWidth: true
                    text: "Add a person"
                    leading: Icon { name: "person-add"; color: Theme.color.accentText }
                }
            }
            Flow {
                Layout.fillWidth: true
                spacing: Theme.space2
                Repeater {
                    model: 10
                    Avatar {
                        required property int index
                        name: "AB"
                        identity: "person" + [10,9,8,1,2,3,5,4,6,7][index]
                        size: 32
                    }
                }
            }
        }
        GalleryGroup {
            Layout.fillWidth: true
            Layout.preferredWidth: 100
            Layout.alignment: Qt.AlignTop
            title: "Telling"

            Banner { Layout.fillWidth: true; text: "Tor is starting. This can take a minute the first time." }
            Banner { Layout.fillWidth: true; tone: Theme.Tone.Warning; title: "Your network blocks Tor"; text: "Allium tries other ways. A bridge may help."; actionText: "Set up a bridge"; closable: true }
            Banner { Layout.fillWidth: true; tone: Theme.Tone.Danger; text: "The disk is full. Downloads wait until there is room." }
            Banner { Layout.fillWidth: true; tone: Theme.Tone.Positive; text: "Your backup is complete." }
            Flow {
                Layout.fillWidth: true
                spacing: Theme.space2
                Tag { text: "Waiting" }
                Tag { text: "Receiving"; tone: Theme.Tone.Accent }
                Tag { text: "Verified"; tone: Theme.Tone.Positive; iconName: "check" }
                Tag { text: "Slow"; tone: Theme.Tone.Warning }
                Tag { text: "Failed"; tone: Theme.Tone.Danger }
                Tag { text: "Direct"; tone: Theme.Tone.Info }
            }
            AppProgressBar { Layout.fillWidth: true; value: 0.42 }
            AppProgressBar { Layout.fillWidth: true; value: 1; tone: Theme.Tone.Positive }
            AppProgressBar { Layout.fillWidth: true; indeterminate: true }
            Spinner {}
        }
        GalleryGroup {
            Layout.fillWidth: true
            Layout.preferredWidth: 100
            Layout.alignment: Qt.AlignTop
            title: "More choices"

            SegmentedControl { Layout.fillWidth: true; label: "Files"; options: ["Incoming", "Shared", "Done"]; currentIndex: 1 }
            Flow {
                Layout.fillWidth: true
                spacing: Theme.space2
                Chip { text: "Unread"; checked: true }
                Chip { text: "Online" }
                Chip { text: "Groups"; iconName: "channels" }
            }
            SettingRow {
                Layout.fillWidth: true
                label: "Look"
                explanation: "Follows the desktop unless you choose."
                AppComboBox { model: ["As the desktop", "Light", "Dark", "High contrast"] }
            }
            SettingRow {
                Layout.fillWidth: true
                label: "Text size"
                AppSlider { value: 0.4; valueText: "120 %" }
            }
            FormField {
                Layout.fillWidth: true
                label: "Your onion ID"
                CopyField { text: "allium:2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid" }
            }
            CopyField { Layout.fillWidth: true; label: "Onion ID"; singleLine: true; text: "allium:2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid" }
            StrengthMeter { Layout.fillWidth: true; level: 1; text: "Easy to guess" }
            StrengthMeter { Layout.fillWidth: true; level: 3; text: "Good" }
        }
        GalleryGroup {
            Layout.fillWidth: true
            Layout.preferredWidth: 100
            Layout.alignment: Qt.AlignTop
            title: "Floating"

            Item {
                id: stage

                Layout.fillWidth: true
                implicitHeight: 310 * Math.sqrt(Theme.scale)

                AppMenu {
                    id: menu

                    modal: false
                    focus: false
                    AppMenuItem { text: "Reply"; iconName: "reply" }
                    AppMenuItem { text: "Copy"; iconName: "copy" }
                    AppMenuItem { text: "Muted"; checkable: true; checked: true }
                    AppMenuItem { text: "Save"; iconName: "download"; enabled: false }
                    AppMenuSeparator {}
                    AppMenuItem { text: "Delete for both"; iconName: "trash"; danger: true }
                }
                Toast { id: toast; anchors.fill: parent }
                Timer {
                    interval: 100
                    running: true
                    onTriggered: {
                        menu.popup(stage, 0, 0);
                        toast.showWithAction("Alice was removed", "Undo", null);
                    }
                }
            }
            SplitPane {
                Layout.fillWidth: true
                Layout.preferredHeight: 80
                AppLabel { text: "List"; SplitView.preferredWidth: 120; padding: Theme.space2 }
                AppLabel { text: "Conversation"; SplitView.fillWidth: true; padding: Theme.space2 }
            }
        }
        GalleryGroup {
            Layout.fillWidth: true
            Layout.columnSpan: page.columns
            title: "Icons"

            IconItem { id: catalogue; visible: false }
            Flow {
                Layout.fillWidth: true
                spacing: Theme.space3
                Repeater {
                    model: catalogue.names()
                    Icon {
                        required property string modelData
                        name: modelData
                        size: Theme.iconLarge
                    }
                }
            }
        }
        GalleryGroup {
            Layout.fillWidth: true
            Layout.columnSpan: page.columns
            title: "Nothing here yet"

            EmptyState {
                Layout.fillWidth: true
                iconName: "contacts"
                title: "No contacts yet"
                text: "Allium has no directory. Exchange onion IDs with the people you know, and you will find each other here."
                actionText: "Add a contact"
                actionIcon: "person-add"
                secondaryText: "Show my ID"
            }
        }
    }
}

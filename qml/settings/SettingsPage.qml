// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Theme

/* Sections on a rail beside the chosen one; in a narrow window first the list, then the section. */
FocusScope {
    id: root

    objectName: "settingsPage"

    required property var settings
    property int currentIndex: root.narrow ? -1 : 0
    readonly property bool narrow: root.width < Theme.narrowWidth
    readonly property bool listOnly: root.narrow && root.currentIndex < 0
    readonly property var sections: [
        { "key": "account", "title": qsTr("Account"), "icon": "person", "component": account },
        { "key": "protection", "title": qsTr("Protection"), "icon": "shield", "component": protection },
        { "key": "appearance", "title": qsTr("Appearance"), "icon": "sun", "component": appearance },
        { "key": "notifications", "title": qsTr("Notifications"), "icon": "bell", "component": notifications },
        { "key": "files", "title": qsTr("Files"), "icon": "files", "component": files },
        { "key": "tor", "title": qsTr("Tor"), "icon": "onion", "component": network },
        { "key": "backup", "title": qsTr("Backup"), "icon": "backup", "component": backup },
        { "key": "profiles", "title": qsTr("Profiles"), "icon": "contacts", "component": profiles },
        { "key": "background", "title": qsTr("Background"), "icon": "power", "component": background },
        { "key": "about", "title": qsTr("About"), "icon": "info", "component": about }
    ]

    /* So that every section's name is seen whole, in any language. */
    readonly property real railWidth: {
        let widest = metrics.font.pixelSize; // also so that another size is noticed
        for (let i = 0; i < root.sections.length; ++i)
            widest = Math.max(widest, metrics.advanceWidth(root.sections[i].title));
        return Math.ceil(widest) + Theme.icon + 6 * Theme.space3 + Theme.space1;
    }

    implicitWidth: 900
    implicitHeight: Math.max(rail.implicitHeight, column.height + 2 * Theme.space8)
    onNarrowChanged: if (!root.narrow && root.currentIndex < 0) root.currentIndex = 0
    Component.onCompleted: root.settings.load()
    onVisibleChanged: if (root.visible) root.settings.load()
    Keys.onEscapePressed: event => {
        event.accepted = root.narrow && root.currentIndex >= 0;
        if (event.accepted)
            root.leave();
    }

    function leave(): void {
        const last = root.currentIndex;
        root.currentIndex = -1;
        list.itemAt(last)?.forceActiveFocus(Qt.TabFocusReason);
    }

    /* A section by its key, or "language": where that is chosen. */
    function showSection(name: string): void {
        const wanted = name === "language" ? "appearance" : name;
        const index = root.sections.findIndex(entry => entry.key === wanted);
        if (index < 0)
            return;
        root.currentIndex = index;
        if (name === "language")
            (section.item as AppearanceSection)?.focusLanguage();
    }

    FontMetrics {
        id: metrics

        font: Theme.font.body
    }

    RowLayout {
        anchors.fill: parent
        spacing: 0

        AppScrollView {
            id: rail

            Layout.fillHeight: true
            Layout.fillWidth: root.narrow
            Layout.preferredWidth: root.narrow ? -1 : Math.min(root.width * 0.4, Math.max(52 * Theme.space1, root.railWidth))
            implicitHeight: entries.height + 2 * column.margin
            visible: !root.narrow || root.listOnly
            contentHeight: entries.height + 2 * column.margin

            Column {
                id: entries

                x: Theme.space3
                y: column.margin
                width: parent.width - 2 * Theme.space3
                spacing: 2
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Settings")

                AppLabel {
                    width: parent.width
                    leftPadding: Theme.space3
                    rightPadding: Theme.space3
                    bottomPadding: Theme.space3
                    role: AppLabel.Role.Title
                    text: qsTr("Settings")
                }
                Repeater {
                    id: list

                    model: root.sections

                    SectionRow {
                        id: entry

                        required property int index
                        required property var modelData

                        width: entries.width
                        text: entry.modelData.title
                        iconName: entry.modelData.icon
                        leads: root.narrow
                        highlighted: !root.narrow && root.currentIndex === entry.index
                        activeFocusOnTab: entry.index === Math.max(0, root.currentIndex) // one stop; arrows move
                        Keys.onDownPressed: root.step(entry.index, 1)
                        Keys.onUpPressed: root.step(entry.index, -1)
                        onClicked: {
                            root.currentIndex = entry.index;
                            if (root.narrow)
                                back.forceActiveFocus(Qt.TabFocusReason);
                        }
                    }
                }
            }
        }
        Rectangle {
            Layout.fillHeight: true
            visible: !root.narrow
            implicitWidth: Theme.hairline
            color: Theme.color.divider
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: !root.listOnly
            spacing: 0

            RowLayout {
                Layout.fillWidth: true
                Layout.margins: Theme.space2
                visible: root.narrow
                spacing: Theme.space1

                IconButton {
                    id: back

                    iconName: "back"
                    text: qsTr("Back to all settings")
                    onClicked: root.leave()
                }
                AppLabel {
                    Layout.fillWidth: true
                    Layout.rightMargin: Theme.space2
                    role: AppLabel.Role.Title
                    wrapMode: Text.NoWrap
                    elide: Text.ElideRight
                    verticalAlignment: Text.AlignVCenter // also where it had to become smaller
                    fontSizeMode: Text.HorizontalFit // rather smaller than cut off
                    minimumPixelSize: Theme.font.heading.pixelSize / 2
                    text: root.sections[root.currentIndex]?.title ?? ""
                }
            }
            AppScrollView {
                id: scroll

                objectName: "settingsScroll"
                Layout.fillWidth: true
                Layout.fillHeight: true
                contentHeight: column.height + 2 * column.margin

                Column {
                    id: column

                    readonly property real margin: root.narrow ? Theme.space4 : Theme.space8

                    x: Math.round((scroll.width - width) / 2)
                    y: margin
                    width: Math.min(scroll.width - 2 * margin, Theme.readingWidth * 1.15)
                    spacing: Theme.space5

                    AppLabel {
                        width: parent.width
                        visible: !root.narrow
                        role: AppLabel.Role.Title
                        text: root.sections[root.currentIndex]?.title ?? ""
                    }
                    BoundLoader {
                        id: section

                        width: column.width
                        sourceComponent: root.sections[root.currentIndex]?.component ?? null
                        onLoaded: scroll.contentY = 0
                    }
                }
            }
        }
    }

    function step(from: int, by: int): void {
        const next = list.itemAt(from + by);
        if (!next)
            return;
        next.forceActiveFocus(Qt.TabFocusReason);
        if (!root.narrow)
            root.currentIndex = from + by;
    }

    Component { id: account; AccountSection { settings: root.settings } }
    Component { id: protection; ProtectionSection { settings: root.settings } }
    Component { id: appearance; AppearanceSection { settings: root.settings } }
    Component { id: notifications; NotificationsSection { settings: root.settings } }
    Component { id: files; FilesSection { settings: root.settings } }
    Component { id: network; NetworkSection { settings: root.settings } }
    Component { id: backup; BackupSection { settings: root.settings } }
    Component { id: profiles; ProfilesSection { settings: root.settings } }
    Component { id: background; BackgroundSection { settings: root.settings } }
    Component { id: about; AboutSection { settings: root.settings } }
}

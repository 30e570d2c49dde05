// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Desktop
import Allium.Theme

/* Emoji to choose from, found by name. Arrow keys move, Return chooses, Escape leaves. */
Popover {
    id: root

    readonly property real m_cell: Math.round(Theme.hitTarget * Math.sqrt(Theme.scale)) + Theme.space1

    signal picked(string emoji)

    padding: Theme.space3
    implicitWidth: 8 * root.m_cell + 2 * root.padding + Theme.space3
    onAboutToShow: search.clear()
    onOpened: search.forceActiveFocus(Qt.PopupFocusReason)

    contentItem: ColumnLayout {
        spacing: Theme.space2

        SearchField {
            id: search

            Layout.fillWidth: true
            placeholderText: qsTr("Search emoji")
            label: qsTr("Search emoji")
            Keys.onDownPressed: grid.forceActiveFocus(Qt.TabFocusReason)
            onAccepted: if (grid.count > 0) root.pick(emoji.at(0))
        }
        GridView {
            id: grid

            Layout.fillWidth: true
            implicitHeight: 6 * root.m_cell
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: true
            keyNavigationEnabled: true
            cellWidth: root.m_cell
            cellHeight: root.m_cell
            highlightMoveDuration: 0
            model: EmojiList {
                id: emoji

                filter: search.text
            }
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Emoji")
            onActiveFocusChanged: if (grid.activeFocus && grid.currentIndex < 0) grid.currentIndex = 0
            Keys.onReturnPressed: root.pick(emoji.at(grid.currentIndex))
            Keys.onEnterPressed: root.pick(emoji.at(grid.currentIndex))
            Keys.onSpacePressed: root.pick(emoji.at(grid.currentIndex))
            Keys.onUpPressed: event => {
                if (grid.currentIndex < Math.floor(grid.width / grid.cellWidth))
                    search.forceActiveFocus(Qt.BacktabFocusReason);
                else
                    event.accepted = false;
            }

            delegate: Rectangle {
                id: cell

                required property int index
                required property string emoji
                required property string name

                width: grid.cellWidth - Theme.space1
                height: grid.cellHeight - Theme.space1
                radius: Theme.radiusSmall
                color: hover.hovered ? Theme.color.hover : "transparent"
                Accessible.role: Accessible.Button
                Accessible.name: cell.name
                Accessible.onPressAction: root.pick(cell.emoji)

                FocusRing { shown: grid.activeFocus && cell.GridView.isCurrentItem }
                Text {
                    anchors.centerIn: parent
                    text: cell.emoji
                    textFormat: Text.PlainText
                    font.pixelSize: Theme.iconLarge
                    color: Theme.color.text
                    Accessible.ignored: true
                }
                HoverHandler {
                    id: hover
                }
                TapHandler {
                    onTapped: root.pick(cell.emoji)
                }
                BoundLoader {
                    active: hover.hovered
                    sourceComponent: AppToolTip {
                        parent: cell
                        text: cell.name
                        visible: hover.hovered
                    }
                }
            }

            AppLabel {
                anchors.centerIn: parent
                visible: grid.count === 0
                role: AppLabel.Role.Muted
                text: qsTr("No emoji of that name")
            }
        }
    }

    function pick(emoji: string): void {
        if (emoji === "")
            return;
        root.close();
        root.picked(emoji);
    }
}

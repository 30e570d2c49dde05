// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Allium.Theme

/* A row of a list: something ahead (an Avatar, an Icon), a title and a second line, something below these, something at
   the end. For rows that need more, set contentItem. Give it Accessible.name where the title alone does not say enough. */
T.ItemDelegate {
    id: root

    property string secondaryText
    property int lines: 1 // of the title, at most
    property int secondaryLines: 1 // at most
    property int elide: Text.ElideRight // of the title; ElideMiddle, on one line, where the end says something too
    property bool strong: false // unread
    property Item leading // left out where the words need the room
    property Item titleEnd // at the end of the first line, such as a time
    property Item secondaryEnd // and of the second
    property Item below
    property bool belowShown: true // said here, as an item in a hidden row or page calls itself invisible too
    default property alias trailing: end.data

    // Never by what stands at the end: rows of one list would differ.
    property bool wordsOnly: root.width > 0
                             && root.availableWidth - root.spacing - (root.leading?.implicitWidth ?? 0) < 22 * Theme.space1 * Theme.scale

    implicitWidth: 60 * Theme.space1
    implicitHeight: Math.max(Theme.hitTarget + Theme.space1, implicitContentHeight + topPadding + bottomPadding)
    horizontalPadding: Theme.space3
    verticalPadding: Theme.space2
    spacing: Theme.space3
    hoverEnabled: true
    activeFocusOnTab: root.ListView.view === null // in a list, the list is
    font: Theme.font.body
    Accessible.role: Accessible.ListItem
    Accessible.name: root.secondaryText !== "" ? qsTr("%1, %2", "a row's title and its second line").arg(root.text).arg(root.secondaryText) : root.text
    Accessible.selectable: true
    Accessible.selected: root.highlighted
    Accessible.onPressAction: if (root.enabled) root.clicked()
    Keys.onReturnPressed: event => { if (!event.isAutoRepeat) root.clicked(); }
    Keys.onEnterPressed: event => { if (!event.isAutoRepeat) root.clicked(); }

    Binding on width {
        when: root.ListView.view !== null
        value: root.ListView.view ? root.ListView.view.width : 0
        restoreMode: Binding.RestoreNone
    }

    contentItem: RowLayout {
        spacing: root.spacing

        ItemSlot {
            visible: root.leading !== null && !root.wordsOnly
            item: root.leading
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.wordGap / 2

            RowLayout {
                Layout.fillWidth: true
                spacing: 0

                AppLabel {
                    Layout.fillWidth: true
                    text: root.text
                    role: root.strong ? AppLabel.Role.BodyStrong : AppLabel.Role.Body
                    color: root.enabled ? Theme.color.text : Theme.color.textDisabled
                    wrapMode: root.lines > 1 ? Text.Wrap : Text.NoWrap
                    maximumLineCount: root.lines
                    elide: root.elide
                    Accessible.ignored: true
                }
                ItemSlot {
                    Layout.leftMargin: implicitWidth > 0 ? root.spacing : 0
                    item: root.titleEnd
                }
            }
            RowLayout {
                Layout.fillWidth: true
                visible: root.secondaryText !== ""
                spacing: 0

                AppLabel {
                    Layout.fillWidth: true
                    text: root.secondaryText.replace(/ · /g, "\u00a0· ") // no line begins with a dot
                    role: AppLabel.Role.Caption
                    wrapMode: root.secondaryLines > 1 ? Text.Wrap : Text.NoWrap
                    maximumLineCount: root.secondaryLines
                    elide: Text.ElideRight
                    Accessible.ignored: true
                }
                ItemSlot {
                    Layout.leftMargin: implicitWidth > 0 ? root.spacing : 0
                    item: root.secondaryEnd
                }
            }
            ItemSlot {
                Layout.fillWidth: true
                Layout.topMargin: Theme.space1
                visible: root.below !== null && root.belowShown
                item: root.below
            }
        }
        RowLayout {
            id: end

            visible: children.length > 0
            spacing: Theme.space2
        }
    }
    background: Item {
        Rectangle {
            anchors.fill: parent
            anchors.margins: 1
            radius: Theme.radius
            color: root.down ? Theme.color.pressed : root.highlighted ? Theme.color.selected : root.hovered ? Theme.color.hover : "transparent"
            border.width: Theme.highContrast && root.highlighted ? Theme.borderStrong : 0
            border.color: Theme.color.accentText
        }
        FocusRing { shown: root.visualFocus; inset: -4; radius: Theme.radius }
    }
}

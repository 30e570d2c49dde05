// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Allium.Controls
import Allium.Theme

/* One of the things beside the list: a title, a way back where there is room for one pane only, and a scrolling
   column of a width that reads well. */
FocusScope {
    id: root

    required property string title
    property bool showBack: false
    default property alias content: column.data
    property alias actions: end.data

    readonly property bool m_narrow: root.width < Theme.narrowWidth

    signal back()

    focus: true
    Accessible.role: Accessible.Pane
    Accessible.name: root.title
    Keys.onEscapePressed: root.back()

    Item {
        id: bar

        // The title is in line with what stands below, with the way back in the margin where that has room for it.
        readonly property real edge: column.x
        readonly property bool wide: bar.edge >= backButton.width
        readonly property real before: bar.wide ? bar.edge - backButton.width : Theme.space2
        readonly property real titleX: bar.wide || !root.showBack ? bar.edge : bar.before + backButton.width + Theme.space2

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        height: Math.max(Theme.space16, title.implicitHeight + 2 * Theme.space3)

        IconButton {
            id: backButton

            anchors.left: parent.left
            anchors.leftMargin: bar.before
            anchors.verticalCenter: parent.verticalCenter
            visible: root.showBack
            iconName: "back"
            text: qsTr("Back to the list")
            onClicked: root.back()
        }
        RowLayout {
            anchors.fill: parent
            anchors.leftMargin: bar.titleX
            anchors.rightMargin: bar.edge
            spacing: Theme.space2

            AppLabel {
                id: title

                Layout.fillWidth: true
                role: AppLabel.Role.Title
                text: root.title
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
                verticalAlignment: Text.AlignVCenter // also where it had to become smaller
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.font.heading.pixelSize / 2
            }
            RowLayout {
                id: end

                spacing: Theme.space1
            }
        }
    }
    Divider {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: bar.bottom
    }
    AppScrollView {
        objectName: "subPage"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: bar.bottom
        anchors.topMargin: Theme.hairline
        anchors.bottom: parent.bottom
        contentHeight: column.implicitHeight + 2 * Theme.space6

        ColumnLayout {
            id: column

            readonly property real margin: root.m_narrow ? Theme.space4 : Theme.space6

            x: (parent.width - width) / 2
            y: Theme.space6
            width: Math.min(parent.width - 2 * margin, Theme.readingWidth)
            spacing: Theme.space5
        }
    }
}

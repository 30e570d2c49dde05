// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Allium.Desktop
import Allium.Theme

/* The way between the pages: a rail beside them or a bar below them. Arrow keys move along it. */
FocusScope {
    id: root

    required property var pages
    required property int currentIndex
    property bool vertical: true

    signal chosen(index: int)

    implicitWidth: buttons.implicitWidth + 2 * Theme.space2
    implicitHeight: buttons.implicitHeight + 2 * (root.vertical ? Theme.space3 : Theme.space1)
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Pages")

    Rectangle {
        anchors.fill: parent
        color: Theme.color.sunken
    }
    Rectangle {
        readonly property real thickness: Theme.hairline

        anchors.right: parent.right
        anchors.top: parent.top
        width: root.vertical ? thickness : parent.width
        height: root.vertical ? parent.height : thickness
        color: Theme.color.divider
    }

    FontMetrics { id: letters; font: Theme.font.caption }

    // Large text in a narrow bar: rather smaller than cut off, and all of them alike.
    readonly property real m_fit: {
        const widest = letters.height > 0 ? Math.max(1, ...root.pages.map(page => letters.advanceWidth(page.title))) : 1;
        const room = root.width / Math.max(1, root.pages.length) - 4 * Theme.space1;
        return root.vertical || room <= 0 ? 1 : Math.min(1, room / widest);
    }

    GridLayout {
        id: buttons

        anchors.fill: parent
        anchors.leftMargin: Theme.space2
        anchors.rightMargin: Theme.space2
        anchors.topMargin: root.vertical ? Theme.space3 : Theme.space1
        anchors.bottomMargin: anchors.topMargin
        flow: root.vertical ? GridLayout.TopToBottom : GridLayout.LeftToRight
        rows: root.vertical ? root.pages.length + 1 : 1
        columns: root.vertical ? 1 : root.pages.length
        rowSpacing: Theme.space1
        columnSpacing: Theme.space1

        Repeater {
            id: repeater

            model: root.pages

            NavigationButton {
                id: button

                required property int index
                required property var modelData

                Layout.fillWidth: true
                Layout.preferredWidth: root.vertical ? -1 : 1 // all alike
                labelScale: root.m_fit
                horizontalPadding: root.vertical ? Theme.space2 : Theme.space1
                count: button.modelData.count ? button.modelData.count() : 0
                text: button.modelData.title
                iconName: button.modelData.icon
                checked: root.currentIndex === button.index
                shortcutText: Format.keys("Ctrl+" + (button.index + 1))
                focus: button.checked
                activeFocusOnTab: button.checked
                onChosen: root.chosen(button.index)
                Keys.onPressed: event => root.move(event, button.index)
            }
        }
        Item {
            Layout.fillHeight: true
            visible: root.vertical
        }
    }

    function move(event: var, from: int): void {
        const forward = [Qt.Key_Down, root.LayoutMirroring.enabled ? Qt.Key_Left : Qt.Key_Right];
        const backward = [Qt.Key_Up, root.LayoutMirroring.enabled ? Qt.Key_Right : Qt.Key_Left];
        const step = forward.includes(event.key) ? 1 : backward.includes(event.key) ? -1 : 0;
        const to = from + step;
        if (step === 0 || to < 0 || to >= repeater.count)
            return;
        event.accepted = true;
        root.chosen(to);
        repeater.itemAt(to).forceActiveFocus(Qt.TabFocusReason);
    }
}

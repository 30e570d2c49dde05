// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Allium.Theme

/* One of a few views of the same thing, next to each other. Arrow keys move. */
Rectangle {
    id: root

    property var options: [] // words, in order
    property int currentIndex: 0
    property string label

    signal selected(int index)

    function passFocusOn(): void {
        if (root.activeFocus)
            repeater.itemAt(root.currentIndex)?.forceActiveFocus(Qt.TabFocusReason);
    }
    function select(index: int): void {
        if (index < 0 || index >= root.options.length || index === root.currentIndex)
            return;
        const before = repeater.itemAt(root.currentIndex);
        if (before && before.activeFocus)
            repeater.itemAt(index).forceActiveFocus(Qt.TabFocusReason);
        root.currentIndex = index;
        root.selected(index);
    }

    readonly property int m_count: Math.max(1, root.options.length)
    readonly property real m_widest: {
        let widest = metrics.font.pixelSize; // also so that another size is noticed
        for (let i = 0; i < root.options.length; ++i)
            widest = Math.max(widest, metrics.advanceWidth(root.options[i]));
        return Math.ceil(widest) + 1;
    }
    /* Large text or long words in a narrow window: rather smaller, all of them, than cut off. */
    readonly property int m_pixels: {
        const usual = Theme.font.label.pixelSize;
        const fitting = Math.floor(usual * (row.width / root.m_count - Theme.space2) / root.m_widest);
        return Math.min(usual, Math.max(fitting, Math.round(0.85 * usual / Theme.scale)));
    }

    implicitWidth: (root.m_widest + 2 * Theme.space3) * root.m_count + 2 * row.anchors.margins
    implicitHeight: row.implicitHeight + 2 * row.anchors.margins
    radius: Theme.radius
    color: Theme.color.sunken
    border.width: Theme.highContrast ? Theme.hairline : 0
    border.color: Theme.color.outline
    Accessible.role: Accessible.PageTabList
    Accessible.name: root.label
    // Whoever gives it the focus means the chosen one.
    onActiveFocusChanged: root.passFocusOn()
    Component.onCompleted: root.passFocusOn()

    FontMetrics {
        id: metrics

        font: Theme.font.label
    }
    Row {
        id: row

        anchors.fill: parent
        anchors.margins: 2
        Repeater {
            id: repeater

            model: root.options
            // Qt gives controls the role of their class, whatever they ask for.
            T.TabButton {
                id: segment

                required property int index
                required property string modelData
                readonly property bool current: root.currentIndex === segment.index

                implicitWidth: implicitContentWidth + 2 * Theme.space3
                width: row.width / root.m_count // shorter words rather than a control that sticks out
                implicitHeight: Math.max(Theme.hitTarget - 4, implicitContentHeight + Theme.space2)
                text: segment.modelData
                checkable: false
                font: Theme.font.label
                hoverEnabled: true
                // One stop for Tab: the chosen one.
                focusPolicy: segment.current ? Qt.StrongFocus : Qt.ClickFocus
                Accessible.role: Accessible.PageTab
                Accessible.name: segment.text
                Accessible.selectable: true
                Accessible.selected: segment.current
                Accessible.onPressAction: if (segment.enabled) root.select(segment.index)
                onClicked: root.select(segment.index)
                Keys.onLeftPressed: root.select(segment.index + (segment.mirrored ? 1 : -1))
                Keys.onRightPressed: root.select(segment.index + (segment.mirrored ? -1 : 1))

                contentItem: AppLabel {
                    text: segment.text
                    font.family: segment.font.family
                    font.weight: segment.font.weight
                    font.pixelSize: root.m_pixels
                    color: segment.current ? Theme.color.text : Theme.color.textMuted
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                    wrapMode: Text.NoWrap
                    elide: Text.ElideRight
                    Accessible.ignored: true
                }
                background: Rectangle {
                    radius: Theme.radiusSmall
                    color: segment.current ? (Theme.dark && !Theme.highContrast ? Theme.color.pressed : Theme.color.surface)
                           : segment.hovered ? Theme.color.hover : "transparent"
                    border.width: segment.current ? (Theme.highContrast ? Theme.borderStrong : Theme.hairline) : 0
                    border.color: Theme.highContrast ? Theme.color.accentText : Theme.color.border

                    FocusRing { shown: segment.visualFocus; radius: Theme.radiusSmall + 2 }
                }
            }
        }
    }
}

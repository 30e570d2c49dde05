// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Allium.Theme

/* One of a list. `label` is its accessible name; a FormField or SettingRow sets it. */
T.ComboBox {
    id: root

    property string label
    property string description
    property bool invalid: false
    property bool m_opening: false

    implicitWidth: {
        let widest = 0;
        for (let i = 0; i < Math.min(root.count, 50); ++i)
            widest = Math.max(widest, metrics.advanceWidth(root.textAt(i)));
        return Math.max(44 * Theme.space1, Math.ceil(widest) + 1 + leftPadding + rightPadding);
    }
    implicitHeight: Math.max(Theme.hitTarget, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: root.mirrored ? Theme.iconSmall + Theme.space5 : Theme.space3
    rightPadding: root.mirrored ? Theme.space3 : Theme.iconSmall + Theme.space5
    verticalPadding: Theme.space2
    font: Theme.font.body
    hoverEnabled: true
    Accessible.role: Accessible.ComboBox
    Accessible.name: root.label !== "" ? qsTr("%1, %2", "a setting and its value").arg(root.label).arg(root.displayText) : root.displayText
    Accessible.description: root.description
    Accessible.onPressAction: root.openByPress()
    // On release, which would close it again otherwise.
    Keys.onReturnPressed: event => {
        root.m_opening = !root.popup.visible;
        event.accepted = root.m_opening;
    }
    Keys.onReleased: event => {
        if (event.key !== Qt.Key_Return || !root.m_opening)
            return;
        root.m_opening = false;
        event.accepted = true;
        root.popup.open();
    }

    // The keys in the list are ours to handle, so the focus has to be here.
    function openByPress(): void {
        if (!root.enabled)
            return;
        root.forceActiveFocus(Qt.TabFocusReason);
        root.popup.open();
    }

    FontMetrics { id: metrics; font: root.font }

    contentItem: AppLabel {
        text: root.displayText
        font: root.font
        color: root.enabled ? Theme.color.text : Theme.color.textDisabled
        wrapMode: Text.NoWrap
        elide: Text.ElideRight
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
    indicator: Icon {
        x: root.mirrored ? Theme.space3 : root.width - width - Theme.space3
        y: (root.height - height) / 2
        name: "chevron-down"
        size: Theme.iconSmall
        color: root.enabled ? Theme.color.textMuted : Theme.color.textDisabled
    }
    background: FieldGround {
        active: root.popup.visible
        hovered: root.hovered
        invalid: root.invalid
        usable: root.enabled

        FocusRing { shown: root.visualFocus }
    }
    delegate: AppMenuItem {
        required property int index

        width: root.popup.availableWidth
        text: root.textAt(index)
        checkable: true
        checked: root.currentIndex === index
        highlighted: root.highlightedIndex === index
    }
    popup: T.Popup {
        y: root.height + Theme.space1
        width: root.width
        implicitHeight: Math.min(contentItem.implicitHeight + topPadding + bottomPadding, 80 * Theme.space1)
        margins: Theme.space2
        padding: Theme.space1
        background: PopupGround {}
        contentItem: ListView {
            clip: true
            implicitHeight: contentHeight
            model: root.delegateModel
            currentIndex: root.highlightedIndex
            highlightMoveDuration: 0
            T.ScrollBar.vertical: AppScrollBar {}
        }
    }
}

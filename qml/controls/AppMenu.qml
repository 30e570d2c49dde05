// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Allium.Theme

/* Commands for one thing. Open by popup(); gives the focus back where it came from. */
T.Menu {
    id: root

    readonly property FocusReturn m_focusReturn: FocusReturn {}

    implicitWidth: {
        let widest = 40 * Theme.space1;
        for (let i = 0; i < root.count; ++i) {
            const item = root.itemAt(i);
            if (item)
                widest = Math.max(widest, item.implicitWidth);
        }
        return widest + leftPadding + rightPadding;
    }
    implicitHeight: contentItem.implicitHeight + topPadding + bottomPadding
    margins: Theme.space2
    padding: Theme.space1
    overlap: 1
    modal: true
    dim: false
    cascade: true

    delegate: AppMenuItem {}
    contentItem: ListView {
        implicitHeight: contentHeight
        model: root.contentModel
        interactive: Window.window ? contentHeight > Window.window.height : false
        clip: true
        currentIndex: root.currentIndex
    }
    background: PopupGround {}
    enter: Transition { NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.durationShort } }
    exit: Transition { NumberAnimation { property: "opacity"; from: 1; to: 0; duration: Theme.durationShort } }

    // Qt gives it the focus only when it has faded in; keys pressed until then are not for what lies below.
    onVisibleChanged: if (root.visible) root.forceActiveFocus(Qt.PopupFocusReason)
    onAboutToShow: root.m_focusReturn.remember(root.parent, T.Overlay.overlay)
    onClosed: root.m_focusReturn.giveBack()
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Allium.Theme

/* A small surface next to what opened it. Escape or a press elsewhere closes it. */
T.Popup {
    id: root

    readonly property FocusReturn m_focusReturn: FocusReturn {}

    y: parent ? parent.height + Theme.space1 : 0
    implicitWidth: Math.max(implicitContentWidth + leftPadding + rightPadding, Theme.hitTarget)
    implicitHeight: Math.max(implicitContentHeight + topPadding + bottomPadding, Theme.hitTarget)
    margins: Theme.space2
    padding: Theme.space4
    modal: true
    dim: false
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    background: PopupGround {}
    enter: Transition { NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.durationShort } }
    exit: Transition { NumberAnimation { property: "opacity"; from: 1; to: 0; duration: Theme.durationShort } }

    // Qt gives it the focus only when it has faded in; keys pressed until then are not for what lies below.
    onVisibleChanged: if (root.visible) root.forceActiveFocus(Qt.PopupFocusReason)
    onAboutToShow: root.m_focusReturn.remember(root.parent, T.Overlay.overlay)
    onClosed: root.m_focusReturn.giveBack()
}

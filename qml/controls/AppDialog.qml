// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Allium.Theme

/* Asks for something and waits. What is put inside is laid out in a column between the title and the buttons, and
   scrolls where the window is too small. Escape is the reject button. The focus goes to the first thing inside, and
   back where it was afterwards. With `keepOpen` the accept button only says `submitted`, and the page closes it when
   the thing has been done. */
T.Dialog {
    id: root

    default property alias content: column.data
    property string text
    property string acceptText
    property string rejectText: qsTr("Cancel")
    property int acceptKind: AppButton.Kind.Primary
    property bool acceptEnabled: true
    property bool busy: false
    property bool keepOpen: false
    property real wantedWidth: 110 * Theme.space1 * Math.sqrt(Theme.scale)
    property Item initialFocus: null
    property bool focusReject: false
    readonly property FocusReturn m_focusReturn: FocusReturn {}
    readonly property bool m_longTitle: root.parent !== null && heading.implicitHeight > root.parent.height / 3 // it scrolls, too
    readonly property real m_side: root.width < 90 * Theme.space1 ? Theme.space4 : Theme.space6

    signal submitted()

    /* What the accept button does; for Return in a field. */
    function submit(): void {
        if (!root.acceptEnabled || root.busy)
            return;
        root.submitted();
        if (!root.keepOpen)
            root.accept();
    }

    function scroll(key: int): bool {
        const view = root.contentItem as AppScrollView;
        const hidden = view.contentHeight - view.height;
        const page = view.height - Theme.space8;
        const by = key === Qt.Key_Down ? Theme.space8 : key === Qt.Key_Up ? -Theme.space8
                   : key === Qt.Key_PageDown ? page : key === Qt.Key_PageUp ? -page
                   : key === Qt.Key_Home ? -hidden : key === Qt.Key_End ? hidden : 0;
        if (by === 0 || hidden <= 0)
            return false;
        view.contentY = Math.max(0, Math.min(hidden, view.contentY + by));
        return true;
    }

    parent: T.Overlay.overlay
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: parent ? Math.round((parent.height - height) / 2) : 0
    width: parent ? Math.min(root.wantedWidth, parent.width - 2 * Theme.space4) : root.wantedWidth
    height: parent ? Math.min(implicitHeight, parent.height - 2 * Theme.space4) : implicitHeight
    implicitHeight: topPadding + bottomPadding + contentItem.implicitHeight + implicitHeaderHeight + implicitFooterHeight
    padding: 0
    topPadding: Theme.space2
    bottomPadding: Theme.space2
    modal: true
    focus: true
    closePolicy: root.busy ? T.Popup.NoAutoClose : T.Popup.CloseOnEscape

    // Qt gives it the focus only when it has faded in; keys pressed until then are not for what lies below.
    onVisibleChanged: if (root.visible) root.forceActiveFocus(Qt.PopupFocusReason)
    onAboutToShow: root.m_focusReturn.remember(root.parent, T.Overlay.overlay)
    onOpened: {
        const first = root.initialFocus ?? (root.focusReject ? rejectButton : column.nextItemInFocusChain(true));
        if (first)
            first.forceActiveFocus(Qt.TabFocusReason);
    }
    onClosed: root.m_focusReturn.giveBack()

    header: Item {
        implicitHeight: root.m_longTitle ? Theme.space4 : heading.implicitHeight + Theme.space6 + Theme.space1

        AppLabel {
            id: heading

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.leftMargin: root.m_side
            anchors.rightMargin: root.m_side
            anchors.bottomMargin: Theme.space1
            visible: !root.m_longTitle
            role: AppLabel.Role.Title
            text: root.title
        }
    }
    contentItem: AppScrollView {
        implicitHeight: contentHeight
        contentHeight: column.implicitHeight

        ColumnLayout {
            id: column

            x: root.m_side
            width: parent.width - 2 * root.m_side
            spacing: Theme.space4

            AppLabel {
                Layout.fillWidth: true
                visible: root.m_longTitle
                role: AppLabel.Role.Title
                text: root.title
            }
            AppLabel {
                Layout.fillWidth: true
                visible: root.text !== ""
                text: root.text
                color: Theme.color.textMuted
                lineHeight: 1.2
            }
        }
    }
    footer: Item {
        implicitHeight: buttons.implicitHeight + Theme.space4 + Theme.space5
        // What is too long to be seen whole is read from the buttons.
        Keys.onPressed: event => event.accepted = root.scroll(event.key)

        Flow {
            id: buttons

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.topMargin: Theme.space4
            anchors.leftMargin: root.m_side
            anchors.rightMargin: root.m_side
            spacing: Theme.space2
            // At the end of the line: where reading it ends.
            layoutDirection: Qt.RightToLeft

            AppButton {
                visible: root.acceptText !== ""
                maximumWidth: buttons.width
                text: root.acceptText
                kind: root.acceptKind
                enabled: root.acceptEnabled
                busy: root.busy
                onClicked: root.submit()
            }
            AppButton {
                id: rejectButton

                visible: root.rejectText !== ""
                maximumWidth: buttons.width
                text: root.rejectText
                enabled: !root.busy
                onClicked: root.reject()
            }
        }
    }
    background: PopupGround {}
    T.Overlay.modal: Rectangle { color: Theme.color.scrim }
    enter: Transition { NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.duration } }
    exit: Transition { NumberAnimation { property: "opacity"; from: 1; to: 0; duration: Theme.durationShort } }
}

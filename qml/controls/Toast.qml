// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Allium.Theme

/* Says for a few seconds that something was done, with a way to take it back. One at a time; not for errors, which
   stay in a Banner until dealt with. One instance lies over the whole window. */
Item {
    id: root

    property int seconds: 5
    property string m_text
    property string m_action
    property var m_callback: null

    function show(text: string): void { root.showWithAction(text, "", null); }
    function showWithAction(text: string, action: string, callback: var): void {
        root.m_text = text;
        root.m_action = action;
        root.m_callback = callback;
        face.shown = true;
        timer.restart();
    }
    function hide(): void { face.shown = false; }

    Timer {
        id: timer

        // Longer texts get longer; nobody loses one by pointing at it or having the focus in it.
        interval: root.seconds * 1000 + root.m_text.length * 40
        running: false
        onTriggered: if (hover.hovered || action.activeFocus) timer.restart(); else root.hide()
    }
    Rectangle {
        id: face

        property bool shown: false

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space6
        width: Math.min(root.width - 2 * Theme.space4, row.implicitWidth + 2 * Theme.space4)
        height: row.implicitHeight + 2 * Theme.space2
        visible: opacity > 0
        opacity: shown ? 1 : 0
        radius: Theme.radius
        color: Theme.color.tooltip
        border.width: Theme.highContrast ? Theme.borderStrong : 0
        border.color: Theme.color.tooltipText
        Accessible.role: Accessible.AlertMessage
        Accessible.name: root.m_text
        Accessible.ignored: !shown
        Behavior on opacity { NumberAnimation { duration: Theme.duration } }

        HoverHandler { id: hover }
        RowLayout {
            id: row

            anchors.fill: parent
            anchors.leftMargin: Theme.space4
            anchors.rightMargin: root.m_action !== "" ? Theme.space1 : Theme.space4
            spacing: Theme.space3

            AppLabel {
                Layout.fillWidth: true
                Layout.minimumHeight: Theme.hitTarget - 2 * Theme.space1
                verticalAlignment: Text.AlignVCenter
                text: root.m_text
                color: Theme.color.tooltipText
                Accessible.ignored: true
            }
            T.Button {
                id: action

                visible: root.m_action !== ""
                implicitWidth: implicitContentWidth + 2 * Theme.space3
                implicitHeight: Math.max(Theme.hitTarget, implicitContentHeight + Theme.space2)
                text: root.m_action
                font: Theme.font.label
                Accessible.name: root.m_action
                Accessible.onPressAction: action.clicked()
                onClicked: {
                    const callback = root.m_callback;
                    root.hide();
                    if (callback)
                        callback();
                }
                contentItem: AppLabel {
                    text: action.text
                    font.family: Theme.font.label.family
                    font.pixelSize: Theme.font.label.pixelSize
                    font.weight: Font.Medium
                    font.underline: action.hovered
                    color: Theme.color.tooltipText
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }
                background: Rectangle {
                    radius: Theme.radius
                    color: "transparent"
                    border.width: Theme.hairline
                    border.color: Theme.color.tooltipText
                    opacity: action.visualFocus ? 1 : 0.35
                }
            }
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Allium.Theme

T.ToolTip {
    id: root

    x: parent ? (parent.width - implicitWidth) / 2 : 0
    y: -implicitHeight - Theme.space1
    implicitWidth: Math.min(contentItem.implicitWidth + leftPadding + rightPadding, 20 * Theme.space4)
    implicitHeight: contentItem.implicitHeight + topPadding + bottomPadding
    margins: Theme.space2
    horizontalPadding: Theme.space2
    verticalPadding: Theme.space1 + 1
    delay: 500
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent | T.Popup.CloseOnReleaseOutsideParent

    contentItem: AppLabel {
        text: root.text
        font: Theme.font.caption
        color: Theme.color.tooltipText
        Accessible.ignored: true
    }
    background: Rectangle {
        color: Theme.color.tooltip
        radius: Theme.radiusSmall
        border.width: Theme.highContrast ? Theme.hairline : 0
        border.color: Theme.color.tooltipText
    }
}

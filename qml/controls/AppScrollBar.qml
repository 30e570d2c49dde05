// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Allium.Theme

T.ScrollBar {
    id: root

    implicitWidth: root.interactive ? Theme.space3 - 2 : Theme.space2
    implicitHeight: implicitWidth
    padding: 2
    minimumSize: root.horizontal ? Math.min(0.5, Theme.space8 / Math.max(1, root.width)) : Math.min(0.5, Theme.space8 / Math.max(1, root.height))
    visible: root.policy !== T.ScrollBar.AlwaysOff && root.size < 1.0
    Accessible.ignored: true

    contentItem: Rectangle {
        implicitWidth: Theme.space1 + 2
        implicitHeight: Theme.space1 + 2
        radius: width / 2
        color: root.pressed ? Theme.color.textMuted : Theme.color.outline
        opacity: root.pressed || root.hovered ? 1 : root.active || Theme.highContrast ? 0.7 : 0.35
        Behavior on opacity { NumberAnimation { duration: Theme.duration } }
    }
}

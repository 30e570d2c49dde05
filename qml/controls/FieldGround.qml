// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Theme

/* What a text goes into. The border tells hover, focus and error. */
Rectangle {
    property bool active: false
    property bool hovered: false
    property bool invalid: false
    property bool usable: true

    color: usable ? Theme.color.surface : Theme.color.sunken
    radius: Theme.radius
    border.width: active || (invalid && Theme.highContrast) ? Theme.borderStrong : Theme.hairline
    border.color: !usable ? Theme.color.divider : invalid ? Theme.color.danger : active ? Theme.color.focus
                  : hovered ? Theme.color.textMuted : Theme.color.outline
}

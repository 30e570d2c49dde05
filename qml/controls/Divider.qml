// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Allium.Theme

Rectangle {
    implicitWidth: Theme.hairline
    implicitHeight: Theme.hairline
    color: Theme.color.divider
    Accessible.ignored: true
}

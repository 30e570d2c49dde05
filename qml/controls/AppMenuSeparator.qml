// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Allium.Theme

T.MenuSeparator {
    implicitWidth: 0
    implicitHeight: Theme.space2 + 1
    verticalPadding: Theme.space1
    contentItem: Divider {}
}

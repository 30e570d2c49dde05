// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/* As the page of conversations looks from outside. */
FocusScope {
    required property var conversation
    property bool showBack: false

    signal backRequested()
    signal contactPageRequested()
    signal muteRequested(muted: bool)

    objectName: "conversation"
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls
import Allium.Desktop
import Allium.Theme

/* The small window before the main one, in which one of several profiles is chosen. Closing it ends the program. */
ApplicationWindow {
    id: root

    required property Profiles profiles
    required property Preferences preferences
    required property SystemLook look
    required property bool hasLink
    required property string offeredToDelete

    width: Math.min(Screen.desktopAvailableWidth, Math.round(520 * Math.sqrt(Theme.scale)))
    height: Math.min(Screen.desktopAvailableHeight, Math.round(620 * Math.sqrt(Theme.scale)))
    minimumWidth: 360
    minimumHeight: 400
    visible: true
    title: Application.displayName
    color: Theme.color.window
    font: Theme.font.body
    LayoutMirroring.enabled: Application.layoutDirection === Qt.RightToLeft
    LayoutMirroring.childrenInherit: true
    onClosing: Qt.quit()

    Binding { target: Theme; property: "mode"; value: root.preferences.appearance }
    Binding { target: Theme; property: "systemDark"; value: root.look.dark }
    Binding { target: Theme; property: "systemHighContrast"; value: root.look.highContrast }
    Binding { target: Theme; property: "textScale"; value: root.preferences.textPercent / 100 }
    Binding { target: Theme; property: "reducedMotion"; value: root.preferences.reducedMotion }

    Shortcut {
        sequences: Format.sequences(StandardKey.Quit, "Ctrl+Q") // qmllint disable unqualified
        onActivated: Qt.quit()
    }

    ChooserPage {
        anchors.fill: parent
        focus: true
        profiles: root.profiles
        hasLink: root.hasLink
        offeredToDelete: root.offeredToDelete
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls
import Allium.Desktop
import Allium.Theme

/* The window: remembers its place, shows the screen that App decides on, ends the program. */
ApplicationWindow {
    id: root

    readonly property rect remembered: App.window.geometry
    readonly property Profiles profiles: App.settings.profiles

    x: root.remembered.x
    y: root.remembered.y
    width: root.remembered.width
    height: root.remembered.height
    minimumWidth: 360
    minimumHeight: 480
    visible: App.start !== Background.Hidden
    visibility: App.start === Background.Hidden ? Window.Hidden
                : App.start === Background.Minimized ? Window.Minimized
                : App.window.maximized ? Window.Maximized : Window.AutomaticVisibility
    // Which of several this is.
    title: root.profiles.several && root.profiles.ownTitle !== "" ? qsTr("%1 – %2", "a profile, the program").arg(root.profiles.ownTitle).arg(Application.displayName)
                                                        : Application.displayName
    color: Theme.color.window
    font: Theme.font.body
    // Also for what opens over the page: dialogs, menus.
    LayoutMirroring.enabled: Application.layoutDirection === Qt.RightToLeft
    LayoutMirroring.childrenInherit: true

    onClosing: close => {
        close.accepted = !App.closeWindow();
        if (!close.accepted) {
            root.rememberPlace();
            root.hide();
        }
    }

    Connections {
        target: App

        function onRaiseRequested(): void {
            if (root.visibility === Window.Minimized || root.visibility === Window.Hidden)
                root.comeBack();
            root.raise();
            root.requestActivate();
        }
        function onMinimizeRequested(): void {
            if (root.visibility === Window.Hidden)
                root.showMinimized();
        }
        // The good-byes take a moment; nobody needs to look at them.
        function onQuitRequested(): void {
            root.rememberPlace();
            root.hide();
        }
    }

    // What the person chose for the look holds everywhere and at once.
    Binding {
        target: Theme
        property: "mode"
        value: App.preferences.appearance
    }
    Binding {
        target: Theme
        property: "systemDark"
        value: App.look.dark
    }
    Binding {
        target: Theme
        property: "systemHighContrast"
        value: App.look.highContrast
    }
    Binding {
        target: Theme
        property: "textScale"
        value: App.preferences.textPercent / 100
    }
    Binding {
        target: Theme
        property: "reducedMotion"
        value: App.preferences.reducedMotion
    }
    Binding {
        target: Theme
        property: "pictures"
        value: App.preferences.pictures
    }

    WidgetLook {
        window: Theme.color.window
        field: Theme.color.surface
        button: Theme.color.raised
        text: Theme.color.text
        mutedText: Theme.color.textMuted
        disabledText: Theme.color.textDisabled
        accent: Theme.color.accent
        textOnAccent: Theme.color.textOnAccent
        font: Theme.font.body
    }

    Timer {
        id: placeTimer

        interval: 500
        onTriggered: root.rememberPlace()
    }
    onXChanged: placeTimer.restart()
    onYChanged: placeTimer.restart()
    onWidthChanged: placeTimer.restart()
    onHeightChanged: placeTimer.restart()
    onVisibilityChanged: placeTimer.restart()

    function comeBack(): void {
        if (App.window.maximized)
            root.showMaximized();
        else
            root.showNormal();
    }
    function rememberPlace(): void {
        if (root.visibility === Window.Windowed || root.visibility === Window.Maximized)
            App.window.remember(Qt.rect(root.x, root.y, root.width, root.height), root.visibility === Window.Maximized);
    }

    Shortcut {
        sequences: Format.sequences(StandardKey.Quit, "Ctrl+Q") // qmllint disable unqualified
        onActivated: App.quit()
    }

    ScreenHost {
        anchors.fill: parent
        focus: true
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Allium.Desktop
import Allium.Shell
import Allium.Test.Shell
import Allium.Theme

/* The window itself: its place, its look, its end. */
Item {
    id: root

    width: 200
    height: 200

    ShellFixture { id: shell }
    Component { id: windowMaker; Main {} }
    Component { id: spyMaker; SignalSpy {} }

    TestCase {
        name: "Window"
        when: windowShown

        property Main window

        function init(): void {
            window = windowMaker.createObject(null);
            tryVerify(() => window.active);
        }
        function cleanup(): void {
            window.destroy();
            tryVerify(() => window === null);
            App.preferences.appearance = 0;
            App.preferences.textPercent = 100;
            App.preferences.reducedMotion = false;
        }

        function test_itOpensWhereItWasAndNotSmallerThanItWorks(): void {
            compare(window.width, App.window.geometry.width);
            compare(window.height, App.window.geometry.height);
            compare(window.minimumWidth, 360);
            verify(window.visible);
        }
        function test_theLookHoldsAtOnce(): void {
            App.preferences.appearance = 2;
            compare(Theme.mode, Theme.Mode.Dark);
            compare(window.color, Theme.color.window);
            App.preferences.textPercent = 200;
            compare(Theme.textScale, 2);
            App.preferences.reducedMotion = true;
            verify(Theme.reducedMotion);
        }
        function test_closingEndsTheProgram(): void {
            const quit = createTemporaryObject(spyMaker, root, { "target": App, "signalName": "quitRequested" });
            window.close();
            tryCompare(quit, "count", 1);
            tryVerify(() => !window.visible);
        }
        function test_ctrlQEndsTheProgramOnEveryDesktop(): void {
            failOnWarning(/ambiguous/i);
            const quit = createTemporaryObject(spyMaker, root, { "target": App, "signalName": "quitRequested" });
            keyClick(Qt.Key_Q, Qt.ControlModifier);
            tryCompare(quit, "count", 1);
        }
        function test_itComesBack(): void {
            window.hide();
            tryVerify(() => !window.visible);
            App.raise();
            tryVerify(() => window.visible);
            window.showMinimized();
            App.raise();
            tryVerify(() => window.visibility === Window.Windowed);
        }
    }
}

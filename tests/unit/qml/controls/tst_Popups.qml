// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Allium.Controls
import Allium.Theme

TestCase {
    id: root

    name: "Popups"
    when: windowShown
    width: 500
    height: 500
    visible: true

    Component { id: spy; SignalSpy {} }
    Component {
        id: page
        Item {
            property alias opener: opener
            property alias dialog: dialog
            property alias field: field
            property alias confirm: confirm
            property alias menu: menu
            property alias first: first
            property alias popover: popover
            property alias toast: toast

            anchors.fill: parent

            AppButton { id: opener; text: "Open" }
            AppDialog {
                id: dialog
                title: "Add a contact"
                acceptText: "Send"
                FormField { label: "Onion ID"; AppTextField { id: field } }
            }
            ConfirmDialog { id: confirm; title: "Remove Alice?"; acceptText: "Remove" }
            AppMenu {
                id: menu
                AppMenuItem { id: first; text: "Reply"; iconName: "reply" }
                AppMenuItem { text: "Delete"; danger: true }
            }
            Popover { id: popover; AppButton { text: "Inside" } }
            Toast { id: toast; anchors.fill: parent }
        }
    }

    function init() { Theme.reducedMotion = true; }
    function cleanup() { Theme.reducedMotion = false; }

    function make(): Item {
        const item = createTemporaryObject(page, root);
        item.opener.forceActiveFocus(Qt.TabFocusReason);
        return item;
    }

    function test_dialogTakesTheFocusAndGivesItBack() {
        const item = make();
        const rejected = createTemporaryObject(spy, root, { target: item.dialog, signalName: "rejected" });
        item.dialog.open();
        tryCompare(item.dialog, "opened", true);
        tryCompare(item.field, "activeFocus", true);
        keyClick(Qt.Key_Escape);
        tryCompare(item.dialog, "visible", false);
        compare(rejected.count, 1);
        tryCompare(item.opener, "activeFocus", true);
    }
    function test_dialogKeepsTheFocusInside() {
        const item = make();
        item.dialog.open();
        tryCompare(item.field, "activeFocus", true);
        for (let i = 0; i < 6; ++i) {
            keyClick(Qt.Key_Tab);
            verify(!item.opener.activeFocus, `after ${i + 1} steps`);
        }
        item.dialog.close();
    }
    function test_dialogSubmitsOnlyWhenItMay() {
        const item = make();
        const submitted = createTemporaryObject(spy, root, { target: item.dialog, signalName: "submitted" });
        const accepted = createTemporaryObject(spy, root, { target: item.dialog, signalName: "accepted" });
        item.dialog.acceptEnabled = false;
        item.dialog.open();
        tryCompare(item.dialog, "opened", true);
        item.dialog.submit();
        compare(submitted.count, 0);
        item.dialog.acceptEnabled = true;
        item.dialog.keepOpen = true;
        item.dialog.submit();
        compare([submitted.count, accepted.count], [1, 0]);
        item.dialog.busy = true;
        item.dialog.submit();
        keyClick(Qt.Key_Escape);
        compare(submitted.count, 1);
        verify(item.dialog.opened);
        item.dialog.busy = false;
        item.dialog.keepOpen = false;
        item.dialog.submit();
        compare([submitted.count, accepted.count], [2, 1]);
        tryCompare(item.dialog, "visible", false);
    }
    function test_confirmationStartsAtTheSafeButton() {
        const item = make();
        const accepted = createTemporaryObject(spy, root, { target: item.confirm, signalName: "accepted" });
        item.confirm.open();
        tryCompare(item.confirm, "opened", true);
        keyClick(Qt.Key_Return);
        tryCompare(item.confirm, "visible", false);
        compare(accepted.count, 0);
    }
    function test_menuByKeyboardAndScreenReader() {
        const item = make();
        const triggered = createTemporaryObject(spy, root, { target: item.first, signalName: "triggered" });
        compare(item.first.Accessible.role, Accessible.MenuItem);
        compare(item.first.Accessible.name, "Reply");
        item.menu.popup(root, 10, 10);
        tryCompare(item.menu, "opened", true);
        keyClick(Qt.Key_Down);
        keyClick(Qt.Key_Return);
        compare(triggered.count, 1);
        tryCompare(item.menu, "visible", false);
        tryCompare(item.opener, "activeFocus", true);
        item.menu.popup(root, 10, 10);
        tryCompare(item.menu, "opened", true);
        item.first.Accessible.pressAction();
        compare(triggered.count, 2);
        tryCompare(item.menu, "visible", false);
    }
    /* A command opens a dialog, which may be there before the menu has faded. */
    function test_menuLeavesTheFocusToADialog() {
        const item = make();
        item.menu.popup(root, 10, 10);
        tryCompare(item.menu, "opened", true);
        item.dialog.open();
        tryCompare(item.field, "activeFocus", true);
        item.menu.close();
        tryCompare(item.menu, "visible", false);
        verify(item.field.activeFocus);
        keyClick(Qt.Key_A);
        compare(item.field.text, "a");
        keyClick(Qt.Key_Escape);
        tryCompare(item.dialog, "visible", false);
    }
    function test_popoverGivesTheFocusBack() {
        const item = make();
        item.popover.open();
        tryCompare(item.popover, "opened", true);
        keyClick(Qt.Key_Escape);
        tryCompare(item.popover, "visible", false);
        tryCompare(item.opener, "activeFocus", true);
    }
    function test_toastSaysOnceAndUndoes() {
        const item = make();
        let undone = 0;
        const face = item.toast.children[0];
        item.toast.showWithAction("Removed", "Undo", () => ++undone);
        tryCompare(face, "visible", true);
        compare(face.Accessible.name, "Removed");
        compare(face.Accessible.role, Accessible.AlertMessage);
        const action = face.children[0].children[1];
        action.Accessible.pressAction();
        compare(undone, 1);
        tryCompare(face, "visible", false);
    }
}

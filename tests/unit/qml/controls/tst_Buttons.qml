// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Allium.Controls
import Allium.Theme

TestCase {
    id: root

    name: "Buttons"
    when: windowShown
    width: 400
    height: 300
    visible: true

    Component { id: button; AppButton { text: "Send" } }
    Component { id: iconButton; IconButton { text: "Attach"; iconName: "attach" } }
    Component { id: chip; Chip { text: "Unread" } }
    Component { id: switcher; AppSwitch { text: "Start when I log in" } }
    Component { id: checkBox; AppCheckBox { text: "I wrote it down" } }
    Component { id: radios; Column {
        AppRadioButton { text: "Everybody"; checked: true }
        AppRadioButton { text: "Only invited" }
        AppRadioButton { text: "Nobody"; enabled: false }
    } }
    Component { id: segments; SegmentedControl { options: ["Incoming", "Shared", "Done"] } }
    Component { id: row; ListRow { text: "Alice"; secondaryText: "Hello" } }
    Component { id: spy; SignalSpy {} }

    function cleanup() { Theme.textScale = 1; }

    function spyOn(target: QtObject, signalName: string): SignalSpy {
        return createTemporaryObject(spy, root, { target: target, signalName: signalName });
    }

    function test_pressedByEveryMeans_data(): var {
        return [{ tag: "button", component: button, role: Accessible.Button, name: "Send" },
                { tag: "icon button", component: iconButton, role: Accessible.Button, name: "Attach" },
                { tag: "chip", component: chip, role: Accessible.CheckBox, name: "Unread" },
                { tag: "row", component: row, role: Accessible.ListItem, name: "Alice, Hello" }];
    }
    function test_pressedByEveryMeans(data) {
        const item = createTemporaryObject(data.component, root);
        const clicks = spyOn(item, "clicked");
        compare(item.Accessible.role, data.role);
        compare(item.Accessible.name, data.name);
        item.forceActiveFocus(Qt.TabFocusReason);
        verify(item.visualFocus);
        keyClick(Qt.Key_Space);
        compare(clicks.count, 1);
        keyClick(Qt.Key_Return);
        compare(clicks.count, 2);
        mouseClick(item);
        compare(clicks.count, 3);
        item.Accessible.pressAction();
        compare(clicks.count, 4);
    }

    function test_busyButtonKeepsSizeAndFocusAndDoesNothing() {
        const item = createTemporaryObject(button, root);
        const clicks = spyOn(item, "clicked");
        const width = item.width;
        item.forceActiveFocus(Qt.TabFocusReason);
        item.busy = true;
        compare(item.width, width);
        compare(item.Accessible.name, "Send, busy");
        mouseClick(item);
        keyClick(Qt.Key_Space);
        keyClick(Qt.Key_Return);
        item.Accessible.pressAction();
        compare(clicks.count, 0);
        verify(item.activeFocus);
        item.busy = false;
        keyClick(Qt.Key_Space);
        compare(clicks.count, 1);
    }

    function test_aFlushButtonHasItsWordsAtTheEdge_data(): var {
        return [{ tag: "start", edge: AppButton.Edge.Start, mirrored: false, left: true }, { tag: "end", edge: AppButton.Edge.End, mirrored: false, left: false },
                { tag: "start, mirrored", edge: AppButton.Edge.Start, mirrored: true, left: false },
                { tag: "end, mirrored", edge: AppButton.Edge.End, mirrored: true, left: true }];
    }
    function test_aFlushButtonHasItsWordsAtTheEdge(data) {
        const item = createTemporaryObject(button, root, { kind: AppButton.Kind.Quiet });
        const width = item.width;
        item.LayoutMirroring.enabled = data.mirrored;
        item.flush = data.edge;
        compare(item.width, width); // or a Flow would lay it out anew
        compare(data.left ? item.leftPadding : item.rightPadding, 0);
        compare(item.background.x, data.left ? -Theme.space3 : Theme.space3);
        compare(item.background.width, width);
    }

    function test_disabledButtonDoesNothing() {
        const item = createTemporaryObject(button, root, { enabled: false });
        const clicks = spyOn(item, "clicked");
        mouseClick(item);
        item.Accessible.pressAction();
        compare(clicks.count, 0);
    }

    function test_everythingIsLargeEnoughToHit_data(): var {
        return [{ tag: "button", component: button }, { tag: "icon button", component: iconButton }, { tag: "chip", component: chip },
                { tag: "switch", component: switcher }, { tag: "check box", component: checkBox }, { tag: "row", component: row },
                { tag: "segments", component: segments }];
    }
    function test_everythingIsLargeEnoughToHit(data) {
        const item = createTemporaryObject(data.component, root);
        verify(item.height >= 36, item.height);
        const before = item.height;
        Theme.textScale = 3;
        tryVerify(() => item.implicitHeight > before);
    }

    function test_switchSaysItChangedHoweverItWasDone() {
        const item = createTemporaryObject(switcher, root, { checked: true });
        const changes = spyOn(item, "changed");
        verify(item.Accessible.checked);
        item.forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Space);
        compare([item.checked, changes.count], [false, 1]);
        keyClick(Qt.Key_Return);
        compare([item.checked, changes.count], [true, 2]);
        mouseClick(item);
        compare([item.checked, changes.count], [false, 3]);
        item.checked = true; // what a screen reader's toggle does
        compare(changes.count, 4);
        compare(changes.signalArguments[3][0], true);
    }

    function test_checkBox() {
        const item = createTemporaryObject(checkBox, root);
        item.forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Space);
        verify(item.checked);
        verify(item.Accessible.checked);
        compare(item.Accessible.name, "I wrote it down");
    }

    function test_arrowsMoveBetweenRadioButtonsThatCanBeChosen() {
        const column = createTemporaryObject(radios, root);
        const everybody = column.children[0], invited = column.children[1];
        everybody.forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Down);
        verify(invited.checked && invited.activeFocus && !everybody.checked);
        keyClick(Qt.Key_Down);
        verify(everybody.checked && everybody.activeFocus);
        keyClick(Qt.Key_Up);
        verify(invited.checked);
    }

    function test_whatIsChosenStaysSoWhenAScreenReaderPressesIt() {
        const column = createTemporaryObject(radios, root);
        const everybody = column.children[0], invited = column.children[1];
        everybody.Accessible.pressAction();
        verify(everybody.checked);
        invited.Accessible.toggleAction();
        verify(invited.checked && !everybody.checked);
        invited.Accessible.toggleAction();
        verify(invited.checked);
    }

    function test_segmentsMoveByArrowsAlongTheLine_data(): var {
        return [{ tag: "left to right", mirrored: false, onward: Qt.Key_Right }, { tag: "right to left", mirrored: true, onward: Qt.Key_Left }];
    }
    function test_segmentsMoveByArrowsAlongTheLine(data) {
        const item = createTemporaryObject(segments, root);
        item.LayoutMirroring.enabled = data.mirrored;
        item.LayoutMirroring.childrenInherit = true;
        const selected = spyOn(item, "selected");
        const first = item.children[0].children[0];
        first.forceActiveFocus(Qt.TabFocusReason);
        compare(first.Accessible.role, Accessible.PageTab);
        keyClick(data.onward);
        compare([item.currentIndex, selected.count], [1, 1]);
        verify(item.children[0].children[1].Accessible.selected);
        keyClick(data.onward);
        keyClick(data.onward);
        compare(item.currentIndex, 2);
    }

    function test_segmentsGivenTheFocusGiveItToTheChosenOne() {
        const item = createTemporaryObject(segments, root, { currentIndex: 1 });
        item.forceActiveFocus();
        verify(item.children[0].children[1].activeFocus);
        keyClick(Qt.Key_Right);
        compare(item.currentIndex, 2);
    }

    function test_mirrored_data(): var {
        return [{ tag: "check box", component: checkBox }, { tag: "switch", component: switcher }];
    }
    function test_mirrored(data) {
        const item = createTemporaryObject(data.component, root, { width: 300 });
        verify(item.indicator.x < 150);
        item.LayoutMirroring.enabled = true;
        verify(item.indicator.x > 150);
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Allium.Controls
import Allium.Theme

TestCase {
    id: root

    name: "Display"
    when: windowShown
    width: 400
    height: 400
    visible: true

    Component { id: icon; Icon { size: 24; color: "#ff0000" } }
    Component { id: avatar; Avatar {} }
    Component { id: label; AppLabel { text: "<b>bold</b> & <img src='x'>" } }
    Component { id: badge; Badge {} }
    Component { id: banner; Banner { width: 380; title: "Blocked"; text: "Tor cannot be reached."; actionText: "Try again"; closable: true } }
    Component { id: empty; EmptyState { width: 380; title: "Nobody yet"; text: "Add somebody."; actionText: "Add" } }
    Component { id: progress; AppProgressBar { width: 100; label: "Receiving"; value: 0.5 } }
    Component { id: setting; SettingRow { label: "Sound"; explanation: "When a message comes and the window is elsewhere."; AppSwitch {} } }
    Component { id: list; AppListView { width: 200; height: 200; label: "People"; model: 100; delegate: ListRow { required property int index; text: "Person " + index } } }
    Component { id: scroll; AppScrollView {
        width: 200; height: 100; contentHeight: column.height
        property alias last: last
        Column { id: column; width: parent.width
            Repeater { model: 10; AppButton { required property int index; text: index } }
            AppButton { id: last; text: "Last" } } } }
    Component {
        id: growing
        AppScrollView {
            property alias before: before
            property alias field: low

            width: 300
            height: 100
            contentHeight: column.height

            Column {
                id: column
                Item { id: before; width: 1; height: 10 }
                AppTextField { id: low }
            }
        }
    }
    Component { id: words; WholeWordsLabel { width: 200; text: "Benachrichtigungen von Tor" } }
    Component { id: spy; SignalSpy {} }
    Component { id: ring; AppButton { text: "Go"; x: 20; y: 20 } }

    function find(item, test) {
        if (test(item))
            return item;
        for (let i = 0; i < item.children.length; ++i) {
            const found = root.find(item.children[i], test);
            if (found)
                return found;
        }
        return null;
    }

    function fieldIsInView(view: Item): bool {
        const top = view.field.mapToItem(view, 0, 0).y;
        return view.contentY > 0 && top >= 0 && top + view.field.height <= view.height;
    }
    function test_whatHasTheFocusStaysInViewWhileTheContentGrows() {
        const view = createTemporaryObject(growing, root);
        view.field.forceActiveFocus(Qt.TabFocusReason);
        view.before.height = 400;
        tryVerify(() => root.fieldIsInView(view));
        view.height = 60;
        tryVerify(() => root.fieldIsInView(view));
    }
    function test_whoScrolledAwayFromTheFocusStaysThere() {
        const view = createTemporaryObject(growing, root);
        view.field.forceActiveFocus(Qt.TabFocusReason);
        view.before.height = 400;
        tryVerify(() => root.fieldIsInView(view));
        mouseWheel(view, 20, 20, 0, 1200);
        tryCompare(view, "contentY", 0);
        view.before.height = 500;
        waitForRendering(view);
        compare(view.contentY, 0);
    }
    function test_wordsAreRatherSmallerThanBroken() {
        const item = createTemporaryObject(words, root);
        const size = item.font.pixelSize;
        Theme.textScale = 2;
        const full = Theme.font.body.pixelSize;
        verify(item.font.pixelSize < full);
        verify(item.font.pixelSize >= size);
        compare(item.lineCount, 2);
        item.width = 1000;
        compare(item.font.pixelSize, full);
        item.width = 30; // no size would do
        compare(item.font.pixelSize, full);
        Theme.textScale = 1;
    }
    function test_everyIconDrawsSomethingInTheColourAsked_data(): var {
        const names = createTemporaryObject(icon, root).names();
        return Array.from(names).map(name => ({ tag: name }));
    }
    function test_everyIconDrawsSomethingInTheColourAsked(data) {
        const item = createTemporaryObject(icon, root, { name: data.tag });
        const image = grabImage(item);
        let red = 0;
        for (let x = 0; x < 24; ++x) {
            for (let y = 0; y < 24; ++y) {
                if (image.red(x, y) > 200 && image.green(x, y) < 60)
                    ++red;
            }
        }
        verify(red > 3, red);
    }
    function test_iconsThatPointTurnRound() {
        const back = createTemporaryObject(icon, root, { name: "back" });
        const clock = createTemporaryObject(icon, root, { name: "clock" });
        back.LayoutMirroring.enabled = true;
        clock.LayoutMirroring.enabled = true;
        verify(back.mirror);
        verify(!clock.mirror);
    }

    function test_initials_data(): var {
        return [{ tag: "two words", name: "Alice Lindqvist", initials: "AL" }, { tag: "one", name: "bob", initials: "B" },
                { tag: "three", name: "Ana de Sousa", initials: "AS" }, { tag: "none", name: "  ", initials: "" },
                { tag: "punctuation", name: "(x) -- !", initials: "X" }, { tag: "beyond the first plane", name: "\u{1F984} horn", initials: "\u{1F984}H" },
                { tag: "arabic", name: "\u0633\u0644\u0645\u0649", initials: "\u0633" }];
    }
    function test_initials(data) {
        const item = createTemporaryObject(avatar, root);
        compare(item.initials(data.name), data.initials);
    }
    function test_avatarSaysWhoAndWhetherThere() {
        const item = createTemporaryObject(avatar, root, { name: "Alice" });
        compare(item.Accessible.name, "Alice");
        item.showPresence = true;
        compare(item.Accessible.name, "Alice, offline");
        item.online = true;
        compare(item.Accessible.name, "Alice, online");
    }

    function test_avatarShowsThePictureInPlaceOfInitials_data(): var {
        return [
            { tag: "no picture", picture: "", pictures: true, oneself: false, letters: true },
            { tag: "picture", picture: "qrc:/icons/person.svg", pictures: true, oneself: false, letters: false },
            { tag: "pictures of others are off", picture: "qrc:/icons/person.svg", pictures: false, oneself: false, letters: true },
            { tag: "but not one's own", picture: "qrc:/icons/person.svg", pictures: false, oneself: true, letters: false }
        ];
    }
    function test_avatarShowsThePictureInPlaceOfInitials(data) {
        Theme.pictures = data.pictures;
        const item = createTemporaryObject(avatar, root, { name: "Alice", picture: data.picture, oneself: data.oneself });
        const letters = root.find(item, child => child.text === "A");
        tryVerify(() => letters.visible === data.letters);
        compare(item.Accessible.name, "Alice");
        item.picture = "";
        tryVerify(() => letters.visible);
        Theme.pictures = true;
    }

    function test_textIsNeverMarkup() {
        const item = createTemporaryObject(label, root);
        compare(item.textFormat, Text.PlainText);
        compare(item.Accessible.name, item.text);
    }
    function test_headingsAreHeadings() {
        const item = createTemporaryObject(label, root);
        compare(item.Accessible.role, Accessible.StaticText);
        item.role = AppLabel.Role.Title;
        compare(item.Accessible.role, Accessible.Heading);
    }
    function test_badge() {
        const item = createTemporaryObject(badge, root);
        verify(!item.visible);
        item.count = 3;
        verify(item.visible);
        verify(item.Accessible.name.indexOf("3") >= 0);
        const label = item.children[0];
        item.count = 100;
        compare(label.text, "100");
        item.most = 99;
        compare(label.text, "99+");
    }
    function test_banner() {
        const item = createTemporaryObject(banner, root);
        const action = createTemporaryObject(spy, root, { target: item, signalName: "action" });
        const closed = createTemporaryObject(spy, root, { target: item, signalName: "closed" });
        compare(item.Accessible.name, "Blocked Tor cannot be reached.");
        root.find(item, child => child instanceof AppButton).Accessible.pressAction();
        root.find(item, child => child instanceof IconButton).Accessible.pressAction();
        compare([action.count, closed.count], [1, 1]);
    }
    function test_emptyState() {
        const item = createTemporaryObject(empty, root);
        const action = createTemporaryObject(spy, root, { target: item, signalName: "action" });
        root.find(item, child => child instanceof AppButton).Accessible.pressAction();
        compare(action.count, 1);
    }
    function test_progressRunsFromTheLeadingEdge() {
        const item = createTemporaryObject(progress, root);
        compare(item.Accessible.name, "Receiving");
        const bar = item.contentItem.children[0];
        compare([bar.x, bar.width], [0, 50]);
        item.LayoutMirroring.enabled = true;
        compare([bar.x, bar.width], [50, 50]);
    }
    function test_settingPutsItsControlAtTheEndAndNamesIt_data(): var {
        return [{ tag: "one", scale: 1, width: 380 }, { tag: "large", scale: 2, width: 380 }, { tag: "narrow", scale: 2, width: 200 }];
    }
    function test_settingPutsItsControlAtTheEndAndNamesIt(data) {
        Theme.textScale = data.scale;
        const item = createTemporaryObject(setting, root, { width: data.width });
        compare(item.control.Accessible.name, "Sound");
        const words = item.children[0];
        tryVerify(() => item.height >= words.height && words.height > 0);
        const slot = item.control.parent;
        verify(slot.x + slot.width <= item.width + 0.5);
        verify(words.x + words.width <= slot.x + 0.5 || words.y + words.height <= slot.y);
        item.LayoutMirroring.enabled = true;
        item.LayoutMirroring.childrenInherit = true;
        compare(slot.x, 0);
        Theme.textScale = 1;
    }

    function test_listMovesByKeysAndRowsFillIt() {
        const item = createTemporaryObject(list, root);
        compare(item.Accessible.role, Accessible.List);
        compare(item.Accessible.name, "People");
        item.forceActiveFocus(Qt.TabFocusReason);
        compare(item.currentIndex, 0);
        compare(item.currentItem.width, 200);
        keyClick(Qt.Key_Down);
        compare(item.currentIndex, 1);
        keyClick(Qt.Key_End);
        compare(item.currentIndex, 99);
        keyClick(Qt.Key_Home);
        compare(item.currentIndex, 0);
    }
    function test_whatGetsTheFocusComesIntoView() {
        const item = createTemporaryObject(scroll, root);
        item.last.forceActiveFocus(Qt.TabFocusReason);
        tryVerify(() => item.contentY + item.height >= item.last.y + item.last.height);
    }
    function test_focusRingShowsForTheKeyboardOnly() {
        const item = createTemporaryObject(ring, root);
        const frame = root.find(item, child => child instanceof FocusRing);
        mouseClick(item);
        verify(!frame.visible);
        root.forceActiveFocus();
        item.forceActiveFocus(Qt.TabFocusReason);
        verify(frame.visible);
        compare(frame.border.color, Theme.color.focus);
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Allium.Controls
import Allium.Theme

TestCase {
    id: root

    name: "Fields"
    when: windowShown
    width: 400
    height: 400
    visible: true

    Component { id: form; FormField { width: 300; label: "Onion ID"; help: "56 letters"; AppTextField {} } }
    Component { id: password; PasswordField { width: 300; label: "Passphrase" } }
    Component { id: search; SearchField { width: 300 } }
    Component { id: area; Column { property alias area: inner; AppTextArea { id: inner; width: 300; label: "Message"; maximumLines: 4 } AppButton { text: "Send" } } }
    Component { id: combo; AppComboBox { label: "Look"; model: ["Light", "Dark"] } }
    Component { id: slider; AppSlider { label: "Text size"; valueText: "120 %"; value: 0.5; stepSize: 0.1 } }
    Component { id: copyField; CopyField { width: 200; label: "onion ID"; text: "allium:abcdefghijklmnop"; singleLine: true } }
    Component { id: plain; AppTextField { width: 300 } }
    Component { id: spy; SignalSpy {} }

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

    function test_formGivesItsControlNameHelpAndError() {
        const item = createTemporaryObject(form, root);
        const field = item.control;
        compare(field.Accessible.name, "Onion ID");
        compare(field.Accessible.description, "56 letters");
        verify(!field.invalid);
        tryCompare(field, "width", 300);
        item.error = "That is not an ID";
        compare(field.Accessible.description, "That is not an ID");
        verify(field.invalid);
    }

    function test_passphraseStaysOutOfTheAccessibleTree() {
        const item = createTemporaryObject(password, root);
        const input = root.find(item, child => child instanceof TextInput);
        item.forceActiveFocus(Qt.TabFocusReason);
        verify(input.activeFocus);
        for (const letter of "secret")
            keyClick(letter);
        compare(item.text, "secret");
        verify(input.Accessible.ignored);
        const stand = root.find(item, child => child.Accessible.passwordEdit);
        compare(stand.Accessible.role, Accessible.EditableText);
        compare(stand.text, undefined); // which would be read in the place of its own
        verify(!item.Accessible.passwordEdit);
        compare(input.echoMode, TextInput.Password);
        input.selectAll();
        input.copy(); // refused while hidden
        const target = createTemporaryObject(plain, root);
        target.paste();
        verify(target.text !== "secret");
    }
    function test_passphraseCanBeShownAndIsHiddenAgainWhenCleared() {
        const item = createTemporaryObject(password, root, { text: "secret" });
        const input = root.find(item, child => child instanceof TextInput);
        const reveal = root.find(item, child => child instanceof IconButton);
        compare(reveal.Accessible.name, "Show passphrase");
        mouseClick(reveal);
        compare(input.echoMode, TextInput.Normal);
        compare(reveal.Accessible.name, "Hide passphrase");
        verify(input.Accessible.ignored);
        item.clear();
        verify(item.empty && !item.revealed);
    }
    function test_returnAcceptsThePassphrase() {
        const item = createTemporaryObject(password, root);
        const accepted = createTemporaryObject(spy, root, { target: item, signalName: "accepted" });
        item.forceActiveFocus();
        keyClick(Qt.Key_Return);
        compare(accepted.count, 1);
    }

    function test_searchIsEmptiedByEscapeAndByItsButton() {
        const item = createTemporaryObject(search, root);
        const clear = root.find(item, child => child instanceof IconButton);
        compare(item.Accessible.name, "Search");
        item.forceActiveFocus();
        keyClick("a");
        verify(clear.visible);
        keyClick(Qt.Key_Escape);
        compare(item.text, "");
        item.text = "b";
        mouseClick(clear);
        compare(item.text, "");
        verify(item.activeFocus);
    }
    function test_searchMirrored() {
        const item = createTemporaryObject(search, root, { text: "a" });
        const clear = root.find(item, child => child instanceof IconButton);
        verify(clear.x > 150);
        item.LayoutMirroring.enabled = true;
        verify(clear.x < 150);
        verify(item.rightPadding < item.leftPadding + 1 || item.rightPadding > Theme.iconSmall);
    }

    function test_areaGrowsToItsLimitAndLetsTabPass() {
        const item = createTemporaryObject(area, root);
        const one = item.area.implicitHeight;
        item.area.text = "1\n2\n3";
        verify(item.area.implicitHeight > one);
        item.area.text = "1\n2\n3\n4";
        const four = item.area.implicitHeight;
        item.area.text = "1\n2\n3\n4\n5\n6";
        compare(item.area.implicitHeight, four);
        item.area.editor.forceActiveFocus();
        compare(item.area.editor.Accessible.name, "Message");
        keyClick(Qt.Key_Tab);
        verify(!item.area.editor.activeFocus);
        verify(item.children[1].activeFocus);
    }
    function test_whatIsTooLongShowsItsBeginning() {
        const item = createTemporaryObject(plain, root, { text: "A name that is much longer than there is room for in the field" });
        tryCompare(item, "cursorPosition", 0);
        item.forceActiveFocus();
        keyClick(Qt.Key_End);
        compare(item.cursorPosition, item.length);
        item.text = "Another name that is much longer than there is room for in it";
        compare(item.cursorPosition, item.length);
        root.forceActiveFocus();
        tryCompare(item, "cursorPosition", 0);
    }
    function test_placeholderOfSeveralLinesIsSeenWhole() {
        const item = createTemporaryObject(area, root);
        const one = item.area.implicitHeight;
        item.area.placeholderText = "What should they know about you before they decide whether to take you for a contact?";
        verify(item.area.implicitHeight > one);
        item.area.text = "Hello";
        compare(item.area.implicitHeight, one);
    }
    function test_rightButtonOffersTheClipboard() {
        const item = createTemporaryObject(plain, root, { text: "hello" });
        item.forceActiveFocus();
        item.selectAll();
        mouseClick(item, 10, 10, Qt.RightButton);
        const menu = root.find(item, child => child instanceof TextMenu).item;
        tryCompare(menu, "opened", true);
        compare(item.selectedText, "hello");
        menu.itemAt(0).Accessible.pressAction();
        compare(item.text, "");
        tryCompare(menu, "visible", false);
        tryCompare(item, "activeFocus", true);
        item.paste();
        compare(item.text, "hello");
    }

    function test_comboBoxByKeyboard() {
        const item = createTemporaryObject(combo, root);
        compare(item.Accessible.name, "Look, Light");
        item.forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Down);
        compare(item.currentText, "Dark");
        keyClick(Qt.Key_Return);
        tryCompare(item.popup, "opened", true);
        keyClick(Qt.Key_Escape);
        tryCompare(item.popup, "opened", false);
        item.Accessible.pressAction();
        tryCompare(item.popup, "opened", true);
        item.popup.close();
    }

    function test_slider() {
        const item = createTemporaryObject(slider, root);
        compare(item.Accessible.name, "Text size, 120 %");
        item.forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Right);
        fuzzyCompare(item.value, 0.6, 0.001);
        item.Accessible.decreaseAction();
        fuzzyCompare(item.value, 0.5, 0.001);
        item.LayoutMirroring.enabled = true;
        keyClick(Qt.Key_Left);
        fuzzyCompare(item.value, 0.6, 0.001);
    }

    function test_copyFieldCopiesTheWholeTextThoughItShowsLess() {
        const item = createTemporaryObject(copyField, root);
        const button = root.find(item, child => child instanceof IconButton);
        compare(button.Accessible.name, "Copy onion ID");
        button.Accessible.pressAction();
        verify(item.copied);
        compare(button.Accessible.name, "Copied");
        const target = createTemporaryObject(plain, root);
        target.paste();
        compare(target.text, "allium:abcdefghijklmnop");
    }
    function test_copyFieldIsReadFromLeftToRightEverywhere_data(): var {
        return [{ tag: "as it is", mirrored: false }, { tag: "mirrored", mirrored: true }];
    }
    function test_copyFieldIsReadFromLeftToRightEverywhere(data) {
        const item = createTemporaryObject(copyField, root);
        item.LayoutMirroring.enabled = data.mirrored;
        item.LayoutMirroring.childrenInherit = true;
        const shown = root.find(item, child => child instanceof TextEdit && child.visible);
        compare(shown.effectiveHorizontalAlignment, TextEdit.AlignLeft);
    }
}

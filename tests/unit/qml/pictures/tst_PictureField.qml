// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Allium.Onboarding

TestCase {
    id: root

    name: "PictureField"
    when: windowShown
    width: 500
    height: 400
    visible: true

    Component {
        id: invented

        QtObject {
            property url source
            property bool exists: String(source) !== ""
            property bool busy: false
            property string error
            property var done: []

            function choose(file: url): void { done.push("choose " + file); }
            function paste(): void { done.push("paste"); }
            function remove(): void { done.push("remove"); source = ""; }
        }
    }
    Component { id: field; PictureField { width: 480; name: "Alice" } }

    function make(source: string): var {
        const picture = createTemporaryObject(invented, root, { source: source });
        return createTemporaryObject(field, root, { picture: picture });
    }
    function button(item: var, text: string): var {
        if (item.text === text && item.clicked !== undefined)
            return item;
        for (let i = 0; i < item.children.length; ++i) {
            const found = root.button(item.children[i], text);
            if (found)
                return found;
        }
        return null;
    }

    function test_withoutAPicture() {
        const item = root.make("");
        compare(item.Accessible.name, "Your picture: none");
        verify(root.button(item, "Choose a picture…").visible);
        verify(!root.button(item, "Remove").visible);
    }
    function test_withOne() {
        const item = root.make("qrc:/icons/person.svg");
        compare(item.Accessible.name, "Your picture");
        verify(root.button(item, "Choose another…").visible);
        mouseClick(root.button(item, "Remove"));
        compare(item.picture.done, ["remove"]);
        verify(!root.button(item, "Remove").visible);
        verify(root.button(item, "Choose a picture…").activeFocus); // not lost with what vanished
    }
    function test_everythingByKeyboard() {
        const item = root.make("qrc:/icons/person.svg");
        item.forceActiveFocus(Qt.TabFocusReason);
        verify(root.button(item, "Choose another…").activeFocus);
        keyClick(Qt.Key_V, Qt.ControlModifier);
        compare(item.picture.done, ["paste"]);
        keyClick(Qt.Key_Tab);
        keyClick(Qt.Key_Space);
        compare(item.picture.done, ["paste", "paste"]);
        keyClick(Qt.Key_Tab);
        keyClick(Qt.Key_Space);
        compare(item.picture.done, ["paste", "paste", "remove"]);
    }
    function test_nothingWhileBusy() {
        const item = root.make("qrc:/icons/person.svg");
        item.picture.busy = true;
        mouseClick(root.button(item, "Remove"));
        mouseClick(root.button(item, "Paste"));
        compare(item.picture.done, []);
    }
}

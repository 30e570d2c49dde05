// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Allium.Controls

/* A test of one page, which finds things as people do: by what a screen reader calls them and by what can be read, in the page
   and in what is open over it. Presses are keys. */
TestCase {
    id: root

    property Item page: null

    when: windowShown

    /* Shows a page, which has the focus then. */
    function open(maker: Component, parent: Item, properties: var): void {
        root.page = maker.createObject(parent, properties);
        root.page.forceActiveFocus();
        root.draw();
    }
    /* Lays out what has changed. */
    function draw(): void {
        grabImage(root.page);
    }
    /* Before what it shows is gone. */
    function close(): void {
        root.page?.destroy();
        tryVerify(() => root.page === null);
    }

    function find(fits: var): Item {
        return root.page === null ? null : root.within(root.page.Window.contentItem, fits);
    }
    function within(item: Item, fits: var): Item {
        if (!item.visible)
            return null;
        if (fits(item))
            return item;
        for (let i = 0; i < item.children.length; ++i) {
            const found = root.within(item.children[i], fits);
            if (found)
                return found;
        }
        return null;
    }
    /* As a screen reader calls it; a password's field has its name from the label before it. */
    function nameOf(item: Item): string {
        return item.Accessible.passwordEdit ? (item.parent as PasswordField).label : item.Accessible.name;
    }
    function isText(item: Item): bool {
        return item.Accessible.role === Accessible.StaticText || item.Accessible.role === Accessible.Heading;
    }

    /* What can be used and has this name. */
    function control(name: string): Item {
        return root.find(item => root.nameOf(item) === name && !root.isText(item) && !item.Accessible.ignored);
    }
    function named(name: string): Item {
        tryVerify(() => root.control(name) !== null, 5000, name);
        return root.control(name);
    }
    /* Whether this can be read somewhere, as a whole text or in one. */
    function shows(text: string): bool {
        return root.find(item => typeof item.text === "string" && item.text.includes(text)) !== null;
    }
    /* Whether a screen reader comes upon something that is called so, or with this in it. */
    function tells(text: string): bool {
        return root.find(item => !item.Accessible.ignored && item.Accessible.name.includes(text)) !== null;
    }
    /* What is announced at once. */
    function alarms(text: string): bool {
        return root.find(item => item.Accessible.role === Accessible.AlertMessage && item.Accessible.name.includes(text)) !== null;
    }

    function goTo(name: string): Item {
        const item = root.named(name);
        item.forceActiveFocus(Qt.TabFocusReason);
        return item;
    }
    function press(name: string): void {
        verify(root.goTo(name).enabled, name);
        keyClick(Qt.Key_Space);
    }
    function write(name: string, text: string): void {
        root.goTo(name);
        keyClick(Qt.Key_A, Qt.ControlModifier);
        keyClick(Qt.Key_Delete);
        root.type(text);
    }
    function type(text: string): void {
        for (const letter of text)
            keyClick(letter === "\n" ? Qt.Key_Return : letter);
    }
    /* Another one of a box with choices, so many further down. */
    function choose(name: string, steps: int): void {
        root.goTo(name);
        for (let i = 0; i < Math.abs(steps); ++i)
            keyClick(steps < 0 ? Qt.Key_Up : Qt.Key_Down);
    }

    /* What has the focus. */
    function focused(): string {
        for (let item = root.page.Window.activeFocusItem; item; item = item.parent) {
            const name = root.nameOf(item);
            if (name !== "")
                return name;
        }
        return "";
    }
    /* Where Tab leads from here, round once. */
    function tabs(): var {
        const items = [];
        const names = [];
        for (let i = 0; i < 100; ++i) {
            const item = root.page.Window.activeFocusItem;
            if (items.includes(item))
                return names.slice(items.indexOf(item));
            items.push(item);
            names.push(root.focused());
            keyClick(Qt.Key_Tab);
        }
        fail("Tab does not come round: " + names);
        return names;
    }
    /* The rightmost that something can be seen at. */
    function farEdge(): real {
        let edge = 0;
        root.within(root.page, item => {
            if (item.width > 0 && item.Accessible.name !== "" && !item.Accessible.ignored)
                edge = Math.max(edge, item.mapToItem(root.page, item.width, 0).x);
            return false;
        });
        return edge;
    }
}

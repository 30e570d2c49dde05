// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Allium.Test.Files
import Allium.Transfers

Item {
    id: root

    width: 600
    height: 700

    Component { id: fixtureMaker; FilesFixture {} }
    Component { id: cardMaker; PersonFiles { width: root.width } }

    TestCase {
        name: "PersonFiles"
        when: windowShown

        property FilesFixture files
        property PersonFiles card
        property ListView list
        property real position: 0

        function init(): void {
            files = createTemporaryObject(fixtureMaker, root);
            position = 0;
        }
        function cleanup(): void {
            card.destroy(); // before what it shows
            tryVerify(() => card === null);
        }
        function show(contact: string): void {
            files.open();
            card = cardMaker.createObject(root, { "transfers": files.transfers, "contact": contact });
            card.messageWanted.connect(at => position = at);
            list = findChild(card, "personFiles");
            waitForRendering(card);
        }
        function find(item: Item, fits: var): Item {
            if (!item.visible)
                return null;
            if (fits(item))
                return item;
            for (let i = 0; i < item.children.length; ++i) {
                const found = find(item.children[i], fits);
                if (found)
                    return found;
            }
            return null;
        }
        function named(text: string): Item {
            let found = null;
            tryVerify(() => (found = find(card.Window.contentItem, item => item.Accessible.name === text && item.clicked !== undefined)) !== null,
                      5000, text);
            return found;
        }

        function test_listsWhatWentEitherWayNewestFirst(): void {
            files.add("Plan.pdf", false);
            files.add("map.png", true);
            show("bob");
            tryCompare(list, "count", 2);
            tryVerify(() => list.itemAtIndex(0) !== null && list.itemAtIndex(1) !== null);
            compare(list.itemAtIndex(0).name, "map.png");
            verify(/^From \u2068Bob\u2069 · .+ · 2\.0\u00a0KB$/.test(list.itemAtIndex(1).secondaryText)); // when: no room for it at the end
            card.contact = "carol";
            tryCompare(list, "count", 0);
            tryVerify(() => find(card, item => /^None yet/.test(item.text ?? "")) !== null);
        }
        function test_ofManyTheNewestUntilMoreAreAskedFor(): void {
            for (let i = 1; i <= 30; ++i)
                files.add(`${i}.png`, false);
            show("bob");
            compare(list.count, 5);
            compare(list.itemAtIndex(0).name, "30.png");
            verify(find(card, item => item.text === "Files (30)") !== null);
            tryVerify(() => list.height === list.contentHeight); // nothing scrolls inside the page
            const older = named("Show older files");
            older.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return);
            tryCompare(list, "count", 25);
            verify(older.activeFocus);
            keyClick(Qt.Key_Return);
            tryCompare(list, "count", 30);
            verify(!older.visible);
            tryVerify(() => list.itemAtIndex(25)?.activeFocus ?? false); // the first that is new
            card.contact = "carol";
            card.contact = "bob";
            tryCompare(list, "count", 5);
        }
        function test_leadsToTheMessage(): void {
            files.add("Plan.pdf", false, "done", "/home/alice/Plan.pdf");
            files.add("map.png", true);
            show("bob");
            tryVerify(() => list.itemAtIndex(1) !== null);
            named("More about Plan.pdf").clicked();
            verify(named("Open"));
            verify(named("Show in folder"));
            named("Go to the message").triggered();
            compare(position, 1);
        }
    }
}

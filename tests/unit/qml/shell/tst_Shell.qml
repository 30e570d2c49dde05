// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Allium.Desktop
import Allium.Shell
import Allium.Test.Profile
import Allium.Test.Shell
import Allium.Theme

/* Screens, pages and the ways between them, and the notices above. */
Item {
    id: root

    width: 1000
    height: 700

    ShellFixture { id: shell }
    Component { id: hostMaker; ScreenHost { anchors.fill: parent; focus: true } }

    PageCase {
        id: test

        name: "Shell"

        readonly property var pages: ["Contacts", "Files", "Network", "Settings"]

        function initTestCase(): void {
            Theme.reducedMotion = true;
            for (const command of ["contacts", "requests", "offers", "transfers", "lock"])
                shell.answer(command, []);
        }
        function init(): void {
            root.width = 1000;
            shell.become("locked");
            App.preferences.lockDisconnects = false;
            open(hostMaker, root, {});
        }
        function cleanup(): void {
            close();
            while (App.notices.rowCount() > 0)
                App.notices.dismiss(App.notices.data(App.notices.index(0, 0), Qt.UserRole + 1));
        }
        function begin(): void {
            shell.become("open");
            tryVerify(() => screen() !== null);
            draw();
        }
        function screen(): MainScreen {
            return find(item => item.objectName === "mainScreen");
        }
        function tab(name: string): Item {
            return find(item => item.Accessible.role === Accessible.PageTab && item.text === name && item.iconName !== undefined);
        }
        /* Whether the page of that name is the one that can be seen. */
        function isAt(objectName: string): bool {
            return find(item => item.objectName === objectName) !== null;
        }

        function test_theProfileDecidesWhatIsShown(): void {
            verify(shows("Unlock Allium"));
            shell.become("opening");
            verify(shows("Unlock Allium"));
            shell.become("open");
            verify(screen());
            verify(isAt("contactsPage"));
            shell.become("locked");
            verify(!screen());
            verify(shows("Unlock Allium"));
            shell.become("empty");
            verify(shows("Welcome to Allium"));
        }
        function test_pagesByTheirKeys(): void {
            begin();
            const names = ["contactsPage", "filesPage", "networkPage", "settingsPage"];
            for (let i = names.length - 1; i >= 0; --i) {
                keyClick(Qt.Key_1 + i, Qt.ControlModifier);
                verify(isAt(names[i]), names[i]);
                compare(screen().currentIndex, i);
                verify(tab(pages[i]).checked);
                verify(page.Window.activeFocusItem !== null);
            }
            keyClick(Qt.Key_Comma, Qt.ControlModifier);
            verify(isAt("settingsPage"));
        }
        function test_pagesByArrows(): void {
            begin();
            tab("Contacts").forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Up); // there is nothing before it
            compare(focused(), "Contacts");
            for (let i = 1; i < pages.length; ++i) {
                keyClick(Qt.Key_Down);
                compare(focused(), pages[i]);
                compare(screen().currentIndex, i);
            }
            keyClick(Qt.Key_Down);
            compare(focused(), "Settings");
            keyClick(Qt.Key_Up);
            compare(focused(), "Network");
        }
        function test_theNavigationIsOneStopForTab(): void {
            begin();
            keyClick(Qt.Key_3, Qt.ControlModifier);
            tab("Network").forceActiveFocus(Qt.TabFocusReason);
            const names = tabs();
            for (const other of ["Contacts", "Files", "Settings"])
                verify(!names.includes(other) || other === "Contacts", names); // a section of the page is called so, too
            compare(names.filter(name => name === "Network").length, 1);
        }
        function test_narrowTheNavigationIsBelow(): void {
            root.width = 360;
            begin();
            const first = tab("Contacts");
            verify(first.mapToItem(root, 0, 0).y > root.height / 2);
            verify(farEdge() <= 360, farEdge());
            first.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Right);
            compare(focused(), "Files");
            keyClick(Qt.Key_Left);
            compare(focused(), "Contacts");
            page.LayoutMirroring.enabled = true;
            page.LayoutMirroring.childrenInherit = true;
            keyClick(Qt.Key_Left);
            compare(focused(), "Files");
            root.width = 1000;
            tryVerify(() => tab("Contacts").mapToItem(root, 0, 0).y < root.height / 2);
        }
        function test_aPageKeepsWhatOneDidThere(): void {
            begin();
            shell.show("settings/backup");
            verify(shows("Make a backup"));
            keyClick(Qt.Key_2, Qt.ControlModifier);
            verify(!shows("Make a backup"));
            keyClick(Qt.Key_4, Qt.ControlModifier);
            verify(shows("Make a backup"));
        }
        function test_whatIsNewIsSaidBesideTheName(): void {
            begin();
            compare(tab("Contacts").Accessible.description, "");
            shell.happen("request.received", { "id": "x", "name": "Carol", "account": "x", "since": 1, "greeting": "" });
            shell.answer("requests", []);
            tryVerify(() => tab("Contacts").Accessible.name === "Contacts");
        }
        function test_theStatusLineLeadsToTheNetworkPage(): void {
            begin();
            shell.happen("tor.changed", { "state": "bootstrapping", "percent": 45 });
            verify(control("Connecting to Tor, 45%"));
            compare(named("Connecting to Tor, 45%").Accessible.description, "Shows the network page");
            goTo("Connecting to Tor, 45%");
            keyClick(Qt.Key_Return);
            verify(isAt("networkPage"));
            shell.happen("tor.changed", { "state": "failed", "failure": "tor.binary-not-found" });
            verify(control(App.connection.sentence.replace(/\.$/, "") + ". " + App.connection.remedy));
        }
        function test_aPageThatCannotHelpLeadsToOneThatCan(): void {
            begin();
            keyClick(Qt.Key_3, Qt.ControlModifier);
            shell.happen("tor.changed", { "state": "bootstrapping", "percent": 5, "problem": "tor.stalled" });
            press("Add a bridge");
            verify(isAt("settingsPage"));
            verify(control("Bridges, one per line"));
        }
        function test_aPlaceIsWanted(): void {
            begin();
            shell.show("settings/about");
            verify(shows("Read the licence"));
            shell.show("files");
            verify(isAt("filesPage"));
            shell.show("nowhere/at/all");
            verify(isAt("filesPage"));
        }
        function test_aPlaceWaitsForTheLock(): void {
            shell.show("settings/about");
            verify(!shows("Read the licence"));
            begin();
            verify(shows("Read the licence"));
        }
        function test_aLinkLeadsToContacts(): void {
            begin();
            keyClick(Qt.Key_2, Qt.ControlModifier);
            shell.openLink("allium:2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid");
            verify(isAt("contactsPage"));
            compare(App.pendingLink, ""); // dealt with
        }
        function test_lockingByKey(): void {
            shell.answer("protection", { "passphrase": true, "key_ring": false });
            begin();
            keyClick(Qt.Key_L, Qt.ControlModifier);
            shell.settle();
            verify(!screen());
            verify(shows("Allium is locked"));
            compare(focused(), "Passphrase");
            type("right");
            keyClick(Qt.Key_Return);
            shell.settle();
            tryVerify(() => screen() !== null);
        }
        function test_anotherLanguageComesBackToItsSetting(): void {
            begin();
            shell.retranslate();
            tryVerify(() => isAt("settingsPage"));
            tryVerify(() => focused().startsWith("Language of Allium"));
        }

        function toast(text: string): Item {
            return find(item => item.noticeText === text);
        }
        function timer(text: string): Timer {
            const all = Array.from(toast(text).data).filter(one => one instanceof Timer);
            compare(all.length, 1);
            return all[0];
        }
        function test_goodNewsGoByThemselvesAndBadNewsStay_data(): var {
            return [{ tag: "neutral", tone: Notices.Neutral, goes: true }, { tag: "good", tone: Notices.Positive, goes: true },
                    { tag: "warning", tone: Notices.Warning, goes: false }, { tag: "bad", tone: Notices.Danger, goes: false }];
        }
        function test_goodNewsGoByThemselvesAndBadNewsStay(data): void {
            begin();
            App.notices.add("Something happened", data.tone);
            verify(alarms("Something happened"));
            compare(timer("Something happened").running, data.goes);
            if (data.goes)
                timer("Something happened").triggered();
            else
                press("Dismiss");
            tryVerify(() => !alarms("Something happened"));
            compare(App.notices.rowCount(), 0);
        }
        function test_aNoticeLeadsSomewhere(): void {
            begin();
            shell.tell("Keep a backup", Notices.Info, "Make a backup", "settings/backup");
            press("Make a backup");
            verify(shows("Passphrase of the backup"));
            tryVerify(() => !alarms("Keep a backup"));
        }
        function test_noticesHaveRoomOfTheirOwn_data(): var {
            return [{ tag: "wide", width: 1000 }, { tag: "narrow", width: 360 }];
        }
        function test_noticesHaveRoomOfTheirOwn(data): void {
            root.width = data.width;
            begin();
            const list = find(item => item.objectName === "contactsPage");
            const whole = list.height;
            App.notices.add("Something happened", Notices.Danger);
            const box = toast("Something happened");
            tryVerify(() => list.height < whole);
            draw();
            const above = box.mapToItem(root, 0, 0).y;
            verify(list.mapToItem(root, 0, list.height).y <= above, above);
            const line = control(App.connection.sentence).mapToItem(root, 0, 0).y;
            verify(above + box.height <= line, above + box.height + " " + line);
            const first = tab("Contacts").mapToItem(root, 0, 0);
            if (data.width < 500)
                verify(line < first.y);
            else
                verify(box.mapToItem(root, 0, 0).x > first.x + tab("Contacts").width);
            press("Dismiss");
            tryCompare(list, "height", whole);
        }
        function test_manyNoticesLeaveHalfOfThePage(): void {
            begin();
            const list = find(item => item.objectName === "contactsPage");
            const whole = list.height;
            for (const word of ["One", "Two", "Three", "Four"])
                App.notices.add(word + " thing happened, and it takes many words to say so. ".repeat(12), Notices.Danger);
            tryVerify(() => list.height < whole);
            draw();
            verify(list.height >= Math.floor(whole / 2) - 1, list.height + " of " + whole);
        }
        function test_aScreenWithoutAPlaceForThemHasNoticesBelow(): void {
            App.notices.add("Something happened", Notices.Danger);
            const unlock = find(item => item.takeFocus !== undefined && item.codeAsked !== undefined);
            verify(alarms("Something happened"));
            tryVerify(() => unlock.height < root.height);
            draw();
            verify(unlock.height <= toast("Something happened").mapToItem(root, 0, 0).y);
            App.notices.dismiss(toast("Something happened").noticeId);
            tryCompare(unlock, "height", root.height);
        }
    }
}

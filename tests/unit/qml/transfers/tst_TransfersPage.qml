// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Allium.Test.Files
import Allium.Transfers

Item {
    id: root

    width: 1000
    height: 700

    Component { id: spyMaker; SignalSpy {} }
    Component { id: fixtureMaker; FilesFixture {} }
    Component { id: pageMaker; TransfersPage { anchors.fill: parent; focus: true } }

    TestCase {
        name: "TransfersPage"
        when: windowShown

        property FilesFixture files
        property TransfersPage page
        property ListView list

        function init(): void {
            root.width = 1000;
            files = createTemporaryObject(fixtureMaker, root);
        }
        function cleanup(): void {
            page.destroy(); // before what it shows
            tryVerify(() => page === null);
        }
        function show(): void {
            files.open();
            page = pageMaker.createObject(root, { "transfers": files.transfers });
            page.forceActiveFocus();
            list = find(page, item => item.objectName === "fileList");
            waitForRendering(page);
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
        /* What can be seen of that name, in the page or over it. */
        function named(text: string): Item {
            let found = null;
            tryVerify(() => (found = find(page.Window.contentItem, item => item.Accessible.name === text && item.clicked !== undefined)) !== null,
                      5000, text);
            return found;
        }
        function shows(text: string): bool {
            return find(page.Window.contentItem, item => item.text === text) !== null;
        }
        function row(name: string): FileRow {
            for (let i = 0; i < list.count; ++i) {
                if (list.itemAtIndex(i)?.name === name)
                    return list.itemAtIndex(i);
            }
            return null;
        }
        function openMenu(name: string): void {
            row(name).menuRequested(row(name));
        }

        function test_withoutFilesOneIsToldHowToBegin(): void {
            show();
            verify(shows("No files yet"));
            verify(named("Share a file…"));
        }
        function test_withoutContactsThereIsNobodyToShareWith(): void {
            files.forgetContacts();
            show();
            verify(shows("Files are shared with contacts. Add somebody first."));
            verify(!find(page, item => item.text === "Share a file…"));
            const wanted = createTemporaryObject(spyMaker, root, { "target": page, "signalName": "pageRequested" });
            named("Add somebody").clicked();
            compare(wanted.count, 1);
            compare(wanted.signalArguments[0][0], "contacts/add");
        }
        function test_rowsSayWithWhomAndHowItStands(): void {
            files.add("Plan.pdf", false);
            files.add("map.png", true);
            files.add("Film.mp4", false, "paused");
            show();
            compare(list.count, 3);
            compare(row("Plan.pdf").secondaryText, "From \u2068Bob\u2069 · 2.0\u00a0KB");
            compare(row("map.png").secondaryText, "To \u2068Bob\u2069 · 2.0\u00a0KB, can be fetched while you are online");
            compare(row("Film.mp4").secondaryText, "From \u2068Bob\u2069 · Paused at 1.0\u00a0KB of 2.0\u00a0KB");
            files.setState("Film.mp4", "verifying");
            compare(row("Film.mp4").secondaryText, "From \u2068Bob\u2069 · Checking what arrived…");
        }
        function test_howFarItGotIsShownAgainAfterThePageWasHidden(): void {
            const bar = () => find(page, item => item.Accessible.name === "Film.mp4 received");
            files.add("Film.mp4", false, "running");
            show();
            tryVerify(() => bar() !== null);
            page.visible = false;
            verify(bar() === null);
            page.visible = true;
            verify(bar() !== null);
            files.setState("Film.mp4", "done");
            tryVerify(() => bar() === null);
        }
        function test_returnDoesTheNextThing_data(): var {
            return [
                { tag: "offered", state: "", saved: "", command: "get" },
                { tag: "paused", state: "paused", saved: "", command: "resume" },
                { tag: "failed", state: "failed", saved: "", command: "resume" },
                { tag: "fetched", state: "done", saved: "", command: "export" }
            ];
        }
        function test_returnDoesTheNextThing(data): void {
            files.add("Plan.pdf", false, data.state, data.saved);
            show();
            list.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return);
            tryVerify(() => files.calls(data.command) === 1);
        }
        function test_whatCannotHelpIsNotOffered(): void {
            files.add("Plan.pdf", false, "failed");
            show();
            verify(named("Try again"));
            files.setState("Plan.pdf", "failed", "transfer.source-changed");
            tryVerify(() => find(page, item => item.Accessible.name === "Try again") === null);
            list.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return);
            verify(named("Remove from Allium"));
            compare(files.calls("resume"), 0);
        }
        function test_savingGoesToTheChosenFolder(): void {
            files.add("Plan.pdf", false, "done");
            show();
            named("Save").clicked();
            tryVerify(() => files.calls("export") === 1);
            compare(files.lastCall("export").path, "/home/alice/Downloads");
        }
        function test_spacePausesAndResumes(): void {
            files.add("Film.mp4", false, "running");
            show();
            list.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Space);
            compare(files.lastCall("pause").transfer, "t-Film.mp4");
            files.setState("Film.mp4", "paused");
            keyClick(Qt.Key_Space);
            compare(files.calls("resume"), 1);
        }
        function test_theMenuOffersWhatFitsTheFile(): void {
            files.add("Plan.pdf", false);
            files.add("run.sh", false, "done", "/home/alice/run.sh");
            show();
            openMenu("Plan.pdf");
            verify(named("Decline"));
            verify(!shows("Open"));
            named("Decline").triggered();
            compare(files.lastCall("decline").offer, "o-Plan.pdf");
            keyClick(Qt.Key_Escape);
            openMenu("run.sh");
            verify(named("Share with somebody…"));
            verify(!shows("Open")); // it may run
        }
        function test_nothingIsCancelledOrRemovedUnasked(): void {
            files.add("Film.mp4", false, "running");
            show();
            openMenu("Film.mp4");
            named("Cancel").triggered();
            compare(files.calls("cancel"), 0);
            named("Cancel the transfer").clicked();
            compare(files.lastCall("cancel").transfer, "t-Film.mp4");
            list.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Delete);
            keyClick(Qt.Key_Escape);
            compare(files.calls("remove"), 0);
            row("Film.mp4").removeRequested();
            named("Remove").clicked();
            compare(files.lastCall("remove").transfer, "t-Film.mp4");
        }
        function test_searchAndDirection(): void {
            files.add("Plan.pdf", false);
            files.add("map.png", true);
            show();
            named("Shared").clicked();
            compare(list.count, 1);
            named("All").clicked();
            keyClick(Qt.Key_F, Qt.ControlModifier);
            for (const letter of "plan")
                keyClick(letter);
            compare(list.count, 1);
            tryVerify(() => row("Plan.pdf") !== null);
            keyClick("x");
            tryVerify(() => shows("No file and nobody here is called “planx”."));
        }
        function test_whatIsSearchedForIsStillThereWhenThePageIsMadeAnew(): void {
            files.add("Plan.pdf", false);
            files.add("map.png", true);
            show();
            keyClick(Qt.Key_F, Qt.ControlModifier);
            for (const letter of "plan")
                keyClick(letter);
            compare(list.count, 1);
            page.destroy();
            tryVerify(() => page === null);
            show();
            compare(list.count, 1);
            compare(find(page, item => item.objectName === "fileSearch").text, "plan");
        }
        function test_actionsAreInLineWhateverTheyAre(): void {
            files.add("Offered.pdf", false);
            files.add("Paused.mp4", false, "paused");
            files.add("Fetched.odt", false, "done");
            show();
            tryVerify(() => row("Offered.pdf") !== null && row("Fetched.odt") !== null);
            const endOf = name => {
                const button = named(name);
                return button.mapToItem(root, button.width, 0).x;
            };
            compare(endOf("Resume"), endOf("Accept"));
            compare(endOf("Save"), endOf("Accept"));
        }
        function test_oneSeesThatFilesAreRead(): void {
            files.add("map.png", true);
            show();
            files.say("preparation.changed", '{"id":7,"contact":"bob","name":"a.iso","paths":1,"read":1000,"size":4000,"rate":500,"seconds_left":6}');
            tryVerify(() => shows("For \u2068Bob\u2069\u00a0· 1.0\u00a0KB of 4.0\u00a0KB read, 500\u00a0bytes/\u2060s, 6\u00a0s left"));
            named("Do not offer it").clicked();
            compare(files.lastCall("cancel-preparation").preparation, 7);
            files.say("preparation.ended", '{"id":7}');
            tryVerify(() => !shows("a.iso"));
        }
        function test_whatIsReadIsAtTheBeginningOfTheList(): void {
            for (let i = 0; i < 30; ++i)
                files.add("map " + i + ".png", true);
            show();
            tryCompare(list, "count", 30);
            files.say("preparation.changed", '{"id":7,"contact":"bob","name":"a.iso","paths":1,"read":1000,"size":4000,"rate":500,"seconds_left":6}');
            tryVerify(() => shows("a.iso"));
            tryVerify(() => list.headerItem.height > 0 && list.headerItem.mapToItem(list, 0, 0).y === 0);
            list.positionViewAtEnd();
            verify(list.headerItem.mapToItem(list, 0, 0).y < 0);
        }
        function test_whatFailsIsSaid(): void {
            files.add("Plan.pdf", false, "done");
            files.refuse("export", "export.no-such-folder");
            show();
            named("Save").clicked();
            tryVerify(() => files.calls("export") === 1);
            tryVerify(() => files.notices === 1);
        }
        function test_nothingSticksOutWhereItIsNarrow(): void {
            files.add("A name that is far longer than any window of this width has room for.mp4", false, "running");
            root.width = 360;
            show();
            const only = list.itemAtIndex(0);
            verify(only.width <= 360);
            const more = named("More about " + only.name);
            verify(more.mapToItem(root, more.width, 0).x <= 360);
        }
    }
}

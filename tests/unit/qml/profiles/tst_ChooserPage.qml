// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Allium.Profiles
import Allium.Test.Profiles
import Allium.Theme

Item {
    id: root

    width: 520
    height: 620

    Component { id: fixtureMaker; ProfilesFixture {} }
    Component { id: pageMaker; ChooserPage { anchors.fill: parent; focus: true } }
    Component { id: endMaker; ChooserPage { anchors.fill: parent; focus: true; offeredToDelete: "profile-2" } }
    Component { id: listMaker; ProfileList { width: 500; withOwn: false } }

    TestCase {
        name: "ChooserPage"
        when: windowShown

        property ProfilesFixture world
        property Item page

        function initTestCase(): void {
            Theme.reducedMotion = true;
        }
        function init(): void {
            world = createTemporaryObject(fixtureMaker, root);
            world.add("default", "");
            world.add("profile-2", "Work");
            world.add("profile-3", "Club", true);
        }
        function cleanup(): void {
            page.destroy(); // before what it shows
            tryVerify(() => page === null);
        }
        function show(maker: Component): void {
            page = maker.createObject(root, { "profiles": world.profiles });
            page.forceActiveFocus();
            if (maker === listMaker)
                world.profiles.load();
            tryVerify(() => find(root.Window.contentItem, item => item instanceof ProfileRow) !== null);
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
        function row(title: string): Item {
            return find(root.Window.contentItem, item => item instanceof ProfileRow && item.title === title);
        }
        function named(text: string): Item {
            let found = null;
            tryVerify(() => (found = find(root.Window.contentItem, item => item.Accessible.name === text && item.clicked !== undefined)) !== null,
                      5000, text);
            return found;
        }
        function shows(text: string): bool {
            return find(root.Window.contentItem, item => item.text === text) !== null;
        }
        function type(text: string): void {
            for (const letter of text)
                keyClick(letter);
        }

        function test_enterOpensTheOneUsedLast(): void {
            show(pageMaker);
            tryVerify(() => row("Profile 1").activeFocus);
            keyClick(Qt.Key_Return);
            compare(world.opened, "default");
        }

        function test_arrowsMoveAndStopAtTheEnds(): void {
            show(pageMaker);
            tryVerify(() => row("Profile 1").activeFocus);
            keyClick(Qt.Key_Up);
            verify(row("Profile 1").activeFocus);
            keyClick(Qt.Key_Down);
            verify(row("Work").activeFocus);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Down);
            verify(row("Club").activeFocus);
            keyClick(Qt.Key_Enter);
            compare(world.opened, "profile-3");
        }

        function test_rowsSayWhatTheyAre(): void {
            show(pageMaker);
            compare(row("Work").Accessible.name, "Work, Opened by passphrase");
            compare(row("Club").Accessible.name, "Club, Open now, Opened by passphrase");
        }

        function test_whileOneOpensNothingElseDoes(): void {
            show(pageMaker);
            world.setOpening("default");
            mouseClick(row("Work"));
            compare(world.opened, "");
            world.openingFailed("It is in use.");
            tryVerify(() => shows("It is in use."));
            mouseClick(row("Work"));
            compare(world.opened, "profile-2");
        }

        function test_aNewOneOpensAtOnce(): void {
            show(pageMaker);
            named("New profile…").clicked();
            tryVerify(() => shows("Create and open"));
            type("x");
            keyClick(Qt.Key_Return);
            tryCompare(world, "opened", "profile-9");
            tryVerify(() => row("x") !== null);
        }

        function test_whatDoesNotWorkIsSaidInTheDialog(): void {
            world.refuse("new-profile", "profile.too-many");
            show(pageMaker);
            named("New profile…").clicked();
            tryVerify(() => shows("Create and open"));
            keyClick(Qt.Key_Return);
            tryVerify(() => find(root.Window.contentItem, item => item.text !== undefined && String(item.text).startsWith("There are too many")) !== null);
            compare(world.opened, "");
            keyClick(Qt.Key_Escape);
            tryVerify(() => !shows("Create and open"));
        }

        function test_renaming(): void {
            show(pageMaker);
            tryVerify(() => row("Profile 1").activeFocus);
            keyClick(Qt.Key_F2);
            tryVerify(() => shows("Rename “Profile 1”"));
            type("home");
            keyClick(Qt.Key_Return);
            tryVerify(() => row("home") !== null);
            tryVerify(() => row("home").activeFocus);
        }

        function test_deletingTakesItsName(): void {
            show(pageMaker);
            tryVerify(() => row("Profile 1").activeFocus);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Delete);
            tryVerify(() => shows("Delete for ever"));
            verify(!named("Delete for ever").enabled);
            type("work");
            keyClick(Qt.Key_Return);
            compare(world.calls("erase-profile"), 0);
            for (let i = 0; i < 4; ++i)
                keyClick(Qt.Key_Backspace);
            type("Work");
            verify(named("Delete for ever").enabled);
            keyClick(Qt.Key_Return);
            tryVerify(() => row("Work") === null);
            compare(world.calls("erase-profile"), 1);
            tryVerify(() => row("Profile 1").activeFocus); // not nowhere
        }

        function test_whatIsOpenIsNotDeleted(): void {
            show(pageMaker);
            row("Club").forceActiveFocus();
            keyClick(Qt.Key_Delete);
            tryVerify(() => shows("Delete “Club”?"));
            verify(!shows("Delete for ever"));
            keyClick(Qt.Key_Escape);
            tryVerify(() => !shows("Delete “Club”?"));
        }

        function test_itBeginsWithTheQuestionItWasStartedFor(): void {
            show(endMaker);
            tryVerify(() => shows("Delete “Work”?"));
            verify(!named("Delete for ever").enabled);
            type("Work");
            keyClick(Qt.Key_Return);
            tryVerify(() => row("Work") === null);
            tryVerify(() => row("Profile 1").activeFocus);
            verify(!shows("Delete “Work”?"));
        }

        function test_theMenuHasTheSame(): void {
            show(pageMaker);
            tryVerify(() => row("Profile 1").activeFocus);
            keyClick(Qt.Key_Menu);
            tryVerify(() => shows("Rename…"));
            keyClick(Qt.Key_Escape);
            tryVerify(() => !shows("Rename…"));
            verify(row("Profile 1").activeFocus);
        }

        function test_theOneThatIsChosenCanStartWithoutAsking(): void {
            show(pageMaker);
            tryVerify(() => row("Profile 1").activeFocus);
            const always = named("Always start with the one I choose");
            always.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Space);
            verify(always.checked);
            mouseClick(row("Work"));
            tryCompare(world, "opened", "profile-2");
            compare(world.start(), "profile-2");
        }

        function test_thatCanBeTakenBack(): void {
            world.setStart("default");
            show(pageMaker);
            const always = named("Always start with “Profile 1”");
            tryVerify(() => always.checked);
            always.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Space);
            verify(!always.checked);
            compare(always.Accessible.name, "Always start with the one I choose");
            mouseClick(row("Profile 1"));
            tryCompare(world, "opened", "default");
            compare(world.start(), "");
        }

        function test_withoutAWishItStays(): void {
            world.setStart("default");
            show(pageMaker);
            verify(named("Always start with “Profile 1”").checked);
            mouseClick(row("Work"));
            tryCompare(world, "opened", "profile-2");
            compare(world.start(), "default");
            compare(world.calls("start-profile"), 0);
        }

        function test_theWishOutlivesWhatElseIsAsked_data(): var {
            return [{ tag: "ticked", start: "", want: true }, { tag: "unticked", start: "default", want: false }];
        }

        function test_theWishOutlivesWhatElseIsAsked(data): void {
            world.setStart(data.start);
            show(pageMaker);
            const always = named(data.want ? "Always start with the one I choose" : "Always start with “Profile 1”");
            always.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Space);
            compare(always.checked, data.want);
            row("Work").forceActiveFocus();
            keyClick(Qt.Key_F2);
            tryVerify(() => shows("Rename “Work”"));
            keyClick(Qt.Key_Escape);
            tryVerify(() => !shows("Rename “Work”"));
            compare(always.checked, data.want);
            world.setOpening("profile-2");
            world.openingFailed("It is in use.");
            tryVerify(() => shows("It is in use."));
            compare(always.checked, data.want);
        }

        function test_aNewOneCanStartWithoutAsking(): void {
            show(pageMaker);
            const always = named("Always start with the one I choose");
            always.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Space);
            named("New profile…").clicked();
            tryVerify(() => shows("Create and open"));
            keyClick(Qt.Key_Return);
            tryCompare(world, "opened", "profile-9");
            compare(world.start(), "profile-9");
        }

        function test_withoutAWishNothingIsWritten(): void {
            show(pageMaker);
            tryVerify(() => row("Profile 1").activeFocus);
            keyClick(Qt.Key_Return);
            compare(world.opened, "default");
            compare(world.calls("start-profile"), 0);
        }

        function test_ourOwnIsLeftOut(): void {
            world.add("profile-4", "Here", false, true);
            show(listMaker);
            verify(row("Work") !== null);
            compare(row("Here"), null);
        }
    }
}

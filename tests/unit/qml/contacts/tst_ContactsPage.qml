// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Allium.Contacts
import Allium.Theme

Item {
    id: root

    width: 1000
    height: 700

    Component {
        id: pageComponent

        ContactsPage {
            id: page

            anchors.fill: parent
            focus: true
            contacts: FakeContacts {}
            Component.onCompleted: page.contacts.fill()
        }
    }

    TestCase {
        name: "ContactsPage"
        when: windowShown

        property ContactsPage page

        function init(): void {
            root.width = 1000;
            Theme.textScale = 1;
            page = createTemporaryObject(pageComponent, root);
            page.forceActiveFocus();
        }

        /* The item of that accessible name that can be seen. */
        function named(text: string): Item {
            return find(text, item => item.Accessible.name === text || item.text === text);
        }
        /* In what is open over the page. */
        function asked(text: string): Item {
            return find(text, item => item.Accessible.name === text || item.text === text, page.Window.contentItem);
        }
        function editor(text: string): Item {
            return find(text, item => item.Accessible.name === text && item.cursorPosition !== undefined);
        }
        function find(text: string, fits: var, below: var): Item {
            const search = item => {
                if (!item.visible)
                    return null;
                if (fits(item))
                    return item;
                for (let i = 0; i < item.children.length; ++i) {
                    const found = search(item.children[i]);
                    if (found)
                        return found;
                }
                return null;
            };
            let found = null;
            tryVerify(() => (found = search(below ?? page)) !== null, 5000, text);
            return found;
        }
        function press(text: string): void {
            const item = named(text);
            item.clicked();
        }

        function test_inVeryLargeTextSomebodyIsAddedByTheMenu(): void {
            named("Add somebody");
            root.width = 360;
            Theme.textScale = 4;
            const search = named("Search contacts");
            tryVerify(() => search.width > root.width / 2);
            press("More");
            const add = asked("Add somebody");
            verify(add.height > 0 && add.triggered !== undefined);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            tryCompare(page, "view", "add");
            Theme.textScale = 1;
        }
        function test_searchByKeyboardAndOpen(): void {
            keyClick(Qt.Key_K, Qt.ControlModifier);
            keyClick("a");
            compare(page.contacts.list.search, "a");
            keyClick(Qt.Key_Return);
            compare(page.contacts.person.contactId, "a");
            compare(page.view, "person");
        }

        function test_arrowsAndReturn(): void {
            keyClick(Qt.Key_F, Qt.ControlModifier);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            compare(page.contacts.person.contactId, "b");
            keyClick(Qt.Key_Escape);
            compare(page.view, "");
        }

        function test_addByKeyboard(): void {
            keyClick(Qt.Key_N, Qt.ControlModifier);
            compare(page.view, "add");
            for (const letter of "xyz")
                keyClick(letter);
            compare(page.contacts.adding.address, "xyz");
            page.contacts.adding.status = 3;
            keyClick(Qt.Key_Return);
            compare(page.contacts.asked, ["send xyz"]);
            page.contacts.adding.sent("Alice");
            verify(named("Show requests"));
        }

        function test_requests(): void {
            press("Requests");
            compare(page.view, "requests");
            press("Accept Carol");
            press("Reject Carol");
            press("Take back the request to Dave");
            compare(page.contacts.asked, ["accept x", "reject x", "cancel z"]);
        }

        function test_whoIsBlockedIsToldByTheirIdAndLetBackIn(): void {
            page.showSection("blocked");
            verify(named("Onion ID 2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid"));
            press("Unblock Eve");
            compare(page.contacts.asked, ["unblock v"]);
        }
        function test_idsAreWholeInLinesOfTheSameLength_data(): var {
            return [{ tag: "blocked", view: "blocked" }, { tag: "requests", view: "requests" }];
        }
        function test_idsAreWholeInLinesOfTheSameLength(data): void {
            root.width = 360;
            page.showSection(data.view);
            const id = named("Onion ID 2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid");
            tryCompare(id, "lineCount", 2);
            verify(!id.truncated);
            verify(Math.abs(id.width - id.parent.implicitWidth / 2) <= 2, id.width);
        }
        function test_whoWasAcceptedLastIsShown(): void {
            page.showSection("requests");
            page.contacts.welcomed("b");
            compare(page.view, "person");
            compare(page.contacts.person.contactId, "b");
            page.showSection("me");
            page.contacts.welcomed("a");
            compare(page.view, "me");
        }

        function test_requestsAreReachedByTab(): void {
            keyClick(Qt.Key_F, Qt.ControlModifier);
            for (let i = 0; i < 10 && page.Window.activeFocusItem.text !== "Requests"; ++i)
                keyClick(Qt.Key_Tab);
            keyClick(Qt.Key_Return);
            compare(page.view, "requests");
        }

        function test_shownFromElsewhere(): void {
            page.showSection("requests");
            compare(page.view, "requests");
            page.showSection("b");
            compare(page.contacts.person.contactId, "b");
            compare(page.view, "person");
        }

        function test_wordsAreMarkedAsCompared(): void {
            page.openContact("a");
            press("They are the same");
            compare(page.contacts.asked, ["compared true"]);
        }

        function test_whatWasTypedIsStoredForWhomItWasTyped(): void {
            page.openContact("a");
            const field = editor("Note");
            field.forceActiveFocus();
            for (const letter of "hi")
                keyClick(letter);
            page.contacts.person.contactIdChanged.connect(() => page.contacts.note("now " + page.contacts.person.contactId));
            page.openContact("b");
            verify(page.contacts.asked.length >= 2);
            verify(page.contacts.asked[0].startsWith("note ") && page.contacts.asked[0].includes("hi"), page.contacts.asked[0]);
            compare(page.contacts.asked.indexOf("now b"), 1);
        }

        function test_filesWithoutAskingAreAllowedUpToASize(): void {
            page.openContact("a");
            const amount = findChild(page, "unaskedAmount");
            compare(amount.displayText, "Always ask");
            amount.activated(2);
            compare(page.contacts.asked, ["unasked 1000000000"]);
            compare(amount.displayText, "Always ask"); // until the core says so
            page.contacts.person.unasked = 1e9;
            compare(amount.displayText, "Up to 1.0\u00a0GB");
            page.contacts.person.unasked = 5e6; // by another program
            compare(amount.displayText, "Up to 5.0\u00a0MB");
        }

        function test_theConversationStandsBesideTheList(): void {
            const conversation = createTemporaryQmlObject("import QtQuick; QtObject { property string contact }", root);
            page.conversation = conversation;
            page.conversationSource = Qt.resolvedUrl("FakeConversationView.qml");
            page.openContact("b");
            compare(page.view, "conversation");
            compare(conversation.contact, "b");
            const view = findChild(page, "conversation");
            verify(view.visible);
            verify(!view.showBack);
            view.contactPageRequested();
            compare(page.view, "person");
            press("Message");
            compare(page.view, "conversation");
            view.muteRequested(true);
            compare(page.contacts.asked, ["muted true"]);
            conversation.contact = "c"; // as a notification does it
            compare(page.contacts.person.contactId, "c");
            compare(page.view, "conversation");
            root.width = 400;
            verify(view.showBack);
            view.backRequested();
            compare(page.view, "");
            compare(conversation.contact, "");
        }

        function test_aPersonWhoIsGoneIsNotShown(): void {
            page.openContact("a");
            page.contacts.person.exists = false;
            page.contacts.person.changed();
            compare(page.view, "");
        }

        function test_onePaneWhereItIsNarrow(): void {
            root.width = 400;
            verify(page.narrow);
            verify(named("Alice Lindqvist, online, 3 new, See you at the station at nine, I bring the maps, just now"));
            page.show("me");
            press("Copy onion ID");
            compare(page.contacts.asked, ["copy id"]);
            verify(named("Copied"));
            press("Back to the list");
            compare(page.view, "");
        }

        function test_aNewIdIsTakenAfterAQuestion(): void {
            page.show("me");
            const me = page.contacts.me;
            const button = named("New ID…");
            button.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return);
            const answer = asked("Take a new ID");
            verify(asked("This cannot be undone."));
            tryVerify(() => page.Window.activeFocusItem.text === "Cancel"); // Return alone changes nothing
            me.renewError = "There is no room.";
            verify(asked("There is no room."));
            answer.clicked();
            compare(page.contacts.asked, ["renew"]);
            me.renewing = true;
            answer.clicked();
            keyClick(Qt.Key_Escape);
            verify(asked("Take a new ID, busy"));
            compare(page.contacts.asked, ["renew"]);
            me.renewing = false;
            me.onionId = "aaaaaaaa";
            me.grouped = "aaaa aaaa";
            me.renewed();
            tryVerify(() => button.activeFocus); // the question is gone
            verify(named("aaaaaaaa"));
        }

        function test_whatIsKeptNeedsNoAnswer(): void {
            page.show("me");
            named("New ID…").clicked();
            tryVerify(() => page.Window.activeFocusItem.text === "Cancel");
            keyClick(Qt.Key_Return);
            tryVerify(() => page.Window.activeFocusItem.text !== "Cancel");
            compare(page.contacts.asked, []);
        }

        function test_myIdStandsBelowTheList(): void {
            page.contacts.list.clear();
            compare(findChild(page, "myIdRow").visible, false); // the page says it in its middle
            page.contacts.fill();
            const row = findChild(page, "myIdRow");
            tryVerify(() => row.visible);
            compare(row.Accessible.name, "My ID");
            keyClick(Qt.Key_F, Qt.ControlModifier);
            for (let i = 0; i < 10 && !row.activeFocus; ++i)
                keyClick(Qt.Key_Tab);
            keyClick(Qt.Key_Return);
            compare(page.view, "me");
            verify(row.highlighted);
        }

        function test_aLinkThatWasOpenedIsTaken(): void {
            const links = createTemporaryQmlObject("import QtQuick; QtObject { property string pendingLink: 'allium:x';"
                + "function takeLink(): string { const link = pendingLink; pendingLink = ''; return link; } }", root);
            page.links = links;
            page.takeLink();
            compare(page.view, "add");
            compare(page.contacts.adding.address, "allium:x");
            compare(links.pendingLink, "");
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Allium.Controls
import Allium.Conversation
import Allium.Test.Talk
import Allium.Theme

TestCase {
    id: root

    name: "ConversationView"
    width: 600
    height: 700
    visible: true
    when: windowShown

    Component {
        id: talkMaker

        TalkFixture {}
    }
    Component {
        id: viewMaker

        ConversationView {
            anchors.fill: parent
        }
    }

    property ConversationView shown

    function show(talk: TalkFixture): ConversationView {
        root.shown = viewMaker.createObject(root, { "conversation": talk.conversation });
        return root.shown;
    }
    function cleanup(): void {
        // Before what it shows.
        root.shown.destroy();
        tryVerify(() => root.shown === null);
    }
    function find(item: Item, test: var): Item {
        if (test(item))
            return item;
        for (let i = 0; i < item.children.length; ++i) {
            const found = root.find(item.children[i], test);
            if (found)
                return found;
        }
        return null;
    }
    function make(messages: int, read: int): var {
        const talk = createTemporaryObject(talkMaker, root);
        talk.fill(messages);
        if (read >= 0)
            talk.setRead(read);
        talk.open();
        const view = root.show(talk);
        const list = root.find(view, item => item instanceof ListView && item.verticalLayoutDirection === ListView.BottomToTop);
        const editor = root.find(view, item => item instanceof TextEdit && !item.readOnly);
        waitForRendering(view);
        return { "talk": talk, "view": view, "list": list, "editor": editor };
    }
    function below(list: ListView): real {
        return list.originY + list.contentHeight - list.height - list.contentY;
    }
    /* Where a message stands on the screen. */
    function placeOf(list: ListView, id: string): real {
        for (let i = 0; i < list.count; ++i) {
            const item = list.itemAtIndex(i);
            if (item && item.messageId === id)
                return item.mapToItem(root, 0, item.height).y;
        }
        return NaN;
    }

    function test_staysAtTheBottom() {
        const made = root.make(80, -1);
        tryVerify(() => Math.abs(root.below(made.list)) < 1);
        made.talk.say(false, "new");
        tryVerify(() => made.list.itemAtIndex(0)?.messageText === "new");
        tryVerify(() => Math.abs(root.below(made.list)) < 1);
        const whole = made.list.height;
        made.view.anchors.fill = undefined;
        made.view.width = 600;
        made.view.height = 400;
        tryVerify(() => made.list.height < whole);
        tryVerify(() => Math.abs(root.below(made.list)) < 1);
    }

    function test_anOfferedFileIsAcceptedInItsBubble_data(): var {
        return [{ tag: "wide", width: 600 }, { tag: "narrow", width: 360 }];
    }
    function test_anOfferedFileIsAcceptedInItsBubble(data) {
        const talk = createTemporaryObject(talkMaker, root);
        talk.offer(false, "notes.pdf", 81000, "c1");
        talk.open();
        const view = root.show(talk);
        view.anchors.fill = undefined;
        view.width = data.width;
        view.height = root.height;
        const seen = text => root.find(view, item => item.text === text && item.clicked !== undefined && item.visible && item.width > 0);
        tryVerify(() => seen("Accept") !== null && seen("Decline") !== null);
        mouseClick(seen("Accept"));
        compare(talk.calls("get"), 1);
    }

    function test_readingOfALargeFileIsShownAndStopped() {
        const made = root.make(3, -1);
        const fields = { "id": 4, "contact": made.talk.conversation.contact, "name": "a.iso", "paths": 1, "read": 1000, "size": 4000, "rate": 0 };
        const shows = text => root.find(made.view, item => item.text === text && item.visible) !== null;
        made.talk.happen("preparation.changed", fields);
        tryVerify(() => shows("a.iso") && shows("1.0\u00a0KB of 4.0\u00a0KB read"));
        const stop = root.find(made.view, item => item.text === "Do not offer it" && item.clicked !== undefined);
        stop.clicked();
        compare(made.talk.lastCall("cancel-preparation").preparation, 4);
        made.talk.happen("preparation.ended", { "id": 4 });
        tryVerify(() => !shows("a.iso"));
    }

    function test_anOfferThatWaitsSaysWhy() {
        const talk = createTemporaryObject(talkMaker, root);
        talk.offer(false, "film.mkv", 9e9, "c1", { "why": "offer.over-quota" });
        talk.open();
        const view = root.show(talk);
        tryVerify(() => root.find(view, item => /^9.0\u00a0GB\. Not fetched without asking/.test(item.text ?? "") && item.visible) !== null);
        tryVerify(() => root.find(view, item => item.text === "Accept" && item.clicked !== undefined && item.visible) !== null);
    }

    function test_readingFurtherUpNothingMoves() {
        const made = root.make(80, -1);
        tryVerify(() => Math.abs(root.below(made.list)) < 1);
        made.list.contentY -= 900;
        waitForRendering(made.view);
        const row = made.list.itemAt(10, made.list.contentY + 300);
        const id = row.messageId;
        const place = root.placeOf(made.list, id);
        for (let i = 0; i < 5; ++i)
            made.talk.say(false, "while you read\nsomething else");
        waitForRendering(made.view);
        compare(root.placeOf(made.list, id), place);
    }

    function test_olderPagesComeByThemselvesAndMoveNothing() {
        const made = root.make(500, -1);
        tryVerify(() => Math.abs(root.below(made.list)) < 1);
        for (let i = 0; i < 60 && made.list.count < 300; ++i) {
            const row = made.list.itemAt(10, made.list.contentY + 350);
            const id = row.messageId;
            const place = root.placeOf(made.list, id);
            made.list.contentY -= 300;
            made.talk.calls("history");
            waitForRendering(made.view);
            const moved = root.placeOf(made.list, id) - place;
            verify(isNaN(moved) || Math.abs(moved - 300) < 2, "moved by " + moved);
        }
        verify(made.list.count >= 300);
    }

    function test_opensWhereTheUnreadBegins() {
        const made = root.make(80, 40);
        tryVerify(() => {
            const row = made.list.itemAtIndex(made.talk.conversation.messages.dividerRow());
            return row !== null && row.mapToItem(made.list, 0, 0).y >= 0 && row.mapToItem(made.list, 0, 0).y < made.list.height;
        });
        verify(root.below(made.list) > 100);
    }

    function test_theEndThatIsSeenWithTheUnreadStaysInView_data(): var {
        return [{ tag: "banner", what: made => made.view.problem = "That did not work, and there is much to say about why it did not. ".repeat(6) },
                { tag: "being read", what: made => made.talk.happen("preparation.changed", { "id": 4, "contact": made.talk.conversation.contact, "name": "a.iso",
                                                                                             "paths": 1, "read": 1000, "size": 4000, "rate": 0 }) },
                { tag: "window", what: made => { made.view.anchors.fill = undefined; made.view.width = 600; made.view.height = 420; } },
                { tag: "message", what: made => made.talk.say(false, "and one more\nof some lines\nas it happens") },
                { tag: "offer", what: made => made.talk.offer(false, "notes.pdf", 81000, "c1") }];
    }
    function test_theEndThatIsSeenWithTheUnreadStaysInView(data) {
        const made = root.make(80, 76);
        verify(made.talk.conversation.messages.dividerRow() > 0, made.talk.conversation.messages.dividerRow());
        tryVerify(() => Math.abs(root.below(made.list)) < 1);
        const before = [made.list.height, made.list.count];
        data.what(made);
        tryVerify(() => made.list.height !== before[0] || made.list.count !== before[1]);
        waitForRendering(made.view);
        tryVerify(() => Math.abs(root.below(made.list)) < 1, 5000, data.tag + ": " + root.below(made.list));
        verify(made.view.visible);
    }

    function test_whoMovedAwayFromTheUnreadIsNotTakenBack() {
        const made = root.make(80, 40);
        const place = () => made.list.itemAtIndex(made.talk.conversation.messages.dividerRow())?.mapToItem(made.list, 0, 0).y ?? -1;
        tryVerify(() => place() >= 0 && place() < made.list.height);
        const before = made.list.contentY;
        mouseWheel(made.list, 100, 100, 0, 240);
        tryVerify(() => made.list.contentY < before && !made.list.moving);
        const moved = made.list.contentY + made.list.height;
        const whole = made.list.height;
        made.view.problem = "That did not work.";
        tryVerify(() => made.list.height < whole);
        waitForRendering(made.view);
        verify(Math.abs(made.list.contentY + made.list.height - moved) < 100, made.list.contentY + made.list.height - moved);
        verify(made.list.contentY < before);
    }

    function test_returnSendsAndShiftReturnBreaks() {
        const made = root.make(3, -1);
        made.editor.forceActiveFocus();
        keyClick("a");
        keyClick(Qt.Key_Return, Qt.ShiftModifier);
        keyClick("b");
        compare(made.editor.text, "a\nb");
        keyClick(Qt.Key_Return);
        compare(made.editor.text, "");
        compare(made.talk.calls("whisper"), 1);
        compare(made.talk.lastCall("whisper").text, "a\nb");
    }

    function test_messagesAreReadAloudWhole() {
        const made = root.make(2, -1);
        made.talk.say(true, "hello", { "state": "delivered" });
        tryVerify(() => made.list.itemAtIndex(0)?.messageText === "hello");
        verify(/^You, .*: hello, Delivered$/.test(made.list.itemAtIndex(0).Accessible.name), made.list.itemAtIndex(0).Accessible.name);
        verify(/^Bob, .*: Message 2$/.test(made.list.itemAtIndex(1).Accessible.name), made.list.itemAtIndex(1).Accessible.name);
    }

    function test_readAndTypingAreShownAndSaid() {
        const made = root.make(2, -1);
        made.talk.say(true, "hello", { "state": "delivered" });
        tryVerify(() => made.list.itemAtIndex(0)?.messageText === "hello");
        made.talk.happen("read.by-them", { "contact": "bob", "position": 3 });
        tryVerify(() => /hello, Read by Bob$/.test(made.list.itemAtIndex(0).Accessible.name));
        const header = root.find(made.view, item => item instanceof ConversationHeader);
        verify(!/typing/.test(header.presence));
        made.talk.happen("typing.changed", { "contact": "bob", "typing": true });
        verify(/typing/.test(header.presence));
        const dots = root.find(header, item => item instanceof TypingDots);
        verify(dots.visible);
        Theme.reducedMotion = true;
        const still = dots.m_phase;
        wait(0);
        compare(dots.m_phase, still);
        Theme.reducedMotion = false;
        made.talk.happen("typing.changed", { "contact": "bob", "typing": false });
        verify(!dots.visible);
    }

    function test_upAndDownMoveBetweenMessages() {
        const made = root.make(5, -1);
        made.editor.forceActiveFocus();
        keyClick(Qt.Key_Up);
        verify(made.list.activeFocus);
        compare(made.list.currentIndex, 0);
        keyClick(Qt.Key_Up);
        compare(made.list.currentIndex, 1);
        keyClick(Qt.Key_Home);
        compare(made.list.currentIndex, 4);
        keyClick(Qt.Key_Down);
        compare(made.list.currentIndex, 3);
    }

    function test_answeringByKeyboard() {
        const made = root.make(5, -1);
        made.editor.forceActiveFocus();
        keyClick(Qt.Key_Up);
        keyClick(Qt.Key_Up); // "Message 4"
        keyClick(Qt.Key_R);
        verify(made.editor.activeFocus);
        compare(made.talk.conversation.answered, "Message 4");
        verify(/to Bob, in reply to them: Message 4/.test(made.editor.Accessible.name), made.editor.Accessible.name);
        keyClick(Qt.Key_Escape);
        verify(!made.talk.conversation.answering);
        keyClick(Qt.Key_R, Qt.ControlModifier); // the newest of theirs
        compare(made.talk.conversation.answered, "Message 5");
        keyClick("x");
        keyClick(Qt.Key_Return);
        compare(made.talk.lastCall("whisper").reply_to, "m5");
        verify(!made.talk.conversation.answering);
    }

    function test_quotesAreReadAndLeadToWhatTheyQuote() {
        const made = root.make(300, -1);
        made.talk.say(true, "yes", { "reply": { "id": "m20", "outgoing": false, "position": 20, "text": "Message 20" } });
        tryVerify(() => made.list.itemAtIndex(0)?.messageText === "yes");
        const row = made.list.itemAtIndex(0);
        verify(/yes, in reply to Bob: Message 20, Delivered$/.test(row.Accessible.name), row.Accessible.name);
        tryVerify(() => Math.abs(root.below(made.list)) < 1);
        const quote = root.find(row, item => item instanceof QuoteBlock);
        compare(quote.Accessible.name, "In reply to Bob: Message 20");
        mouseClick(quote);
        made.talk.calls("history");
        tryVerify(() => made.list.currentItem?.messageId === "m20");
        tryVerify(() => made.list.activeFocus);
        const place = root.placeOf(made.list, "m20");
        verify(place > 0 && place < made.view.height);
    }

    function test_quotesOfWhatIsGoneSaySo() {
        const made = root.make(3, -1);
        made.talk.say(false, "what?", { "reply": { "id": "m99", "outgoing": true } });
        tryVerify(() => made.list.itemAtIndex(0)?.messageText === "what?");
        const quote = root.find(made.list.itemAtIndex(0), item => item instanceof QuoteBlock);
        verify(/not here/.test(quote.Accessible.name));
        mouseClick(quote);
        verify(made.view.problem !== "");
    }

    function test_whoIsNoContactCannotBeWrittenTo() {
        const talk = createTemporaryObject(talkMaker, root);
        talk.setState("removed");
        talk.open();
        const view = root.show(talk);
        const editor = root.find(view, item => item instanceof TextEdit && !item.readOnly);
        tryVerify(() => !editor.visible);
        const header = root.find(view, item => item instanceof ConversationHeader);
        compare(header.presence, "");
        talk.happen("presence.changed", { "id": "bob", "online": true });
        compare(header.presence, "");
        verify(!talk.conversation.online);
    }
}

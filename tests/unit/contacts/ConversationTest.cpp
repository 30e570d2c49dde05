// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Log.h"
#include "core/contacts/ContactStore.h"
#include "core/contacts/ConversationKeeping.h"
#include "core/contacts/ConversationLink.h"
#include "core/contacts/Limits.h"
#include "core/contacts/MessageInbox.h"
#include "core/contacts/MessageOutbox.h"
#include "core/contacts/MessageStore.h"
#include "core/contacts/ReadMarks.h"
#include "core/contacts/Schema.h"
#include "core/storage/Migration.h"
#include "tests/support/SeededRandom.h"
#include "tests/support/TestRegistry.h"

#include <deque>
#include <functional>
#include <map>

using namespace allium;
using namespace allium::contacts;

namespace {

constexpr WallTime Start { Milliseconds(1'700'000'000'000) };

std::unique_ptr<storage::Database> freshDatabase()
{
    storage::OpenOptions options;
    options.inMemory = true;
    auto db = storage::Database::open(options);
    if (!db)
        return nullptr;
    const auto steps = migrations();
    if (!storage::migrate(**db, steps))
        return nullptr;
    return std::move(*db);
}

wire::DeviceId deviceNo(std::uint8_t number)
{
    wire::DeviceId id;
    id.data()[0] = number;
    return id;
}

/// One end: a store that lasts, and a link that comes and goes. Store work waits in a queue, so
/// that a crash can fall before or after it.
class Side final : public ConversationPort {
public:
    Side(std::uint8_t number, Random& random)
        : contact(*wire::AccountId::from(QByteArray(32, char(number))))
        , mine(deviceNo(number))
        , db(freshDatabase())
        , m_random(random)
    {
    }

    void connect(Side& other)
    {
        peer = &other;
        link = std::make_unique<ConversationLink>(*this, mine, other.mine);
        link->start(*MessageInbox::have(*db, contact, other.mine));
    }
    void disconnect()
    {
        link.reset();
        work.clear();
        inbox.clear();
    }
    void write(const QString& text, WallTime when = Start, const std::optional<ReplyTo>& reply = {})
    {
        const auto stored = MessageOutbox::enqueue(*db, contact, mine, m_random.make<wire::MessageId>(), TextContent { text }, reply, when);
        states[stored->id] = MessageState::Waiting;
        written.append(text);
        if (link)
            link->messageQueued();
    }
    void note(const std::vector<MessageOutbox::StateChange>& changes)
    {
        for (const auto& change : changes)
            states[change.id] = change.state;
    }
    void show(const std::vector<StoredMessage>& messages)
    {
        for (const auto& message : messages)
            shown.append(std::get<TextContent>(message.content).text);
    }

    void send(const QByteArray& message) override { peer->inbox.push_back(message); }
    void begin(const std::optional<Ack>& have) override
    {
        work.push_back([this, have] {
            auto begun = MessageOutbox::beginSending(*db, contact, mine, have);
            note(begun->changes);
            return [this, begun = *begun] { link->began(begun.start); };
        });
    }
    void fetch(std::uint64_t after, bool resend, int limit) override
    {
        work.push_back([this, after, resend, limit] {
            auto fetched = MessageOutbox::fetch(*db, contact, mine, after, resend, limit);
            note(fetched->changes);
            return [this, fetched = *fetched] { link->fetched(fetched.messages); };
        });
    }
    void applyAck(const Ack& ack) override
    {
        work.push_back([this, ack] {
            note(*MessageOutbox::applyAck(*db, contact, mine, ack));
            return [] {};
        });
    }
    void commit(std::vector<ChatMessage> messages) override
    {
        work.push_back([this, messages = std::move(messages), theirs = peer->mine] {
            auto received = MessageInbox::receive(*db, contact, theirs, messages, Start);
            show(received->shown);
            return [this, ack = received->ack] { link->committed(ack); };
        });
    }
    void applyBase(std::uint64_t base) override
    {
        work.push_back([this, base, theirs = peer->mine] {
            auto received = MessageInbox::applyBase(*db, contact, theirs, base);
            show(received->shown);
            return [this, ack = received->ack] { link->baseApplied(ack); };
        });
    }

    void applyRead(const wire::MessageId& upTo) override
    {
        work.push_back([this, upTo] {
            const auto moved = ReadMarks::theyRead(*db, contact, upTo).value();
            readSteps += moved ? 1 : 0;
            return [this] { link->readApplied(); };
        });
    }
    void theyType() override { ++typed; }

    wire::AccountId contact;
    wire::DeviceId mine;
    std::unique_ptr<storage::Database> db;
    Side* peer = nullptr;
    std::unique_ptr<ConversationLink> link;
    std::deque<QByteArray> inbox;
    /// Does the store's part, and returns what then happens in memory.
    std::deque<std::function<std::function<void()>()>> work;
    QStringList written;
    QStringList shown;
    std::map<wire::MessageId, MessageState> states;
    int readSteps = 0; ///< how often their mark moved
    int typed = 0;

private:
    Random& m_random;
};

void run(Side& a, Side& b)
{
    for (bool busy = true; busy;) {
        busy = false;
        for (auto* side : { &a, &b }) {
            while (!side->work.empty()) {
                auto task = std::move(side->work.front());
                side->work.pop_front();
                task()();
                busy = true;
            }
            if (!side->inbox.empty()) {
                const auto message = side->inbox.front();
                side->inbox.pop_front();
                QVERIFY(side->link->receive(message));
                busy = true;
            }
        }
    }
}

void reconnect(Side& a, Side& b)
{
    a.disconnect();
    b.disconnect();
    a.connect(b);
    b.connect(a);
}

} // namespace

class ConversationTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialize());
        QVERIFY(setLogRules("core.storage=warning"));
    }

    void waitsThenSendsThenIsDelivered()
    {
        test::SeededRandom random(1);
        Side alice(1, random);
        Side bob(2, random);
        alice.write(QStringLiteral("one"));
        QVERIFY(alice.states.begin()->second == MessageState::Waiting);
        alice.connect(bob);
        bob.connect(alice);
        run(alice, bob);
        alice.write(QStringLiteral("two"));
        run(alice, bob);
        bob.write(QStringLiteral("three"));
        run(alice, bob);
        QCOMPARE(bob.shown, QStringList({ QStringLiteral("one"), QStringLiteral("two") }));
        QCOMPARE(alice.shown, QStringList({ QStringLiteral("three") }));
        for (const auto& [id, state] : alice.states)
            QVERIFY(state == MessageState::Delivered);

        const auto page = MessageStore::history(*alice.db, alice.contact, std::nullopt, 2).value();
        QCOMPARE(page.size(), std::size_t(2));
        QVERIFY(page[0].content == MessageContent(TextContent { QStringLiteral("three") }));
        QVERIFY(page[0].parent.has_value());
        const auto older = MessageStore::history(*alice.db, alice.contact, page[1].position, 10).value();
        QCOMPARE(older.size(), std::size_t(1));
        QVERIFY(older[0].content == MessageContent(TextContent { QStringLiteral("one") }));
    }

    void cancelledBeforeItLeftMakesNoGap()
    {
        test::SeededRandom random(2);
        Side alice(1, random);
        Side bob(2, random);
        alice.write(QStringLiteral("no"));
        const auto id = alice.states.begin()->first;
        alice.write(QStringLiteral("yes"));
        QVERIFY(MessageOutbox::cancel(*alice.db, alice.contact, id).value());
        QVERIFY(!MessageOutbox::cancel(*alice.db, alice.contact, id).value());
        alice.connect(bob);
        bob.connect(alice);
        run(alice, bob);
        QCOMPARE(bob.shown, QStringList({ QStringLiteral("yes") }));
        QCOMPARE(MessageInbox::have(*bob.db, bob.contact, alice.mine).value().value(), Ack({ 1, {} }));
        const auto sent = std::next(alice.states.begin(), alice.states.begin()->first == id ? 1 : 0)->first;
        QVERIFY(!MessageOutbox::cancel(*alice.db, alice.contact, sent).value()); // has left
    }

    void heldUntilItsTurn()
    {
        test::SeededRandom random(3);
        Side bob(2, random);
        const auto chat = [](std::uint64_t seq) {
            ChatMessage message;
            message.id.data()[0] = static_cast<std::uint8_t>(seq);
            message.device = deviceNo(1);
            message.seq = seq;
            message.content = TextContent { QString::number(seq) };
            message.encodedContent = encodeContent(message.content);
            return message;
        };
        auto got = MessageInbox::receive(*bob.db, bob.contact, deviceNo(1), { chat(3), chat(4), chat(6) }, Start).value();
        QVERIFY(got.shown.empty());
        QCOMPARE(got.ack, Ack({ 0, { { 3, 4 }, { 6, 6 } } }));
        QVERIFY(MessageStore::history(*bob.db, bob.contact, std::nullopt, 10).value().empty());
        got = MessageInbox::receive(*bob.db, bob.contact, deviceNo(1), { chat(1), chat(3) }, Start).value();
        QCOMPARE(got.shown.size(), std::size_t(1));
        got = MessageInbox::receive(*bob.db, bob.contact, deviceNo(1), { chat(2) }, Start).value();
        QCOMPARE(got.shown.size(), std::size_t(3));
        QCOMPARE(got.ack, Ack({ 4, { { 6, 6 } } }));
        got = MessageInbox::applyBase(*bob.db, bob.contact, deviceNo(1), 6).value();
        QCOMPARE(got.shown.size(), std::size_t(1));
        QCOMPARE(got.ack, Ack({ 6, {} }));
        // Too far ahead is neither stored nor acknowledged.
        got = MessageInbox::receive(*bob.db, bob.contact, deviceNo(1), { chat(7 + limits::ReceiveWindow) }, Start).value();
        QCOMPARE(got.ack, Ack({ 6, {} }));
    }

    void newDeviceOfTheSenderDoublesNothing()
    {
        test::SeededRandom random(4);
        Side alice(1, random);
        Side bob(2, random);
        alice.connect(bob);
        bob.connect(alice);
        for (const auto* text : { "a", "b", "c" })
            alice.write(QLatin1String(text));
        // Bob commits everything; no acknowledgement reaches Alice before she moves to a new machine.
        while (bob.shown.size() < 3) {
            for (auto* side : { &alice, &bob }) {
                while (!side->work.empty()) {
                    auto task = std::move(side->work.front());
                    side->work.pop_front();
                    auto then = task();
                    if (side == &alice || bob.shown.size() < 3)
                        then();
                }
            }
            if (!alice.inbox.empty() && bob.shown.isEmpty()) {
                QVERIFY(alice.link->receive(alice.inbox.front()));
                alice.inbox.pop_front();
            }
            if (!bob.inbox.empty()) {
                QVERIFY(bob.link->receive(bob.inbox.front()));
                bob.inbox.pop_front();
            }
        }
        QVERIFY(MessageOutbox::startAsNewDevice(*alice.db));
        alice.mine = deviceNo(9);
        alice.write(QStringLiteral("d"));
        reconnect(alice, bob);
        run(alice, bob);
        QCOMPARE(bob.shown.join(QString()), QStringLiteral("abcd"));
        for (const auto& [id, state] : alice.states)
            QVERIFY(state == MessageState::Delivered);
    }

    void olderStoreOfTheReceiverIsFilledUp()
    {
        test::SeededRandom random(5);
        Side alice(1, random);
        Side bob(2, random);
        alice.connect(bob);
        bob.connect(alice);
        alice.write(QStringLiteral("a"));
        run(alice, bob);
        const auto backup = MessageInbox::have(*bob.db, bob.contact, alice.mine).value();
        for (const auto* text : { "b", "c" })
            alice.write(QLatin1String(text));
        run(alice, bob);

        Side restored(2, random);
        restored.mine = deviceNo(8);
        QVERIFY(restored.db->run("INSERT INTO receive_cursor VALUES (?, ?, ?)", restored.contact, alice.mine, backup->cumulative));
        reconnect(alice, restored);
        run(alice, restored);
        QCOMPARE(restored.shown.join(QString()), QStringLiteral("bc"));
        alice.write(QStringLiteral("d"));
        run(alice, restored);
        QCOMPARE(restored.shown.join(QString()), QStringLiteral("bcd"));
    }

    void strangerToTheConversationStartsWhereItIs()
    {
        test::SeededRandom random(6);
        Side alice(1, random);
        Side bob(2, random);
        alice.connect(bob);
        bob.connect(alice);
        alice.write(QStringLiteral("a"));
        run(alice, bob);
        Side empty(2, random);
        reconnect(alice, empty);
        alice.write(QStringLiteral("b"));
        run(alice, empty);
        QCOMPARE(empty.shown.join(QString()), QStringLiteral("b"));
        QCOMPARE(MessageInbox::have(*empty.db, empty.contact, alice.mine).value().value(), Ack({ 2, {} }));
    }

    void oldCopyOfTheSendersStoreLosesNothing()
    {
        test::SeededRandom random(7);
        Side alice(1, random);
        Side bob(2, random);
        alice.connect(bob);
        bob.connect(alice);
        for (const auto* text : { "a", "b", "c" })
            alice.write(QLatin1String(text));
        run(alice, bob);
        Side copy(1, random); // the same device, from before it had sent anything
        reconnect(copy, bob);
        copy.write(QStringLiteral("d"));
        run(copy, bob);
        QCOMPARE(bob.shown.join(QString()), QStringLiteral("abcd"));
    }

    void removalFailsWhatIsOpen()
    {
        test::SeededRandom random(8);
        Side alice(1, random);
        alice.write(QStringLiteral("a"));
        const auto changes = MessageOutbox::failAll(*alice.db, alice.contact, SendFailure::NotAContact).value();
        QCOMPARE(changes.size(), std::size_t(1));
        QVERIFY(changes[0].state == MessageState::Failed && changes[0].failure == SendFailure::NotAContact);
        QVERIFY(MessageOutbox::failAll(*alice.db, alice.contact, SendFailure::NotAContact).value().empty());
    }

    void whatNobodyCameForExpires()
    {
        test::SeededRandom random(10);
        Side alice(1, random);
        Side bob(2, random);
        for (const auto* text : { "a", "b", "c" })
            alice.write(QLatin1String(text));
        // They get numbers and leave; only "a" is stored at the other end, and no word of it comes back.
        const auto sent = MessageOutbox::fetch(*alice.db, alice.contact, alice.mine, 0, false, 10).value().messages;
        QCOMPARE(sent.size(), std::size_t(3));
        bob.show(MessageInbox::receive(*bob.db, bob.contact, alice.mine, { sent[0] }, Start).value().shown);
        alice.write(QStringLiteral("d"));

        const auto old = Start + Milliseconds(1);
        QVERIFY(MessageOutbox::expire(*alice.db, Start, {}).value().empty());
        QVERIFY(MessageOutbox::expire(*alice.db, old, { alice.contact }).value().empty());
        const auto expired = MessageOutbox::expire(*alice.db, old, {}).value();
        QCOMPARE(expired.size(), std::size_t(1));
        QVERIFY(expired[0].contact == alice.contact);
        QCOMPARE(expired[0].changes.size(), std::size_t(4));
        for (const auto& change : expired[0].changes)
            QVERIFY(change.state == MessageState::Failed && change.failure == SendFailure::Expired);
        alice.note(expired[0].changes);
        QVERIFY(MessageOutbox::expire(*alice.db, old, {}).value().empty());

        // The next one gets through, and so does the word about "a".
        alice.write(QStringLiteral("e"));
        alice.connect(bob);
        bob.connect(alice);
        run(alice, bob);
        reconnect(alice, bob);
        run(alice, bob);
        QCOMPARE(bob.shown.join(QString()), QStringLiteral("ae"));
        QStringList states;
        const auto history = MessageStore::history(*alice.db, alice.contact, std::nullopt, 10);
        for (const auto& message : history.value())
            states.prepend(message.state == MessageState::Delivered ? QStringLiteral("ok")
                           : message.failure == SendFailure::Expired ? QStringLiteral("old") : QStringLiteral("?"));
        QCOMPARE(states.join(u' '), QStringLiteral("ok old old old ok"));
        for (const auto& message : sent)
            QVERIFY(alice.states[message.id] == (message.id == sent[0].id ? MessageState::Delivered : MessageState::Failed));
    }

    /// A clock that jumped: a number that is still to be sent keeps those behind it.
    void expiringMakesNoGapAmongNumbers()
    {
        test::SeededRandom random(11);
        Side alice(1, random);
        Side bob(2, random);
        alice.write(QStringLiteral("a"), Start);
        alice.write(QStringLiteral("b"), Start + std::chrono::hours(2));
        alice.write(QStringLiteral("c"), Start);
        QCOMPARE(MessageOutbox::fetch(*alice.db, alice.contact, alice.mine, 0, false, 10).value().messages.size(), std::size_t(3));
        const auto expired = MessageOutbox::expire(*alice.db, Start + std::chrono::hours(1), {}).value();
        QCOMPARE(expired[0].changes.size(), std::size_t(1));
        alice.connect(bob);
        bob.connect(alice);
        run(alice, bob);
        QCOMPARE(bob.shown.join(QString()), QStringLiteral("bc"));
    }

    void countsWhatIsUnread()
    {
        test::SeededRandom random(9);
        Side alice(1, random);
        Side bob(2, random);
        alice.connect(bob);
        bob.connect(alice);
        alice.write(QStringLiteral("a"));
        alice.write(QStringLiteral("b"));
        run(alice, bob);
        QCOMPARE(MessageStore::unread(*bob.db).value().front().count, 2);
        const auto page = MessageStore::history(*bob.db, bob.contact, std::nullopt, 10).value();
        QCOMPARE(ReadMarks::markRead(*bob.db, bob.contact, page[1].position).value(), 1);
        QCOMPARE(MessageStore::unread(*bob.db).value().front().count, 1);
        QCOMPARE(ReadMarks::markRead(*bob.db, bob.contact, page[0].position).value(), 0);
        QCOMPARE(ReadMarks::markRead(*bob.db, bob.contact, page[1].position).value(), 0); // never back
        QVERIFY(MessageStore::unread(*bob.db).value().empty());
    }

    void knowsTheNewestOfEachConversation()
    {
        test::SeededRandom random(9);
        const auto db = freshDatabase();
        const auto add = [&](char number, const QStringList& texts) {
            ContactRecord record;
            record.contact.account = *wire::AccountId::from(QByteArray(32, number));
            QVERIFY(ContactStore::save(*db, record));
            for (const auto& text : texts)
                QVERIFY(MessageOutbox::enqueue(*db, record.contact.account, deviceNo(1), random.make<wire::MessageId>(), TextContent { text }, {}, Start));
        };
        add(1, { QStringLiteral("old"), QStringLiteral("new") });
        add(2, {});
        add(3, { QStringLiteral("only") });
        QStringList last;
        const auto newest = MessageStore::lastOfEach(*db).value();
        for (const auto& message : newest)
            last.append(QString::number(message.contact.view()[0]) + std::get<TextContent>(message.content).text);
        last.sort();
        QCOMPARE(last, QStringList({ QStringLiteral("1new"), QStringLiteral("3only") }));
    }

    void remembersWhenWordsWereCompared()
    {
        const auto db = freshDatabase();
        ContactRecord record;
        record.contact.account = *wire::AccountId::from(QByteArray(32, 1));
        QVERIFY(ContactStore::save(*db, record));
        QVERIFY(!ContactStore::loadAll(*db).value().front().contact.compared);
        record.contact.compared = Start;
        QVERIFY(ContactStore::save(*db, record));
        QCOMPARE(ContactStore::loadAll(*db).value().front().contact.compared, std::optional(Start));
    }

    void readingGoesNoFurtherThanWhatIsThere()
    {
        test::SeededRandom random(10);
        Side alice(1, random);
        Side bob(2, random);
        alice.connect(bob);
        bob.connect(alice);
        alice.write(QStringLiteral("a"));
        run(alice, bob);
        QVERIFY(ReadMarks::markRead(*bob.db, bob.contact, MessagePosition { 1000 }));
        QCOMPARE(ReadMarks::readUpTo(*bob.db, bob.contact).value(), MessagePosition { 1 });
        alice.write(QStringLiteral("b"));
        run(alice, bob);
        QCOMPARE(MessageStore::unread(*bob.db).value().front().count, 1);
    }

    void pagesForward()
    {
        test::SeededRandom random(11);
        Side alice(1, random);
        for (const auto* text : { "a", "b", "c", "d" })
            alice.write(QLatin1String(text));
        const auto page = ConversationKeeping::historyAfter(*alice.db, alice.contact, MessagePosition { 1 }, 2).value();
        QCOMPARE(page.size(), std::size_t(2));
        QVERIFY(page[0].content == MessageContent(TextContent { QStringLiteral("b") }));
        QVERIFY(page[1].content == MessageContent(TextContent { QStringLiteral("c") }));
        QVERIFY(ConversationKeeping::historyAfter(*alice.db, alice.contact, MessagePosition { 4 }, 2).value().empty());
    }

    void draftsAreKeptUntilTheyAreEmpty()
    {
        test::SeededRandom random(12);
        Side alice(1, random);
        const auto draft = [&] { return ConversationKeeping::draft(*alice.db, alice.contact).value(); };
        QVERIFY(draft().isEmpty());
        QVERIFY(ConversationKeeping::setDraft(*alice.db, alice.contact, { QStringLiteral("one"), {}, {} }));
        QVERIFY(ConversationKeeping::setDraft(*alice.db, alice.contact, { QStringLiteral("two"), {}, {} }));
        QCOMPARE(draft().text, QStringLiteral("two"));
        QVERIFY(ConversationKeeping::setDraft(*alice.db, alice.contact, {}));
        QVERIFY(draft().isEmpty());
    }

    void draftsKeepWhatTheyAnswer()
    {
        test::SeededRandom random(12);
        Side alice(1, random);
        alice.write(QStringLiteral("mine"));
        const ReplyTo answered { alice.states.begin()->first, true };
        QVERIFY(ConversationKeeping::setDraft(*alice.db, alice.contact, { {}, answered, {} })); // not a word yet
        const auto draft = [&] { return ConversationKeeping::draft(*alice.db, alice.contact).value(); };
        QCOMPARE(draft().reply, std::optional(answered));
        QVERIFY(draft().quote->content == MessageContent(TextContent { QStringLiteral("mine") }));
        QVERIFY(ConversationKeeping::setDraft(*alice.db, alice.contact, { {}, ReplyTo { answered.id, false }, {} }));
        QVERIFY(draft().isEmpty()); // they never sent that one
    }

    void answersNameTheMessageAndWhoseItIs()
    {
        test::SeededRandom random(15);
        Side alice(1, random);
        Side bob(2, random);
        alice.connect(bob);
        bob.connect(alice);
        const QString question = QString(300, QLatin1Char('a')) + QLatin1Char('\n') + QString(300, QLatin1Char('b'));
        alice.write(question);
        const auto asked = alice.states.begin()->first;
        run(alice, bob);
        bob.write(QStringLiteral("answer"), Start, ReplyTo { asked, false });
        const auto answer = bob.states.begin()->first;
        bob.write(QStringLiteral("and more"), Start, ReplyTo { answer, true });
        run(alice, bob);

        for (const auto* side : { &alice, &bob }) {
            const auto page = MessageStore::history(*side->db, side->contact, std::nullopt, 10).value();
            QCOMPARE(page.size(), std::size_t(3));
            QCOMPARE(page[0].reply, std::optional(ReplyTo { answer, true }));
            QVERIFY(page[0].quote->content == MessageContent(TextContent { QStringLiteral("answer") }));
            QCOMPARE(page[0].quote->position, page[1].position);
            QCOMPARE(page[1].reply, std::optional(ReplyTo { asked, false }));
            QCOMPARE(std::get<TextContent>(page[1].quote->content).text, question.left(limits::QuoteChars));
            QCOMPARE(page[1].quote->position, page[2].position);
            QVERIFY(!page[2].reply && !page[2].quote);
        }
        // One that was deleted, or that never was here, is still answered.
        QVERIFY(ConversationKeeping::forget(*bob.db, bob.contact));
        alice.write(QStringLiteral("really?"), Start, ReplyTo { answer, false });
        run(alice, bob);
        const auto last = MessageStore::history(*bob.db, bob.contact, std::nullopt, 1).value().front();
        QCOMPARE(last.reply, std::optional(ReplyTo { answer, false }));
        QVERIFY(!last.quote);
    }

    void onlyWhatIsThereCanBeAnswered()
    {
        test::SeededRandom random(16);
        Side alice(1, random);
        alice.write(QStringLiteral("mine"));
        const auto mine = alice.states.begin()->first;
        const auto answerable = [&](const wire::MessageId& id, bool isOwn) {
            return MessageStore::answerable(*alice.db, alice.contact, { id, isOwn }).value();
        };
        QCOMPARE(answerable(mine, true), std::optional(ReplyTo { mine, true }));
        QCOMPARE(answerable(mine, false), std::optional(ReplyTo { mine, true })); // nobody else has that id
        QVERIFY(!answerable(random.make<wire::MessageId>(), false));
        // Theirs of the same id does not take the place of mine.
        ChatMessage copy;
        copy.id = mine;
        copy.device = deviceNo(2);
        copy.seq = 1;
        copy.encodedContent = encodeContent(TextContent { QStringLiteral("not what you think") });
        QVERIFY(MessageInbox::receive(*alice.db, alice.contact, copy.device, { copy }, Start));
        QCOMPARE(answerable(mine, true), std::optional(ReplyTo { mine, true }));
        QCOMPARE(answerable(mine, false), std::optional(ReplyTo { mine, false }));
        QVERIFY(MessageOutbox::cancel(*alice.db, alice.contact, mine).value());
        QVERIFY(!answerable(mine, true)); // never reached them
    }

    void offersCanBeDeclined()
    {
        test::SeededRandom random(14);
        Side bob(2, random);
        ChatMessage chat;
        chat.id = random.make<wire::MessageId>();
        chat.device = deviceNo(1);
        chat.seq = 1;
        chat.content = FileOfferContent {};
        chat.encodedContent = encodeContent(chat.content);
        QVERIFY(MessageInbox::receive(*bob.db, bob.contact, chat.device, { chat }, Start));
        QCOMPARE(ConversationKeeping::decline(*bob.db, chat.id).value(), std::optional(bob.contact));
        QCOMPARE(MessageStore::findOffer(*bob.db, chat.id).value()->state, MessageState::Cancelled);

        const auto mine = random.make<wire::MessageId>();
        QVERIFY(MessageOutbox::enqueue(*bob.db, bob.contact, bob.mine, mine, FileOfferContent {}, {}, Start));
        QVERIFY(!ConversationKeeping::decline(*bob.db, mine).value());
    }

    void forgettingKeepsOnlyWhatIsUnderWayAndThatUnseen()
    {
        test::SeededRandom random(13);
        Side alice(1, random);
        Side bob(2, random);
        alice.connect(bob);
        bob.connect(alice);
        alice.write(QStringLiteral("old"));
        bob.write(QStringLiteral("answer"));
        run(alice, bob);
        // One has its number but did not get there, the other has not left.
        alice.disconnect();
        bob.disconnect();
        alice.write(QStringLiteral("under way"));
        QVERIFY(MessageOutbox::fetch(*alice.db, alice.contact, alice.mine, 1, false, 1));
        alice.write(QStringLiteral("never sent"));

        QVERIFY(ConversationKeeping::forget(*alice.db, alice.contact));
        QVERIFY(MessageStore::history(*alice.db, alice.contact, std::nullopt, 10).value().empty());
        QVERIFY(MessageStore::unread(*alice.db).value().empty());

        alice.connect(bob);
        bob.connect(alice);
        alice.write(QStringLiteral("new"));
        run(alice, bob);
        QCOMPARE(bob.shown, QStringList({ QStringLiteral("old"), QStringLiteral("under way"), QStringLiteral("new") }));
        const auto page = MessageStore::history(*alice.db, alice.contact, std::nullopt, 10).value();
        QCOMPARE(page.size(), std::size_t(1));
        QVERIFY(page[0].position > MessagePosition { 2 });
        auto rows = alice.db->prepare("SELECT COUNT(*) FROM message");
        QVERIFY(rows && rows->step().value());
        QCOMPARE(rows->integer(0), 1);

        bob.write(QStringLiteral("unread"));
        run(alice, bob);
        QCOMPARE(MessageStore::unread(*alice.db).value().front().count, 1);
    }

    void windowHoldsBack()
    {
        test::SeededRandom random(10);
        Side alice(1, random);
        Side bob(2, random);
        for (int i = 0; i < 3 * limits::SendWindow; ++i)
            alice.write(QString::number(i));
        alice.connect(bob);
        bob.connect(alice);
        alice.inbox.clear();
        QVERIFY(alice.link->receive(encode(ConversationHello { bob.mine, {} })));
        while (!alice.work.empty()) {
            auto task = std::move(alice.work.front());
            alice.work.pop_front();
            task()();
        }
        QCOMPARE(int(bob.inbox.size()), 1 + limits::SendWindow); // hello and one window
        run(alice, bob);
        QCOMPARE(bob.shown, alice.written);
    }

    void noticesTravelAndAreNotPiledUp()
    {
        test::SeededRandom random(17);
        Side alice(1, random);
        Side bob(2, random);
        alice.connect(bob);
        alice.link->tellTyping(); // nobody is there yet
        alice.link->tellRead({});
        QCOMPARE(int(bob.inbox.size()), 1); // hello
        bob.connect(alice);
        for (const auto* text : { "a", "b", "c" })
            alice.write(QLatin1String(text));
        run(alice, bob);
        bob.link->tellTyping();
        const auto page = MessageStore::history(*bob.db, bob.contact, std::nullopt, 10).value();
        for (auto message = page.rbegin(); message != page.rend(); ++message)
            bob.link->tellRead(message->id);
        while (!alice.inbox.empty()) {
            QVERIFY(alice.link->receive(alice.inbox.front()));
            alice.inbox.pop_front();
        }
        QCOMPARE(alice.typed, 1);
        QCOMPARE(int(alice.work.size()), 1); // the store has one of them, the link the last
        run(alice, bob);
        QCOMPARE(alice.readSteps, 2);
        QCOMPARE(ReadMarks::readByThem(*alice.db, alice.contact).value(), MessagePosition { 3 });
    }

    void brokenRulesEndTheLink_data()
    {
        QTest::addColumn<QList<QByteArray>>("messages");
        const auto hello = encode(ConversationHello { deviceNo(2), {} });
        ChatMessage foreign;
        foreign.device = deviceNo(7);
        foreign.seq = 1;
        foreign.content = TextContent { QStringLiteral("x") };
        QTest::newRow("no hello before a notice") << QList<QByteArray> { encode(TypingNotice {}) };
        QTest::newRow("read what is no id") << QList<QByteArray> { hello, QByteArray::fromHex("32050a03616263") };
        QTest::newRow("no hello") << QList<QByteArray> { encode(Ack {}) };
        QTest::newRow("two hellos") << QList<QByteArray> { hello, hello };
        QTest::newRow("another device's hello") << QList<QByteArray> { encode(ConversationHello { deviceNo(7), {} }) };
        QTest::newRow("another device's message") << QList<QByteArray> { hello, encode(foreign) };
        QTest::newRow("garbage") << QList<QByteArray> { QByteArray("\xff\xff") };
        QTest::newRow("acknowledges the unsent") << QList<QByteArray> { hello, QByteArray(), encode(Ack { 5, {} }) };
        QTest::newRow("ranges that touch") << QList<QByteArray> { hello, encode(Ack { 0, { { 5, 6 }, { 6, 7 } } }) };
        QTest::newRow("endless") << QList<QByteArray> { hello, QByteArray(30'000, '\0') };
    }
    void brokenRulesEndTheLink()
    {
        QFETCH(QList<QByteArray>, messages);
        test::SeededRandom random(11);
        Side alice(1, random);
        Side bob(2, random);
        alice.connect(bob);
        bool good = true;
        for (const auto& message : messages) {
            if (message.isEmpty()) { // let the store answer
                while (!alice.work.empty()) {
                    auto task = std::move(alice.work.front());
                    alice.work.pop_front();
                    task()();
                }
                continue;
            }
            QVERIFY(good);
            good = alice.link->receive(message);
        }
        QVERIFY(!good);
        QVERIFY(alice.link->state() == ConversationLink::State::Failed);
        QVERIFY(!alice.link->receive(encode(Ack {})));
    }

    /// Disconnects and crashes at any step, frames repeated; then a good connection. Everything
    /// arrives once and in order, and what is called delivered is there.
    void losesAndDoublesNothing_data()
    {
        QTest::addColumn<quint64>("firstSeed");
        const bool isLong = qEnvironmentVariableIsSet("ALLIUM_LONG");
        for (quint64 block = 0; block < (isLong ? 50U : 4U); ++block)
            QTest::addRow("seeds from %llu", block * 25) << block * 25;
    }
    void losesAndDoublesNothing()
    {
        QFETCH(quint64, firstSeed);
        for (quint64 seed = firstSeed; seed < firstSeed + 25; ++seed) {
            test::SeededRandom random(seed);
            Side alice(1, random);
            Side bob(2, random);
            for (int step = 0; step < 300; ++step) {
                auto& self = random.below(2) == 0 ? alice : bob;
                switch (random.below(10)) {
                case 0:
                    self.write(QString::number(self.written.size()));
                    break;
                case 1:
                    if (!alice.link || random.below(6) == 0)
                        reconnect(alice, bob);
                    break;
                case 2:
                    if (random.below(8) == 0) { // the pipe breaks, or somebody is killed
                        if (!self.work.empty() && random.below(2) == 0)
                            self.work.front()(); // committed, but nobody hears of it
                        alice.disconnect();
                        bob.disconnect();
                    }
                    break;
                case 3:
                case 4:
                case 5:
                    if (!self.work.empty()) {
                        auto task = std::move(self.work.front());
                        self.work.pop_front();
                        task()();
                    }
                    break;
                default:
                    if (!self.inbox.empty()) {
                        const auto message = self.inbox.front();
                        const auto kind = decodeConversationMessage(message);
                        if (!std::holds_alternative<ChatMessage>(*kind) || random.below(10) != 0)
                            self.inbox.pop_front(); // else it comes again
                        QVERIFY2(self.link->receive(message), qPrintable(QStringLiteral("seed %1").arg(seed)));
                    }
                    break;
                }
                for (const auto& [id, state] : alice.states) {
                    if (state == MessageState::Delivered)
                        QVERIFY(MessageStore::find(*bob.db, bob.contact, false, id).value().has_value());
                }
            }
            reconnect(alice, bob);
            run(alice, bob);
            QVERIFY2(bob.shown == alice.written, qPrintable(QStringLiteral("seed %1: ").arg(seed) + bob.shown.join(u' ')));
            QVERIFY2(alice.shown == bob.written, qPrintable(QStringLiteral("seed %1: ").arg(seed) + alice.shown.join(u' ')));
            for (const auto* side : { &alice, &bob }) {
                for (const auto& [id, state] : side->states)
                    QVERIFY(state == MessageState::Delivered);
            }
        }
    }
};

ALLIUM_TEST(ConversationTest)
#include "ConversationTest.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/MessageInbox.h"
#include "core/contacts/MessageOutbox.h"
#include "core/contacts/NoticePacer.h"
#include "core/contacts/ReadMarks.h"
#include "core/contacts/Schema.h"
#include "core/contacts/TypingPeople.h"
#include "core/storage/Migration.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/VirtualTime.h"

using namespace allium;
using namespace allium::contacts;
using namespace std::chrono_literals;

namespace {

wire::MessageId messageNo(int number)
{
    wire::MessageId id;
    id.data()[0] = static_cast<std::uint8_t>(number);
    return id;
}

wire::AccountId accountNo(char number)
{
    return *wire::AccountId::from(QByteArray(32, number));
}

/// A store with one conversation: "<" is theirs, ">" mine and delivered, "w" mine and waiting.
class Store {
public:
    explicit Store(const char* drawn)
    {
        storage::OpenOptions options;
        options.inMemory = true;
        db = *storage::Database::open(options);
        const auto steps = migrations();
        static_cast<void>(storage::migrate(*db, steps));
        for (const auto* next = drawn; *next != '\0'; ++next)
            add(*next);
    }
    void add(char kind)
    {
        const auto id = messageNo(++m_count);
        if (kind == '<') {
            ChatMessage chat;
            chat.id = id;
            chat.seq = ++m_received;
            chat.encodedContent = encodeContent(TextContent { QStringLiteral("x") });
            QVERIFY(MessageInbox::receive(*db, contact, {}, { chat }, {}));
            return;
        }
        QVERIFY(MessageOutbox::enqueue(*db, contact, {}, id, TextContent { QStringLiteral("x") }, {}, {}));
        if (kind == 'w')
            return;
        const auto sent = MessageOutbox::fetch(*db, contact, {}, m_sent, false, 1).value().messages;
        m_sent = sent.front().seq;
        QVERIFY(MessageOutbox::applyAck(*db, contact, {}, { m_sent, {} }));
    }
    /// The number of the message to be told, or 0.
    int toTell()
    {
        const auto id = ReadMarks::toTell(*db, contact).value();
        return id ? id->data()[0] : 0;
    }
    std::int64_t readByThem() { return ReadMarks::readByThem(*db, contact).value().value; }

    std::unique_ptr<storage::Database> db;
    wire::AccountId contact = accountNo(1);

private:
    int m_count = 0;
    std::uint64_t m_received = 0;
    std::uint64_t m_sent = 0;
};

} // namespace

class NoticesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialize()); }

    void whatWasReadIsToldAtOnceAndThenInPauses()
    {
        NoticePacer pacer;
        MonotonicTime now {};
        QVERIFY(!pacer.take(now).read);
        pacer.read(messageNo(1));
        QCOMPARE(pacer.take(now).read, std::optional(messageNo(1)));
        pacer.read(messageNo(2));
        pacer.read(messageNo(3));
        const auto early = pacer.take(now + 1s);
        QVERIFY(!early.read);
        QCOMPARE(early.askAgainIn, std::optional(NoticePacer::ReadPause - 1s));
        const auto later = pacer.take(now + NoticePacer::ReadPause);
        QCOMPARE(later.read, std::optional(messageNo(3))); // only the newest
        QVERIFY(!later.askAgainIn);
        pacer.read(messageNo(3)); // known there
        const auto again = pacer.take(now + 1h);
        QVERIFY(!again.read && !again.askAgainIn);
        pacer.read(messageNo(4));
        pacer.forgetRead();
        QVERIFY(!pacer.take(now + 2h).read);
    }

    void writingIsOfTheMoment()
    {
        NoticePacer pacer;
        MonotonicTime now {};
        pacer.typing();
        QVERIFY(pacer.take(now).isTyping);
        pacer.typing();
        const auto early = pacer.take(now + NoticePacer::TypingPause - 1ms);
        QVERIFY(!early.isTyping && !early.askAgainIn);
        QVERIFY(!pacer.take(now + NoticePacer::TypingPause).isTyping); // it was not kept
        pacer.typing();
        QVERIFY(pacer.take(now + NoticePacer::TypingPause).isTyping);
    }

    void nobodyWritesForLongWithoutSayingSo()
    {
        test::VirtualTime time;
        QStringList log;
        TypingPeople people(time, [&](const wire::AccountId& account, bool isTyping) {
            log.append(QString::number(account.view()[0]) + (isTyping ? QLatin1Char('+') : QLatin1Char('-')));
        });
        people.add(accountNo(1));
        for (int i = 0; i < 1000; ++i) { // in a flood as well
            people.add(accountNo(1));
            time.advance(5ms);
        }
        people.add(accountNo(2));
        QCOMPARE(log.join(u' '), QStringLiteral("1+ 2+"));
        time.advance(TypingPeople::Shown - 1ms);
        QVERIFY(people.contains(accountNo(2)));
        time.advance(1ms);
        QCOMPARE(log.join(u' '), QStringLiteral("1+ 2+ 1- 2-"));
        people.add(accountNo(3));
        people.remove(accountNo(3));
        people.remove(accountNo(3));
        people.add(accountNo(4));
        people.clear();
        time.advance(1min);
        QCOMPARE(log.join(u' '), QStringLiteral("1+ 2+ 1- 2- 3+ 3- 4+ 4-"));
    }

    void tellsOnlyWhatMayBeTold()
    {
        Store store("<<><");
        QCOMPARE(store.toTell(), 0);
        QVERIFY(ReadMarks::markRead(*store.db, store.contact, MessagePosition { 1 }));
        QCOMPARE(store.toTell(), 0); // people were not told when it was read
        QVERIFY(ReadMarks::markRead(*store.db, store.contact, MessagePosition { 3 }));
        QVERIFY(ReadMarks::allowTelling(*store.db, store.contact));
        QCOMPARE(store.toTell(), 2); // the newest of theirs
        QCOMPARE(ReadMarks::markRead(*store.db, store.contact, MessagePosition { 100 }).value(), 0);
        QCOMPARE(store.toTell(), 2);
        QVERIFY(ReadMarks::allowTelling(*store.db, store.contact));
        QCOMPARE(store.toTell(), 4);
        store.add('<');
        QCOMPARE(store.toTell(), 4);
    }

    void theirMarkOnlyRisesAndOnlyOverWhatLeft()
    {
        Store store("><>>w");
        const auto theyRead = [&](int number) {
            const auto position = ReadMarks::theyRead(*store.db, store.contact, messageNo(number)).value();
            return position ? position->value : 0;
        };
        QCOMPARE(store.readByThem(), 0);
        QCOMPARE(theyRead(3), 3);
        QCOMPARE(store.readByThem(), 3);
        QCOMPARE(theyRead(1), 0); // never back
        QCOMPARE(theyRead(3), 0); // no news
        QCOMPARE(theyRead(2), 0); // theirs, not mine
        QCOMPARE(theyRead(5), 0); // cannot have been read
        QCOMPARE(theyRead(99), 0);
        QCOMPARE(theyRead(4), 4);
        QCOMPARE(store.readByThem(), 4);
    }
};

ALLIUM_TEST(NoticesTest)
#include "NoticesTest.moc"

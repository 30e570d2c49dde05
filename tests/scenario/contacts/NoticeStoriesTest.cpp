// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/TypingPeople.h"
#include "tests/scenario/contacts/Person.h"
#include "tests/support/TestRegistry.h"

using namespace allium;
using namespace allium::contacts;
using namespace std::chrono_literals;
using test::await;
using test::Person;
using test::World;

namespace {

constexpr Telling Both { true, true };
constexpr MessagePosition End { 1'000'000 };

/// Two who are contacts and online, and tell each other what `telling` says.
class Pair {
public:
    explicit Pair(std::uint64_t seed, Telling aliceTells = Both, Telling bobTells = Both)
        : world(seed)
    {
        alice.telling = aliceTells;
        bob.telling = bobTells;
        for (auto* person : { &alice, &bob }) {
            person->service->setTelling(person->telling);
            person->begin();
        }
        QVERIFY(await(world, alice.service->sendRequest(bob.link(), QStringLiteral("hi"))));
        QVERIFY(world.time.advanceUntil([&] { return bob.service->requests().size() == 1; }, 10min));
        aliceId = alice.id();
        bobId = bob.id();
        QVERIFY(await(world, bob.service->accept(aliceId)));
        meet();
    }
    void meet()
    {
        QVERIFY(world.time.advanceUntil([&] { return alice.isOnlineWith(bob) && bob.isOnlineWith(alice); }, 2h));
        world.time.advance(1min);
    }
    /// Alice writes, and Bob has it.
    MessagePosition say(const char* text)
    {
        const auto stored = await(world, alice.service->sendText(bobId, QLatin1String(text)));
        const auto before = bob.received.size();
        world.time.advanceUntil([&] { return bob.received.size() > before; }, 1min);
        return stored->position;
    }
    void readAll() { QVERIFY(await(world, bob.service->markRead(aliceId, End))); }
    MessagePosition mark() { return *await(world, alice.service->readByThem(bobId)); }

    World world;
    Person alice { world, QStringLiteral("Alice"), 1 };
    Person bob { world, QStringLiteral("Bob"), 2 };
    wire::AccountId aliceId;
    wire::AccountId bobId;
};

} // namespace

/// Notices of reading and writing between two who come and go and change their minds.
class NoticeStoriesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatWasReadIsTold()
    {
        Pair pair(1);
        const auto first = pair.say("one");
        QVERIFY(pair.mark() < first);
        pair.readAll();
        QVERIFY(pair.world.time.advanceUntil([&] { return pair.alice.readByThem == first; }, 1min));
        QCOMPARE(pair.mark(), first);
        // Reading fast makes few notices, and the last is the newest.
        pair.world.time.advance(1min);
        pair.alice.readNotices = 0;
        MessagePosition last;
        for (int i = 0; i < 20; ++i) {
            last = pair.say("more");
            pair.readAll();
        }
        QVERIFY(pair.world.time.advanceUntil([&] { return pair.alice.readByThem == last; }, 1min));
        pair.world.time.advance(1min);
        QVERIFY2(pair.alice.readNotices < 10, qPrintable(QString::number(pair.alice.readNotices)));
        pair.alice.restart();
        QCOMPARE(pair.mark(), last);
    }

    void whatWasReadInAbsenceIsToldLater()
    {
        Pair pair(2);
        const auto first = pair.say("one");
        pair.alice.kill();
        pair.world.time.advance(5min);
        pair.readAll();
        pair.world.time.advance(1min);
        pair.bob.restart(); // it is not kept in memory alone
        pair.alice.restart();
        QVERIFY(pair.world.time.advanceUntil([&] { return pair.alice.readByThem == first; }, 2h));
    }

    void whoeverDoesNotTellIsNotTold_data()
    {
        QTest::addColumn<bool>("aliceTells");
        QTest::addColumn<bool>("bobTells");
        QTest::newRow("reader tells nothing") << true << false;
        QTest::newRow("writer tells nothing") << false << true;
        QTest::newRow("neither") << false << false;
    }
    void whoeverDoesNotTellIsNotTold()
    {
        QFETCH(bool, aliceTells);
        QFETCH(bool, bobTells);
        Pair pair(3, { aliceTells, aliceTells }, { bobTells, bobTells });
        pair.say("one");
        pair.readAll();
        pair.bob.service->sayTyping(pair.aliceId);
        pair.world.time.advance(1min);
        QCOMPARE(pair.alice.readNotices, 0);
        QCOMPARE(pair.mark(), MessagePosition {});
        QCOMPARE(pair.alice.typing, QStringList());
        // Also after the next meeting.
        pair.alice.restart();
        pair.meet();
        QCOMPARE(pair.alice.readNotices, 0);
    }

    void whatWasReadUntoldStaysUntold()
    {
        Pair pair(4, Both, {});
        pair.say("read while nothing was told");
        pair.readAll();
        pair.bob.telling = Both;
        pair.bob.service->setTelling(Both);
        pair.bob.restart();
        pair.meet();
        QCOMPARE(pair.alice.readNotices, 0);
        const auto second = pair.say("two");
        pair.readAll();
        QVERIFY(pair.world.time.advanceUntil([&] { return pair.alice.readByThem == second; }, 1min));

        // Switched off again, what waits to be told is not told; what was told is not shown to who does not tell.
        pair.say("three");
        pair.readAll();
        pair.bob.service->setTelling({});
        pair.world.time.advance(1min);
        pair.alice.service->setTelling({});
        QCOMPARE(pair.mark(), MessagePosition {});
        pair.alice.service->setTelling(Both);
        QVERIFY(pair.mark() >= second);
    }

    void writingIsSeenForAFewSeconds()
    {
        Pair pair(5);
        auto& time = pair.world.time;
        pair.bob.service->sayTyping(pair.aliceId);
        QVERIFY(time.advanceUntil([&] { return pair.alice.typing.size() == 1; }, 10s));
        QVERIFY(pair.alice.service->isTyping(pair.bobId));
        for (int i = 0; i < 30; ++i) { // goes on without flickering
            pair.bob.service->sayTyping(pair.aliceId);
            time.advance(1s);
        }
        QCOMPARE(pair.alice.typing, QStringList({ QStringLiteral("+") }));
        time.advance(TypingPeople::Shown + 5s);
        QCOMPARE(pair.alice.typing, QStringList({ QStringLiteral("+"), QStringLiteral("-") }));

        // What was written is there: nobody is writing any more.
        pair.bob.service->sayTyping(pair.aliceId);
        QVERIFY(time.advanceUntil([&] { return pair.alice.service->isTyping(pair.bobId); }, 10s));
        pair.bob.write(pair.alice, QStringLiteral("there"));
        QVERIFY(time.advanceUntil([&] { return !pair.alice.received.isEmpty(); }, 10s));
        QVERIFY(!pair.alice.service->isTyping(pair.bobId));

        // Nor who went away.
        time.advance(1min);
        pair.bob.service->sayTyping(pair.aliceId);
        QVERIFY(time.advanceUntil([&] { return pair.alice.service->isTyping(pair.bobId); }, 10s));
        pair.bob.service->stop();
        QVERIFY(time.advanceUntil([&] { return !pair.alice.isOnlineWith(pair.bob); }, 1min));
        QVERIFY(!pair.alice.service->isTyping(pair.bobId));
    }

    void writingIsToldToContactsWhoAreHereOnly()
    {
        Pair pair(6);
        auto& time = pair.world.time;
        QVERIFY(await(pair.world, pair.bob.service->setInvisible(true)));
        pair.bob.service->sayTyping(pair.aliceId);
        time.advance(10s);
        QCOMPARE(pair.alice.typing, QStringList());
        pair.alice.service->sayTyping(pair.bobId); // who does not show it does not see it
        time.advance(10s);
        QCOMPARE(pair.bob.typing, QStringList());
        QVERIFY(await(pair.world, pair.bob.service->setInvisible(false)));

        pair.alice.kill();
        time.advance(5min);
        pair.bob.service->sayTyping(pair.aliceId); // to nobody
        pair.alice.restart();
        pair.meet();
        QCOMPARE(pair.alice.typing, QStringList());
        QVERIFY(await(pair.world, pair.bob.service->remove(pair.aliceId)));
        pair.bob.service->sayTyping(pair.aliceId);
        time.advance(1min);
        QCOMPARE(pair.alice.typing, QStringList());
    }

    void whoIsInvisibleReadsUnseen()
    {
        Pair pair(7);
        auto& time = pair.world.time;
        QVERIFY(await(pair.world, pair.bob.service->setInvisible(true)));
        pair.say("one");
        pair.readAll();
        time.advance(1min);
        QCOMPARE(pair.alice.readNotices, 0);
        pair.bob.write(pair.alice, QStringLiteral("two"));
        QVERIFY(time.advanceUntil([&] { return !pair.alice.received.isEmpty(); }, 1min));
        QVERIFY(await(pair.world, pair.alice.service->markRead(pair.bobId, End)));
        time.advance(1min);
        QCOMPARE(pair.bob.readNotices, 0); // who does not tell is not told
        pair.alice.restart();
        pair.meet();
        QCOMPARE(pair.alice.readNotices, 0); // nor after the next meeting

        QVERIFY(await(pair.world, pair.bob.service->setInvisible(false)));
        const auto last = pair.say("three");
        pair.readAll();
        QVERIFY(time.advanceUntil([&] { return pair.alice.readByThem == last; }, 1min));
    }

    void lossesAndCrashesLeaveTheRightMark_data()
    {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 300; seed < (qEnvironmentVariableIsSet("ALLIUM_LONG") ? 340U : 302U); ++seed)
            QTest::addRow("seed %llu", seed) << seed;
    }
    void lossesAndCrashesLeaveTheRightMark()
    {
        QFETCH(quint64, seed);
        Pair pair(seed);
        auto& random = pair.world.random;
        MessagePosition last;
        for (int round = 0; round < 8; ++round) {
            last = await(pair.world, pair.alice.service->sendText(pair.bobId, QStringLiteral("x")))->position;
            pair.world.time.advance(Milliseconds(random.below(4000)));
            pair.readAll();
            pair.world.time.advance(Milliseconds(random.below(4000)));
            auto& victim = random.below(2) == 0 ? pair.alice : pair.bob;
            victim.kill();
            pair.world.time.advance(Milliseconds(random.below(20'000)));
            victim.restart();
        }
        QVERIFY(pair.world.time.advanceUntil([&] { return pair.bob.received.size() == 8; }, 6h));
        pair.readAll();
        QVERIFY(pair.world.time.advanceUntil([&] { return pair.alice.readByThem == last; }, 6h));
    }
};

ALLIUM_TEST(NoticeStoriesTest)
#include "NoticeStoriesTest.moc"

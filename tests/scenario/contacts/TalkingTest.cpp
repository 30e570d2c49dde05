// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenario/contacts/Person.h"
#include "tests/support/TestRegistry.h"

using namespace allium;
using namespace allium::contacts;
using namespace std::chrono_literals;
using test::await;
using test::Person;
using test::World;

/// Conversations between contacts who come and go.
class TalkingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writtenWhileTheOtherIsAwayArrivesOnce()
    {
        World world(1);
        Person alice(world, QStringLiteral("Alice"), 11);
        Person bob(world, QStringLiteral("Bob"), 12);
        alice.begin();
        bob.begin();
        befriend(world, alice, bob);
        bob.kill();
        world.time.advance(5min);
        QVERIFY(!alice.service->isOnline(alice.service->contacts().value(0).account));
        const auto bobId = alice.service->contacts().value(0).account;
        const auto stored = await(world, alice.service->sendText(bobId, QStringLiteral("are you there?")));
        QVERIFY(stored && stored->state == MessageState::Waiting);
        world.time.advance(1h);
        QVERIFY(alice.states[stored->id] == MessageState::Waiting);
        bob.restart();
        QVERIFY(world.time.advanceUntil([&] { return alice.states[stored->id] == MessageState::Delivered; }, 2h));
        world.time.advance(10min);
        QCOMPARE(bob.received, QStringList(QStringLiteral("are you there?")));
    }

    void killedAtAnyMomentLosesAndDoublesNothing_data()
    {
        QTest::addColumn<quint64>("seed");
        const bool isLong = qEnvironmentVariableIsSet("ALLIUM_LONG");
        for (quint64 seed = 200; seed < (isLong ? 260U : 203U); ++seed)
            QTest::addRow("seed %llu", seed) << seed;
    }
    void killedAtAnyMomentLosesAndDoublesNothing()
    {
        QFETCH(quint64, seed);
        World world(seed);
        Person alice(world, QStringLiteral("Alice"), seed * 2);
        Person bob(world, QStringLiteral("Bob"), seed * 2 + 1);
        alice.begin();
        bob.begin();
        befriend(world, alice, bob);
        const auto aliceId = alice.id();
        const auto bobId = bob.id();
        QStringList fromAlice;
        QStringList fromBob;
        for (int round = 0; round < 12; ++round) {
            for (int i = 0; i < 3; ++i) {
                fromAlice.append(QString::number(fromAlice.size()));
                QVERIFY(await(world, alice.service->sendText(bobId, fromAlice.back())));
                fromBob.append(QString::number(fromBob.size()));
                QVERIFY(await(world, bob.service->sendText(aliceId, fromBob.back())));
                world.time.advance(Milliseconds(world.random.below(400)));
            }
            auto& victim = world.random.below(2) == 0 ? alice : bob;
            world.time.advance(Milliseconds(world.random.below(1500)));
            victim.kill();
            world.time.advance(Milliseconds(world.random.below(20'000)));
            victim.restart();
            world.time.advance(Milliseconds(world.random.below(60'000)));
        }
        const auto done = [](const Person& person) {
            return std::all_of(person.states.begin(), person.states.end(),
                               [](const auto& entry) { return entry.second == MessageState::Delivered; });
        };
        QVERIFY(world.time.advanceUntil([&] { return alice.received.size() >= fromBob.size() && bob.received.size() >= fromAlice.size(); }, 6h));
        world.time.advance(5min);
        QCOMPARE(bob.received, fromAlice);
        QCOMPARE(alice.received, fromBob);
        // What a killed process had no time to report, the store knows.
        for (auto* person : { &alice, &bob }) {
            const auto& other = person == &alice ? bobId : aliceId;
            const auto page = await(world, person->service->history(other, std::nullopt, 1000));
            QCOMPARE(int(page->size()), int(fromAlice.size() + fromBob.size()));
            for (const auto& message : *page)
                QVERIFY(!message.isOutgoing || message.state == MessageState::Delivered);
        }
        Q_UNUSED(done)
    }

    void offersArriveAndLongTextIsRefused()
    {
        World world(2);
        Person alice(world, QStringLiteral("Alice"), 21);
        Person bob(world, QStringLiteral("Bob"), 22);
        alice.begin();
        bob.begin();
        befriend(world, alice, bob);
        FileOfferContent offer { *wire::ContentId::from(QByteArray(32, 'c')), 1234, QStringLiteral("a\u202Eb.txt"), 1 };
        QVERIFY(await(world, alice.service->offerFile(bob.id(), offer)));
        QVERIFY(world.time.advanceUntil([&] { return bob.offers.size() == 1; }, 2min));
        const auto& got = std::get<FileOfferContent>(bob.offers[0].content);
        QCOMPARE(got.contentId, offer.contentId);
        QCOMPARE(got.sizeBytes, std::uint64_t(1234));
        QCOMPARE(got.name, QStringLiteral("ab.txt"));
        QVERIFY(await(world, alice.service->sendText(bob.id(), QString(17'000, u'x'))).error() == ContactsError::TooLong);
        QVERIFY(await(world, alice.service->sendText(bob.id(), QString())).error() == ContactsError::Empty);
        QVERIFY(await(world, alice.service->sendText(alice.id(), QStringLiteral("x"))).error() == ContactsError::UnknownContact);
        QVERIFY(await(world, alice.service->sendText(bob.id(), QString(16 * 1024, u'x'))));
        QVERIFY(world.time.advanceUntil([&] { return bob.received.size() == 1; }, 2min));
    }

    void answersTravelAndOutliveRestarts()
    {
        World world(7);
        Person alice(world, QStringLiteral("Alice"), 71);
        Person bob(world, QStringLiteral("Bob"), 72);
        alice.begin();
        bob.begin();
        befriend(world, alice, bob);
        const FileOfferContent offer { *wire::ContentId::from(QByteArray(32, 'c')), 1234, QStringLiteral("a.txt"), 1 };
        const auto offered = await(world, alice.service->offerFile(bob.id(), offer));
        QVERIFY(world.time.advanceUntil([&] { return bob.offers.size() == 1; }, 2min));
        const auto aliceId = alice.id();
        const auto bobId = bob.id();
        alice.kill(); // so that the answer has to wait
        world.time.advance(5min);
        const auto answer = await(world, bob.service->sendText(aliceId, QStringLiteral("got it"), ReplyTo { offered->id, false }));
        QVERIFY(answer && answer->quote && answer->state == MessageState::Waiting);
        QVERIFY(await(world, bob.service->sendText(aliceId, QStringLiteral("x"), ReplyTo { bob.random.make<wire::MessageId>(), false })).error()
                == ContactsError::UnknownMessage);
        bob.kill();
        bob.restart();
        alice.restart();
        QVERIFY(world.time.advanceUntil([&] { return alice.received.size() == 1; }, 2h));
        const auto page = await(world, alice.service->history(bobId, std::nullopt, 1));
        QCOMPARE(page->front().reply, std::optional(ReplyTo { offered->id, false }));
        QVERIFY(page->front().quote->content == MessageContent(offer));
        alice.restart();
        QCOMPARE(await(world, alice.service->history(bobId, std::nullopt, 1))->front().reply, page->front().reply);
    }

    void cancelledBeforeLeaving()
    {
        World world(3);
        Person alice(world, QStringLiteral("Alice"), 31);
        Person bob(world, QStringLiteral("Bob"), 32);
        alice.begin();
        bob.begin();
        befriend(world, alice, bob);
        const auto bobId = bob.id();
        bob.kill();
        world.time.advance(5min);
        const auto no = await(world, alice.service->sendText(bobId, QStringLiteral("no")));
        QVERIFY(await(world, alice.service->sendText(bobId, QStringLiteral("yes"))));
        QVERIFY(await(world, alice.service->cancelMessage(bobId, no->id)).value());
        bob.restart();
        QVERIFY(world.time.advanceUntil([&] { return bob.received.size() == 1; }, 2h));
        world.time.advance(1min);
        QCOMPARE(bob.received, QStringList(QStringLiteral("yes")));
        QVERIFY(alice.states[no->id] == MessageState::Cancelled);
    }

    void undeliveredForAMonthFails()
    {
        World world(6);
        Person alice(world, QStringLiteral("Alice"), 61, ContactsSettings {}); // dials as the live network does
        Person bob(world, QStringLiteral("Bob"), 62);
        alice.begin();
        bob.begin();
        befriend(world, alice, bob);
        const auto bobId = bob.id();
        bob.kill();
        world.time.advance(5min);
        const auto lost = await(world, alice.service->sendText(bobId, QStringLiteral("are you there?")));
        world.time.advance(24h * 29);
        QVERIFY(alice.states[lost->id] == MessageState::Waiting);
        const auto later = await(world, alice.service->sendText(bobId, QStringLiteral("still?")));
        world.time.advance(25h);
        QVERIFY(alice.states[lost->id] == MessageState::Failed);
        const auto page = await(world, alice.service->history(bobId, std::nullopt, 10));
        QVERIFY(page->back().state == MessageState::Failed && page->back().failure == SendFailure::Expired);
        QVERIFY(alice.states[later->id] == MessageState::Waiting);

        // What expires while nobody runs has failed when somebody does again.
        alice.kill();
        world.time.advance(24h * 30);
        alice.restart();
        QVERIFY(alice.states[later->id] == MessageState::Failed);
        const auto last = await(world, alice.service->sendText(bobId, QStringLiteral("at last")));
        bob.restart();
        QVERIFY(world.time.advanceUntil([&] { return alice.states[last->id] == MessageState::Delivered; }, 24h));
        world.time.advance(10min);
        QCOMPARE(bob.received, QStringList(QStringLiteral("at last")));
    }

    void namesTravelAndMineWins()
    {
        World world(4);
        Person alice(world, QStringLiteral("Alice"), 41);
        Person bob(world, QStringLiteral("Bob"), 42);
        alice.begin();
        bob.begin();
        befriend(world, alice, bob);
        QVERIFY(await(world, alice.service->rename(bob.id(), QStringLiteral("my Bob"))));
        QVERIFY(await(world, bob.service->setName(QStringLiteral("Robert"))));
        QVERIFY(world.time.advanceUntil([&] { return alice.service->contact(bob.id())->name == QStringLiteral("Robert"); }, 1min));
        QCOMPARE(alice.service->contact(bob.id())->displayName(), QStringLiteral("my Bob"));
        QCOMPARE(alice.service->lookup(QStringLiteral("my Bob")), std::optional(bob.id()));
        QCOMPARE(alice.service->lookup(QString::fromLatin1(bob.link().toString())), std::optional(bob.id()));
        QVERIFY(await(world, alice.service->setField(bob.id(), QStringLiteral("birthday"), QStringLiteral("1 May"))));
        alice.restart();
        QCOMPARE(alice.service->contact(bob.id())->fields.value(QStringLiteral("birthday")), QStringLiteral("1 May"));
        QCOMPARE(alice.service->contact(bob.id())->alias, QStringLiteral("my Bob"));
    }

    void threePeople()
    {
        World world(5);
        Person alice(world, QStringLiteral("Alice"), 51);
        Person bob(world, QStringLiteral("Bob"), 52);
        Person carol(world, QStringLiteral("Carol"), 53);
        for (auto* person : { &alice, &bob, &carol })
            person->begin();
        befriend(world, alice, bob);
        befriend(world, carol, alice);
        alice.write(bob, QStringLiteral("to Bob"));
        alice.write(carol, QStringLiteral("to Carol"));
        QVERIFY(world.time.advanceUntil([&] { return bob.received.size() == 1 && carol.received.size() == 1; }, 1min));
        QCOMPARE(bob.received[0], QStringLiteral("to Bob"));
        QCOMPARE(carol.received[0], QStringLiteral("to Carol"));
        QCOMPARE(alice.service->contacts().size(), 2);
    }
};

ALLIUM_TEST(TalkingTest)
#include "TalkingTest.moc"

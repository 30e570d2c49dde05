// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenario/contacts/Person.h"
#include "tests/support/TestRegistry.h"

using namespace allium;
using namespace allium::contacts;
using namespace std::chrono_literals;
using test::await;
using test::Person;
using test::World;

/// Removing, blocking, coming back, and moving to another machine.
class PartingTest : public QObject {
    Q_OBJECT
private:
    /// What somebody who kept everything gets when they dial for a friend session.
    static QString dialResult(World& world, Person& from, const net::DialTarget& target)
    {
        QString result;
        auto dial = from.service->dialer().dial(target);
        QObject::connect(dial.get(), &net::PendingDial::opened, &from, [&](const auto&) { result = QStringLiteral("opened"); });
        QObject::connect(dial.get(), &net::PendingDial::failed, &from, [&](const net::DialFailure& failure) {
            result = failure.dialError() != nullptr ? QStringLiteral("dial %1").arg(int(*failure.dialError()))
                                                    : QStringLiteral("handshake %1").arg(int(*failure.handshakeError()));
        });
        world.time.advanceUntil([&] { return !result.isEmpty(); }, 10min);
        return result;
    }

private Q_SLOTS:
    void removedIsToldAndCannotConnect()
    {
        World world(1);
        Person alice(world, QStringLiteral("Alice"), 11);
        Person bob(world, QStringLiteral("Bob"), 12);
        Person carol(world, QStringLiteral("Carol"), 13);
        for (auto* person : { &alice, &bob, &carol })
            person->begin();
        befriend(world, alice, bob);
        befriend(world, alice, carol);
        auto toF = bob.service->fileTarget(alice.id()).value();
        const auto oldF = alice.service->friendsListener()->address();
        QCOMPARE(toF.endpoint.address, oldF);

        QVERIFY(await(world, alice.service->remove(bob.id())));
        QVERIFY(world.time.advanceUntil([&] { return bob.removals == QStringList(QStringLiteral("them")); }, 1min));
        QCOMPARE(alice.removals, QStringList(QStringLiteral("me")));
        QVERIFY(!bob.isContactOf(alice));
        QVERIFY(!alice.isOnlineWith(bob) && !bob.isOnlineWith(alice));

        // Carol is told of the new door while Bob's is gone.
        const auto newF = alice.service->friendsListener()->address();
        QVERIFY(newF != oldF);
        QVERIFY(world.time.advanceUntil([&] { return carol.service->fileTarget(alice.id())->endpoint.address == newF; }, 2min));
        carol.write(alice, QStringLiteral("still here"));
        QVERIFY(world.time.advanceUntil([&] { return alice.received.size() == 1; }, 2min));

        toF.purpose = net::Purpose::Friend;
        world.time.advance(1min);
        QVERIFY(dialResult(world, bob, toF) != QStringLiteral("opened"));
        net::DialTarget toR;
        toR.endpoint = alice.link().door;
        toR.account = alice.id();
        toR.isolation = "test";
        toR.purpose = net::Purpose::Friend;
        QCOMPARE(dialResult(world, bob, toR), QStringLiteral("handshake %1").arg(int(net::HandshakeError::NotKnown)));
    }

    void whatIsNotStoredCanBeRepeated()
    {
        World world(9);
        Person alice(world, QStringLiteral("Alice"), 91);
        Person bob(world, QStringLiteral("Bob"), 92);
        alice.begin();
        bob.begin();
        const auto refuse = [&](bool isFull) {
            auto done = alice.database->run([isFull](storage::Database& db) {
                return db.run(isFull ? "CREATE TRIGGER full BEFORE INSERT ON contact BEGIN SELECT RAISE(ABORT, 'full'); END"
                                     : "DROP TRIGGER full");
            });
            QVERIFY(done.takeResult());
        };
        QVERIFY(await(world, bob.service->sendRequest(alice.link(), QStringLiteral("hi"))));
        QVERIFY(world.time.advanceUntil([&] { return alice.service->requests().size() == 1; }, 10min));
        refuse(true);
        QCOMPARE(await(world, alice.service->accept(bob.id())).error(), ContactsError::Storage);
        QVERIFY(!alice.isContactOf(bob));
        QCOMPARE(alice.service->requests().size(), 1);
        refuse(false);
        QVERIFY(await(world, alice.service->accept(bob.id())));
        QVERIFY(world.time.advanceUntil([&] { return alice.isOnlineWith(bob) && bob.isOnlineWith(alice); }, 30min));

        refuse(true);
        QCOMPARE(await(world, alice.service->remove(bob.id())).error(), ContactsError::Storage);
        QCOMPARE(await(world, alice.service->block(bob.id())).error(), ContactsError::Storage);
        QVERIFY(alice.isContactOf(bob) && alice.isOnlineWith(bob));
        refuse(false);
        QVERIFY(await(world, alice.service->remove(bob.id())));
        QCOMPARE(alice.removals, QStringList(QStringLiteral("me")));
        QVERIFY(!alice.isOnlineWith(bob));
    }

    void removedWhileAwayIsToldLater()
    {
        World world(2);
        Person alice(world, QStringLiteral("Alice"), 21);
        Person bob(world, QStringLiteral("Bob"), 22);
        alice.begin();
        bob.begin();
        befriend(world, alice, bob);
        const auto bobId = bob.id();
        bob.kill();
        world.time.advance(2min);
        QVERIFY(await(world, alice.service->remove(bobId)));
        world.time.advance(1h);
        bob.restart();
        QVERIFY(world.time.advanceUntil([&] { return bob.removals == QStringList(QStringLiteral("them")); }, 2h));
        world.time.advance(10min);
        QVERIFY(alice.service->contact(bobId)->state == Relation::State::None);
    }

    void removedOnOneSideAndAskedAgain()
    {
        World world(3);
        Person alice(world, QStringLiteral("Alice"), 31);
        Person bob(world, QStringLiteral("Bob"), 32);
        alice.begin();
        bob.begin();
        befriend(world, alice, bob);
        const auto bobId = bob.id();
        const auto bobLink = bob.link();
        alice.write(bob, QStringLiteral("before"));
        world.time.advance(1min);
        // Bob does not hear of the removal: he still lists Alice when she asks again.
        bob.kill();
        QVERIFY(await(world, alice.service->remove(bobId)));
        world.time.advance(1min);
        QVERIFY(await(world, alice.service->sendRequest(bobLink, QStringLiteral("sorry"))));
        bob.restart();
        QVERIFY(world.time.advanceUntil([&] { return alice.isContactOf(bob) && alice.isOnlineWith(bob); }, 2h));
        QCOMPARE(bob.requestsSeen, 1); // the first one; this was accepted at once
        QVERIFY(bob.removals.isEmpty());
        alice.write(bob, QStringLiteral("after"));
        QVERIFY(world.time.advanceUntil([&] { return bob.received.size() == 2; }, 10min));
        QCOMPARE(bob.received.last(), QStringLiteral("after"));
        const auto secret = alice.service->netEnvironment().identities.pairSecret(bobId);
        world.time.advance(10min);
        QVERIFY(*secret == *bob.service->netEnvironment().identities.pairSecret(alice.id()));
    }

    void askedAgainWhileTheRemovalIsStillBeingTold_data()
    {
        QTest::addColumn<int>("milliseconds");
        for (int after = 0; after <= 2000; after += 100)
            QTest::addRow("%d ms after", after) << after;
    }

    void askedAgainWhileTheRemovalIsStillBeingTold()
    {
        QFETCH(int, milliseconds);
        World world(5);
        Person alice(world, QStringLiteral("Alice"), 51);
        Person bob(world, QStringLiteral("Bob"), 52);
        alice.begin();
        bob.begin();
        befriend(world, alice, bob);
        const auto bobLink = bob.link();
        QVERIFY(await(world, alice.service->remove(bob.id())));
        world.time.advance(Milliseconds(milliseconds));
        QVERIFY(await(world, alice.service->sendRequest(bobLink, QStringLiteral("sorry"))));
        // Accepted at once by a Bob who has not heard of the removal yet.
        QVERIFY(world.time.advanceUntil([&] { return bob.service->requests().size() == 1 || alice.isContactOf(bob); }, 20s));
        if (!alice.isContactOf(bob))
            QVERIFY(await(world, bob.service->accept(alice.id())));
        QVERIFY(world.time.advanceUntil([&] { return alice.isOnlineWith(bob) && bob.isOnlineWith(alice); }, 2min));
    }

    void blockingIsSilent()
    {
        World world(4);
        Person alice(world, QStringLiteral("Alice"), 41);
        Person bob(world, QStringLiteral("Bob"), 42);
        alice.begin();
        bob.begin();
        befriend(world, alice, bob);
        QVERIFY(await(world, alice.service->block(bob.id())));
        QVERIFY(world.time.advanceUntil([&] { return !bob.isOnlineWith(alice); }, 1min));
        world.time.advance(1h);
        QVERIFY(bob.isContactOf(alice));
        QVERIFY(bob.removals.isEmpty());
        QVERIFY(!bob.isOnlineWith(alice));
        QCOMPARE(alice.service->blocked().size(), 1);
        QVERIFY(await(world, alice.service->sendText(bob.id(), QStringLiteral("x"))).error() == ContactsError::Blocked);

        bob.write(alice, QStringLiteral("hello?"));
        QVERIFY(await(world, alice.service->unblock(bob.id())));
        QVERIFY(world.time.advanceUntil([&] { return alice.received.size() == 1; }, 2h));
        QVERIFY(alice.isContactOf(bob));
    }

    void messagesToSomebodyGoneFail()
    {
        World world(5);
        Person alice(world, QStringLiteral("Alice"), 51);
        Person bob(world, QStringLiteral("Bob"), 52);
        alice.begin();
        bob.begin();
        befriend(world, alice, bob);
        const auto bobId = bob.id();
        bob.kill();
        world.time.advance(2min);
        const auto stored = await(world, alice.service->sendText(bobId, QStringLiteral("x")));
        QVERIFY(await(world, alice.service->remove(bobId)));
        QVERIFY(world.time.advanceUntil([&] { return alice.states[stored->id] == MessageState::Failed; }, 1min));
        QVERIFY(await(world, alice.service->sendText(bobId, QStringLiteral("y"))).error() == ContactsError::NotAContact);
    }

    void restoredOnAnotherMachine_data()
    {
        QTest::addColumn<bool>("withHistory");
        QTest::addColumn<bool>("oldStillRuns");
        QTest::newRow("old one stopped") << false << false;
        QTest::newRow("with history") << true << false;
        QTest::newRow("old one still running") << true << true;
    }
    void restoredOnAnotherMachine()
    {
        QFETCH(bool, withHistory);
        QFETCH(bool, oldStillRuns);
        World world(6);
        Person alice(world, QStringLiteral("Alice"), 61);
        Person bob(world, QStringLiteral("Bob"), 62);
        alice.begin();
        bob.begin();
        befriend(world, alice, bob);
        const auto bobId = bob.id();
        alice.write(bob, QStringLiteral("one"));
        bob.write(alice, QStringLiteral("two"));
        world.time.advance(1min);
        const auto backup = await(world, alice.service->exportState(withHistory));
        const auto oldDevice = alice.service->account()->device;
        const auto aliceId = alice.id();
        bob.write(alice, QStringLiteral("after the backup"));
        world.time.advance(1min);
        if (!oldStillRuns)
            alice.kill();

        Person again(world, QStringLiteral("ignored"), 63);
        QVERIFY(await(world, again.service->load()));
        QVERIFY(await(world, again.service->importState(*backup)));
        QCOMPARE(again.id(), aliceId);
        QVERIFY(again.service->account()->device != oldDevice);
        again.service->start();
        QVERIFY(await(world, again.service->sendText(bobId, QStringLiteral("three"))));
        QVERIFY(world.time.advanceUntil([&] { return bob.received.contains(QStringLiteral("three")); }, 3h));
        bob.write(again, QStringLiteral("four"));
        QVERIFY(world.time.advanceUntil([&] { return again.received.contains(QStringLiteral("four")); }, 1h));
        QCOMPARE(bob.received, QStringList({ QStringLiteral("one"), QStringLiteral("three") }));
        // What came after the backup was made is filled up.
        QCOMPARE(again.received, QStringList({ QStringLiteral("after the backup"), QStringLiteral("four") }));
        const auto page = await(world, again.service->history(bobId, std::nullopt, 10));
        QCOMPARE(int(page->size()), withHistory ? 5 : 3);
        if (oldStillRuns) {
            QVERIFY(world.time.advanceUntil([&] { return !again.oldDevices.empty(); }, 3h));
            QCOMPARE(again.oldDevices[0], oldDevice);
        } else {
            world.time.advance(1h);
            QVERIFY(again.oldDevices.empty());
        }
    }

    void badBackupsAreRefused()
    {
        World world(7);
        Person alice(world, QStringLiteral("Alice"), 71);
        alice.begin();
        const auto backup = await(world, alice.service->exportState(true));
        QVERIFY(await(world, alice.service->importState(*backup)).error() == ContactsError::AccountExists);
        for (const auto cut : { 0, 5, 30, 200 }) {
            Person fresh(world, QStringLiteral("x"), 72);
            QVERIFY(await(world, fresh.service->load()));
            const auto bytes = crypto::Secret::copyOf(backup->view().first(cut));
            QVERIFY(await(world, fresh.service->importState(bytes)).error() == ContactsError::BadBackup);
            QVERIFY(await(world, fresh.service->createAccount(QStringLiteral("new")))); // nothing was left behind
        }
    }

    void invisibleStillDials()
    {
        World world(8);
        Person alice(world, QStringLiteral("Alice"), 81);
        Person bob(world, QStringLiteral("Bob"), 82);
        alice.begin();
        bob.begin();
        befriend(world, alice, bob);
        QVERIFY(await(world, alice.service->setInvisible(true)));
        QVERIFY(alice.service->friendsListener() == nullptr);
        alice.kill();
        world.time.advance(5min);
        alice.restart();
        QVERIFY(world.time.advanceUntil([&] { return bob.isOnlineWith(alice); }, 2h));
        QVERIFY(alice.service->requestListener() == nullptr);
    }
};

ALLIUM_TEST(PartingTest)
#include "PartingTest.moc"

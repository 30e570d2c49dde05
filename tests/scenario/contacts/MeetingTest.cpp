// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenario/contacts/Person.h"
#include "tests/support/TestRegistry.h"

using namespace allium;
using namespace allium::contacts;
using namespace std::chrono_literals;
using test::await;
using test::Person;
using test::World;

/// How two people become contacts, over the whole stack.
class MeetingTest : public QObject {
    Q_OBJECT
private:
    static ContactLink bare(const Person& person)
    {
        auto link = person.link();
        link.account.reset();
        return link;
    }

private Q_SLOTS:
    void requestAcceptTalk()
    {
        World world(1);
        Person alice(world, QStringLiteral("Alice"), 11);
        Person bob(world, QStringLiteral("Bob"), 12);
        alice.begin();
        bob.begin();
        QVERIFY(await(world, bob.service->sendRequest(bare(alice), QStringLiteral("It's Bob"))));
        QCOMPARE(bob.service->requests().size(), 1);
        QVERIFY(!bob.service->requests()[0].account); // not known yet
        QVERIFY(world.time.advanceUntil([&] { return alice.requestsSeen == 1; }, 2min));
        const auto request = alice.service->requests().value(0);
        QCOMPARE(request.name, QStringLiteral("Bob"));
        QCOMPARE(request.greeting, QStringLiteral("It's Bob"));
        QVERIFY(request.isIncoming);
        world.time.advance(10s);
        QVERIFY(bob.service->requests().value(0).hasArrived);
        QVERIFY(!bob.isContactOf(alice));

        QVERIFY(await(world, alice.service->accept(bob.id())));
        QVERIFY(world.time.advanceUntil([&] { return bob.isContactOf(alice) && bob.isOnlineWith(alice); }, 5min));
        QVERIFY(alice.isContactOf(bob));
        QCOMPARE(bob.service->contact(alice.id())->name, QStringLiteral("Alice"));
        QVERIFY(bob.service->requests().isEmpty());

        alice.write(bob, QStringLiteral("hello"));
        bob.write(alice, QStringLiteral("hi"));
        QVERIFY(world.time.advanceUntil(
            [&] {
                return alice.received == QStringList(QStringLiteral("hi")) && bob.received == QStringList(QStringLiteral("hello"))
                    && alice.states.begin()->second == MessageState::Delivered;
            },
            1min));
        // In the end both know each other's friends service and that the other has theirs.
        world.time.advance(30s);
        QVERIFY(alice.service->contact(bob.id())->state == Relation::State::Contact);
        QVERIFY(bob.service->contact(alice.id())->state == Relation::State::Contact);
        QVERIFY(alice.service->fileTarget(bob.id()).has_value());
        QVERIFY(bob.service->fileTarget(alice.id()).has_value());
    }

    void acceptedWhileTheRequesterIsAway()
    {
        World world(2);
        Person alice(world, QStringLiteral("Alice"), 21);
        Person bob(world, QStringLiteral("Bob"), 22);
        alice.begin();
        bob.begin();
        QVERIFY(await(world, bob.service->sendRequest(alice.link(), QStringLiteral("hi"))));
        QVERIFY(world.time.advanceUntil([&] { return alice.requestsSeen == 1; }, 2min));
        const auto bobId = bob.id();
        bob.kill();
        QVERIFY(await(world, alice.service->accept(bobId)));
        world.time.advance(30min);
        QVERIFY(alice.service->contact(bobId)->state == Relation::State::Accepted);
        bob.restart();
        QVERIFY(world.time.advanceUntil([&] { return bob.isContactOf(alice) && bob.isOnlineWith(alice); }, 30min));
        world.time.advance(1min);
        QVERIFY(alice.service->contact(bobId)->state == Relation::State::Contact);
    }

    void crossingRequestsAcceptEachOther()
    {
        World world(3);
        Person alice(world, QStringLiteral("Alice"), 31);
        Person bob(world, QStringLiteral("Bob"), 32);
        alice.begin();
        bob.begin();
        QVERIFY(await(world, alice.service->sendRequest(bob.link(), QStringLiteral("a"))));
        QVERIFY(await(world, bob.service->sendRequest(bare(alice), QStringLiteral("b"))));
        QVERIFY(world.time.advanceUntil([&] { return alice.isOnlineWith(bob) && bob.isOnlineWith(alice); }, 10min));
        QCOMPARE(alice.requestsSeen + bob.requestsSeen, 0);
        bob.write(alice, QStringLiteral("x"));
        QVERIFY(world.time.advanceUntil([&] { return alice.received.size() == 1; }, 2min));
    }

    void becomesContactsOverABadNetwork_data()
    {
        QTest::addColumn<quint64>("seed");
        const bool isLong = qEnvironmentVariableIsSet("ALLIUM_LONG");
        for (quint64 seed = 100; seed < (isLong ? 200U : 106U); ++seed)
            QTest::addRow("seed %llu", seed) << seed;
    }
    void becomesContactsOverABadNetwork()
    {
        QFETCH(quint64, seed);
        World world(seed);
        world.network.conditions().dialLossPercent = 30;
        world.network.conditions().meanPipeLife = 8s;
        world.network.conditions().maxChunkBytes = 200;
        Person alice(world, QStringLiteral("Alice"), seed * 2);
        Person bob(world, QStringLiteral("Bob"), seed * 2 + 1);
        alice.begin();
        bob.begin();
        QVERIFY(await(world, bob.service->sendRequest(bare(alice), QStringLiteral("hi"))));
        QVERIFY(world.time.advanceUntil([&] { return alice.requestsSeen == 1; }, 2h));
        QVERIFY(await(world, alice.service->accept(bob.id())));
        for (int i = 0; i < 10; ++i)
            alice.write(bob, QString::number(i));
        QVERIFY(world.time.advanceUntil([&] { return bob.isContactOf(alice) && bob.received.size() >= 10; }, 6h));
        QCOMPARE(bob.received.join(QString()), QStringLiteral("0123456789"));
        world.network.conditions().dialLossPercent = 0;
        world.network.conditions().meanPipeLife = 0s;
        QVERIFY(world.time.advanceUntil(
            [&] {
                return alice.service->contact(bob.id())->state == Relation::State::Contact
                    && bob.service->contact(alice.id())->state == Relation::State::Contact;
            },
            1h));
        const auto secret = alice.service->netEnvironment().identities.pairSecret(bob.id());
        QVERIFY(*secret == *bob.service->netEnvironment().identities.pairSecret(alice.id()));
    }

    void rejectionLooksLikePending()
    {
        World world(4);
        Person alice(world, QStringLiteral("Alice"), 41);
        Person bob(world, QStringLiteral("Bob"), 42);
        alice.begin();
        bob.begin();
        QVERIFY(await(world, bob.service->sendRequest(alice.link(), QStringLiteral("hi"))));
        QVERIFY(world.time.advanceUntil([&] { return alice.requestsSeen == 1; }, 2min));
        QVERIFY(await(world, alice.service->reject(bob.id())));
        world.time.advance(1h);
        QCOMPARE(alice.requestsSeen, 1);
        QVERIFY(alice.service->requests().isEmpty());
        QVERIFY(bob.service->requests().value(0).hasArrived);
    }

    void cancelledRequestDisappears()
    {
        World world(5);
        Person alice(world, QStringLiteral("Alice"), 51);
        Person bob(world, QStringLiteral("Bob"), 52);
        alice.begin();
        bob.begin();
        QVERIFY(await(world, bob.service->sendRequest(bare(alice), QStringLiteral("hi"))));
        QVERIFY(world.time.advanceUntil([&] { return alice.requestsSeen == 1; }, 2min));
        QVERIFY(await(world, bob.service->cancelRequest(alice.link().door.address)));
        QVERIFY(world.time.advanceUntil([&] { return alice.service->requests().isEmpty(); }, 10min));
        QVERIFY(bob.service->requests().isEmpty());
        QVERIFY(await(world, alice.service->accept(bob.id())).error() == ContactsError::WrongState);
    }

    void wrongAccountBehindTheOnionIsNoContact()
    {
        World world(6);
        Person alice(world, QStringLiteral("Alice"), 61);
        Person bob(world, QStringLiteral("Bob"), 62);
        alice.begin();
        bob.begin();
        auto link = alice.link();
        link.account = wire::AccountId::from(QByteArray(32, 'x'));
        QVERIFY(await(world, bob.service->sendRequest(link, QString())));
        world.time.advance(10min);
        QCOMPARE(alice.requestsSeen, 0);
        const auto problem = bob.service->requests().value(0).problem;
        QVERIFY(problem && problem->handshakeError() != nullptr);
        QVERIFY(*problem->handshakeError() == net::HandshakeError::WrongAccount);
        QVERIFY(await(world, bob.service->sendRequest(bob.link(), QString())).error() == ContactsError::IsOurself);
    }

    void workIsAskedForAndDone()
    {
        World world(7);
        auto settings = ContactsSettings::privateNetwork();
        settings.requests.workBits = 3;
        Person alice(world, QStringLiteral("Alice"), 71, settings);
        Person carol(world, QStringLiteral("Carol"), 73, settings);
        Person bob(world, QStringLiteral("Bob"), 72);
        alice.begin();
        carol.begin();
        bob.begin();
        QVERIFY(await(world, bob.service->sendRequest(bare(alice), QStringLiteral("hi"))));
        QVERIFY(await(world, bob.service->sendRequest(bare(carol), QStringLiteral("hi"))));
        QVERIFY(world.time.advanceUntil([&] { return alice.requestsSeen == 1 && carol.requestsSeen == 1; }, 5min));
        QCOMPARE(alice.service->requests().value(0).workBits, 3U);
    }

    void closedDoorShowsNobody()
    {
        World world(8);
        Person alice(world, QStringLiteral("Alice"), 81);
        Person bob(world, QStringLiteral("Bob"), 82);
        alice.begin();
        bob.begin();
        QVERIFY(await(world, alice.service->setDoorOpen(false)));
        QVERIFY(alice.service->requestListener() == nullptr);
        QVERIFY(await(world, bob.service->sendRequest(bare(alice), QStringLiteral("hi"))));
        world.time.advance(1h);
        QCOMPARE(alice.requestsSeen, 0);
        // An own request opens R, but only for those it concerns.
        Person carol(world, QStringLiteral("Carol"), 83);
        carol.begin();
        QVERIFY(await(world, alice.service->sendRequest(carol.link(), QStringLiteral("me"))));
        QVERIFY(alice.service->requestListener() != nullptr);
        QVERIFY(world.time.advanceUntil([&] { return carol.requestsSeen == 1; }, 10min));
        QVERIFY(await(world, carol.service->accept(alice.id())));
        QVERIFY(world.time.advanceUntil([&] { return alice.isContactOf(carol) && carol.isOnlineWith(alice); }, 30min));
        world.time.advance(1h);
        QCOMPARE(alice.requestsSeen, 0);
        QVERIFY(alice.service->requestListener() == nullptr);
    }
};

ALLIUM_TEST(MeetingTest)
#include "MeetingTest.moc"

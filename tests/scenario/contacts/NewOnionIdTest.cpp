// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/FriendLink.h"
#include "core/contacts/Limits.h"
#include "tests/scenario/contacts/Person.h"
#include "tests/support/TestRegistry.h"

using namespace allium;
using namespace allium::contacts;
using namespace std::chrono_literals;
using test::await;
using test::Person;
using test::World;

namespace {

bool arrives(World& world, Person& from, const ContactLink& link, Person& to)
{
    const int before = to.requestsSeen;
    if (!await(world, from.service->sendRequest(link, QStringLiteral("hi"))))
        return false;
    return world.time.advanceUntil([&] { return to.requestsSeen > before; }, 20min);
}

crypto::OnionAddress knownDoor(const Person& of, const wire::AccountId& account)
{
    return of.service->contact(account)->requestDoor->address;
}

} // namespace

/// The address for strangers changes; people who are contacts, or become it, do not notice.
class NewOnionIdTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theOldOneIsGoneAndContactsStay()
    {
        World world(1);
        Person alice(world, QStringLiteral("Alice"), 11);
        Person bob(world, QStringLiteral("Bob"), 12);
        Person carol(world, QStringLiteral("Carol"), 13);
        for (auto* person : { &alice, &bob, &carol })
            person->begin();
        befriend(world, bob, alice);
        const auto old = alice.link();

        int accountChanges = 0;
        connect(alice.service.get(), &ContactsService::accountChanged, this, [&] { ++accountChanges; });
        QVERIFY(await(world, alice.service->renewOnionId()));
        QCOMPARE(accountChanges, 1);
        QVERIFY(alice.link().door.address != old.door.address);
        QCOMPARE(alice.link().account, old.account);
        const auto fresh = alice.link();
        QVERIFY(world.time.advanceUntil([&] { return knownDoor(bob, alice.id()) == fresh.door.address; }, 1min));
        QVERIFY(bob.isOnlineWith(alice));
        bob.write(alice, QStringLiteral("still here"));
        QVERIFY(world.time.advanceUntil([&] { return alice.received == QStringList { QStringLiteral("still here") }; }, 5min));

        QVERIFY(!arrives(world, carol, old, alice));
        QVERIFY(await(world, carol.service->cancelRequest(*old.account))
                || await(world, carol.service->cancelRequest(old.door.address)));
        QVERIFY(arrives(world, carol, fresh, alice));

        alice.restart();
        QCOMPARE(alice.link().door.address, fresh.door.address);
        QVERIFY(world.time.advanceUntil([&] { return alice.isOnlineWith(bob); }, 30min));
    }

    void whoWasAwayHearsOfIt()
    {
        World world(2);
        Person alice(world, QStringLiteral("Alice"), 21);
        Person bob(world, QStringLiteral("Bob"), 22);
        alice.begin();
        bob.begin();
        befriend(world, alice, bob);
        const auto bobId = bob.id();
        bob.kill();
        QVERIFY(world.time.advanceUntil([&] { return !alice.service->isOnline(bobId); }, 10min));
        QVERIFY(await(world, alice.service->renewOnionId()));
        QVERIFY(await(world, alice.service->renewOnionId()));
        world.time.advance(1h);
        bob.restart();
        QVERIFY(world.time.advanceUntil([&] { return bob.isOnlineWith(alice); }, 60min));
        QVERIFY(world.time.advanceUntil([&] { return knownDoor(bob, alice.id()) == alice.link().door.address; }, 1min));
    }

    /// Who was asked dials back where the question said, which is otherwise repeated every hour.
    void aRequestThatWaitsIsAnsweredAtTheNewOne()
    {
        World world(3);
        auto settings = ContactsSettings::privateNetwork();
        settings.pendingRedial = 1h;
        Person alice(world, QStringLiteral("Alice"), 31, settings);
        Person bob(world, QStringLiteral("Bob"), 32);
        alice.begin();
        bob.begin();
        QVERIFY(arrives(world, alice, bob.link(), bob));
        world.time.advance(1min);
        QVERIFY(await(world, alice.service->renewOnionId()));
        QVERIFY(world.time.advanceUntil([&] { return knownDoor(bob, alice.id()) == alice.link().door.address; }, 5min));
        QCOMPARE(bob.requestsSeen, 1);
        QVERIFY(await(world, bob.service->accept(alice.id())));
        QVERIFY(world.time.advanceUntil([&] { return bob.isOnlineWith(alice) && alice.isOnlineWith(bob); }, 10min));
    }

    /// At every moment of the talk: before it begins, while it is spoken, as it ends.
    void aRequestUnderWayIsSaidAgain()
    {
        for (quint64 moment = 0; moment < 20; ++moment) {
            World world(50 + moment);
            auto settings = ContactsSettings::privateNetwork();
            settings.pendingRedial = 1h;
            Person alice(world, QStringLiteral("Alice"), 31, settings);
            Person bob(world, QStringLiteral("Bob"), 32);
            alice.begin();
            bob.begin();
            QVERIFY(await(world, alice.service->sendRequest(bob.link(), QStringLiteral("hi"))));
            world.time.advance(Milliseconds(100 * moment));
            QVERIFY(await(world, alice.service->renewOnionId()));
            const auto isKnown = [&] {
                const auto contact = bob.service->contact(alice.id());
                return contact && contact->requestDoor && contact->requestDoor->address == alice.link().door.address;
            };
            QVERIFY2(world.time.advanceUntil(isKnown, 15min), qPrintable(QString::number(moment)));
        }
    }

    void twoOfThemAtOnceEndWithTheLast()
    {
        World world(5);
        Person alice(world, QStringLiteral("Alice"), 51);
        Person bob(world, QStringLiteral("Bob"), 52);
        alice.begin();
        bob.begin();
        befriend(world, alice, bob);
        const auto old = alice.link().door.address;
        auto first = alice.service->renewOnionId();
        QCOMPARE(alice.link().door.address, old); // not before it is stored
        auto name = alice.service->setName(QStringLiteral("Alicia"));
        auto second = alice.service->renewOnionId();
        QVERIFY(await(world, std::move(first)));
        QVERIFY(await(world, std::move(name)));
        QVERIFY(await(world, std::move(second)));
        const auto last = alice.link().door.address;
        alice.restart();
        QCOMPARE(alice.link().door.address, last);
        QCOMPARE(alice.service->account()->name, QStringLiteral("Alicia"));
        QVERIFY(world.time.advanceUntil([&] { return knownDoor(bob, alice.id()) == last; }, 30min));
    }

    void whatIsNotStoredDoesNotCount()
    {
        World world(6);
        Person alice(world, QStringLiteral("Alice"), 61);
        Person bob(world, QStringLiteral("Bob"), 62);
        alice.begin();
        bob.begin();
        befriend(world, alice, bob);
        const auto old = alice.link();
        const auto refuse = [&](const char* sql) {
            auto done = alice.database->run([sql](storage::Database& db) { return db.execute(sql); });
            QVERIFY(done.takeResult());
        };
        refuse("CREATE TRIGGER full BEFORE UPDATE ON account BEGIN SELECT RAISE(ABORT, 'full'); END");
        const auto outcome = await(world, alice.service->renewOnionId());
        QVERIFY(!outcome);
        QCOMPARE(alice.link().door.address, old.door.address);
        world.time.advance(1min);
        QCOMPARE(knownDoor(bob, alice.id()), old.door.address);
        refuse("DROP TRIGGER full");
        Person carol(world, QStringLiteral("Carol"), 63);
        carol.begin();
        QVERIFY(arrives(world, carol, old, alice));
    }

    /// The case in which nothing inside Allium brings them together: a link does.
    void twoWhoMissedEachOtherMeetByALink()
    {
        World world(7);
        Person alice(world, QStringLiteral("Alice"), 71);
        Person bob(world, QStringLiteral("Bob"), 72);
        alice.begin();
        bob.begin();
        QVERIFY(arrives(world, alice, bob.link(), bob));
        world.time.advance(1min);
        const auto aliceId = alice.id();
        const auto bobId = bob.id();
        bob.kill();
        QVERIFY(await(world, alice.service->renewOnionId()));
        alice.kill();
        bob.restart();
        QVERIFY(await(world, bob.service->renewOnionId()));
        QVERIFY(await(world, bob.service->accept(aliceId)));
        alice.restart();
        QVERIFY(!world.time.advanceUntil([&] { return bob.isOnlineWith(alice); }, 2h));
        QVERIFY(await(world, bob.service->sendRequest(alice.link(), {})));
        QVERIFY(world.time.advanceUntil([&] { return bob.isOnlineWith(alice) && alice.service->isOnline(bobId); }, 30min));
    }

    void aContactMovesOnlySoOften()
    {
        World world(8);
        Person alice(world, QStringLiteral("Alice"), 81);
        Person bob(world, QStringLiteral("Bob"), 82);
        alice.begin();
        bob.begin();
        befriend(world, alice, bob);
        const auto& me = *alice.service->account();
        std::vector<crypto::OnionAddress> places;
        const auto move = [&] {
            const auto key = crypto::SigningKey::generate(world.random);
            places.emplace_back(key.publicKey());
            const RequestDoor door { places.back(), 9042, wire::ServiceProof::issue(key, me.id(), me.noise.publicKey()) };
            for (auto* link : alice.service->findChildren<FriendLink*>())
                link->sendControl(Profile { me.name, {}, door });
            world.time.advance(10s);
        };
        for (int i = 0; i < limits::Moves + 3; ++i)
            move();
        QCOMPARE(knownDoor(bob, alice.id()), places[limits::Moves - 1]);
        world.time.advance(limits::MoveAgainAfter);
        move();
        QCOMPARE(knownDoor(bob, alice.id()), places.back());
    }

    void whoWasRejectedIsKnownWhereTheyAre()
    {
        World world(9);
        Person alice(world, QStringLiteral("Alice"), 91);
        Person bob(world, QStringLiteral("Bob"), 92);
        alice.begin();
        bob.begin();
        QVERIFY(arrives(world, alice, bob.link(), bob));
        QVERIFY(await(world, bob.service->reject(alice.id())));
        world.time.advance(1min);
        QVERIFY(await(world, alice.service->renewOnionId()));
        QVERIFY(world.time.advanceUntil([&] { return knownDoor(bob, alice.id()) == alice.link().door.address; }, 2h));
        QCOMPARE(bob.requestsSeen, 1);
    }

    void nobodyNamesTheDoorOfSomebodyElse()
    {
        World world(4);
        Person alice(world, QStringLiteral("Alice"), 41);
        Person bob(world, QStringLiteral("Bob"), 42);
        Person carol(world, QStringLiteral("Carol"), 43);
        for (auto* person : { &alice, &bob, &carol })
            person->begin();
        befriend(world, alice, bob);
        std::optional<net::CloseReason> reason;
        connect(alice.service->pool(), &net::PeerPool::sessionClosed, this,
                [&](const auto&, net::CloseReason why) { reason = why; });
        const auto theirs = carol.service->account()->requestDoor();
        for (auto* link : alice.service->findChildren<FriendLink*>())
            link->sendControl(Profile { QStringLiteral("Alice"), {}, theirs });
        QVERIFY(world.time.advanceUntil([&] { return reason.has_value(); }, 1min));
        QCOMPARE(*reason, net::CloseReason::Protocol);
        QCOMPARE(knownDoor(bob, alice.id()), alice.link().door.address);

        // The same of a friends service.
        QVERIFY(world.time.advanceUntil([&] { return alice.isOnlineWith(bob) && bob.isOnlineWith(alice); }, 30min));
        const auto before = bob.service->fileTarget(alice.id())->endpoint.address;
        reason.reset();
        for (auto* link : alice.service->findChildren<FriendLink*>()) {
            DoorKey door { theirs.onion, theirs.port, crypto::X25519SecretKey::random(world.random), std::uint64_t(1) << 60 };
            link->sendControl(EndpointUpdate::issue(alice.service->account()->root, bob.id(), link->session().id(),
                                                    { std::move(door), theirs.proof }));
        }
        QVERIFY(world.time.advanceUntil([&] { return reason.has_value(); }, 1min));
        QCOMPARE(*reason, net::CloseReason::Protocol);
        QCOMPARE(bob.service->fileTarget(alice.id())->endpoint.address, before);
    }
};

ALLIUM_TEST(NewOnionIdTest)
#include "NewOnionIdTest.moc"

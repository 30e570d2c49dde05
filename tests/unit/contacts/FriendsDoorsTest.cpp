// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/FriendsDoors.h"
#include "core/base/Log.h"
#include "core/contacts/Schema.h"
#include "core/storage/Migration.h"
#include "tests/support/SeededRandom.h"
#include "tests/support/TestRegistry.h"

using namespace allium;
using namespace allium::contacts;

namespace {

constexpr WallTime Start { Milliseconds(1'700'000'000'000) };

wire::AccountId person(int number)
{
    wire::AccountId id;
    id.data()[0] = static_cast<std::uint8_t>(number);
    id.data()[1] = static_cast<std::uint8_t>(number >> 8);
    id.data()[2] = 1;
    return id;
}

int spares(const FriendsDoors::Door& door)
{
    return int(std::count_if(door.clients.begin(), door.clients.end(), [](const auto& client) { return !client.account; }));
}

} // namespace

class FriendsDoorsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialize());
        QVERIFY(setLogRules("core.storage=warning"));
    }

    void acceptingUsesASpare()
    {
        test::SeededRandom random(1);
        FriendsDoors doors;
        QVERIFY(doors.prepare(Start, random));
        QVERIFY(!doors.prepare(Start, random));
        const auto published = doors.doors()[0].clientKeys();
        QCOMPARE(published.size(), std::size_t(8));
        const auto key = doors.keyFor(person(1), Start, random);
        const auto opens = crypto::DhKeyPair::fromSecret(key.clientSecret.clone()).publicKey();
        QVERIFY(std::find(published.begin(), published.end(), opens) != published.end());
        QVERIFY(doors.doors()[0].clientKeys() == published);
        QVERIFY(doors.keyFor(person(1), Start, random).clientSecret == key.clientSecret); // the same again
        QVERIFY(!(doors.keyFor(person(2), Start, random).clientSecret == key.clientSecret));
        QCOMPARE(spares(doors.doors()[0]), 6);
        QVERIFY(doors.refill());
        QCOMPARE(spares(doors.doors()[0]), 8);
        QVERIFY(!doors.refill());
    }

    void removingExchangesTheDoor()
    {
        test::SeededRandom random(2);
        FriendsDoors doors;
        const auto old = doors.keyFor(person(1), Start, random);
        doors.keyFor(person(2), Start, random);
        doors.keyFor(person(3), Start, random);
        QVERIFY(doors.remove(person(1), Start + std::chrono::hours(1), random));
        QCOMPARE(doors.doors().size(), std::size_t(2));
        const auto& retired = doors.doors()[0];
        QVERIFY(retired.retired.has_value());
        QCOMPARE(retired.clients.size(), std::size_t(2)); // neither the removed one nor spares
        const auto oldKey = crypto::DhKeyPair::fromSecret(old.clientSecret.clone()).publicKey();
        for (const auto& client : retired.clients)
            QVERIFY(client.publicKey != oldKey);

        const auto fresh = doors.keyFor(person(2), Start, random);
        QVERIFY(fresh.onion != old.onion);
        QVERIFY(fresh.sequence > old.sequence);
        QVERIFY(doors.isToBeTold(person(2)));
        QVERIFY(!doors.hasKey(person(1)));
        QCOMPARE(spares(doors.doors()[1]), 8);

        QVERIFY(doors.acknowledged(person(2), fresh.sequence));
        QVERIFY(!doors.isToBeTold(person(2)));
        QCOMPARE(doors.doors().size(), std::size_t(2)); // somebody has not heard yet
        QVERIFY(doors.acknowledged(person(3), fresh.sequence));
        QCOMPARE(doors.doors().size(), std::size_t(1));
        QVERIFY(!doors.remove(person(1), Start, random)); // nobody with a key
    }

    void oldDoorsGoAfterAMonth()
    {
        test::SeededRandom random(3);
        FriendsDoors doors;
        doors.keyFor(person(1), Start, random);
        doors.keyFor(person(2), Start, random);
        doors.remove(person(1), Start, random);
        QVERIFY(!doors.tick(Start + FriendsDoors::RetiredFor - Milliseconds(1)));
        QVERIFY(doors.tick(Start + FriendsDoors::RetiredFor));
        QCOMPARE(doors.doors().size(), std::size_t(1));
    }

    void manyRemovalsKeepFewDoors()
    {
        test::SeededRandom random(4);
        FriendsDoors doors;
        for (int i = 0; i < 20; ++i)
            doors.keyFor(person(i), Start, random);
        for (int i = 0; i < 10; ++i)
            doors.remove(person(i), Start, random);
        QCOMPARE(doors.doors().size(), std::size_t(1 + FriendsDoors::MaxRetired));
        for (int i = 10; i < 20; ++i)
            QVERIFY(doors.acknowledged(person(i), doors.keyFor(person(i), Start, random).sequence));
        QCOMPARE(doors.doors().size(), std::size_t(1));
    }

    void fullDoorGetsASecond()
    {
        test::SeededRandom random(5);
        FriendsDoors doors;
        for (int i = 0; i < 330; ++i)
            doors.keyFor(person(i), Start, random);
        QCOMPARE(doors.doors().size(), std::size_t(2));
        QCOMPARE(doors.doors()[0].clients.size(), std::size_t(FriendsDoors::MaxClients));
        doors.refill();
        QCOMPARE(doors.doors()[0].clients.size(), std::size_t(FriendsDoors::MaxClients));
    }

    void storedAndRead()
    {
        test::SeededRandom random(6);
        storage::OpenOptions options;
        options.inMemory = true;
        const auto db = storage::Database::open(options).value();
        const auto steps = migrations();
        QVERIFY(storage::migrate(*db, steps));
        FriendsDoors doors;
        doors.keyFor(person(1), Start, random);
        doors.keyFor(person(2), Start, random);
        doors.remove(person(2), Start, random);
        QVERIFY(DoorStore::save(*db, doors.doors()));
        QVERIFY(DoorStore::save(*db, doors.doors()));
        auto back = DoorStore::load(*db).value();
        QCOMPARE(back.doors().size(), doors.doors().size());
        QCOMPARE(back.doors()[1].clientKeys().size(), std::size_t(9));
        QVERIFY(back.doors()[1].clientKeys() == doors.doors()[1].clientKeys());
        QVERIFY(back.keyFor(person(1), Start, random).clientSecret == doors.keyFor(person(1), Start, random).clientSecret);
        back.renewAll(Start, random);
        QCOMPARE(back.doors().size(), std::size_t(1));
        QVERIFY(back.keyFor(person(1), Start, random).sequence > doors.doors()[1].sequence);
    }
};

ALLIUM_TEST(FriendsDoorsTest)
#include "FriendsDoorsTest.moc"

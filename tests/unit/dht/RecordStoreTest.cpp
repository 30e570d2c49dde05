// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dht/RecordStore.h"

#include "tests/support/SeededRandom.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

#include <set>

using namespace allium;
using namespace allium::dht;
using namespace std::chrono_literals;
using Outcome = RecordStore::Outcome;

namespace {

const net::NetworkId Network = net::networkIdOf("a network");
constexpr WallTime Now { 20'000 * 24h + 12h };

crypto::SigningKey keyFrom(int number)
{
    QByteArray seed(32, 'k');
    seed[0] = static_cast<char>(number);
    seed[1] = static_cast<char>(number >> 8);
    return crypto::SigningKey::fromSeed(*crypto::Ed25519Seed::from(seed));
}

Record version(std::uint64_t sequence, const QByteArray& value, std::chrono::hours life = 72h, int owner = 1, const QByteArray& salt = {})
{
    OwnedRecord record;
    record.salt = salt;
    record.sequence = sequence;
    record.expires = Now + life;
    record.value = value;
    record.sign(keyFrom(owner), Network);
    return Record(record);
}

Record provider(int who, std::chrono::minutes life = 60min)
{
    ProviderRecord record;
    record.content = *Key::from(QByteArray(32, 'C'));
    record.expires = Now + life;
    record.sign(keyFrom(who), Network);
    return Record(record);
}

Record value(const QByteArray& bytes)
{
    return Record(ImmutableRecord { bytes });
}

} // namespace

class RecordStoreTest : public QObject {
    Q_OBJECT
    test::SeededRandom m_random { 5 };

    QByteArray valueIn(const RecordStore& store, const Record& like)
    {
        const auto found = store.get(like.key(), Now, m_random);
        return found.size() != 1 ? QByteArray("none") : std::get<OwnedRecord>(found.front().body()).value;
    }

private Q_SLOTS:
    void givesBackWhatItTook()
    {
        RecordStore store { NodeId() };
        QVERIFY(store.put(value("a"), Now, false) == Outcome::Stored);
        QVERIFY(store.put(value("a"), Now + 1h, false) == Outcome::Refreshed);
        QCOMPARE(store.count(), std::size_t(1));
        QVERIFY(store.get(value("a").key(), Now, m_random).front() == value("a"));
        QVERIFY(store.get(value("b").key(), Now, m_random).empty());
        store.remove(value("a").key());
        QCOMPARE(store.bytes(), 0);
    }

    void theHigherSequenceWins()
    {
        RecordStore store { NodeId() };
        QVERIFY(store.put(version(2, "two"), Now, false) == Outcome::Stored);
        QVERIFY(store.put(version(1, "one"), Now, false) == Outcome::Older);
        QVERIFY(store.put(version(2, "zwei"), Now, false) == Outcome::Older); // two writers, one sequence: the first
        QVERIFY(store.put(version(3, "three"), Now, false) == Outcome::Stored);
        QCOMPARE(valueIn(store, version(3, {})), QByteArray("three"));
        QCOMPARE(store.count(), std::size_t(1));
    }

    void theSameOnceMorePutsOffItsEnd()
    {
        RecordStore store { NodeId() };
        store.put(version(2, "two", 10h), Now, false);
        QVERIFY(store.put(version(2, "two", 20h), Now, false) == Outcome::Refreshed);
        QVERIFY(store.put(version(2, "two", 15h), Now, false) == Outcome::Older);
        QCOMPARE(store.allOf(version(2, {}).key(), Now + 19h).size(), std::size_t(1));
    }

    void whatIsDeletedStaysDeleted()
    {
        RecordStore store { NodeId() };
        store.put(version(2, "two"), Now, false);
        QVERIFY(store.put(version(3, {}), Now, false) == Outcome::Stored);
        QCOMPARE(valueIn(store, version(3, {})), QByteArray()); // a tombstone is news
        QVERIFY(store.put(version(2, "two"), Now, false) == Outcome::Older);
        QVERIFY(store.put(version(4, "again"), Now, false) == Outcome::Stored);
    }

    void writersWhoExpectOtherwiseAreTold()
    {
        RecordStore store { NodeId() };
        QVERIFY(store.put(version(1, "one"), Now, false, 5) == Outcome::NotExpected);
        QVERIFY(store.put(version(1, "one"), Now, false, 0) == Outcome::Stored);
        QVERIFY(store.put(version(2, "two"), Now, false, 1) == Outcome::Stored);
        QVERIFY(store.put(version(3, "three"), Now, false, 1) == Outcome::NotExpected);
        QVERIFY(store.put(version(2, "two"), Now, false, 1) == Outcome::Refreshed); // its answer was lost
    }

    void whatExpiredIsGone()
    {
        RecordStore store { NodeId() };
        store.put(version(5, "five", 1h), Now, false);
        store.put(value("a"), Now, false);
        QVERIFY(store.get(version(5, {}).key(), Now + 1h, m_random).empty());
        QVERIFY(store.put(version(1, "one", 10h), Now + 1h, false) == Outcome::Stored); // nothing is left to compare with
        store.expire(Now + 24h);
        QCOMPARE(store.count(), std::size_t(0));
        QCOMPARE(store.bytes(), 0);
        QVERIFY(store.keys().empty());
        QVERIFY(store.put(version(1, "one", 1h), Now + 2h, false) == Outcome::Refused);
    }

    void providersStandSideBySide()
    {
        StoreLimits limits;
        limits.providersPerContent = 4;
        limits.sampledProviders = 2;
        RecordStore store { NodeId(), limits };
        for (int who = 1; who <= 4; ++who)
            QVERIFY(store.put(provider(who, std::chrono::minutes(50 + who)), Now, false) == Outcome::Stored);
        QVERIFY(store.put(provider(4, 60min), Now, false) == Outcome::Refreshed);
        QVERIFY(store.put(provider(5), Now, false) == Outcome::Stored); // instead of who goes soonest
        const auto all = store.allOf(provider(1).key(), Now);
        QCOMPARE(all.size(), std::size_t(4));
        QVERIFY(std::find(all.begin(), all.end(), provider(1, 51min)) == all.end());
        std::set<QByteArray> seen;
        for (int i = 0; i < 50; ++i) {
            const auto some = store.get(provider(1).key(), Now, m_random);
            QCOMPARE(some.size(), std::size_t(2));
            for (const auto& each : some)
                seen.insert(each.encode());
        }
        QCOMPARE(seen.size(), std::size_t(4)); // the load is spread
    }

    void nobodyFillsMoreThanTheirPart()
    {
        StoreLimits limits;
        limits.signerRecords = 3;
        limits.signerBytes = 1000;
        RecordStore store { NodeId(), limits };
        for (int i = 0; i < 3; ++i)
            QVERIFY(store.put(version(1, "x", 72h, 1, QByteArray::number(i)), Now, false) == Outcome::Stored);
        QVERIFY(store.put(version(1, "x", 72h, 1, "more"), Now, false) == Outcome::SignerFull);
        QVERIFY(store.put(version(2, "y", 72h, 1, "0"), Now, false) == Outcome::Stored); // in its place
        QVERIFY(store.put(version(3, QByteArray(900, 'y'), 72h, 1, "0"), Now, false) == Outcome::SignerFull);
        QVERIFY(store.put(version(1, "x", 72h, 2, "more"), Now, false) == Outcome::Stored); // somebody else
        store.remove(version(1, {}, 72h, 1, "0").key());
        QVERIFY(store.put(version(1, "x", 72h, 1, "more"), Now, false) == Outcome::Stored);
    }

    void whereThereIsNoRoomTheFarthestGoes()
    {
        StoreLimits limits;
        limits.totalBytes = 10'500;
        limits.reservePercent = 10;
        const NodeId self;
        RecordStore store { self, limits };
        std::vector<Record> records;
        for (int i = 0; i < 40; ++i)
            records.push_back(value(QByteArray(995, static_cast<char>('0' + i))));
        for (const auto& record : records)
            store.put(record, Now, false);
        QVERIFY(store.bytes() <= 9'450);
        // The nine closest are there, whatever the order was.
        std::sort(records.begin(), records.end(),
                  [&](const Record& a, const Record& b) { return distance(self, a.key()) < distance(self, b.key()); });
        for (std::size_t i = 0; i < 9; ++i)
            QCOMPARE(store.allOf(records[i].key(), Now).size(), std::size_t(1));
        QCOMPARE(store.count(), std::size_t(9));
        QVERIFY(store.put(records[20], Now, false) == Outcome::Full);
        QVERIFY(store.put(records[20], Now, true) == Outcome::Stored); // the reserve
        QVERIFY(store.put(records[21], Now, true) == Outcome::Full);
        QCOMPARE(store.count(), std::size_t(10));
    }

    void whatDoesNotFitLeavesWhatWasThere()
    {
        StoreLimits limits;
        limits.totalBytes = 1000;
        limits.reservePercent = 0;
        RecordStore store { NodeId(), limits };
        QVERIFY(store.put(version(1, QByteArray(300, 'a')), Now, false) == Outcome::Stored);
        QVERIFY(store.put(version(2, QByteArray(2000, 'b')), Now, false) == Outcome::Full);
        QCOMPARE(valueIn(store, version(1, {})), QByteArray(300, 'a'));
    }
};

ALLIUM_TEST(RecordStoreTest)
#include "RecordStoreTest.moc"

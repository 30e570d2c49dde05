// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dht/Lookup.h"

#include "tests/support/SeededRandom.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace allium;
using namespace allium::dht;
using namespace std::chrono_literals;
using State = Lookup::State;

namespace {

const net::NetworkId Network = net::networkIdOf("a network");
constexpr WallTime Expiry { 20'000 * 24h };

NodeId at(int byte)
{
    NodeId id;
    id.data()[0] = static_cast<std::uint8_t>(byte);
    return id;
}

crypto::SigningKey keyFrom(char fill)
{
    return crypto::SigningKey::fromSeed(*crypto::Ed25519Seed::from(QByteArray(32, fill)));
}

Record version(std::uint64_t sequence)
{
    OwnedRecord record;
    record.sequence = sequence;
    record.expires = Expiry;
    record.value = "v" + QByteArray::number(static_cast<qulonglong>(sequence));
    record.sign(keyFrom('A'), Network);
    return Record(record);
}

Record provider(char who)
{
    ProviderRecord record;
    record.expires = Expiry;
    record.sign(keyFrom(who), Network);
    return Record(record);
}

const Record Value(ImmutableRecord { "value" });

/// Somebody with ten links and one question.
struct Asker {
    explicit Asker(Lookup question)
        : lookup(std::move(question))
    {
        for (int i = 1; i <= 10; ++i)
            table.add(at(i * 0x10), true, now);
        paths = lookup.begin(table, random, now);
    }
    bool answer(std::size_t path, ReplyStatus status, std::vector<Record> records = {}, std::vector<NodeInfo> nodes = {})
    {
        return lookup.answered(Reply { paths.at(path).request.query, status, std::move(records), std::move(nodes), 3 }, now);
    }
    void pass(Milliseconds time)
    {
        now += time;
        if (auto more = lookup.advance(table, random, now); !more.empty())
            paths = std::move(more);
    }

    test::SeededRandom random { 9 };
    MonotonicTime now { 100h };
    RoutingTable table { at(0) };
    Lookup lookup;
    std::vector<Lookup::Path> paths;
};

} // namespace

class LookupTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void goesSeveralWaysAtOnce()
    {
        const Asker asker(Lookup(Operation::Get, keyOf(at(0x31))));
        QCOMPARE(asker.paths.size(), std::size_t(4));
        QCOMPARE(asker.paths.front().firstHop, at(0x30));
        std::set<QueryId> queries;
        for (const auto& path : asker.paths) {
            QCOMPARE(path.request.target, keyOf(at(0x31)));
            queries.insert(path.request.query);
        }
        QCOMPARE(queries.size(), std::size_t(4)); // nobody sees that they belong together
    }

    void whatCannotBeFakedIsTakenFromTheFirst()
    {
        Asker asker(Lookup(Operation::Get, Value.key()));
        QVERIFY(asker.answer(2, ReplyStatus::Found, { Value }));
        QCOMPARE(asker.lookup.state(), State::Done);
        QVERIFY(asker.lookup.records().front() == Value);
        QCOMPARE(asker.lookup.hops(), 3U);
        QVERIFY(asker.answer(0, ReplyStatus::NotFound)); // too late to matter
        QVERIFY(!asker.answer(0, ReplyStatus::NotFound)); // answered already
        QVERIFY(!asker.lookup.nextDeadline());
    }

    void twoThatAgreeAreBelieved()
    {
        Asker asker(Lookup(Operation::Get, version(1).key()));
        asker.answer(0, ReplyStatus::Found, { version(5) });
        QCOMPARE(asker.lookup.state(), State::FirstRound);
        asker.answer(1, ReplyStatus::Found, { version(6) }); // newer
        QCOMPARE(asker.lookup.state(), State::FirstRound);
        asker.answer(2, ReplyStatus::Found, { version(5) });
        QCOMPARE(asker.lookup.state(), State::FirstRound);
        asker.answer(3, ReplyStatus::Found, { version(6) });
        QCOMPARE(asker.lookup.state(), State::Done);
        QVERIFY(asker.lookup.records().front() == version(6));
    }

    void patienceForOthersEnds()
    {
        Asker asker(Lookup(Operation::Get, version(1).key()));
        asker.pass(2s);
        asker.answer(0, ReplyStatus::Found, { version(5) });
        asker.pass(3s);
        QCOMPARE(asker.lookup.state(), State::FirstRound);
        asker.pass(1s);
        QCOMPARE(asker.lookup.state(), State::Done);
        QVERIFY(asker.lookup.hasSucceeded());
    }

    void whereNothingCameItGoesOtherWays()
    {
        Asker asker(Lookup(Operation::Get, Value.key()));
        asker.answer(0, ReplyStatus::NotFound);
        asker.answer(1, ReplyStatus::Unreachable);
        asker.pass(15s);
        QCOMPARE(asker.lookup.state(), State::SecondRound);
        QCOMPARE(asker.paths.size(), std::size_t(8));
        asker.answer(7, ReplyStatus::Found, { Value });
        QCOMPARE(asker.lookup.state(), State::Done);
    }

    void theSecondRoundDoesNotWaitForNothing()
    {
        Asker asker(Lookup(Operation::Get, Value.key()));
        for (std::size_t i = 0; i < 4; ++i)
            asker.answer(i, ReplyStatus::NotFound);
        asker.pass(0s);
        QCOMPARE(asker.lookup.state(), State::SecondRound);
        for (std::size_t i = 0; i < 8; ++i)
            asker.answer(i, ReplyStatus::NotFound);
        asker.pass(0s);
        QCOMPARE(asker.lookup.state(), State::Done);
        QVERIFY(!asker.lookup.hasSucceeded());
    }

    void answersToAnotherQuestionDoNotCount_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("records");
        QTest::newRow("another key") << static_cast<int>(ReplyStatus::Found) << 1;
        QTest::newRow("nothing") << static_cast<int>(ReplyStatus::Found) << 0;
        QTest::newRow("two of one") << static_cast<int>(ReplyStatus::Found) << 2;
        QTest::newRow("stored") << static_cast<int>(ReplyStatus::Stored) << 0;
    }
    void answersToAnotherQuestionDoNotCount()
    {
        QFETCH(int, status);
        QFETCH(int, records);
        Asker asker(Lookup(Operation::Get, version(1).key()));
        std::vector<Record> given;
        if (records == 1)
            given = { Value };
        if (records == 2)
            given = { version(1), version(2) };
        QVERIFY(asker.answer(0, static_cast<ReplyStatus>(status), given));
        QVERIFY(!asker.lookup.hasSucceeded());
        QCOMPARE(asker.lookup.state(), State::FirstRound);
    }

    void providersComeOneByOne()
    {
        Asker asker(Lookup(Operation::Get, provider('P').key(), {}, {}, 3));
        asker.answer(0, ReplyStatus::Found, { provider('P'), provider('Q') });
        QCOMPARE(asker.lookup.records().size(), std::size_t(2)); // to be used at once
        asker.answer(1, ReplyStatus::Found, { provider('Q') });
        QCOMPARE(asker.lookup.records().size(), std::size_t(2));
        QCOMPARE(asker.lookup.state(), State::FirstRound);
        asker.answer(2, ReplyStatus::Found, { provider('R') });
        QCOMPARE(asker.lookup.state(), State::Done);
    }

    void putCountsWhoHasIt()
    {
        Asker asker(Lookup(Operation::Put, {}, version(1), 0));
        QVERIFY(asker.paths.front().request.record == version(1));
        QCOMPARE(asker.paths.front().request.target, version(1).key());
        QCOMPARE(asker.paths.front().request.expected, std::optional<std::uint64_t>(0));
        asker.answer(0, ReplyStatus::Stored);
        asker.answer(1, ReplyStatus::NotStored);
        asker.answer(2, ReplyStatus::Stored);
        QCOMPARE(asker.lookup.state(), State::FirstRound);
        asker.pass(4s);
        QCOMPARE(asker.lookup.state(), State::Done);
        QCOMPARE(asker.lookup.stored(), std::size_t(2));
    }

    void findSortsWhatItHears()
    {
        Asker asker(Lookup(Operation::Find, keyOf(at(0x31))));
        const auto node = [](int byte) {
            NodeInfo info;
            info.id = at(byte);
            return info;
        };
        asker.answer(0, ReplyStatus::NotFound, {}, { node(0x40), node(0x30) });
        asker.answer(1, ReplyStatus::NotFound, {}, { node(0x30), node(0x38) });
        QCOMPARE(asker.lookup.nodes().size(), std::size_t(3));
        QCOMPARE(asker.lookup.nodes().front().id, at(0x30));
    }

    void withoutLinksItIsOverAtOnce()
    {
        test::SeededRandom random(1);
        Lookup lookup(Operation::Get, Key());
        QVERIFY(lookup.begin(RoutingTable(at(1)), random, {}).empty());
        QCOMPARE(lookup.state(), State::Done);
    }
};

ALLIUM_TEST(LookupTest)
#include "LookupTest.moc"

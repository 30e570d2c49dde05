// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/StreamTable.h"

#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace allium;
using namespace allium::net;

namespace {

constexpr StreamId id(std::uint32_t value)
{
    return StreamId { value };
}

/// With credit for many small messages.
StreamCore stream(bool bulk = false)
{
    return { StreamKind::Conversation, bulk, 100'000, 100'000 };
}

/// Who gets the next turns, as long as there is anything to send.
std::vector<std::uint32_t> turns(StreamTable& table, bool bulk)
{
    std::vector<std::uint32_t> order;
    while (const auto turn = table.takeTurn(bulk)) {
        order.push_back(turn->first.value);
        (void)turn->second->takeNext();
    }
    return order;
}

} // namespace

class StreamTableTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachSideHasItsOwnIds()
    {
        StreamTable dialler(true);
        QCOMPARE(dialler.nextOurs(), std::optional(id(1)));
        dialler.add(id(1), stream());
        QCOMPARE(dialler.nextOurs(), std::optional(id(3)));
        QVERIFY(!dialler.claimTheirs(id(5)));
        QVERIFY(dialler.claimTheirs(id(4)));
        QVERIFY(!dialler.claimTheirs(id(4)));
        QVERIFY(!dialler.claimTheirs(id(2))); // passed over for good
        QVERIFY(dialler.claimTheirs(id(6)));
        QCOMPARE(StreamTable(false).nextOurs(), std::optional(id(2)));
    }

    void idsRunOut()
    {
        StreamTable table(true);
        table.add(id(0xFFFF'FFFF), stream());
        QVERIFY(!table.nextOurs());
    }

    void remembersWhatWasOpen()
    {
        StreamTable table(true);
        QVERIFY(!table.wasEverOpen(id(1)));
        table.add(id(1), stream());
        QVERIFY(table.claimTheirs(id(2)));
        table.add(id(2), stream());
        QCOMPARE(table.ours(), 1U);
        QCOMPARE(table.theirs(), 1U);
        table.forget(id(1));
        table.forget(id(2));
        table.forget(id(2));
        QCOMPARE(table.ours(), 0U);
        QCOMPARE(table.theirs(), 0U);
        QVERIFY(table.find(id(1)) == nullptr);
        QVERIFY(table.wasEverOpen(id(1)));
        QVERIFY(table.wasEverOpen(id(2)));
        QVERIFY(!table.wasEverOpen(id(3)));
        QVERIFY(!table.wasEverOpen(id(4)));
    }

    void streamsTakeTurns()
    {
        StreamTable table(true);
        for (const std::uint32_t number : { 1U, 3U, 5U })
            table.add(id(number), stream());
        for (const std::uint32_t number : { 1U, 1U, 1U, 3U, 5U, 5U })
            QVERIFY(table.find(id(number))->enqueue("x", 1000));
        QCOMPARE(turns(table, false), (std::vector<std::uint32_t> { 1, 3, 5, 1, 5, 1 }));
        QVERIFY(!table.canSend());
    }

    void bulkHasATurnOfItsOwn()
    {
        StreamTable table(true);
        table.add(id(1), stream(true));
        table.add(id(3), stream());
        QVERIFY(table.find(id(1))->enqueue("x", 1000));
        QVERIFY(table.find(id(3))->enqueue("x", 1000));
        QCOMPARE(turns(table, false), std::vector<std::uint32_t> { 3 });
        QVERIFY(table.hasQueued());
        table.dropBulk();
        QVERIFY(!table.hasQueued());
        QVERIFY(turns(table, true).empty());
    }

    void withoutCreditNoTurn()
    {
        StreamTable table(true);
        table.add(id(1), StreamCore(StreamKind::Conversation, false, 0, 100));
        QVERIFY(table.find(id(1))->enqueue("x", 1000));
        QVERIFY(table.hasQueued());
        QVERIFY(!table.canSend());
        QVERIFY(!table.takeTurn(false));
    }
};

ALLIUM_TEST(StreamTableTest)
#include "StreamTableTest.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dht/RoutingTable.h"

#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace allium;
using namespace allium::dht;
using namespace std::chrono_literals;

namespace {

/// By the first byte; zeros follow.
NodeId at(int byte)
{
    NodeId id;
    id.data()[0] = static_cast<std::uint8_t>(byte);
    return id;
}

Key keyAt(int byte)
{
    return keyOf(at(byte));
}

std::vector<int> bytes(const std::vector<NodeId>& ids)
{
    std::vector<int> result;
    for (const auto& id : ids)
        result.push_back(id.data()[0]);
    return result;
}

constexpr MonotonicTime Start { 100h };

RoutingTable table(int self, std::initializer_list<int> dialled, const TableLimits& limits = {})
{
    RoutingTable result(at(self), limits);
    for (const int each : dialled)
        result.add(at(each), true, Start);
    return result;
}

using Bytes = std::vector<int>;

} // namespace

class RoutingTableTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void holdsEachOnce()
    {
        auto some = table(0x10, { 0x20 });
        QVERIFY(!some.add(at(0x20), false, Start));
        QVERIFY(some.find(at(0x20))->isDialled);
        QVERIFY(!some.add(at(0x10), true, Start)); // ourselves
        QCOMPARE(some.size(), std::size_t(1));
        QVERIFY(some.remove(at(0x20)));
        QVERIFY(!some.remove(at(0x20)));
    }

    void closestComesFirst()
    {
        const auto some = table(0x00, { 0x80, 0xC0, 0xE0, 0x01 });
        QCOMPARE(bytes(some.closest(keyAt(0xE1), 3)), (Bytes { 0xE0, 0xC0, 0x80 }));
        QCOMPARE(bytes(some.closest(keyAt(0xE1), 99)), (Bytes { 0xE0, 0xC0, 0x80, 0x01 }));
        QVERIFY(table(0x00, {}).closest(keyAt(1), 4).empty());
    }

    void messagesOnlyComeCloser()
    {
        const auto some = table(0xC0, { 0x80, 0xE0, 0x01 });
        QCOMPARE(bytes(some.nextHops(keyAt(0xE1), 4)), (Bytes { 0xE0 }));
        QVERIFY(some.nextHops(keyAt(0xC1), 4).empty()); // arrived
    }

    void neighboursGoRoundTheRing()
    {
        TableLimits limits;
        limits.leaves = 2;
        const auto some = table(0xF0, { 0x10, 0x20, 0x30, 0xC0, 0xD0 }, limits);
        QCOMPARE(bytes(some.successors()), (Bytes { 0x10, 0x20 }));
        QCOMPARE(bytes(some.predecessors()), (Bytes { 0xD0, 0xC0 }));
        QVERIFY(some.isLeaf(at(0x20)));
        QVERIFY(!some.isLeaf(at(0x30)));
        QVERIFY(some.wouldBeLeaf(at(0xFF)));
        QVERIFY(some.wouldBeLeaf(at(0xC8)));
        QVERIFY(!some.wouldBeLeaf(at(0x80)));
        QVERIFY(!some.wouldBeLeaf(at(0xF0)));
    }

    void inASmallNetworkEverybodyIsANeighbour()
    {
        const auto some = table(0x80, { 0x10, 0x90 });
        QCOMPARE(bytes(some.successors()), (Bytes { 0x90, 0x10 }));
        QCOMPARE(bytes(some.predecessors()), (Bytes { 0x10, 0x90 }));
        QVERIFY(some.wouldBeLeaf(at(0x40)));
        QVERIFY(table(0x80, {}).successors().empty());
    }

    void bucketsCountWhatWeDialled()
    {
        auto some = table(0x00, { 0x80, 0x81, 0x40 });
        some.add(at(0xFF), false, Start);
        QCOMPARE(some.dialledIn(0), std::size_t(2));
        QCOMPARE(some.dialledIn(1), std::size_t(1));
        QCOMPARE(some.dialledIn(2), std::size_t(0));
    }

    void whenFullTheIdlestGoesThatIsNotNeeded()
    {
        TableLimits limits;
        limits.leaves = 1;
        limits.perBucket = 1;
        limits.links = 6;
        // Neighbours are 01 and F0; 40 is alone in its bucket.
        auto some = table(0x00, { 0x01, 0xF0, 0x40, 0xA0, 0xA1, 0xA2 }, limits);
        const auto later = Start + 2h;
        some.used(at(0xA0), later);
        some.used(at(0xA2), later);
        const auto admission = some.admission(at(0xB0), later);
        QVERIFY(admission.isAdmitted);
        QCOMPARE(admission.instead, std::optional(at(0xA1)));
        QVERIFY(!some.admission(at(0xA0), later).isAdmitted); // is there
        some.remove(at(0xA1));
        QVERIFY(!some.admission(at(0xB0), later).instead);
    }

    void strangersDoNotFloodIt()
    {
        TableLimits limits;
        limits.leaves = 1;
        limits.perBucket = 1;
        limits.links = 8;
        auto some = table(0x00, { 0x01, 0xF0, 0xA0, 0xA1, 0xA2, 0xA3 }, limits);
        const auto later = Start + 2h;
        some.add(at(0xB0), false, later);
        some.add(at(0xB1), false, later);
        QVERIFY(!some.admission(at(0xB2), later).isAdmitted); // a quarter is new already
        QVERIFY(some.admission(at(0xF8), later).isAdmitted); // a neighbour always
        QCOMPARE(some.admission(at(0xF8), later).instead, std::optional(at(0xB0))); // newcomers go first
        QVERIFY(some.admission(at(0xB2), later + 1h).isAdmitted); // they are no newcomers any more
    }

    void whereNobodyCanGoNobodyComes()
    {
        TableLimits limits;
        limits.links = 3; // all are neighbours
        const auto some = table(0x00, { 0x40, 0x80, 0xC0 }, limits);
        QVERIFY(!some.admission(at(0x81), Start + 2h).isAdmitted);
    }
};

ALLIUM_TEST(RoutingTableTest)
#include "RoutingTableTest.moc"

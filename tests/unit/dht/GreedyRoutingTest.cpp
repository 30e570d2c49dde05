// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dht/RoutingTable.h"

#include "tests/support/SeededRandom.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

#include <numeric>

using namespace allium;
using namespace allium::dht;

namespace {

constexpr MonotonicTime Now {};

/// A network at rest: everybody has the links that they want, found by looking at all.
class Overlay {
public:
    Overlay(std::size_t nodes, test::SeededRandom& random)
        : m_random(random)
    {
        for (std::size_t i = 0; i < nodes; ++i)
            m_ids.push_back(random.make<NodeId>());
        std::sort(m_ids.begin(), m_ids.end());
        for (const auto& id : m_ids)
            m_tables.emplace(id, RoutingTable(id));
        for (std::size_t i = 0; i < nodes; ++i) {
            for (std::size_t step = 1; step <= Limits.leaves; ++step)
                link(m_ids[i], m_ids[(i + step) % nodes]);
            fillBuckets(m_ids[i]);
        }
    }

    NodeId closestOfAll(const Key& target) const
    {
        return *std::min_element(m_ids.begin(), m_ids.end(), [&](const NodeId& a, const NodeId& b) { return isCloser(a, b, target); });
    }
    /// Where it arrives and after how many hops.
    std::pair<NodeId, int> route(NodeId from, const Key& target) const
    {
        int hops = 0;
        for (auto next = m_tables.at(from).nextHops(target, 1); !next.empty(); next = m_tables.at(from).nextHops(target, 1)) {
            from = next.front();
            ++hops;
        }
        return { from, hops };
    }
    const std::vector<NodeId>& ids() const { return m_ids; }
    const RoutingTable& table(const NodeId& id) const { return m_tables.at(id); }

private:
    static constexpr TableLimits Limits {};

    void link(const NodeId& dialler, const NodeId& other)
    {
        m_tables.at(dialler).add(other, true, Now);
        m_tables.at(other).add(dialler, false, Now);
    }
    void fillBuckets(const NodeId& id)
    {
        for (int bucket = 0; bucket < 24; ++bucket) {
            // Ids of one bucket are a stretch of the sorted ones.
            const auto shares = [&](const NodeId& each) { return sharedBits(each, id) >= bucket; };
            std::vector<NodeId> there;
            std::copy_if(m_ids.begin(), m_ids.end(), std::back_inserter(there),
                         [&](const NodeId& each) { return shares(each) && sharedBits(each, id) == bucket; });
            while (!there.empty() && m_tables.at(id).dialledIn(bucket) < Limits.perBucket) {
                const auto chosen = m_random.below(there.size());
                link(id, there[chosen]);
                there.erase(there.begin() + static_cast<std::ptrdiff_t>(chosen));
            }
            if (std::none_of(m_ids.begin(), m_ids.end(), [&](const NodeId& each) { return sharedBits(each, id) > bucket && each != id; }))
                return;
        }
    }

    test::SeededRandom& m_random;
    std::vector<NodeId> m_ids;
    std::map<NodeId, RoutingTable> m_tables;
};

} // namespace

/// What PROTOCOL.md promises of the routing itself, for a thousand nodes at rest.
class GreedyRoutingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsTheClosestInFewHops()
    {
        const auto seed = qEnvironmentVariableIntValue("ALLIUM_SEED");
        test::SeededRandom random(seed == 0 ? 1 : static_cast<std::uint64_t>(seed));
        const Overlay overlay(1000, random);
        int hops = 0;
        constexpr int Lookups = 500;
        for (int i = 0; i < Lookups; ++i) {
            const auto target = random.make<Key>();
            const auto [arrived, steps] = overlay.route(overlay.ids()[random.below(overlay.ids().size())], target);
            QCOMPARE(arrived, overlay.closestOfAll(target));
            QVERIFY(steps <= 8);
            hops += steps;
        }
        const double mean = double(hops) / Lookups;
        QVERIFY2(mean > 2.4 && mean < 3.3, qPrintable(QStringLiteral("%1 hops").arg(mean)));
    }

    void nodesOfARingKnowTheirNeighbours()
    {
        test::SeededRandom random(2);
        const Overlay overlay(300, random);
        for (std::size_t i = 0; i < overlay.ids().size(); ++i) {
            QCOMPARE(overlay.table(overlay.ids()[i]).successors().front(), overlay.ids()[(i + 1) % 300]);
            QCOMPARE(overlay.table(overlay.ids()[i]).predecessors().front(), overlay.ids()[(i + 299) % 300]);
        }
    }
};

ALLIUM_TEST(GreedyRoutingTest)
#include "GreedyRoutingTest.moc"

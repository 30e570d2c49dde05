// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/NetFriends.h"
#include "tests/support/TestRegistry.h"

using namespace allium;
using namespace allium::net;
using namespace std::chrono_literals;
using test::Friends;
using test::PoolLog;
using test::SimWorld;

/// Two friends on bad networks, and one person with a thousand friends who are away. Each row is
/// named after the seed that repeats it.
class PeerPoolScenario : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void simultaneousDialsLeaveTheSameSessionOnBothSides_data()
    {
        QTest::addColumn<std::uint64_t>("seed");
        for (std::uint64_t seed = 1; seed <= 300; ++seed)
            QTest::addRow("seed %d", static_cast<int>(seed)) << seed;
    }
    void simultaneousDialsLeaveTheSameSessionOnBothSides()
    {
        QFETCH(std::uint64_t, seed);
        SimWorld world(seed);
        auto& conditions = world.network.conditions();
        conditions.jitter = Milliseconds(static_cast<std::int64_t>(seed * 37 % 3000));
        conditions.maxChunkBytes = seed % 3 == 0 ? 200 : 0;
        Friends friends(world, seed);
        friends.openDoors();
        world.time.advance(10s);
        friends.meet();
        // Both dial within the same two seconds.
        world.time.advance(Milliseconds(static_cast<std::int64_t>(world.random.below(2000))));
        friends.large->pool->dialNow(friends.small->person.account);
        QVERIFY(world.until([&] { return friends.together(); }, 2min));
        world.time.advance(5min);
        QVERIFY(friends.together());
        QCOMPARE(world.network.openPipes(), 1);
        QCOMPARE(friends.smallLog->opened - friends.smallLog->closed, 1);
        QCOMPARE(friends.largeLog->opened - friends.largeLog->closed, 1);
        QVERIFY(friends.smallLog->opened <= 3);
    }

    void breakingNetworksConverge_data()
    {
        QTest::addColumn<std::uint64_t>("seed");
        for (std::uint64_t seed = 1; seed <= 12; ++seed)
            QTest::addRow("seed %d", static_cast<int>(seed)) << seed;
    }
    void breakingNetworksConverge()
    {
        QFETCH(std::uint64_t, seed);
        SimWorld world(seed);
        auto& conditions = world.network.conditions();
        conditions.jitter = 1500ms;
        conditions.meanPipeLife = 20s;
        conditions.dialLossPercent = 20;
        Friends friends(world, seed);
        friends.openDoors();
        world.time.advance(10s);
        friends.meet();
        world.time.advance(2h);
        conditions.meanPipeLife = 0ms;
        conditions.dialLossPercent = 0;
        world.time.advance(2min); // what was fated to break has broken
        QVERIFY(world.until([&] { return friends.together(); }, 20min));
        world.time.advance(5min);
        QVERIFY(friends.together());
        QCOMPARE(world.network.openPipes(), 1);
        QVERIFY(friends.smallLog->opened > 20);
    }

    void thousandAbsentContactsCostLittle()
    {
        SimWorld world;
        auto self = world.node(1);
        self->openPool();
        PoolLog log(*self->pool);
        for (std::uint64_t i = 0; i < 1000; ++i) {
            PeerPool::Peer peer { world.random.make<wire::AccountId>(),
                                  { crypto::OnionAddress(world.random.make<crypto::Ed25519PublicKey>()), 9042, {} },
                                  "x", {}, {} };
            self->pool->add(peer);
        }
        world.time.advance(3h);
        QVERIFY(log.failed >= 1000); // everybody was tried
        const int before = log.failed;
        world.time.advance(24h);
        const int perDay = log.failed - before;
        QVERIFY2(perDay < 24 * 3600 / 8, qPrintable(QString::number(perDay))); // one in ten seconds, or so
        QVERIFY2(perDay > 3000, qPrintable(QString::number(perDay)));
    }
};

ALLIUM_TEST(PeerPoolScenario)
#include "PeerPoolScenario.moc"

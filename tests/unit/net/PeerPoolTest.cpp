// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/PeerPool.h"

#include "tests/support/TestRegistry.h"
#include "tests/support/NetFriends.h"

using namespace allium;
using namespace allium::net;
using namespace std::chrono_literals;
using test::Friends;
using test::NetPerson;
using test::PoolLog;
using test::SimWorld;

class PeerPoolTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void smallerIdDialsAndOneSessionComes()
    {
        SimWorld world;
        Friends friends(world);
        friends.openDoors();
        world.time.advance(10s);
        friends.meet();
        QVERIFY(world.until([&] { return friends.together(); }, 10s));
        QVERIFY(friends.atSmall()->isInitiator());
        world.time.advance(10min);
        QVERIFY(friends.together());
        QCOMPARE(friends.smallLog->opened, 1);
        QCOMPARE(friends.largeLog->opened, 1);
        QCOMPARE(world.network.dialsTo(friends.small->person.onion()), 0);
    }

    void largerIdDialsWhenTheSmallerCannot()
    {
        SimWorld world;
        Friends friends(world);
        friends.small->openDoor({ Purpose::Friend });
        world.time.advance(10s);
        friends.large->pool->add(friends.small->peer());
        friends.small->pool->add(friends.large->peer()); // whose door is shut
        const auto start = world.time.now();
        QVERIFY(world.until([&] { return friends.together(); }));
        QVERIFY(friends.atLarge()->isInitiator());
        QVERIFY(world.time.now() - start >= 20s && world.time.now() - start <= 65s);
    }

    void absentContactIsTriedEveryQuarterOfAnHour()
    {
        SimWorld world;
        Friends friends(world);
        auto peer = friends.large->peer();
        peer.lastSeen = world.time.wallNow();
        friends.small->pool->add(peer);
        world.time.advance(24h);
        const int dials = world.network.dialsTo(friends.large->person.onion());
        // 24 hours, and after that a day of absence doubles the interval.
        QVERIFY2(dials >= 85 && dials <= 110, qPrintable(QString::number(dials)));
        QVERIFY(friends.smallLog->failure->isAbsent());
        QCOMPARE(friends.smallLog->failed, dials);
        world.time.advance(24h);
        const int later = world.network.dialsTo(friends.large->person.onion()) - dials;
        QVERIFY2(later >= 40 && later <= 60, qPrintable(QString::number(later)));
    }

    void otherFailuresBackOffInSteps()
    {
        SimWorld world;
        Friends friends(world);
        world.network.conditions().dialLossPercent = 100;
        friends.openDoors();
        world.time.advance(10s);
        friends.meet();
        const auto dials = [&] { return world.network.dialsTo(friends.large->person.onion()); };
        world.time.advance(90s);
        QCOMPARE(dials(), 3); // now, after 5 s, after 15 s
        world.time.advance(10min);
        QVERIFY(dials() >= 5 && dials() <= 6);
        world.network.conditions().dialLossPercent = 0;
        QVERIFY(world.until([&] { return friends.together(); }, 20min));
    }

    void thePathSaysWhyAndWhenNext()
    {
        SimWorld world;
        world.network.conditions().requery = 5s;
        Friends friends(world);
        auto& pool = *friends.small->pool;
        const auto& other = friends.large->person.account;
        QVERIFY(!pool.path(other));
        auto peer = friends.large->peer();
        peer.lastSeen = world.time.wallNow();
        pool.add(peer);
        QVERIFY(pool.path(other)->next);
        QVERIFY(world.until([&] { return pool.path(other)->failure.has_value(); }));
        const auto path = *pool.path(other);
        QVERIFY(path.failure->isAbsent());
        QCOMPARE(path.failedAt, world.time.wallNow());
        QVERIFY(!path.isDialling);
        QVERIFY(path.next && *path.next > 10min && *path.next < 20min);

        friends.openDoors();
        world.time.advance(10s);
        friends.large->pool->add(friends.small->peer());
        pool.dialNow(other);
        QVERIFY(world.until([&] { return pool.path(other)->isDialling; }));
        QVERIFY(world.until([&] { return pool.isOnline(other); }, 20min));
        QVERIFY(!pool.path(other)->failure);
        QVERIFY(!pool.path(other)->next);
    }

    void personAndNetworkChangeDialAtOnce()
    {
        SimWorld world;
        world.network.conditions().requery = 5s;
        Friends friends(world);
        friends.small->pool->add(friends.large->peer());
        friends.large->pool->add(friends.small->peer());
        world.time.advance(60s);
        friends.openDoors();
        world.time.advance(10s);
        QVERIFY(!friends.together());
        friends.small->pool->dialNow(friends.large->person.account);
        QVERIFY(world.until([&] { return friends.together(); }, 5s));

        world.network.breakPipes(friends.small->transport);
        friends.large->door.reset();
        friends.small->door.reset();
        world.time.advance(60s);
        QVERIFY(!friends.together());
        friends.large->openDoor({ Purpose::Friend });
        world.time.advance(10s);
        friends.small->pool->networkChanged();
        QVERIFY(world.until([&] { return friends.together(); }, 5s));
    }

    void comesBackAfterTorDied()
    {
        SimWorld world;
        Friends friends(world);
        friends.openDoors();
        world.time.advance(10s);
        friends.meet();
        QVERIFY(world.until([&] { return friends.together(); }));
        friends.small->transport.setReady(false);
        world.time.advance(20s);
        QVERIFY(!friends.atSmall());
        QCOMPARE(friends.smallLog->reason, CloseReason::Lost);
        friends.small->transport.setReady(true);
        QVERIFY(world.until([&] { return friends.together(); }, 10s));
    }

    void suspendedMachineIsNoticedAndFoundAgain()
    {
        SimWorld world;
        Friends friends(world);
        friends.openDoors();
        world.time.advance(10s);
        friends.meet();
        QVERIFY(world.until([&] { return friends.together(); }));
        world.network.setPartitioned(friends.large->transport, true);
        QVERIFY(world.until([&] { return !friends.atSmall(); }, 5min));
        QCOMPARE(friends.smallLog->reason, CloseReason::TimedOut);
        world.network.setPartitioned(friends.large->transport, false);
        world.network.breakPipes(friends.large->transport);
        friends.large->pool->networkChanged();
        QVERIFY(world.until([&] { return friends.together(); }, 60s));
    }

    void removedContactIsClosedAndForgotten()
    {
        SimWorld world;
        Friends friends(world);
        friends.openDoors();
        world.time.advance(10s);
        friends.meet();
        QVERIFY(world.until([&] { return friends.together(); }));
        friends.small->pool->remove(friends.large->person.account);
        QCOMPARE(friends.smallLog->closed, 1);
        QVERIFY(!friends.atSmall());
        QVERIFY(world.until([&] { return friends.largeLog->closed == 1; }, 5s));
        QCOMPARE(friends.largeLog->reason, CloseReason::Ok);
        const int dials = world.network.dialsTo(friends.large->person.onion());
        world.time.advance(2h);
        QCOMPARE(world.network.dialsTo(friends.large->person.onion()), dials);
        QVERIFY(friends.smallLog->opened == 1); // and what knocked was turned away
    }

    void newEndpointIsDialled_data()
    {
        QTest::addColumn<Milliseconds>("after");
        QTest::addRow("while the old one is dialled") << Milliseconds(500);
        QTest::addRow("while waiting") << Milliseconds(60s);
    }
    void newEndpointIsDialled()
    {
        QFETCH(Milliseconds, after);
        SimWorld world;
        Friends friends(world);
        friends.openDoors();
        world.time.advance(10s);
        auto stale = friends.large->peer();
        stale.endpoint.address = crypto::OnionAddress(crypto::SigningKey::generate(world.random).publicKey());
        friends.small->pool->add(stale);
        world.time.advance(after);
        QVERIFY(!friends.atSmall());
        friends.large->pool->add(friends.small->peer());
        friends.small->pool->add(friends.large->peer());
        QVERIFY(world.until([&] { return friends.together(); }, 10s));
    }

    void lastResortIsTriedInTurns()
    {
        SimWorld world;
        Friends friends(world);
        friends.large->openDoor({ Purpose::Friend });
        world.time.advance(10s);
        auto peer = friends.large->peer();
        peer.lastResort = peer.endpoint;
        peer.endpoint.address = crypto::OnionAddress(crypto::SigningKey::generate(world.random).publicKey());
        friends.small->pool->add(peer);
        friends.large->pool->add(friends.small->peer());
        QVERIFY(world.until([&] { return friends.together(); }, 5h));
    }

    void twoDevicesOfAContactStandSideBySide()
    {
        SimWorld world;
        Friends friends(world);
        friends.openDoors();
        world.time.advance(10s);
        friends.meet();
        QVERIFY(world.until([&] { return friends.together(); }));
        // The larger's account restored on a second machine.
        auto second = world.node(5000);
        second->person.accountKey = friends.large->person.accountKey.clone();
        second->person.account = friends.large->person.account;
        second->person.newDevice(world.time.wallNow());
        second->person.secrets = friends.large->person.secrets;
        second->openPool();
        second->pool->add(friends.small->peer());
        second->pool->dialNow(friends.small->person.account);
        QVERIFY(world.until([&] { return friends.smallLog->opened == 2; }, 30s));
        world.time.advance(10min);
        QCOMPARE(friends.smallLog->closed, 0);
        QVERIFY(friends.atLarge()->isOpen());
        QVERIFY(second->pool->session(friends.small->person.account)->isOpen());
    }

    // --- Duplicates --------------------------------------------------------------------------

    void corpseGivesWayOnceItIsOldAndSilent()
    {
        SimWorld world;
        Friends friends(world);
        friends.openDoors();
        world.time.advance(10s);
        friends.meet();
        QVERIFY(world.until([&] { return friends.together(); }));
        const auto old = friends.atSmall();
        QVERIFY(old->isInitiator());
        world.time.advance(60s);
        // The larger side crashes without a word and comes back with another node.
        world.network.setPartitioned(friends.large->transport, true);
        auto reborn = world.node(5000);
        reborn->person.accountKey = friends.large->person.accountKey.clone();
        reborn->person.account = friends.large->person.account;
        reborn->person.device = friends.large->person.device;
        reborn->person.deviceKey = friends.large->person.deviceKey.clone();
        reborn->person.certificate = friends.large->person.certificate;
        reborn->person.secrets = friends.large->person.secrets;
        reborn->openPool();
        PoolLog rebornLog(*reborn->pool);
        reborn->pool->add(friends.small->peer());
        reborn->pool->dialNow(friends.small->person.account);
        QVERIFY(world.until([&] { return rebornLog.opened == 1; }, 10s));
        QVERIFY(old->isOpen()); // it has ten seconds to answer
        QVERIFY(world.until([&] { return friends.smallLog->opened == 2; }, 15s));
        QCOMPARE(friends.smallLog->reason, CloseReason::Duplicate);
        QVERIFY(!old->isOpen());
        QCOMPARE(friends.atSmall()->id(), reborn->pool->session(friends.small->person.account)->id());
    }

    void livingOlderSessionIsKept()
    {
        SimWorld world;
        Friends friends(world);
        friends.openDoors();
        world.time.advance(10s);
        friends.meet();
        QVERIFY(world.until([&] { return friends.together(); }));
        const auto id = friends.atSmall()->id();
        for (const auto wait : { 1s, 60s }) { // young, and old but alive
            world.time.advance(wait);
            const auto pending = friends.large->dialer.dial(friends.small->target());
            std::shared_ptr<Session> second;
            std::optional<CloseReason> reason;
            connect(pending.get(), &PendingDial::opened, this, [&](const std::shared_ptr<Session>& session) {
                second = session;
                connect(session.get(), &Session::closed, this, [&](CloseReason why) { reason = why; });
                friends.large->pool->adopt(session);
            });
            QVERIFY(world.until([&] { return reason.has_value(); }, 30s));
            QCOMPARE(*reason, CloseReason::Duplicate);
            QCOMPARE(friends.atSmall()->id(), id);
            QVERIFY(friends.together());
        }
    }

    // --- Many ----------------------------------------------------------------------------------

    void recentlySeenComeFirstAndDialsAreSpaced()
    {
        SimWorld world;
        auto self = world.node(1);
        self->openPool();
        PoolLog log(*self->pool);
        std::vector<wire::AccountId> order;
        connect(self->pool.get(), &PeerPool::dialFailed, this,
                [&](const wire::AccountId& account, const DialFailure&) { order.push_back(account); });
        self->transport.setReady(false);
        std::vector<wire::AccountId> expected;
        for (int i = 0; i < 20; ++i) {
            NetPerson other(static_cast<std::uint64_t>(100 + i));
            PeerPool::Peer peer { other.account, { other.onion(), 9042, {} }, "x", {}, {} };
            peer.lastSeen = world.time.wallNow() - std::chrono::hours(i);
            expected.push_back(other.account);
            self->pool->add(peer);
        }
        world.time.advance(2min);
        QCOMPARE(log.failed, 0);
        self->transport.setReady(true);
        const auto start = world.time.now();
        int most = 0;
        QVERIFY(world.until(
            [&] {
                most = std::max(most, self->pool->dialsUnderWay());
                return order.size() == 20;
            },
            5min));
        QVERIFY(order == expected);
        QVERIFY(world.time.now() - start >= 38s);
        QVERIFY(most <= 4);
    }

};

ALLIUM_TEST(PeerPoolTest)
#include "PeerPoolTest.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dht/NodeWork.h"

#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace allium;
using namespace allium::dht;
using namespace std::chrono_literals;

namespace {

crypto::OnionAddress onion(char fill)
{
    return crypto::OnionAddress(crypto::SigningKey::fromSeed(*crypto::Ed25519Seed::from(QByteArray(32, fill))).publicKey());
}

const net::NetworkId Network = net::networkIdOf("a network");
constexpr WallTime Noon { 20'000 * 24h + 12h };

} // namespace

class NodeWorkTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void daysAreCountedInUtc()
    {
        QCOMPARE(epochDayOf(Noon).value, 20'000U);
        QCOMPARE(epochDayOf(WallTime(20'000 * 24h - 1ms)).value, 19'999U);
        QCOMPARE(epochDayOf(WallTime(-1ms)).value, 0U);
    }

    void givesAPlace()
    {
        const NodeWork work { epochDayOf(Noon), {} };
        const auto outcome = work.outcome(Network, onion('A'));
        QVERIFY(outcome);
        QCOMPARE(work.outcome(Network, onion('A'))->id, outcome->id);
        auto other = work;
        other.day.value += 1;
        QVERIFY(other.outcome(Network, onion('A'))->id != outcome->id);
        other = work;
        other.nonce.data()[15] = 1;
        QVERIFY(other.outcome(Network, onion('A'))->id != outcome->id);
        QVERIFY(work.outcome(Network, onion('B'))->id != outcome->id);
        QVERIFY(work.outcome(net::networkIdOf("another"), onion('A'))->id != outcome->id);
    }

    void solvesWhatIsAsked()
    {
        const std::atomic<bool> cancelled = false;
        const auto solved = NodeWork::solve(Network, onion('A'), epochDayOf(Noon), 2, cancelled);
        QVERIFY(solved);
        const auto outcome = solved->first.outcome(Network, onion('A'));
        QCOMPARE(outcome->id, solved->second);
        QVERIFY(outcome->bits >= 2);
    }

    void refusesTooMuchAndStopsWhenCancelled()
    {
        std::atomic<bool> cancelled = false;
        QVERIFY(!NodeWork::solve(Network, onion('A'), epochDayOf(Noon), NodeWork::MaxBits + 1, cancelled));
        cancelled = true;
        QVERIFY(!NodeWork::solve(Network, onion('A'), epochDayOf(Noon), 0, cancelled));
    }

    void lastsTwoWeeks()
    {
        const auto isInTime = [](std::uint32_t day) { return NodeWork { EpochDay { day }, {} }.isInTime(Noon); };
        QVERIFY(isInTime(20'000));
        QVERIFY(isInTime(20'001)); // somebody's clock is ahead
        QVERIFY(!isInTime(20'002));
        QVERIFY(isInTime(20'000 - 14));
        QVERIFY(!isInTime(20'000 - 15));
        QVERIFY(!isInTime(0));
        QVERIFY(!isInTime(0xFFFF'FFFF));
    }
};

ALLIUM_TEST(NodeWorkTest)
#include "NodeWorkTest.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/UploadLedger.h"
#include "tests/support/SeededRandom.h"
#include "tests/support/TestRegistry.h"

using namespace allium;
using namespace allium::transfer;

namespace {

struct World {
    test::SeededRandom random { 7 };
    wire::AccountId bob = random.make<wire::AccountId>();
    wire::AccountId eve = random.make<wire::AccountId>();
    wire::ContentId film = random.make<wire::ContentId>();
    MonotonicTime now = MonotonicTime() + std::chrono::hours(1);
    UploadLedger ledger;

    void send(const wire::AccountId& peer, std::uint64_t bytes) { ledger.add({ peer, film, bytes }, now); }
    QList<UploadInfo> after(Milliseconds time, const std::set<wire::AccountId>& connected)
    {
        now += time;
        return ledger.update(connected, now);
    }
};

} // namespace

class UploadLedgerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsHowMuchAndHowFast()
    {
        World world;
        world.send(world.bob, 0);
        world.send(world.bob, 500'000);
        const auto changed = world.after(Milliseconds(500), { world.bob });
        QCOMPARE(changed, (QList<UploadInfo> { { world.bob, world.film, 500'000, 1e6, true } }));
        QVERIFY(world.ledger.isActive());
    }

    void whoStallsGetsSlower()
    {
        World world;
        world.send(world.bob, 500'000);
        const auto first = world.after(Milliseconds(500), { world.bob }).value(0).bytesPerSecond;
        const auto second = world.after(Milliseconds(500), { world.bob }).value(0).bytesPerSecond;
        QVERIFY(second > 0 && second < first);
    }

    void nothingNewIsNotTold()
    {
        World world;
        world.send(world.bob, 10);
        QCOMPARE(world.after(Milliseconds(100), { world.bob }).size(), 1);
        QVERIFY(world.after(Milliseconds(100), { world.bob }).isEmpty());
    }

    void whoHasGoneIsOverAndMayComeBack()
    {
        World world;
        world.send(world.bob, 100);
        world.send(world.eve, 200);
        const auto changed = world.after(Milliseconds(500), { world.eve });
        QCOMPARE(changed.size(), 2);
        QCOMPARE(world.ledger.uploads().size(), 2);
        const auto over = std::find_if(changed.begin(), changed.end(), [&](const UploadInfo& info) { return info.peer == world.bob; });
        QCOMPARE(*over, (UploadInfo { world.bob, world.film, 100, 0, false }));
        world.after(Milliseconds(500), {});
        QVERIFY(!world.ledger.isActive());

        world.send(world.bob, 50);
        QVERIFY(world.ledger.isActive());
        QCOMPARE(world.after(Milliseconds(500), { world.bob }).value(0).bytesSent, 150U);
    }
};

ALLIUM_TEST(UploadLedgerTest)
#include "UploadLedgerTest.moc"

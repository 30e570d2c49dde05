// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestRegistry.h"
#include "tests/unit/transfer/CoreHarness.h"

using namespace allium;
using namespace allium::test;
using namespace std::chrono_literals;

/// DownloadCore and UploadCore talking to each other.
class CoresTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fetches_data()
    {
        QTest::addColumn<QList<qsizetype>>("sizes");
        QTest::newRow("nothing") << QList<qsizetype> {};
        QTest::newRow("an empty file") << QList<qsizetype> { 0 };
        QTest::newRow("one byte") << QList<qsizetype> { 1 };
        QTest::newRow("a leaf") << QList<qsizetype> { LeafBytes };
        QTest::newRow("a sector and a byte") << QList<qsizetype> { SectorBytes + 1 };
        QTest::newRow("odd") << QList<qsizetype> { 11 * SectorBytes + 3 * LeafBytes + 7 };
        QTest::newRow("folder") << QList<qsizetype> { 5, 0, 70'000, 16'384, 0, 200'000, 1 };
        QTest::newRow("large") << QList<qsizetype> { 6 * 1024 * 1024 + 1 };
        QTest::newRow("large folder") << QList<qsizetype> { 3 * 1024 * 1024, 10, 2 * 1024 * 1024 };
        QTest::newRow("many small") << QList<qsizetype>(700, 100);
    }
    void fetches()
    {
        QFETCH(QList<qsizetype>, sizes);
        const TestContent content(sizes);
        CoreHarness harness(content);
        harness.start();
        QVERIFY(harness.run(120s));
        QVERIFY(harness.isComplete());
        const bool large = content.layout->uniqueBytes() >= 4 * 1024 * 1024;
        QCOMPARE(harness.mostCircuits, large ? 4 : 1);
        QVERIFY(harness.dropped.empty());
        QVERIFY(harness.circuits.empty());
        if (large) {
            const auto overhead = harness.upBytes - static_cast<qint64>(content.layout->uniqueBytes())
                - static_cast<qint64>(harness.download.bytesWasted());
            QVERIFY2(overhead * 100 < static_cast<qint64>(content.layout->uniqueBytes()),
                     qPrintable(QString::number(overhead)));
        }
    }

    void fillsTheCircuits()
    {
        const TestContent content({ 32 * 1024 * 1024 });
        for (const auto& [circuits, seconds] : { std::pair(1U, 32.0), std::pair(4U, 8.0) }) {
            CoreHarness harness(content, 1, { .circuits = circuits });
            harness.conditions.bytesPerSecond = 1024 * 1024;
            harness.conditions.latency = 200ms;
            harness.start();
            const auto begin = harness.now;
            QVERIFY(harness.run(120s));
            const double took = std::chrono::duration<double>(harness.now - begin).count();
            // Two dials and the manifest come on top of nine tenths of the line rate.
            QVERIFY2(took < seconds / 0.9 + 3, qPrintable(QString::number(took)));
        }
    }

    void survivesBreaksInAnyOrder()
    {
        const TestContent content({ 3 * 1024 * 1024, 100, 2 * 1024 * 1024 + 17 });
        for (std::uint64_t seed = 1; seed <= 12; ++seed) {
            CoreHarness harness(content, seed);
            harness.conditions.breakPercent = 1;
            harness.conditions.jitter = 400ms;
            harness.start();
            QVERIFY2(harness.run(1h), qPrintable(QStringLiteral("seed %1").arg(seed)));
            QVERIFY2(harness.isComplete(), qPrintable(QStringLiteral("seed %1").arg(seed)));
            QVERIFY(harness.dropped.empty());
        }
    }

    void resumesFromWhatWasWritten()
    {
        const TestContent content({ 5 * 1024 * 1024, 70'000 });
        for (std::uint64_t seed = 1; seed <= 10; ++seed) {
            CoreHarness harness(content, seed);
            harness.start();
            for (int i = 0; i < 4; ++i) {
                const auto stop = harness.random.below(content.layout->sectors());
                harness.run(60s, [&] { return harness.have.count() >= stop; });
                const auto had = harness.have.count();
                harness.restartDownload();
                harness.start();
                QVERIFY(harness.have.count() >= had);
            }
            QVERIFY(harness.run(120s));
            QVERIFY2(harness.isComplete(), qPrintable(QStringLiteral("seed %1").arg(seed)));
        }
    }

    void dropsALiarAfterTwoStrikes()
    {
        const TestContent content({ 6 * 1024 * 1024 });
        CoreHarness harness(content);
        harness.m_liar = harness.peers.front();
        harness.conditions.lieEvery = 0.05;
        harness.start();
        QVERIFY(harness.run(10min, [&] { return !harness.dropped.empty(); }));
        QCOMPARE(harness.dropped.front().fault, PeerFault::BadData);
        QCOMPARE(std::count(harness.closeReasons.begin(), harness.closeReasons.end(), net::CloseReason::Protocol), 4);
        for (const auto& [sector, bytes] : harness.written)
            QCOMPARE(bytes, content.sector({ sector }));
    }

    void goesOnWithTheHonestOfTwoPeers()
    {
        const TestContent content({ 6 * 1024 * 1024 });
        CoreHarness harness(content);
        harness.peers.push_back(harness.random.make<wire::AccountId>());
        harness.m_liar = harness.peers.front();
        harness.conditions.lieEvery = 0.2;
        harness.start();
        QVERIFY(harness.run(10min));
        QVERIFY(harness.isComplete());
        QCOMPARE(harness.dropped.size(), std::size_t(1));
        QCOMPARE(harness.dropped.front().peer, harness.m_liar);
    }

    void refusesAManifestThatIsNotTheContent()
    {
        const TestContent content({ 100, 200 });
        CoreHarness harness(content);
        harness.manifestLies = true;
        harness.start();
        QVERIFY(harness.run(10min, [&] { return !harness.dropped.empty(); }));
        QCOMPARE(harness.dropped.front().fault, PeerFault::BadData);
        QVERIFY(!harness.download.hasLayout());
    }

    void tellsWhyThereIsNothing_data()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("not shared") << static_cast<int>(PeerFault::NotShared);
        QTest::newRow("not for us") << static_cast<int>(PeerFault::NotShared);
        QTest::newRow("changed") << static_cast<int>(PeerFault::SourceChanged);
        QTest::newRow("removed on the way") << static_cast<int>(PeerFault::NotShared);
    }
    void tellsWhyThereIsNothing()
    {
        QFETCH(int, fault);
        const QByteArray row = QTest::currentDataTag();
        const TestContent content({ 1024 * 1024, 500 });
        CoreHarness harness(content);
        harness.isShared = row != "not shared";
        harness.allowed = row != "not for us";
        if (row == "changed")
            harness.changed.insert(content.manifest->entries[1].root);
        harness.start();
        if (row == "removed on the way") {
            QVERIFY(harness.run(1min, [&] { return harness.have.count() > 1; }));
            harness.allowed = false;
        }
        QVERIFY(harness.run(2min, [&] { return !harness.dropped.empty(); }));
        QCOMPARE(static_cast<int>(harness.dropped.front().fault), fault);
    }

    void replacesASlowCircuit()
    {
        const TestContent content({ 64 * 1024 * 1024 });
        CoreHarness harness(content);
        harness.conditions.bytesPerSecond = 400'000;
        harness.conditions.slotRate[2] = 20'000;
        harness.start();
        QVERIFY(harness.run(5min));
        QVERIFY(harness.isComplete());
        QCOMPARE(harness.dials, 5);
    }

    void hedgesTheTail()
    {
        const TestContent content({ 8 * 1024 * 1024 });
        CoreHarness harness(content);
        harness.conditions.slotRate[3] = 25'000;
        harness.start();
        const auto begin = harness.now;
        QVERIFY(harness.run(5min));
        QVERIFY(harness.isComplete());
        // The slow circuit alone would need 20 seconds for its first half megabyte.
        QVERIFY(harness.now - begin < 10s);
        QVERIFY(harness.download.bytesWasted() < 1024 * 1024);
    }

    void replacesACircuitThatFallsSilent()
    {
        const TestContent content({ 1024 * 1024 });
        CoreHarness harness(content);
        harness.conditions.slotRate[0] = 1;
        harness.start();
        QVERIFY(harness.run(10min));
        QVERIFY(harness.isComplete());
        QCOMPARE(std::count(harness.closeReasons.begin(), harness.closeReasons.end(), net::CloseReason::TimedOut), 1);
    }

    void dialsLessAndLessAndAtOnceWhenTold()
    {
        const TestContent content({ 10 * 1024 * 1024 });
        CoreHarness harness(content);
        harness.dialWorks = [](unsigned) { return false; };
        harness.start();
        QVERIFY(!harness.run(1h));
        QVERIFY2(harness.dials > 5 && harness.dials < 12, "one slot only, with growing pauses");
        harness.dialWorks = [](unsigned) { return true; };
        harness.download.peerAvailable(harness.now);
        harness.pumpDownload();
        QVERIFY(harness.run(1min));
        QVERIFY(harness.isComplete());
    }
};

ALLIUM_TEST(CoresTest)
#include "CoresTest.moc"

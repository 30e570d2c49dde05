// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenario/transfer/TransferPerson.h"
#include "tests/support/TestRegistry.h"

#include <QDirIterator>

using namespace allium;
using namespace allium::test;
using namespace std::chrono_literals;

class TwoPeopleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialize()); }

    void fileArrives_data()
    {
        QTest::addColumn<int>("size");
        QTest::newRow("empty") << 0;
        QTest::newRow("small") << 1'000;
        QTest::newRow("odd") << 1'234'567;
        QTest::newRow("large") << 6'000'001;
    }
    void fileArrives()
    {
        QFETCH(int, size);
        World world;
        const auto bytes = randomBytes(size, 5);
        const auto share = world.alice.share({ world.alice.write(QStringLiteral("photo.jpg"), bytes) });
        QVERIFY(share);
        QCOMPARE(share->name, QStringLiteral("photo.jpg"));
        const auto id = world.fetch(*share);
        QVERIFY(world.runUntil(id, TransferState::Complete));
        const auto made = world.bob.exportTo(id);
        QVERIFY(made);
        QVERIFY(made->endsWith(QStringLiteral("/out/photo.jpg")));
        QCOMPARE(world.bob.readBack(*made), bytes);
        QVERIFY(!QFileInfo(*made).isExecutable());
        QCOMPARE(world.bob.isolations.size(), std::size_t(size > 4 * 1024 * 1024 ? 4 : 1));
        const auto again = world.bob.exportTo(id);
        QVERIFY2(again->endsWith(QStringLiteral("/out/photo (2).jpg")), "never overwritten");
        QCOMPARE(world.bob.readBack(*again), bytes);

        // At rest nothing of it can be read.
        QDirIterator files(world.bob.folder.filePath(QStringLiteral("store")), QDir::Files, QDirIterator::Subdirectories);
        int stored = 0;
        while (files.hasNext()) {
            const auto sealed = world.bob.readBack(files.next());
            ++stored;
            QVERIFY(files.fileName().endsWith(QLatin1String(".dat")));
            if (size >= 1'000)
                QVERIFY(!sealed.contains(bytes.left(64)));
        }
        QCOMPARE(stored, 1);
        QVERIFY(world.bob.service->remove(id));
        drainEvents();
        QVERIFY(QDir(world.bob.folder.filePath(QStringLiteral("store")))
                    .entryList(QDir::Files | QDir::NoDotAndDotDot).isEmpty());
        QVERIFY(world.bob.service->transfers().isEmpty());
    }

    void folderArrives()
    {
        World world;
        auto& alice = world.alice;
        alice.write(QStringLiteral("trip/one.txt"), "one");
        alice.write(QStringLiteral("trip/day 1/two.bin"), randomBytes(300'000, 1));
        alice.write(QStringLiteral("trip/day 1/copy.bin"), randomBytes(300'000, 1));
        alice.write(QStringLiteral("trip/day 2/12:30?.txt"), "time");
        alice.write(QStringLiteral("trip/day 2/empty"), "");
        QDir(alice.folder.path()).mkpath(QStringLiteral("files/trip/nothing here"));
        QFile::link(QStringLiteral("/etc/passwd"), alice.folder.filePath(QStringLiteral("files/trip/link")));
        const auto share = alice.share({ alice.folder.filePath(QStringLiteral("files/trip")) });
        QVERIFY(share);
        QVERIFY(share->isFolder);
        QCOMPARE(share->files, 5U);
        QCOMPARE(share->skipped, 1U);
        const auto id = world.fetch(*share);
        QVERIFY(world.runUntil(id, TransferState::Complete));
        QCOMPARE(world.bob.service->transfer(id)->bytesDone, std::uint64_t(300'000 + 3 + 4));
        const auto made = world.bob.exportTo(id);
        QVERIFY(made);
        const QDir out(*made);
        QCOMPARE(out.dirName(), QStringLiteral("trip"));
        QCOMPARE(world.bob.readBack(out.filePath(QStringLiteral("one.txt"))), QByteArray("one"));
        QCOMPARE(world.bob.readBack(out.filePath(QStringLiteral("day 1/two.bin"))), randomBytes(300'000, 1));
        QCOMPARE(world.bob.readBack(out.filePath(QStringLiteral("day 1/copy.bin"))), randomBytes(300'000, 1));
        QCOMPARE(world.bob.readBack(out.filePath(QStringLiteral("day 2/12_30_.txt"))), QByteArray("time"));
        QCOMPARE(world.bob.readBack(out.filePath(QStringLiteral("day 2/empty"))), QByteArray());
        QVERIFY(out.exists(QStringLiteral("nothing here")));
        QVERIFY(!out.exists(QStringLiteral("link")));
    }

    void pauseResumeCancel()
    {
        World world;
        world.network.conditions().bytesPerSecond = 200'000;
        const auto bytes = randomBytes(5'000'000, 2);
        const auto share = world.alice.share({ world.alice.write(QStringLiteral("a.bin"), bytes) });
        const auto id = world.fetch(*share);
        QVERIFY(world.runUntilDone(id, 1'000'000));
        QVERIFY(world.bob.service->pause(id));
        QVERIFY(!world.bob.service->pause(id));
        world.time.advance(5s);
        QCOMPARE(world.bob.stateOf(id), TransferState::Paused);
        QCOMPARE(world.network.openPipes(), 0);
        const auto had = world.bob.service->transfer(id)->bytesDone;
        world.time.advance(1min);
        QCOMPARE(world.bob.service->transfer(id)->bytesDone, had);
        QVERIFY(world.bob.service->resume(id));
        QVERIFY(world.runUntilDone(id, 2'000'000));
        QVERIFY(world.bob.service->cancel(id));
        world.time.advance(10s);
        QCOMPARE(world.bob.stateOf(id), TransferState::Cancelled);
        QVERIFY(!world.bob.service->cancel(id));
        QDirIterator files(world.bob.folder.filePath(QStringLiteral("store")), QDir::Files, QDirIterator::Subdirectories);
        QVERIFY2(!files.hasNext(), "cancelling deletes what has arrived");
        QVERIFY2(world.fetch(*share) == id, "asking again goes on with the same entry");
        QVERIFY(world.runUntil(id, TransferState::Complete));
        QCOMPARE(world.bob.readBack(world.bob.exportTo(id).value()), bytes);
    }

    void receiverCrashesAndResumes()
    {
        World world;
        world.network.conditions().bytesPerSecond = 500'000;
        const auto bytes = randomBytes(20'000'000, 3);
        const auto share = world.alice.share({ world.alice.write(QStringLiteral("a.bin"), bytes) });
        const auto id = world.fetch(*share);
        QVERIFY(world.runUntilDone(id, 12'000'000));
        world.bob.crash();
        world.time.advance(1min);
        const auto sentBefore = world.alice.service->bytesUploaded();
        world.bob.startService();
        QVERIFY(world.runUntil(id, TransferState::Complete));
        QVERIFY2(world.alice.service->bytesUploaded() - sentBefore < 14'000'000,
                 "what was synced before the crash is not fetched again");
        QCOMPARE(world.bob.readBack(world.bob.exportTo(id).value()), bytes);
    }

    void senderCrashesAndResumes()
    {
        World world;
        world.network.conditions().bytesPerSecond = 300'000;
        const auto bytes = randomBytes(8'000'000, 4);
        const auto share = world.alice.share({ world.alice.write(QStringLiteral("a.bin"), bytes) });
        const auto id = world.fetch(*share);
        QVERIFY(world.runUntilDone(id, 2'000'000));
        world.alice.crash();
        world.alice.acceptor.reset();
        world.network.breakPipes(world.alice.transport);
        QVERIFY(world.runUntil(id, TransferState::WaitingForPeer));
        world.time.advance(1h);
        QCOMPARE(world.bob.stateOf(id), TransferState::WaitingForPeer);
        world.alice.startService();
        world.alice.comeOnline();
        world.time.advance(10s);
        world.bob.service->peerAvailable(world.alice.account());
        QVERIFY(world.runUntil(id, TransferState::Complete, 5min));
        QCOMPARE(world.bob.readBack(world.bob.exportTo(id).value()), bytes);
    }

    void surviveBreakingPipes()
    {
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            World world(seed);
            world.network.conditions().bytesPerSecond = 300'000;
            world.network.conditions().maxChunkBytes = 3'000;
            world.network.conditions().jitter = 200ms;
            world.network.conditions().meanPipeLife = 8s;
            const auto bytes = randomBytes(6'000'000, seed);
            const auto share = world.alice.share({ world.alice.write(QStringLiteral("a.bin"), bytes) });
            const auto id = world.fetch(*share);
            QVERIFY2(world.runUntil(id, TransferState::Complete, 6h), qPrintable(QStringLiteral("seed %1").arg(seed)));
            QCOMPARE(world.bob.readBack(world.bob.exportTo(id).value()), bytes);
        }
    }

    void randomPausesAndCrashes()
    {
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            World world(seed);
            world.network.conditions().bytesPerSecond = 400'000;
            const auto bytes = randomBytes(7'000'000, seed);
            const auto share = world.alice.share({ world.alice.write(QStringLiteral("a.bin"), bytes) });
            const auto id = world.fetch(*share);
            for (int i = 0; i < 12; ++i) {
                world.time.advance(Milliseconds(world.random.below(4'000)));
                switch (world.random.below(4)) {
                case 0:
                    world.bob.service->pause(id);
                    if (world.random.below(2) == 0)
                        world.time.advance(Milliseconds(world.random.below(200)));
                    world.bob.service->resume(id);
                    break;
                case 1:
                    world.bob.crash();
                    world.bob.startService();
                    break;
                case 2:
                    world.bob.service->cancel(id);
                    world.bob.service->resume(id);
                    break;
                default:
                    world.network.breakPipes(world.bob.transport);
                }
            }
            if (world.bob.stateOf(id) == TransferState::Paused || world.bob.stateOf(id) == TransferState::Cancelled)
                world.bob.service->resume(id);
            const bool complete = world.runUntil(id, TransferState::Complete, 2h);
            QVERIFY2(complete, qPrintable(QStringLiteral("seed %1, state %2, failure %3")
                                              .arg(seed)
                                              .arg(static_cast<int>(world.bob.stateOf(id)))
                                              .arg(static_cast<int>(world.bob.service->transfer(id)->failure))));
            QCOMPARE(world.bob.readBack(world.bob.exportTo(id).value()), bytes);
        }
    }

    void sourceChanges()
    {
        World world;
        world.network.conditions().bytesPerSecond = 200'000;
        const auto path = world.alice.write(QStringLiteral("a.bin"), randomBytes(3'000'000, 6));
        const auto share = world.alice.share({ path });
        const auto id = world.fetch(*share);
        QVERIFY(world.runUntilDone(id, 500'000));
        world.alice.write(QStringLiteral("a.bin"), randomBytes(3'000'000, 7));
        QVERIFY(world.runUntil(id, TransferState::Failed));
        QCOMPARE(world.bob.service->transfer(id)->failure, TransferFailure::SourceChanged);
        // Put right again, it goes on.
        world.alice.write(QStringLiteral("a.bin"), randomBytes(3'000'000, 6));
        QVERIFY(world.bob.service->resume(id));
        QVERIFY(world.runUntil(id, TransferState::Complete));
    }

    void sourceDisappears()
    {
        World world;
        const auto path = world.alice.write(QStringLiteral("a.bin"), randomBytes(3'000'000, 6));
        const auto share = world.alice.share({ path });
        QFile::remove(path);
        const auto id = world.fetch(*share);
        QVERIFY(world.runUntil(id, TransferState::Failed));
        QCOMPARE(world.bob.service->transfer(id)->failure, TransferFailure::SourceUnreadable);
    }

    void hugeContentPauses()
    {
        World world;
        std::vector<Manifest::Entry> entries { { *SafePath::parse("huge"), std::uint64_t(1) << 49,
                                                 world.random.make<wire::FileRoot>(), 0 } };
        const auto manifest = Manifest::make(Manifest::Kind::Folder, *FileName::parse("f"), {}, entries).value();
        const auto encoded = manifest.encode();
        world.alice.addShare(manifest);
        const auto id = world.bob.service->fetch(contentIdOf(encoded), world.alice.account(), QStringLiteral("f"), std::uint64_t(1) << 49);
        QVERIFY(world.runUntil(id, TransferState::Paused));
        QCOMPARE(world.bob.service->transfer(id)->failure, TransferFailure::DiskFull);
        QCOMPARE(world.bob.service->transfer(id)->bytesTotal, std::uint64_t(1) << 49);
        QVERIFY(world.bob.service->resume(id));
        QVERIFY(world.runUntil(id, TransferState::Paused));
        QVERIFY(world.bob.service->remove(id));
    }

    void brokenManifestFails()
    {
        World world;
        std::vector<Manifest::Entry> entries { { *SafePath::parse("a"), 5, world.random.make<wire::FileRoot>(), 0 } };
        auto manifest = Manifest::make(Manifest::Kind::Folder, *FileName::parse("f"), {}, entries).value();
        manifest.totalBytes = 6;
        world.alice.addShare(manifest);
        const auto id = world.bob.service->fetch(contentIdOf(manifest.encode()), world.alice.account(),
                                                 QStringLiteral("f"), 1);
        QVERIFY(world.runUntil(id, TransferState::Failed));
        QCOMPARE(world.bob.service->transfer(id)->failure, TransferFailure::BadManifest);
    }

    void bytesThatLieInNoFileAreFetchedFromTheProfile()
    {
        World world;
        QByteArray picture(LeafBytes * 9 + 7, 'p');
        for (qsizetype i = 0; i < picture.size(); i += 100)
            picture[i] = static_cast<char>(i);
        const auto job = world.alice.service->shareBytes(picture, QStringLiteral("Picture.png"));
        drainEvents();
        const auto share = job.done.result();
        QVERIFY(share);
        QVERIFY(share->isKept);
        world.alice.crash();
        world.alice.startService();
        QVERIFY(world.alice.service->share(share->content)->isKept);
        const auto id = world.fetch(*share);
        QVERIFY(world.runUntil(id, TransferState::Complete));
        const auto out = world.bob.exportTo(id);
        QVERIFY(out);
        QCOMPARE(world.bob.readBack(*out), picture);
        const auto unshared = world.alice.service->unshare(share->content);
        drainEvents();
        QVERIFY(unshared.result());
        auto left = world.alice.database.run([](storage::Database& db) -> storage::StorageResult<std::int64_t> {
            ALLIUM_TRY(auto rows, db.prepare("SELECT COUNT(*) FROM share_kept"));
            ALLIUM_CHECK(rows.step());
            return rows.integer(0);
        });
        drainEvents();
        QCOMPARE(left.result().value(), std::int64_t(0));
    }

    void longerListsThanAskedForAreNotFetched()
    {
        World world;
        const auto folder = world.alice.share({ world.alice.write(QStringLiteral("a.txt"), "a"), world.alice.write(QStringLiteral("b.txt"), "b") });
        const auto id = world.bob.service->fetch(folder->content, world.alice.account(), folder->name, folder->bytes, 32);
        drainEvents();
        world.bob.crash(); // the limit is not forgotten
        world.bob.startService();
        QVERIFY(world.runUntil(id, TransferState::Failed));
        QCOMPARE(world.bob.service->transfer(id)->failure, TransferFailure::BadManifest);
        // Somebody wants it all the same.
        QVERIFY(world.bob.service->resume(id));
        QVERIFY(world.runUntil(id, TransferState::Complete));
    }

    void moreThanWasOfferedIsNotFetched()
    {
        World world;
        const auto share = world.alice.share({ world.alice.write(QStringLiteral("a.bin"), QByteArray(200'000, 'a')) });
        const auto id = world.bob.service->fetch(share->content, world.alice.account(), share->name, share->bytes - 1);
        QVERIFY(world.runUntil(id, TransferState::Failed));
        QCOMPARE(world.bob.service->transfer(id)->failure, TransferFailure::BadManifest);
        QCOMPARE(world.bob.service->transfer(id)->bytesDone, std::uint64_t(0));
        // Whoever offers it as it is, is believed.
        QVERIFY(world.fetch(*share) == id);
        QVERIFY(world.runUntil(id, TransferState::Complete));
    }

    void notShared()
    {
        World world;
        const auto share = world.alice.share({ world.alice.write(QStringLiteral("a.bin"), "abc") });
        world.alice.refused.insert(world.bob.account());
        const auto id = world.fetch(*share);
        QVERIFY(world.runUntil(id, TransferState::Failed));
        QCOMPARE(world.bob.service->transfer(id)->failure, TransferFailure::NotShared);
        world.alice.refused.clear();
        const auto unshared = world.alice.service->unshare(share->content);
        drainEvents();
        QVERIFY(unshared.result());
        QVERIFY(world.bob.service->resume(id));
        QVERIFY(world.runUntil(id, TransferState::Failed));
        QCOMPARE(world.bob.service->transfer(id)->failure, TransferFailure::NotShared);
    }

    void sharesSurviveARestart()
    {
        World world;
        const auto share = world.alice.share({ world.alice.write(QStringLiteral("a.bin"), randomBytes(100'000, 8)) });
        world.alice.crash();
        world.alice.startService();
        QCOMPARE(world.alice.service->shares().size(), 1);
        QCOMPARE(world.alice.service->share(share->content)->name, QStringLiteral("a.bin"));
        const auto id = world.fetch(*share);
        QVERIFY(world.runUntil(id, TransferState::Complete));
    }

    void randomAccessWhileItArrives()
    {
        World world;
        world.network.conditions().bytesPerSecond = 200'000;
        const auto bytes = randomBytes(3'000'000, 9);
        const auto share = world.alice.share({ world.alice.write(QStringLiteral("a.bin"), bytes) });
        const auto id = world.fetch(*share);
        QVERIFY(world.runUntilDone(id, 1'000'000));
        auto early = world.bob.service->read(id, 0, 70'000, 100'000);
        auto late = world.bob.service->read(id, 0, 2'900'000, 100'000);
        drainEvents();
        QCOMPARE(early.result(), std::optional(bytes.mid(70'000, 100'000)));
        QVERIFY(!late.result());
    }

    void queueKeepsItsOrder()
    {
        World world;
        world.network.conditions().bytesPerSecond = 100'000;
        world.bob.settings.maxActive = 1;
        world.bob.startService();
        std::vector<TransferId> ids;
        for (int i = 0; i < 3; ++i) {
            const auto share = world.alice.share(
                { world.alice.write(QStringLiteral("%1.bin").arg(i), randomBytes(300'000, 20 + static_cast<unsigned>(i))) });
            ids.push_back(world.fetch(*share));
        }
        drainEvents();
        QCOMPARE(world.bob.stateOf(ids[1]), TransferState::Queued);
        QVERIFY(world.runUntil(ids[0], TransferState::Complete));
        QVERIFY(world.bob.stateOf(ids[1]) != TransferState::Complete);
        QVERIFY(world.runUntil(ids[2], TransferState::Complete));
        QCOMPARE(world.bob.stateOf(ids[1]), TransferState::Complete);
    }

    void changesAreThrottled()
    {
        World world;
        world.network.conditions().bytesPerSecond = 1'000'000;
        const auto share = world.alice.share({ world.alice.write(QStringLiteral("a.bin"), randomBytes(10'000'000, 9)) });
        const auto id = world.fetch(*share);
        const auto begin = world.time.now();
        QVERIFY(world.runUntil(id, TransferState::Complete));
        const auto seconds = std::chrono::duration<double>(world.time.now() - begin).count();
        QVERIFY(static_cast<double>(world.bob.history.size()) < seconds * 5 + 3);
        QCOMPARE(world.bob.service->transfer(id)->bytesPerSecond, 0.0);
    }
};

ALLIUM_TEST(TwoPeopleTest)
#include "TwoPeopleTest.moc"

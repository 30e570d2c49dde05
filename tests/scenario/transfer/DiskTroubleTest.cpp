// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenario/transfer/TransferPerson.h"
#include "tests/support/TestRegistry.h"

#include <QDirIterator>

using namespace allium;
using namespace allium::test;
using namespace std::chrono_literals;

namespace {

/// The database takes no further page, as on a full disk, until there is room again.
void fillDatabase(TransferPerson& person)
{
    auto filled = person.database.run([](storage::Database& db) -> storage::StorageResult<void> {
        ALLIUM_CHECK(db.execute("CREATE TABLE IF NOT EXISTS filler (bytes BLOB); PRAGMA foreign_keys=OFF; PRAGMA max_page_count=1"));
        while (db.execute("INSERT INTO filler VALUES (zeroblob(3000))")) { }
        for (const int bytes : { 1000, 100, 0 }) {
            while (db.run("INSERT INTO transfer_manifest VALUES (randomblob(16), zeroblob(?))", bytes)) { }
            while (db.run("INSERT INTO transfer_bitmap VALUES (randomblob(16), zeroblob(?))", bytes)) { }
            while (db.run("INSERT INTO transfer SELECT randomblob(16), zeroblob(32), zeroblob(32), '', 8, 0, 0, 0, 0, 0, 0, '', "
                          "zeroblob(16), zeroblob(32 + ?)",
                          bytes)) { }
        }
        return db.execute("PRAGMA foreign_keys=ON");
    });
    QVERIFY(filled.result());
}

void makeRoom(TransferPerson& person)
{
    auto freed = person.database.run([](storage::Database& db) {
        return db.execute("PRAGMA max_page_count=1000000; DELETE FROM transfer WHERE content = zeroblob(32)");
    });
    QVERIFY(freed.result());
}

} // namespace

class DiskTroubleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialize()); }

    /// What cannot be noted at all waits for room, and is then there for good.
    void fullDatabaseWhenAsking()
    {
        World world;
        const auto bytes = randomBytes(300'000, 1);
        const auto share = world.alice.share({ world.alice.write(QStringLiteral("a.bin"), bytes) });
        fillDatabase(world.bob);
        const auto id = world.fetch(*share);
        QVERIFY(world.runUntil(id, TransferState::Paused));
        QCOMPARE(world.bob.service->transfer(id)->failure, TransferFailure::DiskFull);
        QVERIFY(world.bob.service->resume(id));
        QVERIFY2(world.runUntil(id, TransferState::Paused), "still no room");
        makeRoom(world.bob);
        QVERIFY(world.bob.service->resume(id));
        QVERIFY(world.runUntil(id, TransferState::Complete));
        world.bob.crash();
        world.bob.startService();
        QVERIFY2(world.bob.service->transfer(id), "the entry outlives the program");
        QCOMPARE(world.bob.readBack(world.bob.exportTo(id).value()), bytes);
    }

    void pausedWhileItIsBeingStored()
    {
        World world;
        const auto share = world.alice.share({ world.alice.write(QStringLiteral("a.bin"), "abc") });
        const auto id = world.fetch(*share);
        world.bob.service->pause(id);
        QVERIFY(world.bob.service->resume(id));
        QVERIFY(world.runUntil(id, TransferState::Complete));
    }

    /// The file was deleted, the download begun again, and then the power failed.
    void aFileThatHasGoneTakesItsBitmapWithIt()
    {
        World world;
        world.network.conditions().bytesPerSecond = 500'000;
        const auto bytes = randomBytes(12'000'000, 2);
        const auto share = world.alice.share({ world.alice.write(QStringLiteral("a.bin"), bytes) });
        const auto id = world.fetch(*share);
        QVERIFY(world.runUntilDone(id, 11'000'000));
        world.bob.crash();
        QVERIFY(claimed(world.bob, id) > 0);
        QVERIFY(QDir(world.bob.folder.filePath(QStringLiteral("store"))).removeRecursively());
        world.bob.startService();
        QVERIFY(world.time.advanceUntil([&] { return hasStoredFile(world.bob); }, 1min));
        world.bob.crash();
        QCOMPARE(claimed(world.bob, id), std::uint64_t(0));
        world.bob.startService();
        QVERIFY(world.runUntil(id, TransferState::Complete));
        QCOMPARE(world.bob.readBack(world.bob.exportTo(id).value()), bytes);
    }

private:
    static std::uint64_t claimed(TransferPerson& bob, const TransferId& id)
    {
        auto bits = bob.database.run([id](storage::Database& db) { return TransferStore(db).bitmap(id); });
        const auto bytes = bits.takeResult().value();
        return static_cast<std::uint64_t>(bytes.size() - bytes.count('\0'));
    }
    static bool hasStoredFile(const TransferPerson& bob)
    {
        QDirIterator files(bob.folder.filePath(QStringLiteral("store")), QDir::Files, QDirIterator::Subdirectories);
        return files.hasNext();
    }
};

ALLIUM_TEST(DiskTroubleTest)
#include "DiskTroubleTest.moc"

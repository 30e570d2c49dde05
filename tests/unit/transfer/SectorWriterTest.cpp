// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Log.h"
#include "core/crypto/Secret.h"
#include "core/transfer/SectorWriter.h"
#include "core/transfer/TransferStore.h"
#include "tests/support/SeededRandom.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/VirtualTime.h"
#include "tests/unit/transfer/CoreHarness.h"

#include <QSignalSpy>

#include <deque>

using namespace allium;
using namespace allium::test;
using namespace std::chrono_literals;

namespace {

/// What a file is on, and what a power cut leaves of it: only what was synced is there for certain.
struct Platter {
    struct Write {
        qsizetype offset;
        QByteArray bytes;
    };

    QByteArray seen; ///< by who reads it now
    QByteArray safe;
    std::vector<Write> unsynced;
    qsizetype room = 1'000'000'000;
    std::optional<DiskError> nextSync; ///< fails with this, and what it was to save is lost for good
    bool syncLies = false;

    static void apply(QByteArray& to, qsizetype offset, QByteArrayView bytes)
    {
        if (to.size() < offset + bytes.size())
            to.append(offset + bytes.size() - to.size(), '\0');
        std::copy(bytes.begin(), bytes.end(), to.begin() + offset);
    }
    /// Each unsynced write may have reached the disk, whole or in part, or not.
    QByteArray afterPowerCut(SeededRandom& random) const
    {
        auto bytes = safe;
        for (const auto& write : unsynced) {
            const auto kept = random.below(3) == 0 ? write.bytes.size() : static_cast<qsizetype>(random.below(2)) * write.bytes.size() / 2;
            apply(bytes, write.offset, QByteArrayView(write.bytes).first(kept));
        }
        return bytes;
    }
};

class PlatterFile final : public DiskFile {
public:
    explicit PlatterFile(std::shared_ptr<Platter> platter)
        : m_platter(std::move(platter))
    {
    }
    DiskResult<void> writeAt(std::uint64_t offset, QByteArrayView bytes) override
    {
        const auto at = static_cast<qsizetype>(offset);
        if (at + bytes.size() > m_platter->room)
            return fail(DiskError::Full);
        Platter::apply(m_platter->seen, at, bytes);
        m_platter->unsynced.push_back({ at, bytes.toByteArray() });
        return {};
    }
    DiskResult<QByteArray> readAt(std::uint64_t offset, qsizetype size) override
    {
        if (static_cast<qsizetype>(offset) + size > m_platter->seen.size())
            return fail(DiskError::TooShort);
        return m_platter->seen.mid(static_cast<qsizetype>(offset), size);
    }
    DiskResult<void> syncData() override
    {
        const auto writes = std::exchange(m_platter->unsynced, {});
        if (const auto error = std::exchange(m_platter->nextSync, std::nullopt))
            return fail(*error); // the kernel takes the pages for clean: no later sync writes them
        if (!m_platter->syncLies) {
            for (const auto& write : writes)
                Platter::apply(m_platter->safe, write.offset, write.bytes);
        }
        return {};
    }

private:
    std::shared_ptr<Platter> m_platter;
};

/// Runs tasks in order, one for each step() of the test.
class StepExecutor final : public Executor {
public:
    void post(std::function<void()> task) override
    {
        if (isDirect)
            return task();
        m_tasks.push_back(std::move(task));
    }
    bool step()
    {
        if (m_tasks.empty())
            return false;
        const auto task = std::move(m_tasks.front());
        m_tasks.pop_front();
        task();
        return true;
    }

    bool isDirect = false; ///< past those that wait: for what the test itself asks

private:
    std::deque<std::function<void()>> m_tasks;
};

/// A writer over a platter and a database, each of which goes on only when told to.
struct Bench {
    explicit Bench(const TestContent& c, std::uint64_t seed = 1)
        : content(c)
        , random(seed)
        , key(StoreKey::random(random))
        , database(queries)
    {
        queries.isDirect = true;
        storage::OpenOptions options;
        options.inMemory = true;
        if (!database.open(std::move(options), migrations()).result())
            qFatal("no database");
        StoredTransfer row { {}, random.make<StoreId>(), StoreKey::random(random) };
        row.info.id = transfer;
        auto added = database.run([row = std::make_shared<StoredTransfer>(row.clone())](storage::Database& db) {
            return TransferStore(db).addTransfer(*row);
        });
        if (!added.result())
            qFatal("no transfer");
        queries.isDirect = false;
        open();
    }
    ~Bench()
    {
        writer.reset();
        queries.isDirect = true;
    }
    void open()
    {
        writer = std::make_unique<SectorWriter>(time, disk, database, transfer, file(),
                                                noted().value_or(SectorMap(content.layout->sectors())), nullptr);
        QObject::connect(writer.get(), &SectorWriter::failed, writer.get(),
                         [this](TransferFailure failure) { failures.push_back(failure); });
    }
    std::shared_ptr<SectorFile> file() { return sectorFile(platter); }
    std::shared_ptr<SectorFile> sectorFile(const std::shared_ptr<Platter>& on) const
    {
        return std::make_shared<SectorFile>(std::make_unique<PlatterFile>(on), key, content.layout);
    }
    void write(std::uint64_t sector) { writer->write({ sector }, content.sector({ sector })); }
    /// Until nothing moves any more.
    void settle()
    {
        do
            drainEvents();
        while (disk.step() || queries.step());
    }
    bool flush()
    {
        QSignalSpy idle(writer.get(), &SectorWriter::idle);
        const bool isDone = writer->flush();
        settle();
        return isDone || !idle.isEmpty();
    }
    std::optional<SectorMap> noted()
    {
        queries.isDirect = true;
        auto bits = database.run([id = transfer](storage::Database& db) { return TransferStore(db).bitmap(id); });
        queries.isDirect = false;
        return SectorMap::fromBytes(bits.takeResult().value(), content.layout->sectors());
    }
    /// Sectors that the database claims and that would not come back after a power cut now.
    std::uint64_t brokenPromises()
    {
        const auto claimed = noted();
        if (!claimed)
            return 0;
        const auto left = std::make_shared<Platter>();
        left->seen = platter->afterPowerCut(random);
        const auto reopened = sectorFile(left);
        std::uint64_t broken = 0;
        for (std::uint64_t i = 0; i < claimed->size(); ++i) {
            if (claimed->contains({ i }))
                broken += reopened->read({ i }) == content.sector({ i }) ? 0 : 1;
        }
        return broken;
    }
    std::uint64_t notedSectors()
    {
        const auto map = noted();
        std::uint64_t count = 0;
        for (std::uint64_t i = 0; map && i < map->size(); ++i)
            count += map->contains({ i }) ? 1 : 0;
        return count;
    }

    const TestContent& content;
    SeededRandom random;
    StoreKey key;
    TransferId transfer = random.make<TransferId>();
    std::shared_ptr<Platter> platter = std::make_shared<Platter>();
    VirtualTime time;
    StepExecutor disk;
    StepExecutor queries;
    storage::DatabaseWorker database;
    std::unique_ptr<SectorWriter> writer;
    std::vector<TransferFailure> failures;
};

/// Writes all of a content while the disk, the database and time go on by chance; a power cut may
/// come after every step. The number of promises that one would have broken.
std::uint64_t liveThrough(Bench& bench)
{
    std::uint64_t broken = 0;
    const auto sectors = bench.content.layout->sectors();
    std::uint64_t next = 0;
    for (int steps = 0; steps < 3'000 && (next < sectors || bench.notedSectors() < sectors); ++steps) {
        switch (bench.random.below(6)) {
        case 0:
        case 1:
            for (auto count = bench.random.below(4) + 1; count > 0 && next < sectors; --count)
                bench.write(next++);
            break;
        case 2:
            bench.disk.step();
            break;
        case 3:
            bench.queries.step();
            break;
        case 4:
            drainEvents();
            break;
        default:
            bench.time.advance(Milliseconds(bench.random.below(3'000)));
        }
        broken += bench.brokenPromises();
    }
    return broken;
}

} // namespace

/// What is noted as being on the disk is on the disk, whatever happens.
class SectorWriterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialize()); }

    void aPowerCutNeverTakesWhatIsNoted()
    {
        const TestContent content({ 20 * SectorBytes, 12'345, 9 * SectorBytes + 1 });
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            Bench bench(content, seed);
            QVERIFY2(liveThrough(bench) == 0, qPrintable(QStringLiteral("seed %1").arg(seed)));
            QVERIFY(bench.failures.empty());
            QVERIFY2(bench.notedSectors() == content.layout->sectors(), "in time everything is noted");
        }
    }

    /// The test above would see it.
    void aDiskThatLiesIsFoundOut()
    {
        const TestContent content({ 20 * SectorBytes });
        Bench bench(content);
        bench.platter->syncLies = true;
        QVERIFY(liveThrough(bench) > 0);
    }

    void muchIsNotedBeforeTheTimeIsUp()
    {
        const TestContent content({ SectorWriter::CheckpointBytes + 2 * SectorBytes });
        Bench bench(content);
        for (std::uint64_t i = 0; i < content.layout->sectors(); ++i)
            bench.write(i);
        bench.settle();
        QVERIFY(bench.notedSectors() >= std::uint64_t(SectorWriter::CheckpointBytes / SectorBytes));
        QCOMPARE(bench.brokenPromises(), std::uint64_t(0));
    }

    /// What a failed sync was to save may be gone although later ones succeed.
    void nothingIsNotedAfterAFailedSync()
    {
        const TestContent content({ 6 * SectorBytes });
        Bench bench(content);
        bench.write(0);
        bench.settle();
        QVERIFY(bench.flush());
        QCOMPARE(bench.notedSectors(), std::uint64_t(1));

        bench.write(1);
        bench.settle();
        bench.platter->nextSync = DiskError::Full;
        bench.time.advance(SectorWriter::CheckpointTime);
        bench.write(2); // is written after the sync that fails
        bench.settle();
        QCOMPARE(bench.failures, std::vector { TransferFailure::DiskFull });
        bench.write(3);
        bench.settle();
        QVERIFY2(bench.flush(), "who stops it does not wait for ever");
        QCOMPARE(bench.notedSectors(), std::uint64_t(1));
        QCOMPARE(bench.brokenPromises(), std::uint64_t(0));
        QCOMPARE(bench.writer->bytesOnDisk(), std::uint64_t(SectorBytes));

        bench.open();
        for (std::uint64_t i = 1; i < 6; ++i)
            bench.write(i);
        bench.settle();
        QVERIFY(bench.flush());
        QCOMPARE(bench.notedSectors(), std::uint64_t(6));
        QCOMPARE(bench.brokenPromises(), std::uint64_t(0));
    }

    void aFullDiskKeepsWhatFitted()
    {
        const TestContent content({ 8 * SectorBytes });
        Bench bench(content);
        bench.platter->room = 5 * static_cast<qsizetype>(SectorBytes + ContentLayout::SectorOverhead);
        bench.write(0);
        for (std::uint64_t i = 1; i < 8; ++i)
            bench.write(i); // all in the second job
        bench.settle();
        QCOMPARE(bench.failures, std::vector { TransferFailure::DiskFull });
        QVERIFY(bench.flush());
        QCOMPARE(bench.notedSectors(), std::uint64_t(5));
        QCOMPARE(bench.brokenPromises(), std::uint64_t(0));

        bench.platter->room *= 2;
        bench.open();
        for (std::uint64_t i = 5; i < 8; ++i)
            bench.write(i);
        bench.settle();
        QVERIFY(bench.flush());
        QCOMPARE(bench.notedSectors(), std::uint64_t(8));
        QCOMPARE(checkContent(*bench.file(), [](std::uint64_t) { return true; }).value(), std::vector<SectorIndex> {});
    }

    void aFullDatabaseClaimsNothingNew()
    {
        const TestContent content({ 100, 200 });
        Bench bench(content);
        bench.queries.isDirect = true;
        auto limited = bench.database.run([](storage::Database& db) -> storage::StorageResult<void> {
            ALLIUM_CHECK(db.execute("PRAGMA foreign_keys=OFF"));
            ALLIUM_CHECK(db.execute("PRAGMA max_page_count=1")); // as many as there are
            for (const int bytes : { 100, 0 }) {
                while (db.run("INSERT INTO transfer_bitmap VALUES (randomblob(16), zeroblob(?))", bytes)) { }
            }
            return db.execute("PRAGMA foreign_keys=ON");
        });
        QVERIFY(limited.result());
        bench.queries.isDirect = false;
        bench.write(0);
        bench.settle();
        bench.flush();
        QCOMPARE(bench.failures, std::vector { TransferFailure::DiskFull });
        QCOMPARE(bench.notedSectors(), std::uint64_t(0));

        // The data is safe, only the note of it is missing: with room, the next one makes up for it.
        bench.queries.isDirect = true;
        auto freed = bench.database.run([](storage::Database& db) { return db.execute("PRAGMA max_page_count=100000"); });
        QVERIFY(freed.result());
        bench.queries.isDirect = false;
        bench.write(1);
        bench.settle();
        QVERIFY(bench.flush());
        QCOMPARE(bench.notedSectors(), std::uint64_t(2));
        QCOMPARE(bench.brokenPromises(), std::uint64_t(0));
    }

    void whatIsForgottenIsNotClaimedAnyMore()
    {
        const TestContent content({ 4 * SectorBytes });
        Bench bench(content);
        for (std::uint64_t i = 0; i < 4; ++i)
            bench.write(i);
        bench.settle();
        QVERIFY(bench.flush());
        bench.writer->forget({ SectorIndex { 1 }, SectorIndex { 3 } });
        bench.settle();
        QCOMPARE(bench.notedSectors(), std::uint64_t(2));
        QCOMPARE(bench.writer->bytesOnDisk(), std::uint64_t(2 * SectorBytes));
    }
};

ALLIUM_TEST(SectorWriterTest)
#include "SectorWriterTest.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/EncryptingVfs.h"
#include "tests/support/TestRegistry.h"
#include "tests/unit/storage/StoreFixture.h"

#include <QLoggingCategory>

using namespace allium;
using namespace allium::storage;
using namespace allium::storage::test;

namespace {

constexpr int Batches = 12;
constexpr int RowsPerBatch = 40;
constexpr int BytesPerRow = 300;
constexpr int BytesPerBatch = RowsPerBatch * BytesPerRow;

/// A database of which a part is in the file and a part in the log, as a crash leaves it: batches
/// 1 to 6 checkpointed, 7 to 12 in the log.
struct Snapshot {
    QByteArray file;
    QByteArray log;
};

Snapshot makeSnapshot()
{
    StoreFolder folder;
    auto db = Database::open(folder.options());
    if (!db || !(*db)->execute("CREATE TABLE t(id INTEGER PRIMARY KEY, batch INT, b BLOB); CREATE INDEX i ON t(batch)"))
        return {};
    allium::test::SeededRandom random(5);
    for (int batch = 1; batch <= Batches; ++batch) {
        const auto done = (*db)->transaction([&]() -> StorageResult<void> {
            for (int i = 0; i < RowsPerBatch; ++i) {
                QByteArray noise(BytesPerRow, 0);
                random.fill({ reinterpret_cast<std::uint8_t*>(noise.data()), BytesPerRow });
                ALLIUM_CHECK((*db)->run("INSERT INTO t(batch, b) VALUES(?, ?)", batch, noise));
            }
            return {};
        });
        if (!done || (batch == Batches / 2 && !(*db)->checkpoint()))
            return {};
    }
    return { StoreFolder::content(folder.path()), StoreFolder::content(folder.log()) };
}

/// Opens the two files and reads all there is. What comes back is right or it is an error: the
/// number of whole batches, which are the first ones.
StorageResult<int> readAll(const Snapshot& files, const MasterKey& key = fixedMasterKey(),
                           const FileId& id = fixedFileId())
{
    StoreFolder folder;
    StoreFolder::setContent(folder.path(), files.file);
    if (!files.log.isEmpty())
        StoreFolder::setContent(folder.log(), files.log);
    auto options = folder.options();
    options.masterKey = key.clone();
    options.fileId = id;
    ALLIUM_TRY(auto db, Database::open(options));
    ALLIUM_TRY(auto rows, db->prepare("SELECT batch, count(*), sum(length(b)) FROM t GROUP BY batch ORDER BY batch"));
    int batches = 0;
    while (true) {
        ALLIUM_TRY(const bool more, rows.step());
        if (!more)
            break;
        ++batches;
        if (rows.integer(0) != batches || rows.integer(1) != RowsPerBatch || rows.integer(2) != BytesPerBatch)
            return -1; // what must never happen
    }
    rows.reset();
    ALLIUM_CHECK(db->checkIntegrity());
    return batches;
}

QByteArray flipped(QByteArray bytes, qsizetype at, int bit = 0)
{
    bytes[at] = static_cast<char>(bytes[at] ^ (1 << bit));
    return bytes;
}

} // namespace

class DamageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("core.storage.warning=false"));
        m_files = makeSnapshot();
        QVERIFY(m_files.file.size() / FileLayout::PageBytes > 20);
        QVERIFY(m_files.log.size() / FileLayout::FrameBytes > 20);
        QCOMPARE((m_files.log.size() - FileLayout::SealedLogHeaderBytes) % FileLayout::FrameBytes, 0);
        QCOMPARE(*readAll(m_files), Batches);
    }
    void cleanupTestCase() { QLoggingCategory::setFilterRules({}); }

    void wrongKey_data()
    {
        QTest::addColumn<int>("master");
        QTest::addColumn<int>("file");
        QTest::newRow("another master key") << 0x23 << 0x11;
        QTest::newRow("another file id") << 0x22 << 0x12;
    }
    void wrongKey()
    {
        QFETCH(int, master);
        QFETCH(int, file);
        const auto key = fixedMasterKey(static_cast<std::uint8_t>(master));
        const auto id = fixedFileId(static_cast<std::uint8_t>(file));
        COMPARE_ERROR(readAll(m_files, key, id), StorageErrorKind::WrongKey);
        COMPARE_ERROR(readAll({ m_files.file, {} }, key, id), StorageErrorKind::WrongKey);
    }

    /// SQLite would throw away a log that it cannot read.
    void wrongKeyChangesNothing()
    {
        StoreFolder folder;
        StoreFolder::setContent(folder.path(), m_files.file);
        StoreFolder::setContent(folder.log(), m_files.log);
        auto options = folder.options();
        options.masterKey = fixedMasterKey(0x99);
        COMPARE_ERROR(Database::open(options), StorageErrorKind::WrongKey);
        QCOMPARE(StoreFolder::content(folder.path()), m_files.file);
        QCOMPARE(StoreFolder::content(folder.log()), m_files.log);
        auto db = Database::open(folder.options());
        VERIFY_OK(db);
        QCOMPARE(count(**db, "SELECT count(*) FROM t"), Batches * RowsPerBatch);
    }

    /// With one page there is nothing else in the file that could open: the key file knows better.
    void damageOfAllIsNotAWrongKey()
    {
        StoreFolder folder;
        VERIFY_OK(Database::open(folder.options()));
        const auto whole = StoreFolder::content(folder.path());
        QCOMPARE(whole.size(), FileLayout::PageBytes);
        auto options = folder.options();
        options.keyProof = KeyProof::KeyFile;
        for (qsizetype at = 0; at < whole.size(); at += 255) {
            StoreFolder::setContent(folder.path(), flipped(whole, at));
            COMPARE_ERROR(Database::open(options), StorageErrorKind::Damaged);
        }
        StoreFolder::setContent(folder.path(), QByteArray(whole.size(), '\0'));
        COMPARE_ERROR(Database::open(options), StorageErrorKind::Damaged);
        StoreFolder::setContent(folder.path(), whole);
        VERIFY_OK(Database::open(options));
        auto other = folder.options();
        other.masterKey = fixedMasterKey(0x23);
        COMPARE_ERROR(Database::open(other), StorageErrorKind::WrongKey);
    }

    void truncatedFile_data()
    {
        QTest::addColumn<qsizetype>("size");
        QTest::addColumn<bool>("withLog");
        for (const bool withLog : { false, true }) {
            const auto name = [&](const char* what) { return QByteArray(what) + (withLog ? ", log" : ""); };
            QTest::newRow(name("empty").constData()) << qsizetype(0) << withLog;
            QTest::newRow(name("one byte").constData()) << qsizetype(1) << withLog;
            QTest::newRow(name("within the first page").constData()) << qsizetype(4095) << withLog;
        }
        QTest::newRow("one page") << qsizetype(4096) << false;
        QTest::newRow("within a page") << qsizetype(3 * 4096 + 100) << false;
        QTest::newRow("one byte short") << qsizetype(-1) << false;
        QTest::newRow("one page short") << qsizetype(-4096) << false;
    }
    void truncatedFile()
    {
        QFETCH(qsizetype, size);
        QFETCH(bool, withLog);
        const auto left = size < 0 ? m_files.file.size() + size : size;
        const Snapshot cut { m_files.file.first(left), withLog ? m_files.log : QByteArray() };
        COMPARE_ERROR(readAll(cut), StorageErrorKind::Truncated);
    }

    /// Pages that the file lost and the log does not have are missed when they are read.
    void truncatedFileWithLog()
    {
        for (const qsizetype pages : { 1, 2, 3, 7 }) {
            const auto outcome = readAll({ m_files.file.first(pages * FileLayout::PageBytes), m_files.log });
            COMPARE_ERROR(outcome, StorageErrorKind::Damaged);
        }
    }

    /// A lost page that SQLite would not miss, because any bytes will do for it: the tail of a value.
    void truncatedValue()
    {
        StoreFolder folder;
        Snapshot files;
        {
            auto db = Database::open(folder.options());
            VERIFY_OK((*db)->execute("CREATE TABLE t(b BLOB)"));
            VERIFY_OK((*db)->run("INSERT INTO t VALUES(?)", QByteArray(20000, 'x')));
            VERIFY_OK((*db)->checkpoint());
            VERIFY_OK((*db)->execute("CREATE TABLE u(b)"));
            files = { StoreFolder::content(folder.path()), StoreFolder::content(folder.log()) };
        }
        StoreFolder cut;
        StoreFolder::setContent(cut.path(), files.file.chopped(FileLayout::PageBytes));
        StoreFolder::setContent(cut.log(), files.log);
        auto db = Database::open(cut.options());
        VERIFY_OK(db);
        auto row = (*db)->prepare("SELECT CAST(b AS TEXT) FROM t");
        VERIFY_OK(row);
        const auto step = row->step();
        if (step) // what must never happen: zeros for what was there
            QCOMPARE(row->blob(0), QByteArray(20000, 'x'));
        COMPARE_ERROR(step, StorageErrorKind::Damaged);
    }

    /// A log that is cut short is an earlier state of the database: whole transactions only.
    void truncatedLogIsAnEarlierState()
    {
        int last = 0;
        for (qsizetype size = 0; size <= m_files.log.size(); size += 1031) {
            const auto outcome = readAll({ m_files.file, m_files.log.first(size) });
            VERIFY_OK(outcome);
            QVERIFY(*outcome >= Batches / 2 && *outcome >= last);
            last = *outcome;
        }
        QVERIFY(last > Batches / 2);
    }

    /// Every page of the file that is read from it.
    void flippedBitsInTheFile()
    {
        const Snapshot alone { m_files.file, {} };
        QCOMPARE(*readAll(alone), Batches / 2);
        for (qsizetype at = 0; at < m_files.file.size(); at += 509)
            COMPARE_ERROR(readAll({ flipped(m_files.file, at, static_cast<int>(at % 8)), {} }),
                          StorageErrorKind::Damaged);
        // Each part of a record: content, nonce, tag.
        for (const qsizetype within : { 0, 16, 24, 100, 4055, 4056, 4079, 4080, 4095 }) {
            COMPARE_ERROR(readAll({ flipped(m_files.file, within), {} }), StorageErrorKind::Damaged);
            COMPARE_ERROR(readAll({ flipped(m_files.file, 4096 + within), {} }), StorageErrorKind::Damaged);
        }
    }

    void flippedBitsInTheLogHeader()
    {
        for (qsizetype at = 0; at < FileLayout::SealedLogHeaderBytes; ++at)
            COMPARE_ERROR(readAll({ m_files.file, flipped(m_files.log, at) }), StorageErrorKind::Damaged);
    }

    /// The log ends at a frame that does not open; LogDamageTest looks at what is told about it.
    void flippedBitsInTheLog()
    {
        bool lostSome = false;
        for (qsizetype at = FileLayout::SealedLogHeaderBytes; at < m_files.log.size(); at += 997) {
            const auto outcome = readAll({ m_files.file, flipped(m_files.log, at) });
            VERIFY_OK(outcome);
            QVERIFY(*outcome >= Batches / 2 && *outcome <= Batches);
            lostSome = lostSome || *outcome < Batches;
        }
        QVERIFY(lostSome);
    }

    void swappedPages()
    {
        const auto page = [&](qsizetype index) { return m_files.file.mid(index * 4096, 4096); };
        auto swapped = m_files.file;
        swapped.replace(8192, 4096, page(3)).replace(12288, 4096, page(2));
        COMPARE_ERROR(readAll({ swapped, {} }), StorageErrorKind::Damaged);
        auto copied = m_files.file;
        copied.replace(24576, 4096, page(5));
        COMPARE_ERROR(readAll({ copied, {} }), StorageErrorKind::Damaged);
        auto first = m_files.file;
        first.replace(0, 4096, page(1));
        COMPARE_ERROR(readAll({ first, {} }), StorageErrorKind::Damaged);
    }

    void swappedFrames()
    {
        const auto offset = [](qsizetype index) {
            return FileLayout::SealedLogHeaderBytes + index * FileLayout::FrameBytes;
        };
        auto swapped = m_files.log;
        swapped.replace(offset(2), FileLayout::FrameBytes, m_files.log.mid(offset(3), FileLayout::FrameBytes));
        swapped.replace(offset(3), FileLayout::FrameBytes, m_files.log.mid(offset(2), FileLayout::FrameBytes));
        const auto outcome = readAll({ m_files.file, swapped });
        VERIFY_OK(outcome);
        QCOMPARE(*outcome, Batches / 2);
    }

    void foreignPages()
    {
        StoreFolder folder;
        auto options = folder.options();
        options.fileId = fixedFileId(0x77);
        {
            auto other = Database::open(options);
            VERIFY_OK((*other)->execute("CREATE TABLE t(a); CREATE TABLE u(a); CREATE TABLE v(a)"));
        }
        auto mixed = m_files.file;
        mixed.replace(4096, 4096, StoreFolder::content(folder.path()).mid(4096, 4096));
        COMPARE_ERROR(readAll({ mixed, {} }), StorageErrorKind::Damaged);
    }

    void zeroedPages()
    {
        for (const qsizetype page : { 0, 1, 5 }) {
            auto holed = m_files.file;
            holed.replace(page * 4096, 4096, QByteArray(4096, '\0'));
            COMPARE_ERROR(readAll({ holed, {} }), StorageErrorKind::Damaged);
        }
    }

    /// The power went while a checkpoint wrote: the log still has what the file lost.
    void tornCheckpoint()
    {
        StoreFolder folder;
        Snapshot torn;
        {
            auto db = Database::open(folder.options());
            VERIFY_OK((*db)->execute("CREATE TABLE t(id INTEGER PRIMARY KEY, batch INT, b BLOB)"));
            for (int i = 0; i < RowsPerBatch; ++i)
                VERIFY_OK((*db)->run("INSERT INTO t(batch, b) VALUES(1, zeroblob(300))"));
            torn = { StoreFolder::content(folder.path()), StoreFolder::content(folder.log()) };
        }
        QCOMPARE(torn.file.size(), 4096); // nothing was folded in yet
        torn.file.replace(1000, 3096, QByteArray(3096, 'x')); // half of the first page
        torn.file += QByteArray(1234, 'y'); // and a part of the second
        const auto outcome = readAll(torn);
        VERIFY_OK(outcome);
        QCOMPARE(*outcome, 1);
    }

    void logHeaderThatWasNeverFilled()
    {
        const auto outcome
            = readAll({ m_files.file, QByteArray(FileLayout::SealedLogHeaderBytes + FileLayout::FrameBytes, '\0') });
        VERIFY_OK(outcome);
        QCOMPARE(*outcome, Batches / 2);
    }

    void otherFiles_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("plain SQLite") << QByteArray("SQLite format 3\0", 16) + QByteArray(8176, '\0');
        QTest::newRow("text") << QByteArray("hello ").repeated(1000).first(4096);
        QTest::newRow("zeros") << QByteArray(8192, '\0');
    }
    void otherFiles()
    {
        QFETCH(QByteArray, content);
        COMPARE_ERROR(readAll({ content, {} }), StorageErrorKind::WrongKey);
    }

    void logWithoutDatabase()
    {
        StoreFolder folder;
        StoreFolder::setContent(folder.log(), m_files.log);
        COMPARE_ERROR(Database::open(folder.options()), StorageErrorKind::Damaged);
        QCOMPARE(StoreFolder::content(folder.log()), m_files.log);
    }

private:
    Snapshot m_files;
};

ALLIUM_TEST(DamageTest)
#include "DamageTest.moc"

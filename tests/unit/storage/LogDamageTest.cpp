// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/EncryptingVfs.h"
#include "tests/support/TestRegistry.h"
#include "tests/unit/storage/StoreFixture.h"

#include <QLoggingCategory>

using namespace allium;
using namespace allium::storage;
using namespace allium::storage::test;

namespace {

constexpr qsizetype FrameBytes = FileLayout::FrameBytes;
constexpr int Rows = 8;

qsizetype frameAt(qsizetype index)
{
    return FileLayout::SealedLogHeaderBytes + index * FrameBytes;
}

QByteArray flippedInFrame(QByteArray log, qsizetype index)
{
    const auto at = frameAt(index) + 1000;
    log[at] = static_cast<char>(log[at] ^ 1);
    return log;
}

QByteArray withFrameOf(QByteArray log, qsizetype index, const QByteArray& other)
{
    return log.replace(frameAt(index), FrameBytes, other.mid(frameAt(index), FrameBytes));
}

/// Where the damaged log is put: named after the header, which no two logs share.
QString keptName(const QByteArray& log)
{
    return QStringLiteral("profile.db-wal.damaged-") + QString::fromLatin1(log.mid(56, 8).toHex());
}

} // namespace

/// A database whose log holds Rows transactions of one frame each, and what is found when that log
/// is hurt.
class LogDamageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("core.storage.warning=false"));
        StoreFolder folder;
        auto db = Database::open(folder.options());
        VERIFY_OK(db);
        QCOMPARE((*db)->recovery(), Recovery::Whole);
        VERIFY_OK((*db)->execute("CREATE TABLE t(a); INSERT INTO t VALUES(0)"));
        VERIFY_OK((*db)->checkpoint());
        const auto write = [&] {
            for (int i = 1; i <= Rows; ++i)
                VERIFY_OK((*db)->run("UPDATE t SET a = a + 1"));
        };
        write();
        m_olderLog = StoreFolder::content(folder.log());
        VERIFY_OK((*db)->checkpoint());
        m_file = StoreFolder::content(folder.path());
        write();
        m_log = StoreFolder::content(folder.log());
        QCOMPARE(m_log.size(), frameAt(Rows));
        QCOMPARE(m_olderLog.size(), m_log.size());
    }
    void cleanupTestCase() { QLoggingCategory::setFilterRules({}); }

    void logsAsTheyAreFound_data()
    {
        QTest::addColumn<QByteArray>("log");
        QTest::addColumn<int>("transactions");
        QTest::addColumn<bool>("loss");
        const auto older = [&](qsizetype from) { return m_olderLog.mid(frameAt(from)); };
        QTest::newRow("whole") << m_log << Rows << false;
        QTest::newRow("cut") << m_log.first(frameAt(5)) << 5 << false;
        QTest::newRow("torn at the end") << m_log.chopped(100) << Rows - 1 << false;
        QTest::newRow("last frame flipped") << flippedInFrame(m_log, Rows - 1) << Rows - 1 << false;
        QTest::newRow("first frame flipped") << flippedInFrame(m_log, 0) << 0 << true;
        QTest::newRow("frame in the middle flipped") << flippedInFrame(m_log, 4) << 4 << true;
        QTest::newRow("last but one flipped") << flippedInFrame(m_log, Rows - 2) << Rows - 2 << true;
        QTest::newRow("two flipped") << flippedInFrame(flippedInFrame(m_log, 2), 5) << 2 << true;
        QTest::newRow("older frame in the middle") << withFrameOf(m_log, 3, m_olderLog) << 3 << true;
        QTest::newRow("older frames behind the end") << m_log.first(frameAt(3)) + older(3) << 3 << false;
        QTest::newRow("torn, older frames behind")
            << flippedInFrame(m_log.first(frameAt(4)) + older(4), 3) << 3 << false;
        QTest::newRow("zeros behind the end") << m_log + QByteArray(3 * FrameBytes, '\0') << Rows << false;
    }
    void logsAsTheyAreFound()
    {
        QFETCH(QByteArray, log);
        QFETCH(int, transactions);
        QFETCH(bool, loss);
        StoreFolder folder;
        put(folder, log);
        {
            auto db = Database::open(folder.options());
            VERIFY_OK(db);
            QCOMPARE(count(**db, "SELECT a FROM t"), Rows + transactions);
            QCOMPARE((*db)->recovery(), loss ? Recovery::RecoveredWithLoss : Recovery::Whole);
            VERIFY_OK((*db)->run("UPDATE t SET a = 77"));
        }
        QStringList files { QStringLiteral("profile.db") };
        if (loss) {
            files += keptName(log);
            QCOMPARE(StoreFolder::content(folder.path(keptName(log))), log);
        }
        QCOMPARE(folder.files(), files);
        auto again = Database::open(folder.options());
        VERIFY_OK(again);
        QCOMPARE((*again)->recovery(), Recovery::Whole); // told once
        QCOMPARE(count(**again, "SELECT a FROM t"), 77);
    }

    /// Without a copy of the damaged log nothing goes on that would destroy it.
    void isNotOpenedWithoutACopy()
    {
        StoreFolder folder;
        const auto log = flippedInFrame(m_log, 4);
        put(folder, log);
        const auto inTheWay = folder.path(keptName(log) + QStringLiteral(".new"));
        QVERIFY(QDir().mkdir(inTheWay));
        for (int i = 0; i < 2; ++i)
            QVERIFY(!Database::open(folder.options()));
        QCOMPARE(StoreFolder::content(folder.path()), m_file);
        QCOMPARE(StoreFolder::content(folder.log()), log);
        QVERIFY(QDir().rmdir(inTheWay));
        auto db = Database::open(folder.options());
        VERIFY_OK(db);
        QCOMPARE((*db)->recovery(), Recovery::RecoveredWithLoss);
    }

    /// The power goes after the copy was made and before the log was folded in.
    void isToldAgainUntilItIsDealtWith()
    {
        StoreFolder folder;
        const auto log = flippedInFrame(m_log, 4);
        put(folder, log);
        VERIFY_OK(Database::open(folder.options()));
        put(folder, log);
        auto db = Database::open(folder.options());
        VERIFY_OK(db);
        QCOMPARE((*db)->recovery(), Recovery::RecoveredWithLoss);
        QCOMPARE(StoreFolder::content(folder.path(keptName(log))), log);
    }

    /// Frames that were folded in do not stay where, cut short by damage, they would lay old pages over
    /// newer ones.
    void foldedLogIsEmptiedAtOnce()
    {
        StoreFolder folder;
        auto db = Database::open(folder.options());
        VERIFY_OK(db);
        VERIFY_OK((*db)->execute("CREATE TABLE t(b); INSERT INTO t VALUES(zeroblob(1000000))"));
        QVERIFY(StoreFolder::content(folder.log()).size() > 200 * FrameBytes);
        VERIFY_OK((*db)->execute("INSERT INTO t VALUES(zeroblob(4000000))"));
        QCOMPARE(StoreFolder::content(folder.log()).size(), 0);
        QVERIFY(StoreFolder::content(folder.path()).size() > 5000000);
        VERIFY_OK((*db)->execute("INSERT INTO t VALUES(1)"));
        VERIFY_OK((*db)->checkIntegrity());
    }

    /// Somebody puts a frame of before the last checkpoint into the place that it had.
    void olderFrameIsNotReadWhileOpen()
    {
        StoreFolder folder;
        auto db = Database::open(folder.options());
        VERIFY_OK(db);
        VERIFY_OK((*db)->execute("CREATE TABLE t(a); INSERT INTO t VALUES(0)"));
        VERIFY_OK((*db)->checkpoint());
        VERIFY_OK((*db)->run("UPDATE t SET a = 1"));
        const auto older = StoreFolder::content(folder.log());
        VERIFY_OK((*db)->checkpoint());
        VERIFY_OK((*db)->run("UPDATE t SET a = 2"));
        {
            QFile log(folder.log());
            QVERIFY(log.open(QIODevice::ReadWrite) && log.seek(frameAt(0)));
            QCOMPARE(log.write(older.mid(frameAt(0))), FrameBytes);
        }
        VERIFY_OK((*db)->execute("PRAGMA shrink_memory")); // so that the page is read anew
        auto row = (*db)->prepare("SELECT a FROM t");
        VERIFY_OK(row);
        COMPARE_ERROR(row->step(), StorageErrorKind::Damaged);
        COMPARE_ERROR((*db)->checkpoint(), StorageErrorKind::Damaged);
    }

private:
    void put(const StoreFolder& folder, const QByteArray& log) const
    {
        StoreFolder::setContent(folder.path(), m_file);
        StoreFolder::setContent(folder.log(), log);
    }

    QByteArray m_file;
    QByteArray m_log;
    QByteArray m_olderLog;
};

ALLIUM_TEST(LogDamageTest)
#include "LogDamageTest.moc"

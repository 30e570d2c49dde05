// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestRegistry.h"
#include "tests/unit/storage/StoreFixture.h"

#include <QCoreApplication>
#include <QProcess>

using namespace allium;
using namespace allium::storage;
using namespace allium::storage::test;

namespace {

constexpr int TimeoutMs = 30'000;

QStringList arguments(const char* verb, const QString& path, std::uint64_t number = 0)
{
    return { QString::fromLatin1(verb), path, QString::number(number) };
}

} // namespace

class CrashTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// kill -9 in the middle of writing, again and again on the same file: what was acknowledged is
    /// there, nothing is there by half, and at most the commit in flight is there unacknowledged.
    void survivesKills()
    {
        StoreFolder folder;
        const auto seed = qEnvironmentVariable("ALLIUM_SEED", QStringLiteral("11")).toULongLong();
        qInfo("seed %llu", seed);
        allium::test::SeededRandom random(seed);
        const int rounds = qEnvironmentVariableIsSet("ALLIUM_LONG") ? 300 : 20;
        std::int64_t acknowledged = 0;
        for (int round = 0; round < rounds; ++round) {
            QProcess helper;
            helper.start(QStringLiteral(STORAGE_CRASH_HELPER),
                         arguments("write", folder.path(), static_cast<std::uint64_t>(round)));
            QVERIFY(helper.waitForStarted(TimeoutMs));
            const auto wanted = acknowledged + 1 + static_cast<std::int64_t>(random.below(25));
            while (acknowledged < wanted && helper.waitForReadyRead(TimeoutMs))
                acknowledged = lastAcknowledged(helper, acknowledged);
            helper.kill();
            QVERIFY(helper.waitForFinished(TimeoutMs));
            acknowledged = lastAcknowledged(helper, acknowledged);
            QVERIFY2(acknowledged >= wanted, "the helper stopped by itself");

            auto db = Database::open(folder.options());
            VERIFY_OK(db);
            const auto last = count(**db, "SELECT n FROM last");
            QVERIFY2(last == acknowledged || last == acknowledged + 1,
                     qPrintable(QStringLiteral("%1 of %2").arg(last).arg(acknowledged)));
            QCOMPARE(count(**db, "SELECT count(*) FROM (SELECT n FROM t GROUP BY n HAVING count(*) <> n % 9 + 1)"), 0);
            QCOMPARE(count(**db, "SELECT max(n) FROM t"), last);
            VERIFY_OK((*db)->checkIntegrity());
            acknowledged = last;
        }
        QCOMPARE(folder.files(), QStringList { QStringLiteral("profile.db") });
    }

    void diskFull_data()
    {
        QTest::addColumn<qulonglong>("bytes");
        // Where the limit falls: in the log's header, in a frame, in a spilled transaction, in the
        // database file during a checkpoint.
        for (const qulonglong bytes : { 40000U, 50001U, 123456U, 250000U, 333333U, 420000U, 1000000U })
            QTest::newRow(QByteArray::number(bytes).constData()) << bytes;
    }
    void diskFull()
    {
        QFETCH(qulonglong, bytes);
        StoreFolder folder;
        QProcess helper;
        helper.start(QStringLiteral(STORAGE_CRASH_HELPER), arguments("full", folder.path(), bytes));
        QVERIFY(helper.waitForFinished(TimeoutMs));
        const auto lines = helper.readAllStandardOutput().split('\n');
        QCOMPARE(lines.value(0), QByteArray("refused ") + nameOf(StorageErrorKind::DiskFull));
        const auto last = lines.value(1).split(' ').value(1).toLongLong();
        QCOMPARE(lines.value(2), "again " + QByteArray::number(last + 1)); // there is room again
        QCOMPARE(helper.exitCode(), 0);
        auto db = Database::open(folder.options());
        VERIFY_OK(db);
        QCOMPARE(count(**db, "SELECT n FROM last"), last + 1);
        VERIFY_OK((*db)->checkIntegrity());
    }

    void anotherProcessHasIt()
    {
        StoreFolder folder;
        QProcess helper;
        helper.start(QStringLiteral(STORAGE_CRASH_HELPER), arguments("hold", folder.path()));
        QVERIFY(helper.waitForReadyRead(TimeoutMs));
        QCOMPARE(helper.readLine(), QByteArray("open 0\n"));
        COMPARE_ERROR(Database::open(folder.options()), StorageErrorKind::InUse);
        helper.closeWriteChannel();
        QVERIFY(helper.waitForFinished(TimeoutMs));
        QCOMPARE(helper.exitCode(), 0);
        VERIFY_OK(Database::open(folder.options()));
    }

private:
    static std::int64_t lastAcknowledged(QProcess& helper, std::int64_t before)
    {
        while (helper.canReadLine())
            before = helper.readLine().trimmed().split(' ').value(1).toLongLong();
        return before;
    }
};

ALLIUM_TEST(CrashTest)
#include "CrashTest.moc"

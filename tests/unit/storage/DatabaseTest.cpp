// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/Database.h"
#include "tests/support/TestRegistry.h"
#include "tests/unit/storage/StoreFixture.h"

using namespace allium;
using namespace allium::storage;
using namespace allium::storage::test;

namespace {

struct NameTag;
using Name = FixedBytes<NameTag, 4>;

std::unique_ptr<Database> inMemory()
{
    OpenOptions options;
    options.inMemory = true;
    auto database = Database::open(options);
    return database ? std::move(*database) : nullptr;
}

} // namespace

class DatabaseTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void valuesComeBackAsTheyWere()
    {
        auto db = inMemory();
        VERIFY_OK(db->execute("CREATE TABLE t(a, b, c, d, e, f, g)"));
        const auto name = *Name::from("name");
        auto key = crypto::AeadKey();
        key.data()[0] = 7;
        VERIFY_OK(db->run("INSERT INTO t VALUES(?, ?, ?, ?, ?, ?, ?)", std::int64_t { -5 }, QStringLiteral("Zoë"),
                          QByteArray("\0x", 2), name, std::optional<int>(), 0.5, key));
        auto row = db->prepare("SELECT * FROM t");
        VERIFY_OK(row);
        QVERIFY(*row->step());
        QCOMPARE(row->columnCount(), 7);
        QCOMPARE(row->integer(0), -5);
        QCOMPARE(row->text(1), QStringLiteral("Zoë"));
        QCOMPARE(row->blob(2), QByteArray("\0x", 2));
        QCOMPARE(row->fixed<Name>(3), name);
        QVERIFY(row->isNull(4));
        QCOMPARE(row->real(5), 0.5);
        QVERIFY(row->secret(6) == key.secret());
        QCOMPARE(*row->step(), false);
    }

    void emptyBlobIsNotNull()
    {
        auto db = inMemory();
        auto row = db->prepare("SELECT ? IS NULL, ? IS NULL, ? IS NULL");
        VERIFY_OK(row);
        row->bindAll(QByteArrayView(), QString(), std::nullopt);
        QVERIFY(*row->step());
        QCOMPARE(row->integer(0), 0);
        QCOMPARE(row->integer(1), 0);
        QCOMPARE(row->integer(2), 1);
    }

    void fixedOfAnotherLengthIsNothing()
    {
        auto db = inMemory();
        auto row = db->prepare("SELECT x'010203', NULL");
        QVERIFY(*row->step());
        QVERIFY(!row->fixed<Name>(0));
        QVERIFY(!row->fixed<Name>(1));
    }

    void statementsAreReusedAndClean()
    {
        auto db = inMemory();
        const auto query = QByteArrayView("SELECT ?1");
        {
            auto first = db->prepare(query);
            first->bind(5);
            QVERIFY(*first->step());
            auto second = db->prepare(query); // while the first is in use
            second->bind(6);
            QVERIFY(*second->step());
            QCOMPARE(first->integer(0), 5);
            QCOMPARE(second->integer(0), 6);
        }
        auto third = db->prepare(query);
        QVERIFY(*third->step());
        QVERIFY(third->isNull(0)); // no binding is left over
        third->reset();
        third->bindAt(1, 9);
        QVERIFY(*third->step());
        QCOMPARE(third->integer(0), 9);
    }

    void wrongSqlIsMisuse_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("syntax") << QByteArray("SELEC 1");
        QTest::newRow("nothing") << QByteArray("  ");
        QTest::newRow("two statements") << QByteArray("SELECT 1; SELECT 2");
        QTest::newRow("no such table") << QByteArray("SELECT * FROM nowhere");
        QTest::newRow("double-quoted text") << QByteArray("SELECT \"text\"");
    }
    void wrongSqlIsMisuse()
    {
        QFETCH(QByteArray, sql);
        auto db = inMemory();
        COMPARE_ERROR(db->prepare(sql), StorageErrorKind::Misuse);
    }

    void bindingTooMuchIsMisuse()
    {
        auto db = inMemory();
        COMPARE_ERROR(db->run("SELECT ?", 1, 2), StorageErrorKind::Misuse);
    }

    void constraintsAreTold()
    {
        auto db = inMemory();
        VERIFY_OK(db->execute("CREATE TABLE t(a UNIQUE); INSERT INTO t VALUES(1)"));
        const auto again = db->run("INSERT INTO t VALUES(?)", 1);
        COMPARE_ERROR(again, StorageErrorKind::Constraint);
        QVERIFY(again.error().detail.contains("t.a"));
    }

    void foreignKeysAreKept()
    {
        auto db = inMemory();
        VERIFY_OK(db->execute("CREATE TABLE a(id INTEGER PRIMARY KEY); CREATE TABLE b(a REFERENCES a(id))"));
        COMPARE_ERROR(db->run("INSERT INTO b VALUES(?)", 1), StorageErrorKind::Constraint);
    }

    void searchTextStaysOutOfErrors()
    {
        auto db = inMemory();
        VERIFY_OK(db->execute("CREATE VIRTUAL TABLE s USING fts5(t)"));
        auto search = db->prepare("SELECT * FROM s WHERE s MATCH ?");
        search->bind(QStringLiteral("\"whom I know"));
        const auto outcome = search->step();
        COMPARE_ERROR(outcome, StorageErrorKind::Misuse);
        QVERIFY2(!outcome.error().detail.contains("know"), outcome.error().detail.constData());
    }

    void transactionCommitsOrUndoes()
    {
        auto db = inMemory();
        VERIFY_OK(db->execute("CREATE TABLE t(a)"));
        VERIFY_OK(db->transaction([&] { return db->run("INSERT INTO t VALUES(1)"); }));
        const auto failed = db->transaction([&]() -> StorageResult<int> {
            ALLIUM_CHECK(db->run("INSERT INTO t VALUES(2)"));
            return fail(StorageError { StorageErrorKind::Constraint, "changed my mind" });
        });
        COMPARE_ERROR(failed, StorageErrorKind::Constraint);
        QCOMPARE(count(*db, "SELECT count(*) FROM t"), 1);
        QVERIFY(!db->inTransaction());
    }

    void transactionGivesItsValue()
    {
        auto db = inMemory();
        const auto value = db->durableTransaction([]() -> StorageResult<int> { return 42; });
        QCOMPARE(*value, 42);
    }

    void innerTransactionUndoesItsOwnPart()
    {
        auto db = inMemory();
        VERIFY_OK(db->execute("CREATE TABLE t(a)"));
        VERIFY_OK(db->transaction([&]() -> StorageResult<void> {
            ALLIUM_CHECK(db->run("INSERT INTO t VALUES(1)"));
            const auto inner = db->transaction([&]() -> StorageResult<void> {
                ALLIUM_CHECK(db->run("INSERT INTO t VALUES(2)"));
                return fail(StorageError { StorageErrorKind::Constraint, {} });
            });
            Q_UNUSED(inner)
            return db->transaction([&] { return db->run("INSERT INTO t VALUES(3)"); });
        }));
        QCOMPARE(count(*db, "SELECT sum(a) FROM t"), 4);
    }

    void durableFitsIntoDurable()
    {
        auto db = inMemory();
        VERIFY_OK(db->execute("CREATE TABLE t(a)"));
        VERIFY_OK(db->durableTransaction(
            [&] { return db->durableTransaction([&] { return db->run("INSERT INTO t VALUES(3)"); }); }));
        QCOMPARE(count(*db, "PRAGMA synchronous"), 1); // NORMAL again
        QCOMPARE(count(*db, "SELECT a FROM t"), 3);
    }

    /// A constraint with ON CONFLICT ROLLBACK, and every input/output error, ends the whole
    /// transaction: what comes after must not commit by itself.
    void nothingRunsAfterALostTransaction()
    {
        auto db = inMemory();
        VERIFY_OK(db->execute("CREATE TABLE t(a UNIQUE ON CONFLICT ROLLBACK)"));
        const auto outcome = db->transaction([&]() -> StorageResult<void> {
            ALLIUM_CHECK(db->run("INSERT INTO t VALUES(1)"));
            if (db->run("INSERT INTO t VALUES(1)"))
                return {};
            return db->run("INSERT INTO t VALUES(2)");
        });
        COMPARE_ERROR(outcome, StorageErrorKind::Misuse);
        QCOMPARE(count(*db, "SELECT count(*) FROM t"), 0);
        VERIFY_OK(db->transaction([&] { return db->run("INSERT INTO t VALUES(3)"); }));
    }

    void changesAndIds()
    {
        auto db = inMemory();
        VERIFY_OK(db->execute("CREATE TABLE t(id INTEGER PRIMARY KEY, a); INSERT INTO t(a) VALUES(1),(2)"));
        QCOMPARE(db->lastInsertId(), 2);
        VERIFY_OK(db->run("UPDATE t SET a = ?", 5));
        QCOMPARE(db->changes(), 2);
    }
};

ALLIUM_TEST(DatabaseTest)
#include "DatabaseTest.moc"

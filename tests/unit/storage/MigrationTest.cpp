// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/Migration.h"
#include "tests/support/TestRegistry.h"
#include "tests/unit/storage/StoreFixture.h"

using namespace allium;
using namespace allium::storage;
using namespace allium::storage::test;

namespace {

Migration sql(int version, const char* text)
{
    return { version, text, [text](Database& db) { return db.execute(text); } };
}

const std::vector<Migration>& history()
{
    static const std::vector<Migration> list {
        sql(1, "CREATE TABLE person(id INTEGER PRIMARY KEY, name TEXT)"),
        sql(2, "ALTER TABLE person ADD COLUMN   seen INT NOT NULL DEFAULT 0"),
        sql(5, "CREATE INDEX by_name ON person(name); UPDATE person SET seen = 1"),
    };
    return list;
}

std::span<const Migration> upTo(std::size_t steps)
{
    return std::span(history()).first(steps);
}

std::unique_ptr<Database> inMemory()
{
    OpenOptions options;
    options.inMemory = true;
    auto database = Database::open(options);
    return database ? std::move(*database) : nullptr;
}

} // namespace

class MigrationTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void climbingEndsWhereAFreshOneStarts()
    {
        auto climbed = inMemory();
        for (std::size_t steps = 0; steps <= history().size(); ++steps) {
            VERIFY_OK(migrate(*climbed, upTo(steps)));
            if (steps == 1)
                VERIFY_OK(climbed->run("INSERT INTO person(name) VALUES(?)", QStringLiteral("Ada")));
        }
        auto fresh = inMemory();
        VERIFY_OK(migrate(*fresh, history()));
        QCOMPARE(*schemaDump(*climbed), *schemaDump(*fresh));
        QVERIFY(schemaDump(*fresh)->contains("index by_name on person"));
        QCOMPARE(*climbed->userVersion(), 5);
        QCOMPARE(count(*climbed, "SELECT seen FROM person WHERE name = 'Ada'"), 1); // data came along
    }

    void dumpSeesADifference()
    {
        auto one = inMemory();
        auto two = inMemory();
        VERIFY_OK(one->execute("CREATE TABLE t(a   INT)"));
        VERIFY_OK(two->execute("CREATE TABLE t(a INT)"));
        QCOMPARE(*schemaDump(*one), *schemaDump(*two));
        VERIFY_OK(two->execute("CREATE INDEX i ON t(a)"));
        QVERIFY(*schemaDump(*one) != *schemaDump(*two));
    }

    void nothingToDoTwice()
    {
        auto db = inMemory();
        VERIFY_OK(migrate(*db, history()));
        VERIFY_OK(migrate(*db, history()));
        VERIFY_OK(migrate(*inMemory(), {}));
    }

    void failedStepLeavesTheStepBefore()
    {
        auto db = inMemory();
        auto list = history();
        list[1] = sql(2, "CREATE TABLE half(a); INSERT INTO nowhere VALUES(1)");
        COMPARE_ERROR(migrate(*db, list), StorageErrorKind::Misuse);
        QCOMPARE(*db->userVersion(), 1);
        QCOMPARE(count(*db, "SELECT count(*) FROM sqlite_schema WHERE name = 'half'"), 0);
        VERIFY_OK(migrate(*db, history()));
    }

    void newerThanWeKnow()
    {
        auto db = inMemory();
        VERIFY_OK(migrate(*db, history()));
        COMPARE_ERROR(migrate(*db, upTo(2)), StorageErrorKind::FromTheFuture);
        QCOMPARE(*db->userVersion(), 5);
    }

    /// Subjects have ranges: the lower one may go on after the higher one did.
    void stepOfALowerRangeIsTakenLater()
    {
        auto db = inMemory();
        std::vector list { sql(20, "CREATE TABLE contact(a)"), sql(30, "CREATE TABLE share(a)") };
        VERIFY_OK(migrate(*db, list));
        list.insert(list.begin() + 1, sql(21, "ALTER TABLE contact ADD COLUMN b"));
        VERIFY_OK(migrate(*db, list));
        VERIFY_OK(db->execute("INSERT INTO contact(b) VALUES(1)"));
        QCOMPARE(*db->userVersion(), 30);
        auto fresh = inMemory();
        VERIFY_OK(migrate(*fresh, list));
        QCOMPARE(*schemaDump(*db), *schemaDump(*fresh));
        list.erase(list.begin() + 1);
        COMPARE_ERROR(migrate(*db, list), StorageErrorKind::FromTheFuture);
    }

    void listMustRise_data()
    {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("second");
        QTest::newRow("equal") << 1 << 1;
        QTest::newRow("falling") << 2 << 1;
        QTest::newRow("from zero") << 0 << 1;
    }
    void listMustRise()
    {
        QFETCH(int, first);
        QFETCH(int, second);
        auto db = inMemory();
        const std::vector list { sql(first, "CREATE TABLE a(x)"), sql(second, "CREATE TABLE b(x)") };
        COMPARE_ERROR(migrate(*db, list), StorageErrorKind::Misuse);
        QCOMPARE(count(*db, "SELECT count(*) FROM sqlite_schema"), 0);
    }

    void listsOfSeveralFoldersMerge()
    {
        const auto all = mergeMigrations({ { history()[0], history()[2] }, {}, { history()[1] } });
        QCOMPARE(all.size(), 3U);
        QCOMPARE(all[1].version, 2);
        VERIFY_OK(migrate(*inMemory(), all));
    }
};

ALLIUM_TEST(MigrationTest)
#include "MigrationTest.moc"

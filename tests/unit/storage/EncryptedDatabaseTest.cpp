// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/EncryptingVfs.h"
#include "tests/support/TestRegistry.h"
#include "tests/unit/storage/StoreFixture.h"

#include <QFileInfo>

using namespace allium;
using namespace allium::storage;
using namespace allium::storage::test;

namespace {

constexpr auto Marker = "MARKER-in-clear";

StorageResult<void> fill(Database& db, int rows)
{
    return db.transaction([&]() -> StorageResult<void> {
        allium::test::SeededRandom random(7);
        for (int i = 0; i < rows; ++i) {
            QByteArray noise(150, 0);
            random.fill({ reinterpret_cast<std::uint8_t*>(noise.data()), 150 });
            ALLIUM_CHECK(db.run("INSERT INTO t(name, noise) VALUES(?, ?)",
                                QString::fromLatin1(Marker) + QString::number(i), noise));
        }
        return {};
    });
}

} // namespace

class EncryptedDatabaseTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isThereAgainAfterReopening()
    {
        StoreFolder folder;
        {
            auto db = Database::open(folder.options());
            VERIFY_OK(db);
            VERIFY_OK((*db)->execute("CREATE TABLE t(a); INSERT INTO t VALUES(42)"));
        }
        QCOMPARE(folder.files(), QStringList { QStringLiteral("profile.db") }); // the log is folded in
        auto options = folder.options();
        options.createIfMissing = false;
        auto db = Database::open(options);
        VERIFY_OK(db);
        QCOMPARE(count(**db, "SELECT a FROM t"), 42);
        VERIFY_OK((*db)->checkIntegrity());
    }

    void missingFileIsNotFound()
    {
        StoreFolder folder;
        auto options = folder.options();
        options.createIfMissing = false;
        COMPARE_ERROR(Database::open(options), StorageErrorKind::NotFound);
        QVERIFY(folder.files().isEmpty());
    }

    void leftoversOfACrashWhileCreatingDoNotMatter()
    {
        StoreFolder folder;
        StoreFolder::setContent(folder.path(QStringLiteral("profile.db.new")), "half a page");
        VERIFY_OK(Database::open(folder.options()));
        QCOMPARE(folder.files(), QStringList { QStringLiteral("profile.db") });
    }

    void isForItsOwnerOnly()
    {
        StoreFolder folder;
        auto db = Database::open(folder.options());
        VERIFY_OK((*db)->execute("CREATE TABLE t(a)"));
        constexpr auto Others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther
            | QFileDevice::WriteOther;
        QVERIFY(QFile::exists(folder.log()));
        for (const auto& file : folder.files())
            QVERIFY(!(QFileInfo(folder.path(file)).permissions() & Others));
    }

    void nothingIsInClear()
    {
        StoreFolder folder;
        auto db = Database::open(folder.options());
        VERIFY_OK((*db)->execute("CREATE TABLE t(id INTEGER PRIMARY KEY, name TEXT, noise BLOB);"
                                 "CREATE INDEX by_name ON t(name);"
                                 "PRAGMA cache_size=20; PRAGMA cache_spill=ON")); // into the log, before the commit
        const auto check = [&](const char* when) {
            const auto bytes = folder.everything();
            QVERIFY2(!bytes.contains(Marker), when);
            QVERIFY2(!bytes.contains("SQLite format"), when);
            QVERIFY2(!bytes.contains("CREATE TABLE"), when);
            // The magic of the log, and its page size in its usual place.
            const auto log = StoreFolder::content(folder.log());
            QVERIFY2(!log.startsWith(QByteArray::fromHex("377f0682")), when);
            QVERIFY2(!log.startsWith(QByteArray::fromHex("377f0683")), when);
            QCOMPARE(folder.files(), (QStringList { QStringLiteral("profile.db"), QStringLiteral("profile.db-wal") }));
        };
        VERIFY_OK(fill(**db, 300));
        check("after a commit");
        VERIFY_OK((*db)->transaction([&]() -> StorageResult<void> {
            ALLIUM_CHECK(fill(**db, 5000));
            check("while a large transaction spills");
            ALLIUM_CHECK((*db)->execute("UPDATE t SET name = name || 'x'"));
            check("after a statement with a journal of its own");
            return {};
        }));
        QVERIFY(count(**db, "SELECT count(*) FROM (SELECT DISTINCT noise FROM t ORDER BY name)") > 0);
        VERIFY_OK((*db)->execute("CREATE INDEX by_noise ON t(noise, name)"));
        check("after sorting more than the cache holds");
        VERIFY_OK((*db)->execute("VACUUM"));
        check("after VACUUM");
        VERIFY_OK((*db)->execute("DELETE FROM t"));
        check("after deleting");
        VERIFY_OK((*db)->checkpoint());
        VERIFY_OK((*db)->checkIntegrity());
        check("after a checkpoint");
    }

    /// Sizes aside, nothing tells a database from noise: every byte value is about equally common.
    void filesLookRandom()
    {
        StoreFolder folder;
        {
            auto db = Database::open(folder.options());
            VERIFY_OK((*db)->execute("CREATE TABLE t(id INTEGER PRIMARY KEY, name TEXT, noise BLOB)"));
            VERIFY_OK((*db)->execute("INSERT INTO t(noise) VALUES(zeroblob(400000))"));
        }
        const auto bytes = StoreFolder::content(folder.path());
        std::array<int, 256> seen {};
        for (const char byte : bytes)
            ++seen[static_cast<std::uint8_t>(byte)];
        const auto expected = static_cast<double>(bytes.size()) / 256;
        for (const int times : seen)
            QVERIFY(times > expected * 0.8 && times < expected * 1.2);
    }

    void samePageIsNeverSealedTheSame()
    {
        StoreFolder one;
        StoreFolder two;
        for (const auto* folder : { &one, &two })
            VERIFY_OK(Database::open(folder->options()));
        QVERIFY(StoreFolder::content(one.path()) != StoreFolder::content(two.path()));
    }

    void secondOpenerIsTold()
    {
        StoreFolder folder;
        auto first = Database::open(folder.options());
        VERIFY_OK(first);
        COMPARE_ERROR(Database::open(folder.options()), StorageErrorKind::InUse);
        VERIFY_OK((*first)->execute("CREATE TABLE t(a); INSERT INTO t VALUES(1)"));
        COMPARE_ERROR(Database::open(folder.options()), StorageErrorKind::InUse);
        QCOMPARE(count(**first, "SELECT a FROM t"), 1);
        first->reset();
        VERIFY_OK(Database::open(folder.options()));
    }

    void onlyTheLogStandsBesideIt()
    {
        StoreFolder folder;
        auto db = Database::open(folder.options());
        VERIFY_OK((*db)->execute("CREATE TABLE t(a); INSERT INTO t VALUES(1)"));
        QVERIFY(!QFile::exists(folder.path(QStringLiteral("profile.db-shm"))));
        COMPARE_ERROR((*db)->execute("ATTACH '" + folder.path(QStringLiteral("other.db")).toUtf8() + "' AS other"),
                      StorageErrorKind::Io);
        QVERIFY(!QFile::exists(folder.path(QStringLiteral("other.db"))));
        // Modes that would need a journal in clear do not take.
        const auto asked = (*db)->execute("PRAGMA journal_mode=DELETE");
        Q_UNUSED(asked)
        VERIFY_OK((*db)->run("INSERT INTO t VALUES(2)"));
        QVERIFY(!QFile::exists(folder.path(QStringLiteral("profile.db-journal"))));
    }

    void aPlantedJournalIsNotPlayed()
    {
        StoreFolder folder;
        {
            auto db = Database::open(folder.options());
            VERIFY_OK((*db)->execute("CREATE TABLE t(a); INSERT INTO t VALUES(1)"));
        }
        const auto journal = folder.path(QStringLiteral("profile.db-journal"));
        StoreFolder::setContent(journal, QByteArray::fromHex("d9d505f920a163d7") + QByteArray(2000, '\1'));
        auto db = Database::open(folder.options());
        VERIFY_OK(db);
        QCOMPARE(count(**db, "SELECT a FROM t"), 1);
    }

    void fullTextSearchWorks()
    {
        StoreFolder folder;
        auto db = Database::open(folder.options());
        VERIFY_OK((*db)->execute("CREATE VIRTUAL TABLE s USING fts5(t)"));
        VERIFY_OK((*db)->run("INSERT INTO s VALUES(?)", QStringLiteral("the onion has layers")));
        QCOMPARE(count(**db, "SELECT count(*) FROM s WHERE s MATCH 'layers'"), 1);
    }

    /// A cache of ten pages spills into the log in the middle of a transaction, pages already there
    /// are overwritten in place, and the checksums of the log are corrected at the commit.
    void rolledBackSavepointCostsNoCommitAfterACrash()
    {
        StoreFolder folder;
        auto db = Database::open(folder.options());
        VERIFY_OK((*db)->execute("PRAGMA cache_size=12; CREATE TABLE t(n); CREATE TABLE big(id INTEGER PRIMARY KEY, b);"
                                 "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 60) "
                                 "INSERT INTO big SELECT i, randomblob(3000) FROM c"));
        VERIFY_OK((*db)->checkpoint());
        VERIFY_OK((*db)->durableTransaction([&]() -> StorageResult<void> {
            const auto undone = (*db)->transaction([&]() -> StorageResult<void> {
                ALLIUM_CHECK((*db)->execute("UPDATE big SET b = randomblob(2999)"));
                ALLIUM_CHECK((*db)->execute("UPDATE big SET b = randomblob(2999) WHERE id > 30"));
                return fail(StorageError { StorageErrorKind::Constraint, {} });
            });
            Q_UNUSED(undone)
            return (*db)->execute("INSERT INTO t VALUES(1)");
        }));
        VERIFY_OK((*db)->durableTransaction([&] { return (*db)->execute("INSERT INTO t VALUES(2)"); }));
        // As after kill -9: what a second process would find.
        StoreFolder copy;
        StoreFolder::setContent(copy.path(), StoreFolder::content(folder.path()));
        StoreFolder::setContent(copy.log(), StoreFolder::content(folder.log()));
        auto recovered = Database::open(copy.options());
        VERIFY_OK(recovered);
        QCOMPARE(count(**recovered, "SELECT count(*) FROM t"), 2);
        VERIFY_OK((*recovered)->checkIntegrity());
    }

    void spillsSavepointsAndRollbacks()
    {
        StoreFolder folder;
        std::int64_t sum = 0;
        {
            auto db = Database::open(folder.options());
            VERIFY_OK((*db)->execute("PRAGMA cache_size=10;"
                                     "CREATE TABLE t(id INTEGER PRIMARY KEY, name TEXT, noise BLOB)"));
            for (int round = 0; round < 4; ++round) {
                VERIFY_OK((*db)->transaction([&]() -> StorageResult<void> {
                    ALLIUM_CHECK(fill(**db, 300));
                    ALLIUM_CHECK((*db)->execute("UPDATE t SET noise = zeroblob(200) WHERE id % 3 = 0"));
                    const auto undone = (*db)->transaction([&]() -> StorageResult<void> {
                        ALLIUM_CHECK((*db)->execute("DELETE FROM t"));
                        ALLIUM_CHECK(fill(**db, 100));
                        return fail(StorageError { StorageErrorKind::Constraint, {} });
                    });
                    Q_UNUSED(undone)
                    return (*db)->execute("UPDATE t SET name = 'y' WHERE id % 5 = 0");
                }));
                const auto failed = (*db)->transaction([&]() -> StorageResult<void> {
                    ALLIUM_CHECK((*db)->execute("UPDATE t SET noise = NULL"));
                    return fail(StorageError { StorageErrorKind::Constraint, {} });
                });
                COMPARE_ERROR(failed, StorageErrorKind::Constraint);
            }
            sum = count(**db, "SELECT sum(id * length(noise) + length(name)) FROM t");
            QVERIFY(sum > 0);
            // As after kill -9: what a second process would find.
            StoreFolder copy;
            StoreFolder::setContent(copy.path(), StoreFolder::content(folder.path()));
            StoreFolder::setContent(copy.log(), StoreFolder::content(folder.log()));
            auto recovered = Database::open(copy.options());
            VERIFY_OK(recovered);
            QCOMPARE(count(**recovered, "SELECT sum(id * length(noise) + length(name)) FROM t"), sum);
            VERIFY_OK((*recovered)->checkIntegrity());
        }
        auto db = Database::open(folder.options());
        QCOMPARE(count(**db, "SELECT sum(id * length(noise) + length(name)) FROM t"), sum);
        VERIFY_OK((*db)->checkIntegrity());
    }

    /// When frames were overwritten in a transaction, SQLite corrects the checksums of all that follow
    /// as the last thing of the commit. A crash right after it must find them corrected.
    void correctedChecksumsAreWrittenAtOnce()
    {
        StoreFolder folder;
        auto db = Database::open(folder.options());
        VERIFY_OK((*db)->execute("PRAGMA cache_size=10; PRAGMA cache_spill=10; PRAGMA wal_autocheckpoint=0;"
                                 "CREATE TABLE t(id INTEGER PRIMARY KEY, name TEXT, noise BLOB)"));
        VERIFY_OK(fill(**db, 200));
        VERIFY_OK((*db)->transaction([&]() -> StorageResult<void> {
            for (int i = 0; i < 3; ++i)
                ALLIUM_CHECK((*db)->execute("UPDATE t SET noise = randomblob(150)"));
            return (*db)->execute("UPDATE t SET name = 'changed'");
        }));
        StoreFolder crashed;
        StoreFolder::setContent(crashed.path(), StoreFolder::content(folder.path()));
        StoreFolder::setContent(crashed.log(), StoreFolder::content(folder.log()));
        auto recovered = Database::open(crashed.options());
        VERIFY_OK(recovered);
        QCOMPARE(count(**recovered, "SELECT count(*) FROM t WHERE name = 'changed'"), 200);
    }

    /// Rows come and go at random for a while; SQLite never asks for a page that was not written.
    void freePagesAreReused()
    {
        StoreFolder folder;
        allium::test::SeededRandom random(3);
        auto db = Database::open(folder.options());
        VERIFY_OK((*db)->execute("PRAGMA cache_size=10; CREATE TABLE t(id INTEGER PRIMARY KEY, b BLOB)"));
        for (int i = 0; i < 400; ++i) {
            const auto id = static_cast<std::int64_t>(random.below(60));
            if (random.below(3) == 0)
                VERIFY_OK((*db)->run("DELETE FROM t WHERE id = ?", id));
            else
                VERIFY_OK((*db)->run("REPLACE INTO t VALUES(?, zeroblob(?))", id,
                                     static_cast<std::int64_t>(random.below(30000))));
            if (i % 50 == 0)
                VERIFY_OK((*db)->checkpoint());
        }
        VERIFY_OK((*db)->checkIntegrity());
        VERIFY_OK((*db)->execute("VACUUM"));
        VERIFY_OK((*db)->checkIntegrity());
    }

    /// Whoever has the key does not find it either: neither in freed cells nor in free pages.
    void deletedContentIsOverwritten()
    {
        StoreFolder folder;
        const auto options = folder.options();
        const PageCipher cipher(databaseKey(options.masterKey, options.fileId), options.fileId);
        const auto plainPages = [&] {
            QByteArray plain;
            const auto sealed = StoreFolder::content(folder.path());
            for (qsizetype at = 0; at < sealed.size(); at += FileLayout::PageBytes) {
                auto page = sealed.mid(at, FileLayout::PageBytes);
                const std::span bytes(reinterpret_cast<std::uint8_t*>(page.data()), FileLayout::PageBytes);
                const auto number = static_cast<std::uint64_t>(at / FileLayout::PageBytes) + 1;
                plain += cipher.open(PageCipher::Kind::Page, number, bytes) ? page : QByteArray("does not open");
            }
            return plain;
        };
        auto db = Database::open(options);
        VERIFY_OK((*db)->execute("CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT); CREATE INDEX i ON t(a);"
                                 "INSERT INTO t(a) VALUES('stays-here'), ('goes-short')"));
        VERIFY_OK((*db)->run("INSERT INTO t(a) VALUES(?)", QStringLiteral("goes-long").repeated(5000)));
        VERIFY_OK((*db)->checkpoint());
        for (const auto* text : { "stays-here", "goes-short", "goes-long" })
            QVERIFY2(plainPages().contains(text), text);
        VERIFY_OK((*db)->execute("DELETE FROM t WHERE a LIKE 'goes-%'"));
        VERIFY_OK((*db)->checkpoint());
        const auto left = plainPages();
        QVERIFY(left.contains("stays-here"));
        QVERIFY(!left.contains("goes-"));
        QVERIFY(!left.contains("does not open"));
        QCOMPARE(StoreFolder::content(folder.log()).size(), 0);
    }
};

ALLIUM_TEST(EncryptedDatabaseTest)
#include "EncryptedDatabaseTest.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/FileIo.h"
#include "tests/support/TestRegistry.h"
#include "tests/unit/storage/StoreFixture.h"

using namespace allium;
using namespace allium::storage;
using namespace allium::storage::test;

class DatabaseCopyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void copyHasItsOwnKey()
    {
        StoreFolder folder;
        auto db = Database::open(folder.options());
        VERIFY_OK((*db)->execute("CREATE TABLE t(b); WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c "
                                 "WHERE i < 500) INSERT INTO t SELECT randomblob(150) FROM c"));
        auto target = folder.options();
        target.path = folder.path(QStringLiteral("copy.db"));
        target.fileId = fixedFileId(0x55);
        target.masterKey = fixedMasterKey(0x66);
        VERIFY_OK((*db)->copyTo(target));
        COMPARE_ERROR((*db)->copyTo(target), StorageErrorKind::AlreadyExists);
        auto copy = Database::open(target);
        VERIFY_OK(copy);
        QCOMPARE(count(**copy, "SELECT count(*) FROM t"), 500);
        VERIFY_OK((*copy)->checkIntegrity());
        copy->reset();
        target.masterKey = fixedMasterKey();
        COMPARE_ERROR(Database::open(target), StorageErrorKind::WrongKey);
    }

    void copyTouchesNothingOfOthers_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto* name : { "copy.db", "copy.db-wal", "copy.db.new" })
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void copyTouchesNothingOfOthers()
    {
        QFETCH(QString, name);
        StoreFolder folder;
        auto db = Database::open(folder.options());
        VERIFY_OK((*db)->execute("CREATE TABLE t(a)"));
        StoreFolder::setContent(folder.path(name), "somebody else's");
        const auto before = folder.files();
        auto target = folder.options();
        target.path = folder.path(QStringLiteral("copy.db"));
        COMPARE_ERROR((*db)->copyTo(target), StorageErrorKind::AlreadyExists);
        QCOMPARE(folder.files(), before);
        QCOMPARE(StoreFolder::content(folder.path(name)), QByteArray("somebody else's"));
    }

    /// SQLite will not copy from within a change, and says so in a way that is easy to miss.
    void copyIsWholeOrNotThere()
    {
        StoreFolder folder;
        auto db = Database::open(folder.options());
        VERIFY_OK((*db)->execute("CREATE TABLE t(a)"));
        const auto before = folder.files();
        auto target = folder.options();
        target.path = folder.path(QStringLiteral("copy.db"));
        const auto copied = (*db)->transaction([&]() -> StorageResult<void> {
            ALLIUM_CHECK((*db)->run("INSERT INTO t VALUES(1)"));
            return (*db)->copyTo(target);
        });
        COMPARE_ERROR(copied, StorageErrorKind::InUse);
        QCOMPARE(folder.files(), before);
        VERIFY_OK((*db)->copyTo(target));
    }

    void renamingToANewNameReplacesNothing()
    {
        StoreFolder folder;
        const auto from = folder.path(QStringLiteral("from"));
        const auto to = folder.path(QStringLiteral("to"));
        StoreFolder::setContent(from, "new");
        StoreFolder::setContent(to, "old");
        COMPARE_ERROR(renameToNew(from, to), StorageErrorKind::AlreadyExists);
        QCOMPARE(StoreFolder::content(from), QByteArray("new"));
        QCOMPARE(StoreFolder::content(to), QByteArray("old"));
        QVERIFY(QFile::remove(to));
        VERIFY_OK(renameToNew(from, to));
        QCOMPARE(folder.files(), QStringList { QStringLiteral("to") });
    }
};

ALLIUM_TEST(DatabaseCopyTest)
#include "DatabaseCopyTest.moc"

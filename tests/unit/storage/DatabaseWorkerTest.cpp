// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/DatabaseWorker.h"

#include "core/base/WhenDone.h"
#include "tests/support/InlineExecutor.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/VirtualTime.h"
#include "tests/unit/storage/StoreFixture.h"

#include <QThread>

using namespace allium;
using namespace allium::storage;
using namespace allium::storage::test;

namespace {

std::vector<Migration> schema()
{
    return { { 1, "table", [](Database& db) { return db.execute("CREATE TABLE t(a INT)"); } } };
}

} // namespace

class DatabaseWorkerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void runsOffTheMainThreadAndInOrder()
    {
        StoreFolder folder;
        DatabaseWorker worker;
        auto opened = worker.open(folder.options(), schema());
        VERIFY_OK(opened.takeResult());
        for (int i = 0; i < 50; ++i)
            worker.run([i](Database& db) { return db.run("INSERT INTO t VALUES(?)", i); });
        auto last = worker.run([](Database& db) -> StorageResult<std::pair<QThread*, std::int64_t>> {
            return std::pair(QThread::currentThread(), count(db, "SELECT sum(a) FROM t"));
        });
        const auto answer = last.takeResult();
        VERIFY_OK(answer);
        QVERIFY(answer->first != QThread::currentThread());
        QCOMPARE(answer->second, 49 * 50 / 2);
    }

    void answersOnTheMainThread()
    {
        StoreFolder folder;
        DatabaseWorker worker;
        std::optional<StorageErrorKind> answer;
        QThread* where = nullptr;
        whenDone(worker.run([](Database&) -> StorageResult<int> { return 1; }), this, [&](StorageResult<int> result) {
            where = QThread::currentThread();
            answer = result ? StorageErrorKind::Misuse : result.error().kind;
        });
        QVERIFY(!answer);
        QVERIFY(allium::test::waitFor([&] { return answer.has_value(); }));
        QCOMPARE(QByteArray(nameOf(*answer)), QByteArray(nameOf(StorageErrorKind::NotOpen)));
        QCOMPARE(where, QThread::currentThread());
    }

    void destructorFinishesWhatWasGiven()
    {
        StoreFolder folder;
        {
            DatabaseWorker worker;
            worker.open(folder.options(), schema());
            for (int i = 0; i < 20; ++i)
                worker.run([](Database& db) { return db.run("INSERT INTO t VALUES(1)"); });
        }
        QCOMPARE(folder.files(), QStringList { QStringLiteral("profile.db") });
        auto db = Database::open(folder.options());
        QCOMPARE(count(**db, "SELECT count(*) FROM t"), 20);
    }

    void closesAndOpensAgain()
    {
        StoreFolder folder;
        DatabaseWorker worker;
        VERIFY_OK(worker.open(folder.options(), schema()).takeResult());
        COMPARE_ERROR(worker.open(folder.options(), schema()).takeResult(), StorageErrorKind::Misuse);
        VERIFY_OK(worker.run([](Database& db) { return db.run("INSERT INTO t VALUES(7)"); }).takeResult());
        VERIFY_OK(worker.close().takeResult());
        VERIFY_OK(worker.close().takeResult());
        const auto nothing = [](Database&) -> StorageResult<void> { return {}; };
        COMPARE_ERROR(worker.run(nothing).takeResult(), StorageErrorKind::NotOpen);
        VERIFY_OK(worker.open(folder.options(), schema()).takeResult());
        VERIFY_OK(worker.run(nothing).takeResult());
    }

    void refusalsComeThrough()
    {
        StoreFolder folder;
        {
            DatabaseWorker worker;
            auto newer = schema();
            newer.push_back({ 9, "later", [](Database&) -> StorageResult<void> { return {}; } });
            VERIFY_OK(worker.open(folder.options(), newer).takeResult());
        }
        DatabaseWorker worker;
        COMPARE_ERROR(worker.open(folder.options(), schema()).takeResult(), StorageErrorKind::FromTheFuture);
        auto wrong = folder.options();
        wrong.masterKey = fixedMasterKey(0x01);
        COMPARE_ERROR(worker.open(std::move(wrong), schema()).takeResult(), StorageErrorKind::WrongKey);
    }

    void worksInlineForVirtualTime()
    {
        allium::test::InlineExecutor executor;
        DatabaseWorker worker(executor);
        OpenOptions options;
        options.inMemory = true;
        auto opened = worker.open(std::move(options), schema());
        QVERIFY(opened.isFinished());
        VERIFY_OK(opened.takeResult());
        auto value = worker.run([](Database& db) -> StorageResult<std::int64_t> {
            return count(db, "SELECT count(*) FROM t");
        });
        QCOMPARE(*value.takeResult(), 0);
    }
};

ALLIUM_TEST(DatabaseWorkerTest)
#include "DatabaseWorkerTest.moc"

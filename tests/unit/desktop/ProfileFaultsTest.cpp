// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/App.h"
#include "core/base/WhenDone.h"
#include "core/node/Schema.h"
#include "core/storage/Database.h"
#include "core/storage/KeyRing.h"
#include "core/storage/Migration.h"
#include "core/storage/Vault.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/VirtualTime.h"
#include "tests/unit/desktop/support/RealCore.h"

#include <QDir>
#include <QSignalSpy>

using namespace allium;
using namespace allium::desktop;
using namespace allium::test;
using Remedy = Unlocking::Remedy;
using Screen = App::Screen;

namespace {

constexpr const char* Right = "correct horse";

/// A profile made and closed, to which something is done before the window opens it.
struct World : RealWorld {
    World()
    {
        const auto core = start();
        if (!core || !ask(*core, "create", passphrase(Right)))
            qFatal("no profile");
        QSignalSpy stopped(core.get(), &CoreThread::stopped);
        core->stop();
        if (!QTest::qWaitFor([&] { return !stopped.isEmpty(); }, PatienceMs))
            qFatal("does not stop");
    }
    QString database() const { return profile() + QStringLiteral("/allium.db"); }
    QString log() const { return profile() + QStringLiteral("/allium.db-wal"); }
    QString keys() const { return profile() + QStringLiteral("/allium.key"); }
};

/// The window's objects above the real core, up to the screen that asks for the secret.
struct Window {
    std::unique_ptr<CoreThread> core;
    std::unique_ptr<App> app;

    explicit Window(const RealWorld& world)
        : core(world.start())
    {
        if (!core)
            qFatal("no core");
        app = std::make_unique<App>(*core);
        app->begin();
        if (!QTest::qWaitFor([&] { return app->screen() == Screen::Unlock; }, PatienceMs))
            qFatal("nothing to unlock");
    }
    Unlocking& unlock(const char* words = Right) const
    {
        auto& unlocking = *app->unlock();
        if (!ask(*core, "status")) // and what the page asked before is answered as well
            qFatal("no status");
        unlocking.unlock(QLatin1String(words));
        if (!QTest::qWaitFor([&] { return !unlocking.isBusy(); }, PatienceMs))
            qFatal("goes on unlocking");
        return unlocking;
    }
    QStringList notices() const
    {
        QStringList all;
        for (int row = 0; row < app->notices()->rowCount(); ++row)
            all.append(app->notices()->data(app->notices()->index(row), Notices::TextRole).toString());
        return all;
    }
};

/// A key ring that forgets when it goes.
class MemoryKeyRing final : public storage::KeyRing {
public:
    QFuture<storage::StorageResult<crypto::Secret>> read(const QString& entry) override
    {
        const auto found = m_entries.find(entry);
        return readyFuture(found == m_entries.end() ? storage::StorageResult<crypto::Secret>(fail(storage::StorageError { storage::StorageErrorKind::NotFound, {} }))
                                                    : storage::StorageResult<crypto::Secret>(found->second.clone()));
    }
    QFuture<storage::StorageResult<void>> write(const QString& entry, const crypto::Secret& value) override
    {
        m_entries.insert_or_assign(entry, value.clone());
        return readyFuture(storage::StorageResult<void>());
    }
    QFuture<storage::StorageResult<void>> remove(const QString& entry) override
    {
        m_entries.erase(entry);
        return readyFuture(storage::StorageResult<void>());
    }

private:
    std::map<QString, crypto::Secret> m_entries;
};

bool saysAll(const Unlocking& unlocking)
{
    return !unlocking.problem().isEmpty() && !unlocking.alliumDoes().isEmpty() && !unlocking.personCan().isEmpty();
}

} // namespace

/// What the window says and offers when a profile does not open, with a profile that does not.
class ProfileFaultsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialize());
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); // whose key ring it would be is chance
    }

    void wrongPassphrase()
    {
        const World world;
        const Window window(world);
        QSignalSpy refused(window.app->unlock(), &Unlocking::refused);
        const auto& unlocking = window.unlock("correct house");
        QCOMPARE(refused.size(), 1);
        QVERIFY2(unlocking.error().contains(QStringLiteral("not the passphrase")), qPrintable(unlocking.error()));
        QCOMPARE(unlocking.remedy(), Remedy::None);
        QCOMPARE(window.app->screen(), Screen::Unlock);
        window.unlock();
        QTRY_COMPARE_WITH_TIMEOUT(window.app->screen(), Screen::Main, PatienceMs);
        QCOMPARE(window.notices(), QStringList());
    }

    void damaged_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<bool>("cut");
        QTest::addColumn<QString>("part");
        QTest::newRow("database") << QStringLiteral("allium.db") << false << QStringLiteral("damaged");
        QTest::newRow("database cut off") << QStringLiteral("allium.db") << true << QStringLiteral("incomplete");
        QTest::newRow("key file") << QStringLiteral("allium.key") << false << QStringLiteral("damaged");
    }

    void damaged()
    {
        QFETCH(QString, file);
        QFETCH(bool, cut);
        const World world;
        const auto path = world.profile() + QLatin1Char('/') + file;
        auto bytes = bytesOf(path);
        if (cut)
            bytes.chop(100);
        else
            bytes = bytes.first(20) + QByteArray(bytes.size() - 20, 'x');
        QVERIFY(write(path, bytes));
        const Window window(world);
        const auto& unlocking = window.unlock();
        QCOMPARE(unlocking.remedy(), Remedy::ShowFolder);
        QVERIFY(unlocking.canSetAside());
        QFETCH(QString, part);
        QVERIFY2(unlocking.problem().contains(part), qPrintable(unlocking.problem()));
        QVERIFY(saysAll(unlocking));
        QVERIFY(unlocking.error().isEmpty());
        QCOMPARE(bytesOf(path), bytes);
    }

    void keyFileGone()
    {
        const World world;
        QVERIFY(QFile::remove(world.keys()));
        const Window window(world);
        QTRY_COMPARE_WITH_TIMEOUT(window.app->unlock()->remedy(), Remedy::ShowFolder, PatienceMs);
        QVERIFY(window.app->unlock()->problem().contains(QStringLiteral("missing")));
        QVERIFY(saysAll(*window.app->unlock()));
    }

    /// A person whose profile is beyond repair goes on with the backup, and nothing is deleted.
    void damagedAndRestored()
    {
        const World world;
        const auto backup = world.path(QStringLiteral("backup"));
        {
            const auto core = world.start();
            QVERIFY(core && ask(*core, "unlock", passphrase(Right)));
            Core::Secrets secrets;
            secrets.emplace("backup_passphrase", crypto::Secret::copyOf(QByteArrayView("kept elsewhere")));
            QVERIFY(ask(*core, "backup", std::move(secrets), { { QStringLiteral("path"), backup } }));
        }
        const QByteArray ruin(8192, 'x');
        QVERIFY(write(world.database(), ruin));
        const Window window(world);
        window.unlock();
        window.app->unlock()->setAside();
        auto& run = *window.app->onboarding();
        QTRY_COMPARE_WITH_TIMEOUT(run.step(), Onboarding::Step::Backup, PatienceMs);
        QCOMPARE(window.app->screen(), Screen::Onboarding);
        const auto aside = QDir(world.profile()).entryInfoList({ QStringLiteral("aside-*") });
        QCOMPARE(aside.size(), 1);
        QCOMPARE(bytesOf(aside.first().filePath() + QStringLiteral("/allium.db")), ruin);
        QVERIFY(QFile::exists(aside.first().filePath() + QStringLiteral("/allium.key")));
        QCOMPARE(window.notices().size(), 1);
        QVERIFY2(window.notices().first().contains(aside.first().fileName()), qPrintable(window.notices().first()));

        run.chooseBackup(QUrl::fromLocalFile(backup), QStringLiteral("kept elsewhere"));
        run.protect(false, QStringLiteral("another horse"));
        QTRY_COMPARE_WITH_TIMEOUT(run.step(), Onboarding::Step::Connect, PatienceMs);
        run.finish();
        QTRY_COMPARE_WITH_TIMEOUT(window.app->screen(), Screen::Main, PatienceMs);
    }

    void newerThanTheProgram()
    {
        const World world;
        auto steps = node::migrations();
        steps.push_back({ 1000, "of a later version", [](storage::Database& db) { return db.execute("CREATE TABLE later (a)"); } });
        withDatabase(world, [&](storage::Database& db) { QVERIFY(storage::migrate(db, steps)); });
        const auto before = bytesOf(world.database());
        const Window window(world);
        const auto& unlocking = window.unlock();
        QCOMPARE(unlocking.remedy(), Remedy::Quit);
        QVERIFY(!unlocking.canSetAside());
        QVERIFY2(unlocking.problem().contains(QStringLiteral("newer")), qPrintable(unlocking.problem()));
        QVERIFY(saysAll(unlocking));
        QCOMPARE(bytesOf(world.database()), before);
        QSignalSpy quit(window.app.get(), &App::quitRequested);
        window.app->unlock()->quit();
        QCOMPARE(quit.size(), 1);
    }

    void inUse()
    {
        const World world;
        const Window window(world);
        // The lock of the folder does not hold on some network disks; the database's does.
        withDatabase(world, [&](storage::Database&) {
            const auto& unlocking = window.unlock();
            QCOMPARE(unlocking.remedy(), Remedy::TryAgain);
            QVERIFY2(unlocking.problem().contains(QStringLiteral("Another program")), qPrintable(unlocking.problem()));
            QVERIFY(saysAll(unlocking));
        });
        window.app->unlock()->tryAgain();
        window.unlock();
        QTRY_COMPARE_WITH_TIMEOUT(window.app->screen(), Screen::Main, PatienceMs);
        QVERIFY(!world.start());
    }

    /// The key ring alone opens the profile, and it does not do so today: the code that was written down does.
    void keyRingOutOfReach()
    {
        const World world;
        QString code;
        withKeys(world, [&](storage::Vault& vault, const storage::UnlockedKeys& keys) {
            const auto changed = outcomeOf(vault.protect(keys.masterKey, { true, false }, {}));
            QVERIFY(changed && *changed);
            code = QString::fromLatin1((*changed)->text().view().toByteArray());
        });
        const Window window(world);
        auto& unlocking = *window.app->unlock();
        QTRY_VERIFY_WITH_TIMEOUT(!unlocking.error().isEmpty(), PatienceMs); // it was asked at once
        QCOMPARE(unlocking.way(), Unlocking::Way::RecoveryCode);
        QVERIFY(unlocking.hasKeyRing()); // to be tried again
        QVERIFY2(unlocking.error().contains(QStringLiteral("key ring")), qPrintable(unlocking.error()));
        QCOMPARE(unlocking.remedy(), Remedy::None);
        window.unlock("not a code");
        QVERIFY(unlocking.isWrongSecret());
        window.unlock(qPrintable(code));
        QTRY_COMPARE_WITH_TIMEOUT(window.app->screen(), Screen::Main, PatienceMs);
    }

    /// Changes that were lost are told, once, with the way to a backup.
    void changesLost()
    {
        const World made;
        RealWorld world;
        {
            const auto core = made.start();
            QVERIFY(core && ask(*core, "unlock", passphrase(Right)));
            for (int i = 1; i <= 8; ++i)
                QVERIFY(ask(*core, "config", {}, { { QStringLiteral("name"), QStringLiteral("transfer.circuits") }, { QStringLiteral("value"), QString::number(1 + i % 4) } }));
            // As a power cut leaves it, but for a byte that the disk did not keep.
            QVERIFY(QDir().mkpath(world.profile()));
            QVERIFY(QFile::setPermissions(world.profile(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
            for (const auto* name : { "/allium.key", "/allium.db", "/allium.db-wal" })
                QVERIFY(write(world.profile() + QLatin1String(name), bytesOf(made.profile() + QLatin1String(name))));
        }
        const auto path = world.profile() + QStringLiteral("/allium.db-wal");
        auto log = bytesOf(path);
        constexpr qsizetype FrameBytes = 4120;
        QVERIFY2(log.size() > 6 * FrameBytes, "there is a log to damage");
        log[log.size() - 4 * FrameBytes + 100] = static_cast<char>(log[log.size() - 4 * FrameBytes + 100] ^ 1);
        QVERIFY(write(path, log));

        const Window window(world);
        window.unlock();
        QTRY_COMPARE_WITH_TIMEOUT(window.app->screen(), Screen::Main, PatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(window.notices().size(), 1, PatienceMs);
        QVERIFY2(window.notices().first().contains(QStringLiteral("last changes")), qPrintable(window.notices().first()));
        auto& notices = *window.app->notices();
        QVERIFY(!notices.data(notices.index(0), Notices::ActionRole).toString().isEmpty());
        QSignalSpy wanted(&notices, &Notices::placeWanted);
        notices.act(notices.data(notices.index(0), Notices::IdRole).toInt());
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().first().toString(), QStringLiteral("settings/backup"));
        QCOMPARE(notices.rowCount(), 0);
    }

private:
    template <class Value>
    static Value outcomeOf(QFuture<Value> future)
    {
        if (!waitFor([&] { return future.isFinished(); }))
            qFatal("no answer");
        return future.takeResult();
    }
    /// The keys of a closed profile, with a key ring that works.
    template <class Work>
    static void withKeys(const World& world, Work work)
    {
        MemoryKeyRing keyRing;
        ThreadExecutor executor;
        storage::Vault vault(world.keys(), keyRing, executor, crypto::KdfCost { 8 * 1024, 1 });
        const auto keys = outcomeOf(vault.unlockWithPassphrase(crypto::Secret::copyOf(QByteArrayView(Right))));
        QVERIFY(keys);
        work(vault, *keys);
    }
    /// The database of a closed profile, opened beside the window.
    template <class Work>
    static void withDatabase(const World& world, Work work)
    {
        withKeys(world, [&](storage::Vault&, const storage::UnlockedKeys& keys) {
            auto database = storage::Database::open({ world.database(), keys.fileId, keys.masterKey.clone(), storage::KeyProof::KeyFile });
            QVERIFY(database);
            work(**database);
        });
    }
};

ALLIUM_TEST(ProfileFaultsTest)
#include "ProfileFaultsTest.moc"

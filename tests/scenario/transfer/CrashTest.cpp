// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/BlockStore.h"
#include "tests/scenario/transfer/TransferPerson.h"
#include "tests/support/TestRegistry.h"

#include <QCoreApplication>
#include <QProcess>

using namespace allium;
using namespace allium::test;
using namespace std::chrono_literals;

namespace {

constexpr auto FolderVariable = "ALLIUM_CRASH_TEST_FOLDER";
constexpr qsizetype FileBytes = 24'000'000;

QByteArray sharedFile()
{
    return randomBytes(FileBytes, 77);
}

} // namespace

/// A child process fetches, the parent kills it with SIGKILL again and again.
class CrashTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialize()); }

    void bitmapNeverClaimsWhatIsNotThere()
    {
        QTemporaryDir folder;
        const auto bytes = sharedFile();
        std::uint64_t had = 0;
        int kills = 0;
        bool complete = false;
        const auto seed = static_cast<std::uint64_t>(QDateTime::currentMSecsSinceEpoch());
        qInfo("seed %llu", static_cast<unsigned long long>(seed));
        SeededRandom random(seed);
        for (int round = 0; round < 40 && !complete; ++round) {
            QProcess child;
            auto environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QLatin1String(FolderVariable), folder.path());
            child.setProcessEnvironment(environment);
            child.start(QCoreApplication::applicationFilePath(),
                        { QStringLiteral("CrashTest"), QStringLiteral("childFetches") });
            // Later and later, so that slow machines get through as well.
            const auto moment = static_cast<int>(random.below(400) + 250 * static_cast<std::uint64_t>(round));
            complete = child.waitForFinished(moment);
            if (complete) {
                QVERIFY2(child.exitCode() == 0, child.readAllStandardOutput().constData());
            } else {
                child.kill();
                QVERIFY(child.waitForFinished());
                ++kills;
            }
            const auto now = checkedSectors(folder.path(), bytes);
            QVERIFY2(now >= had, "what was claimed once stays");
            had = now;
        }
        QVERIFY(complete);
        QVERIFY(kills > 0);
        QCOMPARE(had, (std::uint64_t(FileBytes) + SectorBytes - 1) / SectorBytes);
    }

    /// Not a test of its own: what the child process runs.
    void childFetches()
    {
        const auto folder = qEnvironmentVariable(FolderVariable);
        if (folder.isEmpty())
            return;
        const auto bytes = sharedFile();
        World world(1, folder);
        const auto share = world.alice.share({ world.alice.write(QStringLiteral("a.bin"), bytes) });
        const auto id = world.fetch(*share);
        QVERIFY(world.runUntil(id, TransferState::Complete));
        QCOMPARE(world.bob.readBack(world.bob.exportTo(id).value()), bytes);
    }

private:
    /// Opens what the child left behind and compares every sector that its bitmap claims.
    static std::uint64_t checkedSectors(const QString& folder, const QByteArray& bytes)
    {
        if (!QFile::exists(folder + QStringLiteral("/db")))
            return 0;
        std::uint64_t count = 0;
        auto opened = storage::Database::open(TransferPerson::onDisk(folder));
        if (!opened || !storage::migrate(**opened, migrations()))
            qFatal("the database does not open after a crash");
        TransferStore store(**opened);
        const auto transfers = store.transfers();
        for (const auto& transfer : *transfers) {
            const auto encoded = store.manifest(transfer.info.id).value();
            if (encoded.isEmpty())
                continue;
            const auto layout = std::make_shared<ContentLayout>(Manifest::decode(encoded).value());
            const auto map = SectorMap::fromBytes(store.bitmap(transfer.info.id).value(), layout->sectors());
            if (!map)
                continue;
            const auto file = BlockStore(folder + QStringLiteral("/store")).open(transfer.store, transfer.key, layout).value();
            for (std::uint64_t i = 0; i < map->size(); ++i) {
                if (!map->contains({ i }))
                    continue;
                ++count;
                if (file->read({ i }).value() != bytes.mid(static_cast<qsizetype>(i) * SectorBytes, SectorBytes))
                    qFatal("sector %llu is not what the bitmap claims", static_cast<unsigned long long>(i));
            }
        }
        return count;
    }
};

ALLIUM_TEST(CrashTest)
#include "CrashTest.moc"

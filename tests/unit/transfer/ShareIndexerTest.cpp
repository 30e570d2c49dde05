// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Executor.h"
#include "core/crypto/Secret.h"
#include "core/transfer/Exporter.h"
#include "core/transfer/ShareIndexer.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/VirtualTime.h"
#include "tests/unit/transfer/CoreHarness.h"

#include <QTemporaryDir>

#include <optional>

#include <sys/stat.h>
#include <unistd.h>

using namespace allium;
using namespace allium::test;

/// From files to a manifest, and from stored sectors back to files.
class ShareIndexerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialize()); }

    void indexesOneFile()
    {
        QTemporaryDir folder;
        const auto bytes = content(1'000'000);
        const auto path = write(folder, QStringLiteral("film.mp4"), bytes);
        Progress progress;
        const auto share = ShareIndexer::index({ path }, {}, progress);
        QVERIFY(share);
        QCOMPARE(share->manifest->kind, Manifest::Kind::File);
        QCOMPARE(share->manifest->mime, QByteArray("video/mp4"));
        QCOMPARE(share->manifest->entries[0].root, treeOf(bytes).root());
        QCOMPARE(share->share.info.content, contentIdOf(share->encoded));
        QCOMPARE(share->trees.size(), std::size_t(1));
        QCOMPARE(progress.done.load(), std::uint64_t(1'000'000));
        QCOMPARE(progress.total.load(), std::uint64_t(1'000'000));
        Progress again;
        QCOMPARE(ShareIndexer::index({ path }, QStringLiteral("not used"), again)->encoded, share->encoded);
    }

    void namesAreMadeSafeAndStayApart()
    {
        QTemporaryDir folder;
        for (const auto* name : { "d/a?b", "d/a*b", "d/README", "d/readme", "d/nul.txt", "d/x ", "d/\xe2\x80\xae.exe" })
            write(folder, QString::fromUtf8(name), name);
        Progress progress;
        const auto share = ShareIndexer::index({ folder.filePath(QStringLiteral("d")) }, {}, progress);
        QVERIFY(share);
        QByteArrayList paths;
        for (const auto& entry : share->manifest->entries)
            paths.append(entry.path.utf8());
        QCOMPARE(paths,
                 (QByteArrayList { "README", "_.exe", "_nul.txt", "a_b", "a_b (2)", "readme (2)", "x" }));
        QVERIFY(Manifest::decode(share->encoded));
    }

    void severalPathsBecomeAFolder()
    {
        QTemporaryDir folder;
        const auto a = write(folder, QStringLiteral("one/a.txt"), "1");
        const auto b = write(folder, QStringLiteral("two/a.txt"), "2");
        write(folder, QStringLiteral("three/in.txt"), "3");
        Progress progress;
        const auto share = ShareIndexer::index({ a, b, folder.filePath(QStringLiteral("three/")) },
                                               QStringLiteral("Holiday"), progress);
        QVERIFY(share);
        QCOMPARE(share->share.info.name, QStringLiteral("Holiday"));
        QCOMPARE(share->manifest->entries.size(), std::size_t(3));
        QCOMPARE(share->manifest->entries[0].path.utf8(), QByteArray("a (2).txt"));
        QCOMPARE(share->manifest->entries[2].path.utf8(), QByteArray("three/in.txt"));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("error");
        QTest::newRow("missing") << QStringLiteral("missing") << static_cast<int>(ShareError::NotFound);
        QTest::newRow("pipe") << QStringLiteral("pipe") << static_cast<int>(ShareError::NotAFile);
        QTest::newRow("dangling link") << QStringLiteral("dangling") << static_cast<int>(ShareError::NotFound);
        QTest::newRow("too deep") << QStringLiteral("deep") << static_cast<int>(ShareError::TooDeep);
    }
    void refuses()
    {
        QFETCH(QString, path);
        QFETCH(int, error);
        QTemporaryDir folder;
        QVERIFY(::mkfifo(qPrintable(folder.filePath(QStringLiteral("pipe"))), 0600) == 0);
        QFile::link(folder.filePath(QStringLiteral("nowhere")), folder.filePath(QStringLiteral("dangling")));
        write(folder, QStringLiteral("deep/") + QStringLiteral("d/").repeated(32) + QStringLiteral("f"), "x");
        Progress progress;
        const auto share = ShareIndexer::index({ folder.filePath(path) }, {}, progress);
        QVERIFY(!share);
        QCOMPARE(static_cast<int>(share.error()), error);
    }

    void specialFilesInsideAreSkipped()
    {
        QTemporaryDir folder;
        write(folder, QStringLiteral("d/a"), "x");
        QVERIFY(::mkfifo(qPrintable(folder.filePath(QStringLiteral("d/pipe"))), 0600) == 0);
        QFile::link(QStringLiteral("/etc"), folder.filePath(QStringLiteral("d/etc")));
        Progress progress;
        const auto share = ShareIndexer::index({ folder.filePath(QStringLiteral("d")) }, {}, progress);
        QVERIFY(share);
        QCOMPARE(share->share.info.skipped, 2U);
        QCOMPARE(share->manifest->entries.size(), std::size_t(1));
    }

    void unreadableFile()
    {
        if (::geteuid() == 0)
            QSKIP("root reads everything");
        QTemporaryDir folder;
        const auto path = write(folder, QStringLiteral("a"), "x");
        QVERIFY(::chmod(qPrintable(path), 0) == 0);
        Progress progress;
        QCOMPARE(ShareIndexer::index({ path }, {}, progress).error(), ShareError::NotAllowed);
    }

    void indexesBytesThatLieInNoFile()
    {
        QTemporaryDir folder;
        const auto bytes = content(200'000);
        Progress progress;
        const auto share = ShareIndexer::indexBytes(bytes, QStringLiteral("a/b.png"), progress);
        QVERIFY(share);
        QVERIFY(share->share.info.isKept);
        QCOMPARE(share->kept, bytes);
        QCOMPARE(share->share.info.name, QStringLiteral("a_b.png"));
        QCOMPARE(share->manifest->mime, QByteArray("image/png"));
        Progress again;
        QCOMPARE(ShareIndexer::index({ write(folder, QStringLiteral("a_b.png"), bytes) }, {}, again)->encoded, share->encoded);
        QCOMPARE(ShareIndexer::indexBytes({}, QStringLiteral("b"), progress).error(), ShareError::NothingGiven);
        QCOMPARE(ShareIndexer::indexBytes(QByteArray(ShareIndexer::MaxKeptBytes + 1, 'x'), QStringLiteral("b"), progress).error(),
                 ShareError::TooLarge);
    }

    void cancels()
    {
        QTemporaryDir folder;
        const auto path = write(folder, QStringLiteral("a"), content(100'000));
        Progress progress;
        progress.cancelled = true;
        QCOMPARE(ShareIndexer::index({ path }, {}, progress).error(), ShareError::Cancelled);
        QCOMPARE(ShareIndexer::index({}, {}, progress).error(), ShareError::NothingGiven);
    }

    void whatShrinksWhileItIsReadIsNotShared()
    {
        QTemporaryDir folder;
        const auto path = write(folder, QStringLiteral("log"), "x");
        QVERIFY(QFile::resize(path, 1LL << 36)); // a hole: takes no room, and no end in sight
        Progress progress;
        ThreadExecutor other;
        auto shared = other.run([&]() -> std::optional<ShareError> {
            const auto share = ShareIndexer::index({ path }, {}, progress);
            return share ? std::nullopt : std::optional(share.error());
        });
        QVERIFY(waitFor([&] { return progress.done > 0; }));
        QVERIFY(QFile::resize(path, 1));
        QVERIFY(waitFor([&] { return shared.isFinished(); }));
        QVERIFY(shared.result() == ShareError::ChangedMeanwhile);
    }

    void exportsWholeOrNotAtAll()
    {
        QTemporaryDir folder;
        const TestContent shared({ 100'000, 200'000 });
        SeededRandom random(1);
        const auto key = StoreKey::random(random);
        const BlockStore store(folder.filePath(QStringLiteral("store")));
        const auto file = store.create(random.make<StoreId>(), key, shared.layout).value();
        const auto out = folder.filePath(QStringLiteral("out"));
        QDir().mkpath(out);
        for (std::uint64_t i = 0; i + 1 < shared.layout->sectors(); ++i)
            QVERIFY(file->write({ i }, shared.sector({ i })));
        Progress progress;
        QCOMPARE(exportContent(*file, *shared.manifest, out, ".tmp", progress).error(), ExportError::Damaged);
        QVERIFY2(QDir(out).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), "nothing half is left");
        const SectorIndex last { shared.layout->sectors() - 1 };
        QVERIFY(file->write(last, shared.sector(last)));
        progress.cancelled = true;
        QCOMPARE(exportContent(*file, *shared.manifest, out, ".tmp", progress).error(), ExportError::Cancelled);
        progress.cancelled = false;
        QCOMPARE(exportContent(*file, *shared.manifest, out + QStringLiteral("/none"), ".tmp", progress).error(),
                 ExportError::NoSuchFolder);
        QVERIFY(QFile::link(QStringLiteral("/nowhere"), out + QStringLiteral("/folder")));
        QCOMPARE(exportContent(*file, *shared.manifest, out, ".tmp", progress).value(),
                 out + QStringLiteral("/folder (2)"));
        QFile exported(out + QStringLiteral("/folder (2)/file0001"));
        QVERIFY(exported.open(QIODevice::ReadOnly));
        QCOMPARE(exported.readAll(), shared.trees.at(shared.manifest->entries[1].root).second);
        QVERIFY(!(exported.permissions() & (QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther)));
    }

private:
    static QString write(const QTemporaryDir& folder, const QString& name, const QByteArray& bytes)
    {
        auto path = folder.filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return path;
    }
};

ALLIUM_TEST(ShareIndexerTest)
#include "ShareIndexerTest.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/Secret.h"
#include "core/transfer/BlockStore.h"
#include "tests/support/TestRegistry.h"
#include "tests/unit/transfer/CoreHarness.h"

#include <QFileInfo>
#include <QTemporaryDir>

using namespace allium;
using namespace allium::test;

namespace {

/// A file in memory on a disk that has room for `room` bytes.
class SmallDisk final : public DiskFile {
public:
    explicit SmallDisk(qsizetype room)
        : m_room(room)
    {
    }
    DiskResult<void> writeAt(std::uint64_t offset, QByteArrayView data) override
    {
        const auto end = static_cast<qsizetype>(offset) + data.size();
        if (end > m_room)
            return fail(DiskError::Full);
        if (bytes.size() < end)
            bytes.append(end - bytes.size(), '\0');
        std::copy(data.begin(), data.end(), bytes.begin() + static_cast<qsizetype>(offset));
        return {};
    }
    DiskResult<QByteArray> readAt(std::uint64_t offset, qsizetype size) override
    {
        if (static_cast<qsizetype>(offset) + size > bytes.size())
            return fail(DiskError::TooShort);
        return bytes.mid(static_cast<qsizetype>(offset), size);
    }
    DiskResult<void> syncData() override { return {}; }

    QByteArray bytes;

private:
    qsizetype m_room;
};

} // namespace

class BlockStoreTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialize()); }

    void keepsSectorsSealed()
    {
        const TestContent content({ 200'000, 10, 0, 65'536 });
        auto disk = std::make_unique<SmallDisk>(10'000'000);
        auto& bytes = disk->bytes;
        SectorFile file(std::move(disk), key(), content.layout);
        for (const std::uint64_t i : std::initializer_list<std::uint64_t> { 3, 0, 5, 2, 1, 4 })
            QVERIFY(file.write({ i }, content.sector({ i })));
        QCOMPARE(static_cast<std::uint64_t>(bytes.size()), content.layout->storeBytes());
        for (std::uint64_t i = 0; i < content.layout->sectors(); ++i) {
            QCOMPARE(file.read({ i }).value(), content.sector({ i }));
            QVERIFY(!bytes.contains(content.sector({ i }).left(10)));
        }
        const auto before = bytes;
        QVERIFY(file.write({ 2 }, content.sector({ 2 })));
        QCOMPARE(bytes, before); // the same plaintext: no nonce is used for two

        const auto& whole = content.trees.at(content.layout->files()[0].root).second;
        QCOMPARE(file.readRange(0, 65'000, 70'000).value(), whole.mid(65'000, 70'000));
        QCOMPARE(file.readRange(0, 199'999, 1).value(), whole.mid(199'999));
        QCOMPARE(file.readRange(0, 199'999, 2).error(), DiskError::TooShort);
        QCOMPARE(file.readRange(2, 0, 0).value(), QByteArray());
    }

    void noticesWhatIsNotOurs()
    {
        const TestContent content({ 3 * SectorBytes });
        auto disk = std::make_unique<SmallDisk>(10'000'000);
        auto& bytes = disk->bytes;
        SectorFile file(std::move(disk), key(), content.layout);
        for (std::uint64_t i = 0; i < 3; ++i)
            QVERIFY(file.write({ i }, content.sector({ i })));
        const auto good = bytes;
        const auto slot = qsizetype(SectorBytes) + qsizetype(ContentLayout::SectorOverhead);
        for (const qsizetype at : { qsizetype(0), slot - 1, slot - 17 }) {
            bytes = good;
            bytes[at] = static_cast<char>(bytes[at] ^ 1);
            QCOMPARE(file.read({ 0 }).error(), DiskError::Damaged);
            QVERIFY(file.read({ 1 }));
        }
        bytes = good.mid(slot, slot) + good.left(slot) + good.mid(2 * slot);
        QCOMPARE(file.read({ 0 }).error(), DiskError::Damaged); // swapped
        QCOMPARE(file.read({ 1 }).error(), DiskError::Damaged);
        bytes = good.chopped(1);
        QCOMPARE(file.read({ 2 }).error(), DiskError::TooShort);
        auto other = std::make_unique<SmallDisk>(10'000'000);
        other->bytes = good;
        QCOMPARE(SectorFile(std::move(other), key(1), content.layout).read({ 0 }).error(), DiskError::Damaged);
    }

    void fullDisk()
    {
        const TestContent content({ 3 * SectorBytes });
        SectorFile file(std::make_unique<SmallDisk>(2 * SectorBytes), key(), content.layout);
        QVERIFY(file.write({ 0 }, content.sector({ 0 })));
        QCOMPARE(file.write({ 1 }, content.sector({ 1 })).error(), DiskError::Full);
        QVERIFY(file.read({ 0 }));
    }

    void createRefusesWithoutRoom()
    {
        QTemporaryDir folder;
        const BlockStore store(folder.filePath(QStringLiteral("store")));
        std::vector<Manifest::Entry> entries { { *SafePath::parse("huge"), std::uint64_t(1) << 49, id<wire::FileRoot>(1), 0 } };
        const auto manifest = Manifest::make(Manifest::Kind::Folder, *FileName::parse("f"), {}, entries).value();
        const auto layout = std::make_shared<ContentLayout>(manifest);
        QCOMPARE(store.create(id<StoreId>(1), key(), layout).error(), DiskError::Full);
        QCOMPARE(store.open(id<StoreId>(1), key(), layout).error(), DiskError::NotFound);
    }

    void partBecomesDat()
    {
        QTemporaryDir folder;
        const BlockStore store(folder.filePath(QStringLiteral("a/store")));
        const TestContent content({ 100'000 });
        const auto name = id<StoreId>(9);
        const auto shelf = folder.filePath(QStringLiteral("a/store/") + QString::fromLatin1(name.toHex().left(2)));
        {
            const auto file = store.create(name, key(), content.layout).value();
            QCOMPARE(store.create(name, key(), content.layout).error(), DiskError::AlreadyExists);
            for (std::uint64_t i = 0; i < 2; ++i)
                QVERIFY(file->write({ i }, content.sector({ i })));
            QVERIFY(file->sync());
        }
        QCOMPARE(QDir(shelf).entryList(QDir::Files), QStringList { QString::fromLatin1(name.toHex() + ".part") });
        QVERIFY(store.open(name, key(), content.layout).value()->read({ 1 }));
        QVERIFY(store.finish(name));
        QVERIFY2(store.finish(name), "again, as after a crash in between");
        const auto dat = QString::fromLatin1(name.toHex() + ".dat");
        QCOMPARE(QDir(shelf).entryList(QDir::Files), QStringList { dat });
        QCOMPARE(QFileInfo(QDir(shelf).filePath(dat)).permissions() & QFile::Permissions(0x0077), QFile::Permissions());
        QCOMPARE(store.open(name, key(), content.layout).value()->read({ 0 }).value(), content.sector({ 0 }));
        QVERIFY(store.remove(name));
        QVERIFY(store.remove(name));
        QVERIFY(QDir(shelf).entryList(QDir::Files).isEmpty());
    }

    void checkFindsBadSectors()
    {
        const TestContent content({ 3 * SectorBytes, 0, 100 });
        auto disk = std::make_unique<SmallDisk>(10'000'000);
        auto& bytes = disk->bytes;
        SectorFile file(std::move(disk), key(), content.layout);
        for (std::uint64_t i = 0; i < content.layout->sectors(); ++i)
            QVERIFY(file.write({ i }, content.sector({ i })));
        std::uint64_t seen = 0;
        const auto goOn = [&seen](std::uint64_t done) { return (seen = done) > 0; };
        QCOMPARE(checkContent(file, goOn).value(), std::vector<SectorIndex> {});
        QCOMPARE(seen, content.layout->uniqueBytes());
        bytes[SectorBytes + 100] = static_cast<char>(bytes[SectorBytes + 100] ^ 1);
        QCOMPARE(checkContent(file, goOn).value(), std::vector { SectorIndex { 1 } });
        // Sealed correctly, but not what the root says.
        QVERIFY(file.write({ 1 }, QByteArray(SectorBytes, 'x')));
        QCOMPARE(checkContent(file, goOn).value().size(), std::size_t(3));
        QCOMPARE(checkContent(file, [](std::uint64_t) { return false; }).error(), DiskError::Cancelled);
    }

    void foldersNeverFollowLinks()
    {
        QTemporaryDir folder;
        QFile secret(folder.filePath(QStringLiteral("secret")));
        QVERIFY(secret.open(QIODevice::WriteOnly) && secret.write("abc") == 3);
        secret.close();
        QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("real/inner")));
        QVERIFY(QFile::link(folder.filePath(QStringLiteral("secret")), folder.filePath(QStringLiteral("link"))));
        QVERIFY(QFile::link(folder.filePath(QStringLiteral("real")), folder.filePath(QStringLiteral("dirlink"))));
        const auto root = Folder::open(folder.path());
        QVERIFY(root);
        QVERIFY(root->openFile("secret", false));
        QCOMPARE(root->openFile("link", false).error(), DiskError::NotAFile);
        QCOMPARE(root->openStamped("link").error(), DiskError::NotAFile);
        QCOMPARE(root->openStamped("real").error(), DiskError::NotAFile);
        QCOMPARE(root->createFile("link", true).error(), DiskError::AlreadyExists);
        QCOMPARE(root->openFolder("dirlink").error(), DiskError::NotAFile);
        QCOMPARE(root->makeFolder("dirlink").error(), DiskError::NotAFile);
        QCOMPARE(root->renameNew("secret", "link").error(), DiskError::AlreadyExists);
        QVERIFY(root->removeTree("dirlink"));
        QVERIFY2(QDir(folder.path()).exists(QStringLiteral("real/inner")), "the link went, not what it led to");
        QVERIFY(root->removeTree("real"));
        QVERIFY(!QDir(folder.path()).exists(QStringLiteral("real")));
    }

private:
    template <class Id>
    static Id id(std::uint64_t seed)
    {
        SeededRandom random(seed);
        return random.make<Id>();
    }
    static StoreKey key(std::uint64_t seed = 0)
    {
        SeededRandom random(seed);
        return StoreKey::random(random);
    }
};

ALLIUM_TEST(BlockStoreTest)
#include "BlockStoreTest.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ByteCodec.h"
#include "core/transfer/Manifest.h"
#include "tests/support/TestRegistry.h"
#include "tests/unit/transfer/TestData.h"

using namespace allium;
using namespace allium::transfer;
using namespace allium::test;

namespace {

Manifest::Entry entry(const QByteArray& path, std::uint64_t size = 100, std::uint32_t flags = 0)
{
    const auto root = (flags & Manifest::Entry::Directory) != 0 ? wire::FileRoot() : treeOf(content(100)).root();
    return { SafePath::parse(path).value(), size, root, flags };
}

FileName name(const QByteArray& utf8)
{
    return FileName::parse(utf8).value();
}

/// What a liar would send: no rule is looked at.
struct Raw {
    std::uint8_t version = 1;
    std::uint8_t kind = 2;
    QByteArray name = "folder";
    std::uint64_t total = 0;
    QByteArray mime = {};
    std::uint32_t count = 0;
    struct Entry {
        QByteArray path;
        std::uint64_t size = 0;
        std::uint32_t flags = 0;
        QByteArray root = QByteArray(32, 'r');
    };
    QList<Entry> entries = {};

    QByteArray encode(bool countThem = true) const
    {
        ByteWriter writer;
        writer.number(version).number(kind).field(name).number(total).field(mime);
        writer.number(countThem ? static_cast<std::uint32_t>(entries.size()) : count);
        for (const auto& e : entries)
            writer.field(e.path).number(e.size).raw(e.root).number(e.flags);
        return writer.bytes();
    }
};

} // namespace

class ManifestTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void matchesGoldenBytes()
    {
        const auto lines = vectors("manifest.txt");
        QCOMPARE(lines.size(), 2);
        const auto file = Manifest::make(Manifest::Kind::File, name("hello.txt"), "text/plain",
                                         { entry("hello.txt") });
        auto large = entry("Übersicht.pdf", 70'000);
        large.root = treeOf(content(70'000)).root();
        auto empty = entry("a/two.txt", 0);
        empty.root = treeOf({}).root();
        const auto folder = Manifest::make(
            Manifest::Kind::Folder, name("Bücher"), {},
            { large, entry("a/one.txt"), empty, entry("empty", 0, Manifest::Entry::Directory) });
        QVERIFY(file && folder);
        for (const auto& [line, manifest] : { std::pair(lines[0], *file), std::pair(lines[1], *folder) }) {
            QCOMPARE(manifest.encode().toHex(), line[1]);
            QCOMPARE(contentIdOf(manifest.encode()).toHex(), line[0]);
            QCOMPARE(Manifest::decode(manifest.encode()).value(), manifest);
        }
    }

    void refusesEveryTruncation()
    {
        const auto encoded = QByteArray::fromHex(vectors("manifest.txt")[1][1]);
        for (qsizetype size = 0; size < encoded.size(); ++size)
            QCOMPARE(Manifest::decode(encoded.left(size)).error(), ManifestError::Truncated);
        QCOMPARE(Manifest::decode(encoded + 'x').error(), ManifestError::TrailingBytes);
    }

    void refusesLies_data()
    {
        QTest::addColumn<QByteArray>("encoded");
        QTest::addColumn<int>("error");
        const auto row = [](const char* title, const Raw& raw, ManifestError error) {
            QTest::newRow(title) << raw.encode() << static_cast<int>(error);
        };
        row("other version", { .version = 2 }, ManifestError::BadVersion);
        row("other kind", { .kind = 3 }, ManifestError::BadKind);
        row("hostile name", { .name = "../x" }, ManifestError::BadName);
        row("no name", { .name = "" }, ManifestError::BadName);
        row("mime with a line break", { .mime = "a/b\r\nX: y" }, ManifestError::BadMime);
        row("total too small", { .total = 4, .entries = { { "a", 5 } } }, ManifestError::TotalMismatch);
        row("total too large", { .total = 6, .entries = { { "a", 5 } } }, ManifestError::TotalMismatch);
        row("sizes that wrap around",
            { .total = 8, .entries = { { "a", ~std::uint64_t(0) - 7 }, { "b", 16 } } }, ManifestError::FileTooLarge);
        row("file too large", { .total = MaxFileBytes + 1, .entries = { { "a", MaxFileBytes + 1 } } },
            ManifestError::FileTooLarge);
        row("path that climbs out", { .entries = { { "a/../../b", 0 } } }, ManifestError::BadPath);
        row("absolute path", { .entries = { { "/etc/passwd", 0 } } }, ManifestError::BadPath);
        row("not sorted", { .entries = { { "b" }, { "a" } } }, ManifestError::NotSorted);
        row("same path twice", { .entries = { { "a" }, { "a" } } }, ManifestError::DuplicatePath);
        row("same path but for case", { .entries = { { "A/b" }, { "a/B" } } }, ManifestError::DuplicatePath);
        row("one folder in two spellings", { .entries = { { "A/b" }, { "a/c" } } }, ManifestError::DuplicatePath);
        row("file as folder", { .entries = { { "a" }, { "a/b" } } }, ManifestError::PathConflict);
        row("file as folder but for case", { .entries = { { "A" }, { "a/b" } } }, ManifestError::PathConflict);
        row("unknown flag", { .entries = { { "a", 0, 2 } } }, ManifestError::BadFlags);
        row("folder with a root", { .entries = { { "a", 0, 1 } } }, ManifestError::DirectoryWithContent);
        row("folder with a size", { .total = 1, .entries = { { "a", 1, 1, QByteArray(32, '\0') } } },
            ManifestError::DirectoryWithContent);
        row("single file of none", { .kind = 1, .name = "a" }, ManifestError::WrongEntryCount);
        row("single file of two", { .kind = 1, .name = "a", .entries = { { "a" }, { "b" } } },
            ManifestError::WrongEntryCount);
        row("single file, other name", { .kind = 1, .name = "a", .entries = { { "b" } } },
            ManifestError::WrongEntryCount);
        Raw counted { .count = 100'001 };
        QTest::newRow("too many") << counted.encode(false) << static_cast<int>(ManifestError::TooManyEntries);
        counted.count = 100'000;
        QTest::newRow("more than there are") << counted.encode(false) << static_cast<int>(ManifestError::Truncated);
    }
    void refusesLies()
    {
        QFETCH(QByteArray, encoded);
        QFETCH(int, error);
        const auto decoded = Manifest::decode(encoded);
        QVERIFY(!decoded);
        QCOMPARE(static_cast<int>(decoded.error()), error);
    }

    void refusesTooLong()
    {
        QCOMPARE(Manifest::decode(QByteArray(Manifest::MaxBytes + 1, '\1')).error(), ManifestError::TooLong);
    }

    void emptyFolderInUseIsNoConflict()
    {
        QVERIFY(Manifest::make(Manifest::Kind::Folder, name("f"), {},
                               { entry("a", 0, Manifest::Entry::Directory), entry("a/b") }));
    }
};

ALLIUM_TEST(ManifestTest)
#include "ManifestTest.moc"

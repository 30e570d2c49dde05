// SPDX-License-Identifier: GPL-3.0-or-later
// The input is a list of things done to the two files of a database, as by a failing disk or by
// somebody without the key. What is read afterwards is an earlier whole state, or a typed error.
#include "core/base/Bug.h"
#include "core/base/ByteCodec.h"
#include "core/storage/Database.h"
#include "core/storage/EncryptingVfs.h"

#include <QFile>
#include <QLoggingCategory>
#include <QTemporaryDir>

#include <algorithm>
#include <cstddef>
#include <cstdint>

using namespace allium;
using namespace allium::storage;

namespace {

constexpr int Batches = 6;
constexpr int RowsPerBatch = 8;
constexpr int BytesPerBatch = RowsPerBatch * 900;

const QTemporaryDir& folder()
{
    static const QTemporaryDir made;
    return made;
}

OpenOptions options()
{
    OpenOptions result;
    result.path = folder().filePath(QStringLiteral("fuzz.db"));
    result.fileId.data()[0] = 1;
    result.masterKey.data()[0] = 2;
    result.keyProof = KeyProof::KeyFile;
    return result;
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void setContent(const QString& path, const QByteArray& content)
{
    QFile file(path);
    ALLIUM_ASSERT(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    ALLIUM_ASSERT(file.write(content) == content.size());
}

QString logPath()
{
    return options().path + QStringLiteral("-wal");
}

struct Files {
    QByteArray database;
    QByteArray log;
};

/// Half of the batches in the file, half in the log.
const Files& original()
{
    static const Files files = [] {
        QLoggingCategory::setFilterRules(QStringLiteral("core.*=false"));
        auto db = Database::open(options());
        ALLIUM_ASSERT(db.has_value());
        ALLIUM_ASSERT((*db)->execute("CREATE TABLE t(id INTEGER PRIMARY KEY, batch INT, b BLOB);"
                                     "CREATE INDEX i ON t(batch)"));
        for (int batch = 1; batch <= Batches; ++batch) {
            const auto done = (*db)->transaction([&]() -> StorageResult<void> {
                for (int i = 0; i < RowsPerBatch; ++i)
                    ALLIUM_CHECK((*db)->run("INSERT INTO t(batch, b) VALUES(?, zeroblob(900))", batch));
                return {};
            });
            ALLIUM_ASSERT(done.has_value());
            if (batch == Batches / 2)
                ALLIUM_ASSERT((*db)->checkpoint());
        }
        return Files { contentOf(options().path), contentOf(logPath()) };
    }();
    return files;
}

void hurt(QByteArray& bytes, std::uint8_t how, std::uint32_t where, std::uint8_t what, qsizetype unit)
{
    if (bytes.isEmpty())
        return;
    const auto at = static_cast<qsizetype>(where) % bytes.size();
    const auto units = std::max<qsizetype>(1, bytes.size() / unit);
    const auto from = static_cast<qsizetype>(where) % units * unit;
    const auto length = qsizetype { what } * 16;
    const auto to = static_cast<qsizetype>(what) % units * unit;
    switch (how % 5) {
    case 0:
        bytes[at] = static_cast<char>(bytes[at] ^ what);
        break;
    case 1:
        bytes.truncate(at);
        break;
    case 2: { // one page or frame over another
        const auto piece = bytes.mid(from, unit);
        bytes.replace(to, piece.size(), piece);
        break;
    }
    case 3:
        std::fill_n(bytes.begin() + at, std::min(length, bytes.size() - at), '\0');
        break;
    default:
        bytes.append(bytes.mid(from, unit).left(length + 1));
        break;
    }
}

/// The number of whole batches found, of which those before it are all there.
StorageResult<int> readAll(Recovery& recovery)
{
    ALLIUM_TRY(auto db, Database::open(options()));
    recovery = db->recovery();
    ALLIUM_TRY(auto rows, db->prepare("SELECT batch, count(*), sum(length(b)) FROM t GROUP BY batch ORDER BY batch"));
    int batches = 0;
    while (true) {
        ALLIUM_TRY(const bool more, rows.step());
        if (!more)
            break;
        ++batches;
        ALLIUM_ASSERT(rows.integer(0) == batches && rows.integer(1) == RowsPerBatch);
        ALLIUM_ASSERT(rows.integer(2) == BytesPerBatch);
    }
    rows.reset();
    ALLIUM_CHECK(db->transaction([&] { return db->run("INSERT INTO t(batch) VALUES(?)", batches + 1); }));
    ALLIUM_CHECK(db->checkIntegrity());
    return batches;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Files files = original();
    ByteReader reader(QByteArrayView(data, static_cast<qsizetype>(std::min<std::size_t>(size, 80))));
    bool databaseTouched = false;
    while (reader.remaining() > 0) {
        const auto how = reader.number<std::uint8_t>();
        const auto where = reader.number<std::uint32_t>();
        const auto what = reader.number<std::uint8_t>();
        if (!reader.ok())
            break;
        const bool log = (how & 0x80) != 0;
        databaseTouched = databaseTouched || !log;
        hurt(log ? files.log : files.database, how & 0x7f, where, what,
             log ? FileLayout::FrameBytes : FileLayout::PageBytes);
    }
    setContent(options().path, files.database);
    setContent(logPath(), files.log);
    auto recovery = Recovery::Whole;
    const auto outcome = readAll(recovery);
    if (outcome) {
        ALLIUM_ASSERT(databaseTouched || recovery == Recovery::Whole || *outcome < Batches);
        ALLIUM_ASSERT(*outcome >= (databaseTouched ? 0 : Batches / 2) && *outcome <= Batches);
        ALLIUM_ASSERT(size != 0 || *outcome == Batches);
        return 0;
    }
    const auto kind = outcome.error().kind;
    ALLIUM_ASSERT(kind == StorageErrorKind::Damaged || kind == StorageErrorKind::Truncated);
    return 0;
}

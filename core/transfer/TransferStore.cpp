// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/TransferStore.h"

namespace allium::transfer {

using storage::Database;
using storage::StorageResult;

namespace {

/// Trees go into rows of this size, so that no row gets huge.
constexpr qsizetype TreePartBytes = 1024LL * 1024;

constexpr const char* Schema = R"sql(
CREATE TABLE share (
    content BLOB PRIMARY KEY,
    name TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    files INTEGER NOT NULL,
    folder INTEGER NOT NULL,
    created INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE share_manifest (
    content BLOB PRIMARY KEY REFERENCES share(content) ON DELETE CASCADE,
    encoded BLOB NOT NULL
);
CREATE TABLE share_file (
    content BLOB NOT NULL REFERENCES share(content) ON DELETE CASCADE,
    root BLOB NOT NULL,
    path TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    PRIMARY KEY (content, root)
) WITHOUT ROWID;
CREATE INDEX share_file_root ON share_file(root);
CREATE TABLE share_tree (
    root BLOB NOT NULL,
    part INTEGER NOT NULL,
    nodes BLOB NOT NULL,
    PRIMARY KEY (root, part)
);
CREATE TABLE transfer (
    id BLOB PRIMARY KEY,
    content BLOB NOT NULL,
    peer BLOB NOT NULL,
    name TEXT NOT NULL,
    state INTEGER NOT NULL,
    failure INTEGER NOT NULL,
    bytes_done INTEGER NOT NULL,
    bytes_total INTEGER NOT NULL,
    files INTEGER NOT NULL,
    folder INTEGER NOT NULL,
    created INTEGER NOT NULL,
    exported_to TEXT NOT NULL,
    store BLOB NOT NULL,
    store_key BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE transfer_manifest (
    id BLOB PRIMARY KEY REFERENCES transfer(id) ON DELETE CASCADE,
    encoded BLOB NOT NULL
);
CREATE TABLE transfer_bitmap (
    id BLOB PRIMARY KEY REFERENCES transfer(id) ON DELETE CASCADE,
    bits BLOB NOT NULL
);
)sql";

std::int64_t msOf(WallTime time)
{
    return time.time_since_epoch().count();
}

WallTime timeOf(std::int64_t ms)
{
    return WallTime(Milliseconds(ms));
}

template <class Fixed>
Fixed fixedOr0(const storage::Statement& row, int column)
{
    return row.fixed<Fixed>(column).value_or(Fixed {});
}

StorageResult<QByteArray> oneBlob(Database& db, QByteArrayView sql, QByteArrayView key)
{
    ALLIUM_TRY(auto rows, db.prepare(sql));
    rows.bind(key);
    ALLIUM_TRY(const bool found, rows.step());
    return found ? rows.blob(0) : QByteArray();
}

} // namespace

std::vector<storage::Migration> migrations()
{
    return { { 30, "shares and transfers", [](Database& db) { return db.execute(Schema); } },
             { 31, "shares that have no file, the most of a manifest", [](Database& db) {
                  return db.execute("CREATE TABLE share_kept (content BLOB NOT NULL REFERENCES share(content) ON DELETE CASCADE, "
                                    "sector INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (content, sector));"
                                    "ALTER TABLE transfer ADD COLUMN max_manifest INTEGER NOT NULL DEFAULT 0");
              } } };
}

StorageResult<void> TransferStore::addShare(const StoredShare& share, const QByteArray& manifest,
                                            const std::vector<HashTree>& trees, QByteArrayView kept)
{
    return m_db.transaction([&]() -> StorageResult<void> {
        const auto& info = share.info;
        ALLIUM_CHECK(removeShare(info.content));
        ALLIUM_CHECK(m_db.run("INSERT INTO share VALUES (?,?,?,?,?,?)", info.content, info.name, info.bytes,
                              info.files, info.isFolder, msOf(info.created)));
        ALLIUM_CHECK(m_db.run("INSERT INTO share_manifest VALUES (?,?)", info.content, manifest));
        for (const auto& file : share.files)
            ALLIUM_CHECK(m_db.run("INSERT OR IGNORE INTO share_file VALUES (?,?,?,?,?)", info.content, file.root, file.path,
                                  file.stamp.size, file.stamp.modifiedNs));
        for (const auto& tree : trees) {
            const QByteArrayView nodes(tree.nodes());
            for (qsizetype at = 0, part = 0; at < nodes.size(); at += TreePartBytes, ++part)
                ALLIUM_CHECK(m_db.run("INSERT OR REPLACE INTO share_tree VALUES (?,?,?)", tree.root(), part,
                                      nodes.sliced(at, std::min(TreePartBytes, nodes.size() - at))));
        }
        for (qsizetype at = 0, sector = 0; at < kept.size(); at += SectorBytes, ++sector)
            ALLIUM_CHECK(m_db.run("INSERT INTO share_kept VALUES (?,?,?)", info.content, sector,
                                  kept.sliced(at, std::min<qsizetype>(SectorBytes, kept.size() - at))));
        return {};
    });
}

StorageResult<void> TransferStore::removeShare(const wire::ContentId& content)
{
    return m_db.transaction([&]() -> StorageResult<void> {
        ALLIUM_CHECK(m_db.run("DELETE FROM share_tree WHERE root IN (SELECT root FROM share_file WHERE content = ?1) "
                              "AND root NOT IN (SELECT root FROM share_file WHERE content <> ?1)",
                              content));
        for (const auto* table : { "share_kept", "share_manifest", "share_file", "share" })
            ALLIUM_CHECK(m_db.run(QByteArray("DELETE FROM ") + table + " WHERE content = ?", content));
        return {};
    });
}

StorageResult<std::vector<StoredShare>> TransferStore::shares()
{
    std::vector<StoredShare> result;
    ALLIUM_TRY(auto rows, m_db.prepare("SELECT content, name, bytes, files, folder, created FROM share ORDER BY created"));
    while (true) {
        ALLIUM_TRY(const bool more, rows.step());
        if (!more)
            break;
        StoredShare share;
        share.info.content = fixedOr0<wire::ContentId>(rows, 0);
        share.info.name = rows.text(1);
        share.info.bytes = static_cast<std::uint64_t>(rows.integer(2));
        share.info.files = static_cast<std::uint32_t>(rows.integer(3));
        share.info.isFolder = rows.boolean(4);
        share.info.created = timeOf(rows.integer(5));
        result.push_back(std::move(share));
    }
    for (auto& share : result) {
        ALLIUM_TRY(auto files, m_db.prepare("SELECT root, path, bytes, modified FROM share_file WHERE content = ?"));
        files.bind(share.info.content);
        while (true) {
            ALLIUM_TRY(const bool more, files.step());
            if (!more)
                break;
            share.files.push_back({ fixedOr0<wire::FileRoot>(files, 0),
                                    files.text(1),
                                    { static_cast<std::uint64_t>(files.integer(2)), files.integer(3) } });
            share.info.isKept = share.files.back().path.isEmpty();
        }
    }
    return result;
}

StorageResult<QByteArray> TransferStore::shareManifest(const wire::ContentId& content)
{
    return oneBlob(m_db, "SELECT encoded FROM share_manifest WHERE content = ?", content.view());
}

StorageResult<QByteArray> TransferStore::keptSectors(const wire::ContentId& content, std::uint64_t first, std::uint64_t count)
{
    QByteArray bytes;
    ALLIUM_TRY(auto rows, m_db.prepare("SELECT bytes FROM share_kept WHERE content = ? AND sector >= ? AND sector < ? ORDER BY sector"));
    rows.bindAll(content, first, first + count);
    while (true) {
        ALLIUM_TRY(const bool more, rows.step());
        if (!more)
            return bytes;
        bytes.append(rows.blobView(0));
    }
}

StorageResult<QByteArray> TransferStore::treeNodes(const wire::FileRoot& root)
{
    QByteArray nodes;
    ALLIUM_TRY(auto rows, m_db.prepare("SELECT nodes FROM share_tree WHERE root = ? ORDER BY part"));
    rows.bind(root);
    while (true) {
        ALLIUM_TRY(const bool more, rows.step());
        if (!more)
            return nodes;
        nodes.append(rows.blobView(0));
    }
}

StorageResult<void> TransferStore::addTransfer(const StoredTransfer& transfer)
{
    const auto& info = transfer.info;
    return m_db.run("INSERT INTO transfer VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO NOTHING", info.id, info.content, info.peer,
                    info.name, static_cast<int>(info.state), static_cast<int>(info.failure), info.bytesDone,
                    info.bytesTotal, info.files, info.isFolder, msOf(info.created), info.exportedTo, transfer.store,
                    transfer.key, info.maxManifestBytes);
}

StorageResult<std::vector<StoredTransfer>> TransferStore::transfers()
{
    std::vector<StoredTransfer> result;
    ALLIUM_TRY(auto rows, m_db.prepare("SELECT id, content, peer, name, state, failure, bytes_done, bytes_total, "
                                       "files, folder, created, exported_to, store, store_key, max_manifest FROM transfer "
                                       "ORDER BY created, id"));
    while (true) {
        ALLIUM_TRY(const bool more, rows.step());
        if (!more)
            return result;
        StoredTransfer transfer;
        auto& info = transfer.info;
        info.id = fixedOr0<TransferId>(rows, 0);
        info.content = fixedOr0<wire::ContentId>(rows, 1);
        info.peer = fixedOr0<wire::AccountId>(rows, 2);
        info.name = rows.text(3);
        info.state = static_cast<TransferState>(rows.integer(4));
        info.failure = static_cast<TransferFailure>(rows.integer(5));
        info.bytesDone = static_cast<std::uint64_t>(rows.integer(6));
        info.bytesTotal = static_cast<std::uint64_t>(rows.integer(7));
        info.files = static_cast<std::uint32_t>(rows.integer(8));
        info.isFolder = rows.boolean(9);
        info.created = timeOf(rows.integer(10));
        info.exportedTo = rows.text(11);
        transfer.store = fixedOr0<StoreId>(rows, 12);
        auto key = StoreKey::from(rows.secret(13));
        if (!key)
            return fail(storage::StorageError { storage::StorageErrorKind::Damaged, "store key" });
        transfer.key = std::move(*key);
        info.maxManifestBytes = static_cast<std::uint64_t>(rows.integer(14));
        result.push_back(std::move(transfer));
    }
}

StorageResult<void> TransferStore::updateTransfer(const TransferInfo& info)
{
    return m_db.run("UPDATE transfer SET name = ?, state = ?, failure = ?, bytes_total = ?, files = ?, folder = ?, "
                    "exported_to = ?, peer = ?, max_manifest = ? WHERE id = ?",
                    info.name, static_cast<int>(info.state), static_cast<int>(info.failure), info.bytesTotal,
                    info.files, info.isFolder, info.exportedTo, info.peer, info.maxManifestBytes, info.id);
}

StorageResult<void> TransferStore::setManifest(const TransferId& id, const QByteArray& manifest)
{
    return m_db.run("INSERT OR REPLACE INTO transfer_manifest VALUES (?,?)", id, manifest);
}

StorageResult<QByteArray> TransferStore::manifest(const TransferId& id)
{
    return oneBlob(m_db, "SELECT encoded FROM transfer_manifest WHERE id = ?", id.view());
}

StorageResult<void> TransferStore::setBitmap(const TransferId& id, const QByteArray& bitmap, std::uint64_t bytesDone)
{
    return m_db.transaction([&]() -> StorageResult<void> {
        ALLIUM_CHECK(m_db.run("INSERT OR REPLACE INTO transfer_bitmap VALUES (?,?)", id, bitmap));
        return m_db.run("UPDATE transfer SET bytes_done = ? WHERE id = ?", bytesDone, id);
    });
}

StorageResult<QByteArray> TransferStore::bitmap(const TransferId& id)
{
    return oneBlob(m_db, "SELECT bits FROM transfer_bitmap WHERE id = ?", id.view());
}

StorageResult<void> TransferStore::eraseContent(const TransferId& id, const StoreId& store, const StoreKey& key)
{
    return m_db.transaction([&]() -> StorageResult<void> {
        ALLIUM_CHECK(m_db.run("DELETE FROM transfer_manifest WHERE id = ?", id));
        ALLIUM_CHECK(m_db.run("DELETE FROM transfer_bitmap WHERE id = ?", id));
        return m_db.run("UPDATE transfer SET store = ?, store_key = ?, bytes_done = 0 WHERE id = ?", store, key, id);
    });
}

StorageResult<void> TransferStore::removeTransfer(const TransferId& id)
{
    return m_db.transaction([&]() -> StorageResult<void> {
        for (const auto* table : { "transfer_manifest", "transfer_bitmap", "transfer" })
            ALLIUM_CHECK(m_db.run(QByteArray("DELETE FROM ") + table + " WHERE id = ?", id));
        return {};
    });
}

} // namespace allium::transfer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/Database.h"
#include "core/storage/Migration.h"
#include "core/transfer/BlockStore.h"
#include "core/transfer/DiskFile.h"
#include "core/transfer/HashTree.h"
#include "core/transfer/TransferTypes.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace allium::transfer {

/// The tables of this folder, to be merged with those of the others; core/storage/SCHEMA.md.
std::vector<storage::Migration> migrations();

/// Where one file of a share lies and how it looked when it was hashed.
struct SharedFile {
    wire::FileRoot root;
    QString path; ///< empty: its bytes are kept in the database
    FileStamp stamp;
};

struct StoredShare {
    ShareInfo info;
    std::vector<SharedFile> files; ///< each root once
};

/// A download as stored. Key and ids are made with it; the manifest and bitmap come later.
struct StoredTransfer {
    TransferInfo info;
    StoreId store;
    StoreKey key;

    StoredTransfer clone() const { return { info, store, key.clone() }; }
};

/// SQL for shares and downloads. Stateless; on the database thread.
class TransferStore {
public:
    explicit TransferStore(storage::Database& database)
        : m_db(database)
    {
    }

    /// `trees` of files over one sector; `kept`: the bytes of a share of one file that has no path. Replaces a
    /// share of the same content.
    storage::StorageResult<void> addShare(const StoredShare& share, const QByteArray& manifest,
                                          const std::vector<HashTree>& trees, QByteArrayView kept = {});
    /// Sectors of what is kept, as one; shorter than asked for when they are not there.
    storage::StorageResult<QByteArray> keptSectors(const wire::ContentId& content, std::uint64_t first, std::uint64_t count);
    storage::StorageResult<void> removeShare(const wire::ContentId& content);
    storage::StorageResult<std::vector<StoredShare>> shares();
    storage::StorageResult<QByteArray> shareManifest(const wire::ContentId& content); ///< empty: none
    storage::StorageResult<QByteArray> treeNodes(const wire::FileRoot& root); ///< empty: none

    /// Nothing happens when it is there.
    storage::StorageResult<void> addTransfer(const StoredTransfer& transfer);
    storage::StorageResult<std::vector<StoredTransfer>> transfers();
    /// State, failure, name, sizes and where it was exported to.
    storage::StorageResult<void> updateTransfer(const TransferInfo& info);
    storage::StorageResult<void> setManifest(const TransferId& id, const QByteArray& manifest);
    storage::StorageResult<QByteArray> manifest(const TransferId& id); ///< empty: none yet
    /// After the data it claims has been synced, never before.
    storage::StorageResult<void> setBitmap(const TransferId& id, const QByteArray& bitmap, std::uint64_t bytesDone);
    storage::StorageResult<QByteArray> bitmap(const TransferId& id); ///< empty: none yet
    /// Key, manifest and bitmap are erased; another store id and key take their place.
    storage::StorageResult<void> eraseContent(const TransferId& id, const StoreId& store, const StoreKey& key);
    storage::StorageResult<void> removeTransfer(const TransferId& id);

private:
    storage::Database& m_db;
};

} // namespace allium::transfer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/Aead.h"
#include "core/transfer/ContentLayout.h"
#include "core/transfer/DiskFile.h"

#include <QString>

#include <functional>
#include <memory>

namespace allium::transfer {

struct StoreKeyTag;
struct StoreIdTag;
/// Key of one stored content; random, kept in the encrypted database. Erasing it deletes the content.
using StoreKey = crypto::SecretBytes<StoreKeyTag, 32>;
/// Names the file on disk: random, so that a name says nothing about what is in it.
using StoreId = FixedBytes<StoreIdTag, 16>;

/// Received data at rest: each sector sealed with XChaCha20-Poly1305, nonce and associated data made
/// from key and position (FORMAT in PROTOCOL.md, "At rest"). Contents never change and only verified
/// sectors come here, so no nonce ever covers two plaintexts.
///
/// Belongs to the disk executor; reading may happen on several threads at once. What write() took
/// is safe from a power cut after sync() only: the bitmap in the database must follow, not lead.
class SectorFile {
public:
    SectorFile(std::unique_ptr<DiskFile> file, const StoreKey& key, std::shared_ptr<const ContentLayout> layout);

    const ContentLayout& layout() const { return *m_layout; }
    DiskResult<void> write(SectorIndex sector, QByteArrayView plain);
    DiskResult<QByteArray> read(SectorIndex sector) const;
    /// Any bytes of one file, as far as its sectors are there.
    DiskResult<QByteArray> readRange(std::size_t file, std::uint64_t offset, qsizetype size) const;
    DiskResult<void> sync() { return m_file->syncData(); }

private:
    crypto::XNonce nonceOf(SectorIndex sector) const;

    std::unique_ptr<DiskFile> m_file;
    crypto::AeadKey m_sealKey;
    crypto::Secret m_nonceKey;
    std::shared_ptr<const ContentLayout> m_layout;
};

/// The folder in which contents lie: <aa>/<id>.part while they arrive, <aa>/<id>.dat when they are
/// complete and checked. Stateless but for the path; use it on the disk executor.
class BlockStore {
public:
    explicit BlockStore(QString folder)
        : m_folder(std::move(folder))
    {
    }

    /// Full when the volume lacks `layout.storeBytes()` and 5 % more.
    DiskResult<std::shared_ptr<SectorFile>> create(const StoreId& id, const StoreKey& key,
                                                   std::shared_ptr<const ContentLayout> layout) const;
    /// The .part or, when there is none, the .dat.
    DiskResult<std::shared_ptr<SectorFile>> open(const StoreId& id, const StoreKey& key,
                                                 std::shared_ptr<const ContentLayout> layout) const;
    /// Makes the .part a .dat for good. The caller has checked and synced it.
    DiskResult<void> finish(const StoreId& id) const;
    /// Fine when there is nothing.
    DiskResult<void> remove(const StoreId& id) const;

private:
    DiskResult<Folder> shelf(const StoreId& id) const;

    QString m_folder;
};

/// Reads every sector again and compares each file with its root. Says false to `goOn(bytes done)`
/// to stop with Cancelled. Returns the sectors that are not good.
DiskResult<std::vector<SectorIndex>> checkContent(const SectorFile& file,
                                                  const std::function<bool(std::uint64_t)>& goOn);

} // namespace allium::transfer

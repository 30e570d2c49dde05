// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/TransferStore.h"
#include "core/transfer/UploadCore.h"

#include <QHash>
#include <QList>

#include <list>

namespace allium::transfer {

/// Leaves of one file as somebody asked for them, read and checked. For the disk executor.
Result<ReadLeaves, NackReason> readLeaves(const SharedFile& file, const HashTree& tree,
                                          const UploadCore::ReadRange& request);
/// The whole sectors around the leaves that are asked for; the last of a file may be short.
struct SectorSpan {
    std::uint64_t first = 0;
    std::uint64_t count = 0;

    static SectorSpan around(const LeafRange& leaves);
};
/// The same from these sectors, wherever they were read.
Result<ReadLeaves, NackReason> leavesOf(QByteArrayView sectors, const HashTree& tree, const UploadCore::ReadRange& request);

/// What we share, in memory: which content has which files, and where they lie. Node thread.
class ShareLibrary final : public ShareCatalog {
public:
    void add(const StoredShare& share);
    bool remove(const wire::ContentId& content);
    std::shared_ptr<const SharedContent> find(const wire::ContentId& content) const override;
    std::optional<SharedFile> fileOf(const wire::ContentId& content, const wire::FileRoot& root) const;
    std::optional<ShareInfo> infoOf(const wire::ContentId& content) const;
    QList<ShareInfo> all() const; ///< oldest first

private:
    struct Item {
        ShareInfo info;
        std::shared_ptr<const SharedContent> content;
        QHash<wire::FileRoot, SharedFile> files;
    };

    QHash<wire::ContentId, Item> m_items;
};

/// The hash trees used last, up to 64 MiB of them (64 GiB of files).
class TreeCache {
public:
    static constexpr qsizetype MaxBytes = 64LL * 1024 * 1024;

    std::shared_ptr<const HashTree> find(const wire::FileRoot& root);
    void insert(std::shared_ptr<const HashTree> tree);

private:
    std::list<std::shared_ptr<const HashTree>> m_recent; ///< used last first
    qsizetype m_bytes = 0;
};

} // namespace allium::transfer

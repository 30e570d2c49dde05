// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/Manifest.h"
#include "core/transfer/TransferStore.h"

#include <QStringList>

#include <vector>

namespace allium::transfer {

/// What sharing something needs: the manifest, where its files lie, and their trees.
struct IndexedShare {
    std::optional<Manifest> manifest; ///< always there; Manifest has no empty state
    QByteArray encoded;
    StoredShare share; ///< `created` is for the caller
    std::vector<HashTree> trees; ///< of files over one sector
    QByteArray kept; ///< of what has no file
};

/// Reads and hashes files and folders where they lie. Blocks for as long as that takes: for the
/// bulk executor. Links inside folders are never followed, they and other special files are counted
/// as skipped; one that is named itself is, because somebody chose it. Names that are not safe
/// everywhere are shared under the nearest safe name.
class ShareIndexer {
public:
    /// `name` for several paths together; one path keeps its own.
    static Result<IndexedShare, ShareError> index(const QStringList& paths, const QString& name, Progress& progress);

    /// What is kept with a share takes its place in the database.
    static constexpr qsizetype MaxKeptBytes = 32LL * 1024 * 1024;
    /// Of bytes that lie in no file, such as a picture that was pasted: one file called `name`.
    static Result<IndexedShare, ShareError> indexBytes(const QByteArray& bytes, const QString& name, Progress& progress);

private:
    struct Found {
        QString path;
        std::vector<FileName> parts;
        bool isDirectory = false;
    };

    explicit ShareIndexer(Progress& progress)
        : m_progress(progress)
    {
    }
    Result<void, ShareError> collect(const QString& folder, const std::vector<FileName>& parts);
    Result<void, ShareError> add(const QString& path, std::vector<FileName> parts, std::uint64_t bytes);
    Result<void, ShareError> hashFile(const Found& found);
    Result<IndexedShare, ShareError> finish(Manifest::Kind kind, const FileName& title);

    Progress& m_progress;
    std::vector<Found> m_found;
    std::vector<Manifest::Entry> m_entries;
    IndexedShare m_result;
};

} // namespace allium::transfer

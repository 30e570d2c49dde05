// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/ShareIndexer.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>
#include <QSet>

#include <algorithm>

namespace allium::transfer {

namespace {

constexpr qsizetype ReadBytes = 256LL * 1024;

ShareError shareErrorOf(DiskError error)
{
    switch (error) {
    case DiskError::NotFound:
        return ShareError::NotFound;
    case DiskError::NotAllowed:
        return ShareError::NotAllowed;
    case DiskError::NotAFile:
        return ShareError::NotAFile;
    case DiskError::TooShort:
    case DiskError::Changed:
        return ShareError::ChangedMeanwhile;
    default:
        return ShareError::ReadFailed;
    }
}

ShareError shareErrorOf(ManifestError error)
{
    switch (error) {
    case ManifestError::TooManyEntries:
    case ManifestError::TooLong:
        return ShareError::TooManyFiles;
    case ManifestError::FileTooLarge:
        return ShareError::TooLarge;
    default:
        return ShareError::ReadFailed; // names were made safe before
    }
}

/// Safe names of one folder's children, none equal to another where case does not count.
class SafeNames {
public:
    FileName take(const QString& local)
    {
        const auto wanted = FileName::sanitized(local);
        auto name = wanted;
        for (int number = 2; m_taken.contains(name.folded()); ++number)
            name = wanted.numbered(number);
        m_taken.insert(name.folded());
        return name;
    }

private:
    QSet<QByteArray> m_taken;
};

bool isSpecial(const QFileInfo& info)
{
    return info.isSymLink() || (!info.isFile() && !info.isDir());
}

} // namespace

Result<IndexedShare, ShareError> ShareIndexer::index(const QStringList& paths, const QString& name,
                                                     Progress& progress)
{
    if (paths.isEmpty())
        return fail(ShareError::NothingGiven);
    if (progress.cancelled) // while it waited for its turn
        return fail(ShareError::Cancelled);
    ShareIndexer indexer(progress);
    const bool alone = paths.size() == 1;
    SafeNames names;
    auto kind = Manifest::Kind::Folder;
    for (const auto& path : paths) {
        const QFileInfo info(QFileInfo(path).canonicalFilePath());
        if (!info.exists())
            return fail(ShareError::NotFound);
        if (isSpecial(info))
            return fail(ShareError::NotAFile);
        const auto own = names.take(QFileInfo(path).absoluteFilePath().section(u'/', -1, -1, QString::SectionSkipEmpty));
        if (!info.isDir()) {
            if (alone)
                kind = Manifest::Kind::File;
            ALLIUM_CHECK(indexer.add(info.filePath(), { own }, static_cast<std::uint64_t>(info.size())));
        } else {
            ALLIUM_CHECK(indexer.collect(info.filePath(), alone ? std::vector<FileName> {} : std::vector { own }));
        }
    }
    for (const auto& found : indexer.m_found)
        ALLIUM_CHECK(indexer.hashFile(found));

    const auto first = FileName::sanitized(
        QFileInfo(paths.first()).absoluteFilePath().section(u'/', -1, -1, QString::SectionSkipEmpty));
    return indexer.finish(kind, !name.isEmpty() && !alone ? FileName::sanitized(name) : first);
}

Result<IndexedShare, ShareError> ShareIndexer::indexBytes(const QByteArray& bytes, const QString& name, Progress& progress)
{
    if (bytes.isEmpty())
        return fail(ShareError::NothingGiven);
    if (bytes.size() > MaxKeptBytes)
        return fail(ShareError::TooLarge);
    ShareIndexer indexer(progress);
    const auto title = FileName::sanitized(name);
    const auto size = static_cast<std::uint64_t>(bytes.size());
    progress.total = size;
    HashTreeBuilder builder;
    builder.add(bytes);
    auto tree = builder.finish();
    progress.done = size;
    auto path = SafePath::fromParts({ title });
    if (!path)
        return fail(ShareError::ReadFailed);
    indexer.m_entries.push_back({ std::move(*path), size, tree.root(), 0 });
    indexer.m_result.share.files.push_back({ tree.root(), {}, { size, 0 } });
    indexer.m_result.share.info.isKept = true;
    indexer.m_result.kept = bytes;
    if (!tree.nodes().isEmpty())
        indexer.m_result.trees.push_back(std::move(tree));
    return indexer.finish(Manifest::Kind::File, title);
}

Result<IndexedShare, ShareError> ShareIndexer::finish(Manifest::Kind kind, const FileName& title)
{
    QByteArray mime;
    if (kind == Manifest::Kind::File)
        mime = QMimeDatabase().mimeTypeForFile(title.toString(), QMimeDatabase::MatchExtension).name().toLatin1().toLower();
    auto manifest = Manifest::make(kind, title, mime, std::move(m_entries));
    if (!manifest && manifest.error() == ManifestError::BadMime)
        return fail(ShareError::ReadFailed);
    if (!manifest)
        return fail(shareErrorOf(manifest.error()));
    auto& result = m_result;
    result.encoded = manifest->encode();
    auto& info = result.share.info;
    info.content = contentIdOf(result.encoded);
    info.name = title.toString();
    info.bytes = manifest->totalBytes;
    info.files = static_cast<std::uint32_t>(
        std::count_if(manifest->entries.begin(), manifest->entries.end(), [](const auto& e) { return !e.isDirectory(); }));
    info.isFolder = kind == Manifest::Kind::Folder;
    result.manifest = std::move(*manifest);
    return std::move(result);
}

Result<void, ShareError> ShareIndexer::add(const QString& path, std::vector<FileName> parts, std::uint64_t bytes)
{
    if (m_found.size() == Manifest::MaxEntries)
        return fail(ShareError::TooManyFiles);
    if (parts.size() > SafePath::MaxDepth)
        return fail(ShareError::TooDeep);
    m_progress.total += bytes;
    m_found.push_back({ path, std::move(parts), false });
    return {};
}

Result<void, ShareError> ShareIndexer::collect(const QString& folder, const std::vector<FileName>& parts)
{
    if (parts.size() > SafePath::MaxDepth)
        return fail(ShareError::TooDeep);
    if (!QFileInfo(folder).isReadable())
        return fail(ShareError::NotAllowed);
    const auto children = QDir(folder).entryInfoList(
        QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
    SafeNames names;
    bool isEmpty = true;
    for (const auto& child : children) {
        if (m_progress.cancelled)
            return fail(ShareError::Cancelled);
        if (isSpecial(child)) {
            ++m_result.share.info.skipped;
            continue;
        }
        isEmpty = false;
        auto below = parts;
        below.push_back(names.take(child.fileName()));
        if (child.isDir())
            ALLIUM_CHECK(collect(child.filePath(), below));
        else
            ALLIUM_CHECK(add(child.filePath(), std::move(below), static_cast<std::uint64_t>(child.size())));
    }
    if (isEmpty && !parts.empty())
        m_found.push_back({ folder, parts, true });
    return {};
}

Result<void, ShareError> ShareIndexer::hashFile(const Found& found)
{
    auto path = SafePath::fromParts(found.parts);
    if (!path)
        return fail(ShareError::TooDeep);
    if (found.isDirectory) {
        m_entries.push_back({ std::move(*path), 0, {}, Manifest::Entry::Directory });
        return {};
    }
    const QFileInfo info(found.path);
    const auto folder = Folder::open(info.path());
    if (!folder)
        return fail(shareErrorOf(folder.error()));
    const auto name = QFile::encodeName(info.fileName());
    const auto opened = folder->openStamped(name);
    if (!opened)
        return fail(shareErrorOf(opened.error()));
    const auto& [file, stamp] = *opened;
    if (stamp.size > MaxFileBytes)
        return fail(ShareError::TooLarge);
    HashTreeBuilder builder;
    while (builder.length() < stamp.size) {
        if (m_progress.cancelled)
            return fail(ShareError::Cancelled);
        const auto size = std::min<std::uint64_t>(ReadBytes, stamp.size - builder.length());
        const auto bytes = file->readAt(builder.length(), static_cast<qsizetype>(size));
        if (!bytes)
            return fail(shareErrorOf(bytes.error()));
        builder.add(*bytes);
        m_progress.done += size;
    }
    const auto after = folder->openStamped(name);
    if (!after || after->second != stamp)
        return fail(ShareError::ChangedMeanwhile);
    auto tree = builder.finish();
    m_entries.push_back({ std::move(*path), stamp.size, tree.root(), 0 });
    m_result.share.files.push_back({ tree.root(), found.path, stamp });
    if (!tree.nodes().isEmpty())
        m_result.trees.push_back(std::move(tree));
    return {};
}

} // namespace allium::transfer

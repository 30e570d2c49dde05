// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/ShareLibrary.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace allium::transfer {

Result<ReadLeaves, NackReason> readLeaves(const SharedFile& file, const HashTree& tree,
                                          const UploadCore::ReadRange& request)
{
    const QFileInfo info(file.path);
    const auto folder = Folder::open(info.path());
    if (!folder)
        return fail(NackReason::ReadError);
    const auto opened = folder->openStamped(QFile::encodeName(info.fileName()));
    if (!opened)
        return fail(NackReason::ReadError);
    // Another size is another file. Another time may be a touch: the hashes below decide.
    if (opened->second.size != request.length)
        return fail(NackReason::SourceChanged);
    const auto span = SectorSpan::around(request.part);
    const auto first = span.first * SectorBytes;
    const auto end = std::min<std::uint64_t>(first + span.count * SectorBytes, request.length);
    const auto sectors = opened->first->readAt(first, static_cast<qsizetype>(end - first));
    if (!sectors)
        return fail(sectors.error() == DiskError::TooShort ? NackReason::SourceChanged : NackReason::ReadError);
    return leavesOf(*sectors, tree, request);
}

SectorSpan SectorSpan::around(const LeafRange& leaves)
{
    const auto first = leaves.first / LeavesPerSector;
    return { first, (leaves.end() - 1) / LeavesPerSector + 1 - first };
}

Result<ReadLeaves, NackReason> leavesOf(QByteArrayView sectors, const HashTree& tree, const UploadCore::ReadRange& request)
{
    const auto span = SectorSpan::around(request.part);
    const auto end = std::min<std::uint64_t>((span.first + span.count) * SectorBytes, request.length);
    if (static_cast<std::uint64_t>(sectors.size()) != end - span.first * SectorBytes)
        return fail(NackReason::ReadError);
    auto proofs = tree.prove(request.range, request.anchorLevel, request.part, sectors);
    if (!proofs)
        return fail(NackReason::SourceChanged);
    const auto skip = request.part.first * LeafBytes - span.first * SectorBytes;
    const auto size = std::min(request.part.end() * LeafBytes, request.length) - request.part.first * LeafBytes;
    return ReadLeaves { sectors.sliced(static_cast<qsizetype>(skip), static_cast<qsizetype>(size)).toByteArray(), std::move(*proofs) };
}

void ShareLibrary::add(const StoredShare& share)
{
    Item item;
    item.info = share.info;
    auto content = std::make_shared<SharedContent>();
    content->content = share.info.content;
    for (const auto& file : share.files) {
        content->files.emplace(file.root, file.stamp.size);
        item.files.insert(file.root, file);
    }
    item.content = content;
    m_items.insert(share.info.content, item);
}

bool ShareLibrary::remove(const wire::ContentId& content)
{
    return m_items.remove(content) > 0;
}

std::shared_ptr<const SharedContent> ShareLibrary::find(const wire::ContentId& content) const
{
    const auto found = m_items.constFind(content);
    return found == m_items.constEnd() ? nullptr : found->content;
}

std::optional<SharedFile> ShareLibrary::fileOf(const wire::ContentId& content, const wire::FileRoot& root) const
{
    const auto item = m_items.constFind(content);
    if (item == m_items.constEnd())
        return std::nullopt;
    const auto file = item->files.constFind(root);
    return file == item->files.constEnd() ? std::nullopt : std::optional(*file);
}

std::optional<ShareInfo> ShareLibrary::infoOf(const wire::ContentId& content) const
{
    const auto found = m_items.constFind(content);
    return found == m_items.constEnd() ? std::nullopt : std::optional(found->info);
}

QList<ShareInfo> ShareLibrary::all() const
{
    QList<ShareInfo> infos;
    for (const auto& item : m_items)
        infos.append(item.info);
    std::sort(infos.begin(), infos.end(), [](const auto& a, const auto& b) {
        return std::pair(a.created, a.content) < std::pair(b.created, b.content);
    });
    return infos;
}

std::shared_ptr<const HashTree> TreeCache::find(const wire::FileRoot& root)
{
    const auto found = std::find_if(m_recent.begin(), m_recent.end(), [&](const auto& tree) { return tree->root() == root; });
    if (found == m_recent.end())
        return nullptr;
    m_recent.splice(m_recent.begin(), m_recent, found);
    return m_recent.front();
}

void TreeCache::insert(std::shared_ptr<const HashTree> tree)
{
    m_bytes += tree->nodes().size();
    m_recent.push_front(std::move(tree));
    while (m_bytes > MaxBytes && m_recent.size() > 1) {
        m_bytes -= m_recent.back()->nodes().size();
        m_recent.pop_back();
    }
}

} // namespace allium::transfer

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/BlockStore.h"

#include "core/base/ByteCodec.h"
#include "core/crypto/Hash.h"

#include <QDir>

#include <algorithm>

namespace allium::transfer {

namespace {

QByteArray partName(const StoreId& id)
{
    return id.toHex() + ".part";
}

QByteArray finalName(const StoreId& id)
{
    return id.toHex() + ".dat";
}

} // namespace

SectorFile::SectorFile(std::unique_ptr<DiskFile> file, const StoreKey& key,
                       std::shared_ptr<const ContentLayout> layout)
    : m_file(std::move(file))
    , m_sealKey(*crypto::AeadKey::from(crypto::deriveKey(key.secret(), "allium store seal 1")))
    , m_nonceKey(crypto::deriveKey(key.secret(), "allium store nonce 1"))
    , m_layout(std::move(layout))
{
}

crypto::XNonce SectorFile::nonceOf(SectorIndex sector) const
{
    const auto number = ByteWriter().number(sector.value).bytes();
    const auto hash = crypto::hash("allium store nonce 1", { m_nonceKey.view(), number });
    return *crypto::XNonce::from(hash.view().first(crypto::XNonce::SizeBytes));
}

DiskResult<void> SectorFile::write(SectorIndex sector, QByteArrayView plain)
{
    const auto number = ByteWriter().number(sector.value).bytes();
    return m_file->writeAt(m_layout->storeOffset(sector), crypto::seal(m_sealKey, nonceOf(sector), plain, number));
}

DiskResult<QByteArray> SectorFile::read(SectorIndex sector) const
{
    const auto size = m_layout->sectorBytes(sector) + ContentLayout::SectorOverhead;
    ALLIUM_TRY(const auto sealed, m_file->readAt(m_layout->storeOffset(sector), static_cast<qsizetype>(size)));
    const auto number = ByteWriter().number(sector.value).bytes();
    auto plain = crypto::open(m_sealKey, nonceOf(sector), sealed, number);
    if (!plain)
        return fail(DiskError::Damaged);
    return std::move(*plain);
}

DiskResult<QByteArray> SectorFile::readRange(std::size_t file, std::uint64_t offset, qsizetype size) const
{
    const auto& entry = m_layout->files()[file];
    if (size < 0 || offset > entry.shape.length()
        || static_cast<std::uint64_t>(size) > entry.shape.length() - offset)
        return fail(DiskError::TooShort);
    QByteArray bytes;
    bytes.reserve(size);
    while (bytes.size() < size) {
        const auto at = offset + static_cast<std::uint64_t>(bytes.size());
        ALLIUM_TRY(const auto sector, read({ entry.firstSector + at / SectorBytes }));
        const auto start = static_cast<qsizetype>(at % SectorBytes);
        bytes.append(QByteArrayView(sector).sliced(start).first(std::min(sector.size() - start, size - bytes.size())));
    }
    return bytes;
}

DiskResult<Folder> BlockStore::shelf(const StoreId& id) const
{
    if (!QDir().mkpath(m_folder))
        return fail(DiskError::NotAllowed);
    ALLIUM_TRY(const auto folder, Folder::open(m_folder));
    return folder.makeFolder(id.toHex().left(2));
}

DiskResult<std::shared_ptr<SectorFile>> BlockStore::create(const StoreId& id, const StoreKey& key,
                                                           std::shared_ptr<const ContentLayout> layout) const
{
    ALLIUM_TRY(const auto folder, shelf(id));
    ALLIUM_TRY(const auto free, folder.freeBytes());
    if (free < layout->storeBytes() + layout->storeBytes() / 20)
        return fail(DiskError::Full);
    ALLIUM_TRY(auto file, folder.createFile(partName(id), false));
    ALLIUM_CHECK(folder.sync());
    ALLIUM_TRY(const auto parent, Folder::open(m_folder)); // the shelf may be new as well
    ALLIUM_CHECK(parent.sync());
    return std::make_shared<SectorFile>(std::move(file), key, std::move(layout));
}

DiskResult<std::shared_ptr<SectorFile>> BlockStore::open(const StoreId& id, const StoreKey& key,
                                                         std::shared_ptr<const ContentLayout> layout) const
{
    ALLIUM_TRY(const auto folder, shelf(id));
    auto file = folder.openFile(partName(id), true);
    if (!file && file.error() == DiskError::NotFound)
        file = folder.openFile(finalName(id), false);
    if (!file)
        return fail(file.error());
    return std::make_shared<SectorFile>(std::move(*file), key, std::move(layout));
}

DiskResult<void> BlockStore::finish(const StoreId& id) const
{
    ALLIUM_TRY(const auto folder, shelf(id));
    const auto renamed = folder.rename(partName(id), finalName(id));
    if (!renamed && renamed.error() != DiskError::NotFound) // found: done before a crash
        return renamed;
    return folder.sync();
}

DiskResult<void> BlockStore::remove(const StoreId& id) const
{
    ALLIUM_TRY(const auto folder, shelf(id));
    for (const auto& name : { partName(id), finalName(id) }) {
        const auto removed = folder.remove(name);
        if (!removed && removed.error() != DiskError::NotFound)
            return removed;
    }
    return {};
}

DiskResult<std::vector<SectorIndex>> checkContent(const SectorFile& file,
                                                  const std::function<bool(std::uint64_t)>& goOn)
{
    std::vector<SectorIndex> bad;
    std::uint64_t done = 0;
    const auto& layout = file.layout();
    for (const auto& entry : layout.files()) {
        HashTreeBuilder builder;
        std::vector<SectorIndex> unreadable;
        for (std::uint64_t i = 0; i < entry.shape.sectors(); ++i) {
            const SectorIndex sector { entry.firstSector + i };
            const auto plain = file.read(sector);
            if (!plain && plain.error() != DiskError::Damaged && plain.error() != DiskError::TooShort)
                return fail(plain.error());
            if (plain)
                builder.add(*plain);
            else
                unreadable.push_back(sector);
            done += layout.sectorBytes(sector);
            if (!goOn(done))
                return fail(DiskError::Cancelled);
        }
        if (unreadable.empty() && builder.finish().root() != entry.root) {
            // Sealed by us and yet not the file: which sector lies cannot be told, so all are fetched anew.
            for (std::uint64_t i = 0; i < entry.shape.sectors(); ++i)
                unreadable.push_back({ entry.firstSector + i });
        }
        bad.insert(bad.end(), unreadable.begin(), unreadable.end());
    }
    return bad;
}

} // namespace allium::transfer

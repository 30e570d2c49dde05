// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/ContentLayout.h"

#include <QHash>

#include <algorithm>
#include <bit>

namespace allium::transfer {

ContentLayout::ContentLayout(const Manifest& manifest)
{
    QHash<std::pair<wire::FileRoot, std::uint64_t>, std::size_t> known;
    m_entryFiles.reserve(manifest.entries.size());
    for (const auto& entry : manifest.entries) {
        if (entry.isDirectory()) {
            m_entryFiles.emplace_back();
            continue;
        }
        const std::pair key { entry.root, entry.size };
        if (const auto found = known.constFind(key); found != known.constEnd()) {
            m_entryFiles.emplace_back(*found);
            continue;
        }
        const File file { entry.root, TreeShape(entry.size), m_sectors, m_storeBytes };
        known.insert(key, m_files.size());
        m_entryFiles.emplace_back(m_files.size());
        m_sectors += file.shape.sectors();
        m_bytes += entry.size;
        m_storeBytes += entry.size + file.shape.sectors() * SectorOverhead;
        m_files.push_back(file);
    }
}

std::size_t ContentLayout::fileAt(SectorIndex sector) const
{
    // The last file that starts at or before the sector: empty files start where the next one does.
    const auto after = std::upper_bound(m_files.begin(), m_files.end(), sector.value,
                                        [](std::uint64_t value, const File& file) { return value < file.firstSector; });
    auto index = static_cast<std::size_t>(after - m_files.begin()) - 1;
    while (m_files[index].shape.sectors() == 0)
        --index;
    return index;
}

std::uint32_t ContentLayout::sectorBytes(SectorIndex sector) const
{
    const auto& file = m_files[fileAt(sector)];
    return file.shape.sectorBytes(sector.value - file.firstSector);
}

std::uint64_t ContentLayout::storeOffset(SectorIndex sector) const
{
    const auto& file = m_files[fileAt(sector)];
    return file.storeOffset + (sector.value - file.firstSector) * (SectorBytes + SectorOverhead);
}

LeafRange ContentLayout::leavesOf(SectorIndex first, std::uint64_t count) const
{
    const auto& file = m_files[fileAt(first)];
    const auto firstLeaf = (first.value - file.firstSector) * LeavesPerSector;
    const auto end = std::min(firstLeaf + count * LeavesPerSector, file.shape.leaves());
    return { firstLeaf, static_cast<std::uint32_t>(end - firstLeaf) };
}

SectorMap::SectorMap(std::uint64_t sectors)
    : m_size(sectors)
    , m_words((sectors + 63) / 64)
{
}

std::optional<SectorMap> SectorMap::fromBytes(QByteArrayView bytes, std::uint64_t sectors)
{
    if (bytes.size() != static_cast<qsizetype>((sectors + 7) / 8))
        return std::nullopt;
    SectorMap map(sectors);
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const auto byte = static_cast<std::uint8_t>(bytes[i]);
        map.m_words[static_cast<std::size_t>(i) / 8] |= std::uint64_t { byte } << (8 * (i % 8));
        map.m_count += static_cast<std::uint64_t>(std::popcount(byte));
    }
    if (sectors % 64 != 0 && (map.m_words.back() >> (sectors % 64)) != 0)
        return std::nullopt;
    return map;
}

QByteArray SectorMap::toBytes() const
{
    QByteArray bytes(static_cast<qsizetype>((m_size + 7) / 8), '\0');
    for (qsizetype i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>(m_words[static_cast<std::size_t>(i) / 8] >> (8 * (i % 8)));
    return bytes;
}

void SectorMap::set(SectorIndex sector)
{
    auto& word = m_words[sector.value / 64];
    const auto bit = std::uint64_t { 1 } << (sector.value % 64);
    m_count += (word & bit) == 0 ? 1U : 0U;
    word |= bit;
}

void SectorMap::clear(SectorIndex sector)
{
    auto& word = m_words[sector.value / 64];
    const auto bit = std::uint64_t { 1 } << (sector.value % 64);
    m_count -= (word & bit) != 0 ? 1U : 0U;
    word &= ~bit;
}

std::uint64_t SectorMap::firstInNeither(const SectorMap& a, const SectorMap& b, std::uint64_t from)
{
    for (auto word = from / 64; word < a.m_words.size(); ++word) {
        auto free = ~(a.m_words[word] | b.m_words[word]);
        if (word == from / 64)
            free &= ~std::uint64_t { 0 } << (from % 64);
        if (free != 0)
            return std::min(a.m_size, word * 64 + static_cast<std::uint64_t>(std::countr_zero(free)));
    }
    return a.m_size;
}

} // namespace allium::transfer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/Manifest.h"

#include <optional>
#include <vector>

namespace allium::transfer {

struct SectorTag;
/// Counts through all files of one content, in manifest order.
using SectorIndex = StrongNumber<SectorTag>;

/// A content as one run of sectors: what the picker, the bitmap and the block store count in. Each
/// file starts with a sector of its own; a file that the manifest names twice is there once.
/// Immutable.
class ContentLayout {
public:
    struct File {
        wire::FileRoot root;
        TreeShape shape;
        std::uint64_t firstSector = 0;
        std::uint64_t storeOffset = 0; ///< of its first sector in the block store's file
    };
    /// What each sector takes on top of its data at rest: the tag.
    static constexpr std::uint64_t SectorOverhead = 16;

    explicit ContentLayout(const Manifest& manifest);

    std::uint64_t sectors() const { return m_sectors; }
    std::uint64_t uniqueBytes() const { return m_bytes; } ///< to fetch
    std::uint64_t storeBytes() const { return m_storeBytes; } ///< to keep
    const std::vector<File>& files() const { return m_files; }
    /// The file of manifest entry `entry`; nothing for empty folders.
    std::optional<std::size_t> fileOfEntry(std::size_t entry) const { return m_entryFiles[entry]; }
    std::size_t fileAt(SectorIndex sector) const;
    std::uint32_t sectorBytes(SectorIndex sector) const;
    std::uint64_t storeOffset(SectorIndex sector) const;
    /// Leaves of `count` sectors of one file.
    LeafRange leavesOf(SectorIndex first, std::uint64_t count) const;

private:
    std::vector<File> m_files;
    std::vector<std::optional<std::size_t>> m_entryFiles;
    std::uint64_t m_sectors = 0;
    std::uint64_t m_bytes = 0;
    std::uint64_t m_storeBytes = 0;
};

/// One bit per sector.
class SectorMap {
public:
    SectorMap() = default;
    explicit SectorMap(std::uint64_t sectors);
    /// Nothing unless `bytes` is exactly as long as `sectors` need and the unused bits are zero.
    static std::optional<SectorMap> fromBytes(QByteArrayView bytes, std::uint64_t sectors);
    QByteArray toBytes() const;

    std::uint64_t size() const { return m_size; }
    std::uint64_t count() const { return m_count; }
    bool isFull() const { return m_count == m_size; }
    bool contains(SectorIndex sector) const { return (m_words[sector.value / 64] >> (sector.value % 64) & 1U) != 0; }
    void set(SectorIndex sector);
    void clear(SectorIndex sector);
    /// The first sector not before `from` that is in neither map; size() when there is none.
    static std::uint64_t firstInNeither(const SectorMap& a, const SectorMap& b, std::uint64_t from);

    friend bool operator==(const SectorMap&, const SectorMap&) = default;

private:
    std::uint64_t m_size = 0;
    std::uint64_t m_count = 0;
    std::vector<std::uint64_t> m_words;
};

} // namespace allium::transfer

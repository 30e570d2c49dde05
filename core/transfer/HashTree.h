// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/Hash.h"
#include "core/wire/Ids.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace allium::transfer {

/// What a hash covers, what a frame carries.
constexpr std::uint32_t LeafBytes = 16 * 1024;
/// Four leaves: the smallest request, one sector of the block store, the lowest level a HashTree keeps.
constexpr std::uint32_t SectorBytes = 64 * 1024;
constexpr std::uint32_t LeavesPerSector = SectorBytes / LeafBytes;
constexpr unsigned SectorLevel = 2;
/// One pebibyte; what a manifest may claim for one file.
constexpr std::uint64_t MaxFileBytes = std::uint64_t { 1 } << 50;

/// Consecutive leaves of one file.
struct LeafRange {
    std::uint64_t first = 0;
    std::uint32_t count = 0;

    std::uint64_t end() const { return first + count; }
    friend bool operator==(const LeafRange&, const LeafRange&) = default;
};

/// The left-complete binary tree over a file of `length` bytes (PROTOCOL.md of this folder).
/// Level 0 holds the leaves; node n of level l+1 is made of nodes 2n and 2n+1 of level l, or is
/// node 2n unchanged when that has no right neighbour.
class TreeShape {
public:
    TreeShape() = default;
    explicit TreeShape(std::uint64_t length)
        : m_length(length)
    {
    }

    std::uint64_t length() const { return m_length; }
    std::uint64_t leaves() const { return (m_length + LeafBytes - 1) / LeafBytes; }
    std::uint64_t sectors() const { return (m_length + SectorBytes - 1) / SectorBytes; }
    std::uint64_t nodesAt(unsigned level) const;
    /// The level that has one node; 0 for files of up to one leaf.
    unsigned height() const;
    /// Bytes of leaf `index`; only the last may be short.
    std::uint32_t leafBytes(std::uint64_t index) const;
    std::uint32_t sectorBytes(std::uint64_t index) const;
    bool contains(const LeafRange& range) const;
    /// How many hashes the proof of `leaf` holds when it is sent as part of `range` (see RangeVerifier).
    unsigned proofHashes(const LeafRange& range, std::uint64_t leaf, unsigned anchorLevel) const;

private:
    std::uint64_t m_length = 0;
};

crypto::Hash leafHash(QByteArrayView data);
crypto::Hash nodeHash(const crypto::Hash& left, const crypto::Hash& right);
/// Binds the length, so that a file cut at a leaf has another root. `top` is zero for no leaves.
wire::FileRoot rootHash(std::uint64_t length, const crypto::Hash& top);
/// The node above the leaves of one sector.
crypto::Hash sectorHash(QByteArrayView data);

/// The tree of one file from sectors upwards: 16 bytes for each leaf, 0.1 % of the file. The two
/// lowest levels are made from the data again when it is read, which checks it as well.
/// Immutable and so safe to share between threads.
class HashTree {
public:
    /// `nodes` as nodes() gave it. Nothing when the size is wrong or the top does not lead to `root`;
    /// levels between are trusted, because they come from our own sealed database.
    static std::optional<HashTree> fromNodes(std::uint64_t length, const wire::FileRoot& root, QByteArray nodes);
    /// From the hashes of all sectors, in order.
    static HashTree fromSectors(std::uint64_t length, QByteArray sectorHashes);

    const TreeShape& shape() const { return m_shape; }
    const wire::FileRoot& root() const { return m_root; }
    /// Level SectorLevel or higher, index below nodesAt(level).
    crypto::Hash node(unsigned level, std::uint64_t index) const;
    /// All levels from SectorLevel up, 32 bytes each node. Empty for up to one sector.
    const QByteArray& nodes() const { return m_nodes; }

    /// The proof of each leaf of `part`, lowest sibling first, as a piece of the answer to a request
    /// for `range` with a known node at `anchorLevel` (see RangeVerifier). `sectors` are the whole
    /// sectors around the part. Nothing when they don't match the tree: the file has changed since
    /// it was hashed.
    std::optional<std::vector<QByteArray>> prove(const LeafRange& range, unsigned anchorLevel,
                                                 const LeafRange& part, QByteArrayView sectors) const;
    std::optional<std::vector<QByteArray>> prove(const LeafRange& range, unsigned anchorLevel,
                                                 QByteArrayView sectors) const
    {
        return prove(range, anchorLevel, range, sectors);
    }

private:
    HashTree() = default;

    TreeShape m_shape;
    wire::FileRoot m_root;
    QByteArray m_nodes;
    std::vector<qsizetype> m_levelOffsets; ///< in m_nodes, for levels from SectorLevel up
};

/// Hashes a file as it is read, in pieces of any size. Holds one leaf and one hash per sector.
class HashTreeBuilder {
public:
    void add(QByteArrayView bytes);
    std::uint64_t length() const { return m_length; }
    HashTree finish();

private:
    void addLeaf(QByteArrayView leaf);
    void closeSector();

    std::uint64_t m_length = 0;
    QByteArray m_partial;
    std::vector<crypto::Hash> m_open; ///< leaf hashes of the sector that is not complete yet
    QByteArray m_sectors;
};

} // namespace allium::transfer

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/HashTree.h"

#include "core/base/Bug.h"
#include "core/base/ByteCodec.h"

#include <bit>

namespace allium::transfer {

namespace {

constexpr qsizetype HashBytes = crypto::Hash::SizeBytes;

crypto::Hash hashAt(const QByteArray& hashes, std::uint64_t index)
{
    return *crypto::Hash::from(QByteArrayView(hashes).sliced(static_cast<qsizetype>(index) * HashBytes, HashBytes));
}

/// The next level: pairs combined, an odd last one unchanged.
template <class Nodes>
std::vector<crypto::Hash> above(const Nodes& nodes)
{
    std::vector<crypto::Hash> result;
    result.reserve((nodes.size() + 1) / 2);
    for (std::size_t i = 0; i < nodes.size(); i += 2)
        result.push_back(i + 1 < nodes.size() ? nodeHash(nodes[i], nodes[i + 1]) : nodes[i]);
    return result;
}

} // namespace

std::uint64_t TreeShape::nodesAt(unsigned level) const
{
    const std::uint64_t width = std::uint64_t { 1 } << level;
    return (leaves() + width - 1) / width;
}

unsigned TreeShape::height() const
{
    const auto count = leaves();
    return count <= 1 ? 0U : static_cast<unsigned>(std::bit_width(count - 1));
}

std::uint32_t TreeShape::leafBytes(std::uint64_t index) const
{
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(LeafBytes, m_length - index * LeafBytes));
}

std::uint32_t TreeShape::sectorBytes(std::uint64_t index) const
{
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(SectorBytes, m_length - index * SectorBytes));
}

bool TreeShape::contains(const LeafRange& range) const
{
    return range.count > 0 && range.first < leaves() && range.count <= leaves() - range.first;
}

unsigned TreeShape::proofHashes(const LeafRange& range, std::uint64_t leaf, unsigned anchorLevel) const
{
    // A later leaf climbs only to where it is a right child: its left neighbour's proof named it.
    const unsigned top
        = leaf == range.first ? anchorLevel : std::min(anchorLevel, static_cast<unsigned>(std::countr_zero(leaf)));
    unsigned count = 0;
    for (unsigned level = 0; level < top; ++level)
        count += ((leaf >> level) ^ 1U) < nodesAt(level) ? 1U : 0U;
    return count;
}

crypto::Hash leafHash(QByteArrayView data)
{
    return crypto::personalHash("allium leaf v1", data);
}

crypto::Hash nodeHash(const crypto::Hash& left, const crypto::Hash& right)
{
    std::array<std::uint8_t, 2 * crypto::Hash::SizeBytes> both {};
    std::copy_n(left.data(), HashBytes, both.begin());
    std::copy_n(right.data(), HashBytes, both.begin() + HashBytes);
    return crypto::personalHash("allium node v1", QByteArrayView(both.data(), both.size()));
}

wire::FileRoot rootHash(std::uint64_t length, const crypto::Hash& top)
{
    const auto message = ByteWriter().number(length).raw(top.view()).bytes();
    return *wire::FileRoot::from(crypto::personalHash("allium root v1", message).view());
}

crypto::Hash sectorHash(QByteArrayView data)
{
    std::vector<crypto::Hash> nodes;
    for (qsizetype at = 0; at < data.size(); at += LeafBytes)
        nodes.push_back(leafHash(data.sliced(at, std::min<qsizetype>(LeafBytes, data.size() - at))));
    if (nodes.empty())
        return {};
    while (nodes.size() > 1)
        nodes = above(nodes);
    return nodes.front();
}

HashTree HashTree::fromSectors(std::uint64_t length, QByteArray sectorHashes)
{
    HashTree tree;
    tree.m_shape = TreeShape(length);
    ALLIUM_ASSERT(sectorHashes.size() == static_cast<qsizetype>(tree.m_shape.sectors()) * HashBytes);
    const auto sectors = tree.m_shape.sectors();
    const crypto::Hash onlySector = sectors == 0 ? crypto::Hash() : hashAt(sectorHashes, 0);
    if (sectors <= 1) {
        tree.m_root = rootHash(length, onlySector);
        return tree;
    }
    tree.m_levelOffsets.push_back(0);
    tree.m_nodes = std::move(sectorHashes);
    for (unsigned level = SectorLevel; level < tree.m_shape.height(); ++level) {
        const qsizetype offset = tree.m_nodes.size();
        for (std::uint64_t i = 0; i < tree.m_shape.nodesAt(level); i += 2) {
            const auto left = tree.node(level, i);
            const bool hasRight = i + 1 < tree.m_shape.nodesAt(level);
            tree.m_nodes.append((hasRight ? nodeHash(left, tree.node(level, i + 1)) : left).view());
        }
        tree.m_levelOffsets.push_back(offset);
    }
    tree.m_root = rootHash(length, tree.node(tree.m_shape.height(), 0));
    return tree;
}

std::optional<HashTree> HashTree::fromNodes(std::uint64_t length, const wire::FileRoot& root, QByteArray nodes)
{
    HashTree tree;
    tree.m_shape = TreeShape(length);
    tree.m_root = root;
    if (length > MaxFileBytes)
        return std::nullopt;
    if (tree.m_shape.sectors() <= 1)
        return nodes.isEmpty() ? std::optional(std::move(tree)) : std::nullopt;
    std::uint64_t total = 0;
    for (unsigned level = SectorLevel; level <= tree.m_shape.height(); ++level) {
        tree.m_levelOffsets.push_back(static_cast<qsizetype>(total) * HashBytes);
        total += tree.m_shape.nodesAt(level);
    }
    if (nodes.size() != static_cast<qsizetype>(total) * HashBytes)
        return std::nullopt;
    tree.m_nodes = std::move(nodes);
    if (rootHash(length, tree.node(tree.m_shape.height(), 0)) != root)
        return std::nullopt;
    return tree;
}

crypto::Hash HashTree::node(unsigned level, std::uint64_t index) const
{
    const qsizetype offset = m_levelOffsets[level - SectorLevel] + static_cast<qsizetype>(index) * HashBytes;
    return *crypto::Hash::from(QByteArrayView(m_nodes).sliced(offset, HashBytes));
}

std::optional<std::vector<QByteArray>> HashTree::prove(const LeafRange& range, unsigned anchorLevel,
                                                       const LeafRange& part, QByteArrayView sectors) const
{
    if (!m_shape.contains(range) || part.count == 0 || part.first < range.first || part.end() > range.end()
        || anchorLevel > m_shape.height())
        return std::nullopt;
    const std::uint64_t firstSector = part.first / LeavesPerSector;
    const std::uint64_t lastSector = (part.end() - 1) / LeavesPerSector;
    const std::uint64_t firstLeaf = firstSector * LeavesPerSector;

    // Levels 0 and 1 of these sectors, made from the data.
    std::vector<std::vector<crypto::Hash>> low(SectorLevel);
    qsizetype at = 0;
    for (auto sector = firstSector; sector <= lastSector; ++sector) {
        const qsizetype size = m_shape.sectorBytes(sector);
        if (sectors.size() - at < size)
            return std::nullopt;
        std::vector<crypto::Hash> level;
        for (qsizetype leaf = 0; leaf < size; leaf += LeafBytes)
            level.push_back(leafHash(sectors.sliced(at + leaf, std::min<qsizetype>(LeafBytes, size - leaf))));
        for (auto& nodes : low) {
            nodes.insert(nodes.end(), level.begin(), level.end());
            level = above(level);
        }
        const bool matches = m_nodes.isEmpty() ? rootHash(m_shape.length(), level.front()) == m_root
                                               : node(SectorLevel, sector) == level.front();
        if (!matches)
            return std::nullopt;
        at += size;
    }
    if (at != sectors.size())
        return std::nullopt;

    std::vector<QByteArray> proofs;
    proofs.reserve(part.count);
    for (auto leaf = part.first; leaf < part.end(); ++leaf) {
        const unsigned top = leaf == range.first
            ? anchorLevel
            : std::min(anchorLevel, static_cast<unsigned>(std::countr_zero(leaf)));
        QByteArray proof;
        for (unsigned level = 0; level < top; ++level) {
            const auto sibling = (leaf >> level) ^ 1U;
            if (sibling >= m_shape.nodesAt(level))
                continue;
            const auto hash = level < SectorLevel ? low[level][sibling - (firstLeaf >> level)] : node(level, sibling);
            proof.append(hash.view());
        }
        proofs.push_back(std::move(proof));
    }
    return proofs;
}

void HashTreeBuilder::add(QByteArrayView bytes)
{
    m_length += static_cast<std::uint64_t>(bytes.size());
    if (!m_partial.isEmpty()) {
        const auto taken = bytes.first(std::min<qsizetype>(LeafBytes - m_partial.size(), bytes.size()));
        m_partial.append(taken);
        bytes = bytes.sliced(taken.size());
        if (m_partial.size() < LeafBytes)
            return;
        addLeaf(m_partial);
        m_partial.clear();
    }
    for (; bytes.size() >= LeafBytes; bytes = bytes.sliced(LeafBytes))
        addLeaf(bytes.first(LeafBytes));
    m_partial.append(bytes);
}

void HashTreeBuilder::addLeaf(QByteArrayView leaf)
{
    m_open.push_back(leafHash(leaf));
    if (m_open.size() == LeavesPerSector)
        closeSector();
}

void HashTreeBuilder::closeSector()
{
    while (m_open.size() > 1)
        m_open = above(m_open);
    m_sectors.append(m_open.front().view());
    m_open.clear();
}

HashTree HashTreeBuilder::finish()
{
    if (!m_partial.isEmpty())
        addLeaf(m_partial);
    if (!m_open.empty())
        closeSector();
    return HashTree::fromSectors(m_length, std::move(m_sectors));
}

} // namespace allium::transfer

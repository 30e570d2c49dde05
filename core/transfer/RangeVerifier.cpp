// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/RangeVerifier.h"

namespace allium::transfer {

RangeVerifier::RangeVerifier(const TreeShape& shape, const wire::FileRoot& root, const LeafRange& range,
                             const Anchor& anchor)
    : m_shape(shape)
    , m_root(root)
    , m_range(range)
    , m_anchor(anchor)
    , m_next(range.first)
{
}

Result<void, RangeVerifier::Error> RangeVerifier::verify(std::uint64_t leaf, QByteArrayView data,
                                                         QByteArrayView proof)
{
    if (isComplete() || leaf != m_next)
        return fail(Error::OutOfOrder);
    if (data.size() != static_cast<qsizetype>(m_shape.leafBytes(leaf)))
        return fail(Error::BadLeafSize);
    constexpr qsizetype HashBytes = crypto::Hash::SizeBytes;
    if (proof.size() != static_cast<qsizetype>(m_shape.proofHashes(m_range, leaf, m_anchor.level)) * HashBytes)
        return fail(Error::BadProofLength);

    std::vector<Node> proven;
    std::vector<Node> rights;
    auto hash = leafHash(data);
    auto index = leaf;
    bool matches = false;
    for (unsigned level = 0;; ++level, index >>= 1) {
        if (level >= SectorLevel)
            proven.push_back({ level, index, hash });
        const auto& known = m_right[level];
        if (known.valid && known.index == index) {
            matches = known.hash == hash;
            break;
        }
        if (level == m_anchor.level) {
            matches = m_anchor.hash ? *m_anchor.hash == hash : rootHash(m_shape.length(), hash) == m_root;
            break;
        }
        const auto sibling = index ^ 1U;
        if (sibling >= m_shape.nodesAt(level))
            continue; // no neighbour: the node goes up unchanged
        const auto other = *crypto::Hash::from(proof.first(HashBytes));
        proof = proof.sliced(HashBytes);
        if (level >= SectorLevel)
            proven.push_back({ level, sibling, other });
        if ((index & 1U) == 0) {
            rights.push_back({ level, sibling, other });
            hash = nodeHash(hash, other);
        } else {
            hash = nodeHash(other, hash);
        }
    }
    if (!matches)
        return fail(Error::BadHash);
    for (const auto& node : rights)
        m_right[node.level] = { node.index, node.hash, true };
    m_nodes.insert(m_nodes.end(), proven.begin(), proven.end());
    ++m_next;
    return {};
}

Anchor KnownNodes::anchorFor(const LeafRange& range) const
{
    const auto last = range.end() - 1;
    for (unsigned level = SectorLevel; level <= m_shape.height(); ++level) {
        if ((range.first >> level) != (last >> level))
            continue;
        if (const auto found = m_hashes.find(key(level, range.first >> level)); found != m_hashes.end())
            return { level, found->second };
    }
    return { m_shape.height(), std::nullopt };
}

void KnownNodes::learn(const std::vector<RangeVerifier::Node>& nodes)
{
    for (const auto& node : nodes)
        m_hashes.emplace(key(node.level, node.index), node.hash);
}

void KnownNodes::sectorComplete(std::uint64_t sector)
{
    auto index = sector;
    for (unsigned level = SectorLevel; level <= m_shape.height(); ++level, index >>= 1) {
        m_complete.insert(key(level, index));
        const auto sibling = index ^ 1U;
        const bool hasSibling = sibling < m_shape.nodesAt(level);
        if (hasSibling && !m_complete.contains(key(level, sibling)))
            return;
        for (const auto node : { index, sibling }) {
            m_complete.erase(key(level, node));
            m_hashes.erase(key(level, node));
        }
    }
}

} // namespace allium::transfer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/transfer/HashTree.h"

#include <array>
#include <unordered_map>
#include <unordered_set>

namespace allium::transfer {

/// A node of the tree that the receiver holds to be true, or the file root itself (no hash).
struct Anchor {
    unsigned level = 0;
    std::optional<crypto::Hash> hash;

    friend bool operator==(const Anchor&, const Anchor&) = default;
};

/// Checks the leaves of one request as they arrive, in order. The proof of the first leaf holds its
/// siblings from level 0 up to the anchor; that of a later leaf only those right siblings which no
/// earlier proof of the request has named. So a request costs one path and at most one hash per leaf.
///
/// Holds no file data. A failed check leaves the object as it was.
class RangeVerifier {
public:
    enum class Error {
        OutOfOrder, ///< not the next leaf of the range
        BadLeafSize,
        BadProofLength,
        BadHash, ///< data, proof or the claimed length do not lead to the anchor
    };
    struct Node {
        unsigned level = 0;
        std::uint64_t index = 0;
        crypto::Hash hash;
    };

    RangeVerifier(const TreeShape& shape, const wire::FileRoot& root, const LeafRange& range, const Anchor& anchor);

    Result<void, Error> verify(std::uint64_t leaf, QByteArrayView data, QByteArrayView proof);

    std::uint64_t nextLeaf() const { return m_next; }
    bool isComplete() const { return m_next == m_range.end(); }
    /// Nodes of SectorLevel and above that are proven since the last call.
    std::vector<Node> takeNodes() { return std::exchange(m_nodes, {}); }

private:
    struct Learned {
        std::uint64_t index = 0;
        crypto::Hash hash;
        bool valid = false;
    };

    TreeShape m_shape;
    wire::FileRoot m_root;
    LeafRange m_range;
    Anchor m_anchor;
    std::uint64_t m_next;
    std::array<Learned, 64> m_right {}; ///< per level the right sibling named last
    std::vector<Node> m_nodes;
};

/// What a receiver knows of one file's tree: grows with verified leaves, shrinks as parts of the
/// file are complete, so that it stays small however large the file is.
class KnownNodes {
public:
    explicit KnownNodes(const TreeShape& shape)
        : m_shape(shape)
    {
    }

    /// The lowest known node above the whole range; otherwise the root.
    Anchor anchorFor(const LeafRange& range) const;
    void learn(const std::vector<RangeVerifier::Node>& nodes);
    /// Nothing below this sector will be asked for again.
    void sectorComplete(std::uint64_t sector);
    std::size_t size() const { return m_hashes.size(); }

private:
    static std::uint64_t key(unsigned level, std::uint64_t index) { return (std::uint64_t { level } << 56) | index; }

    TreeShape m_shape;
    std::unordered_map<std::uint64_t, crypto::Hash> m_hashes;
    std::unordered_set<std::uint64_t> m_complete; ///< complete nodes whose parent is not
};

} // namespace allium::transfer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dht/NodeInfo.h"

#include <array>
#include <optional>
#include <vector>

namespace allium::dht {

/// How we came to know a node.
enum class Provenance {
    HeardOf, ///< somebody told us, with its own signature
    Met, ///< we had a link with it, and its work was checked
};

struct ColdContact {
    NodeInfo info;
    Provenance provenance = Provenance::HeardOf;
    std::optional<WallTime> lastMet;
    int failures = 0; ///< dials in vain since we met, or heard of it last
};

/// Nodes that we have no link with: who takes over when a link breaks, where a start begins, who is told to others.
/// A few for each distance, so that their number stays small and no one corner of the key space crowds out the
/// others. What was met is never displaced by hearsay.
///
/// Invariant: an onion and an id each stand for one contact; no bucket holds more than PerBucket.
class ColdContacts {
public:
    static constexpr std::size_t PerBucket = 16;
    /// In vain after each other, then it is forgotten.
    static constexpr int MaxFailures = 5;

    explicit ColdContacts(const NodeId& self)
        : m_self(self)
    {
    }

    /// False: it is us, older than what we have, out of time, or there is no place for it.
    bool learn(const NodeInfo& info, Provenance provenance, WallTime now);
    /// Its dial failed.
    void failed(const NodeId& id);
    void forget(const NodeId& id);
    /// Those whose work has run out go.
    void expire(WallTime now);

    std::size_t size() const;
    const ColdContact* find(const NodeId& id) const;
    /// The best of a bucket first: met, few failures, seen lately.
    std::vector<ColdContact> inBucket(int bucket) const;
    std::vector<ColdContact> closest(const Key& target, std::size_t count) const;
    /// For others: any `count` of those that were there lately.
    std::vector<NodeInfo> sample(std::size_t count, WallTime now, Random& random) const;

private:
    using Bucket = std::vector<ColdContact>; ///< best first

    Bucket& bucketOf(const NodeId& id) { return m_buckets[static_cast<std::size_t>(sharedBits(id, m_self))]; }
    const ColdContact* findOnion(const crypto::OnionAddress& onion) const;
    void forgetOnion(const crypto::OnionAddress& onion, const NodeId& exceptId);
    template <class Predicate>
    void removeIf(Predicate predicate);

    NodeId m_self;
    std::array<Bucket, KeyBits> m_buckets;
};

} // namespace allium::dht

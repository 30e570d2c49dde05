// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/dht/KeySpace.h"

#include <map>
#include <optional>
#include <vector>

namespace allium::dht {

struct TableLimits {
    std::size_t perBucket = 2; ///< links that we dial for each distance
    std::size_t leaves = 4; ///< neighbours on the ring, on each side
    std::size_t links = 96; ///< in all, dialled and accepted
    std::size_t newcomersPercent = 25; ///< of the links, that may be younger than newcomerAge once there is no room
    Milliseconds newcomerAge = std::chrono::hours(1);
};

/// The links of a node, and what follows from where their other ends sit: where a message goes next, who the
/// neighbours on the ring are, where links are missing and which may go. A link stays open for hours and serves
/// both sides alike, whoever dialled: over Tor, a message on an open link costs one round trip, a new dial six.
///
/// Invariant: we ourselves are not in it; each id is in it once.
class RoutingTable {
public:
    struct Link {
        bool isDialled = false; ///< by us
        MonotonicTime since;
        MonotonicTime lastUsed;
    };
    struct Admission {
        bool isAdmitted = false;
        std::optional<NodeId> instead; ///< of this one, which has to go
    };

    explicit RoutingTable(const NodeId& self, const TableLimits& limits = {});

    const NodeId& self() const { return m_self; }
    std::size_t size() const { return m_links.size(); }
    /// False: it is there already, or it is us.
    bool add(const NodeId& id, bool isDialled, MonotonicTime now);
    bool remove(const NodeId& id);
    /// It carried something.
    void used(const NodeId& id, MonotonicTime now);
    const Link* find(const NodeId& id) const;

    /// Links by distance from the target, closest first.
    std::vector<NodeId> closest(const Key& target, std::size_t count) const;
    /// The same, of those that are closer to it than we are. Empty: a message for it has arrived.
    std::vector<NodeId> nextHops(const Key& target, std::size_t count) const;

    /// The neighbours up the ring, nearest first. With few links a node can be on both sides.
    std::vector<NodeId> successors() const;
    std::vector<NodeId> predecessors() const;
    bool isLeaf(const NodeId& id) const;
    /// Whether this one would be among the neighbours.
    bool wouldBeLeaf(const NodeId& id) const;

    /// Links that we dialled whose ends share exactly so many bits with us.
    std::size_t dialledIn(int bucket) const;
    /// Whether somebody who dials us gets a link. Neighbours on the ring always do.
    Admission admission(const NodeId& id, MonotonicTime now) const;

private:
    using Links = std::map<NodeId, Link>; ///< in ring order

    std::size_t linksIn(int bucket) const;
    std::optional<NodeId> mostExpendable(MonotonicTime now) const;
    bool isNewcomer(const Link& link, MonotonicTime now) const { return now - link.since < m_limits.newcomerAge; }
    std::vector<NodeId> sorted(std::vector<NodeId> ids, const Key& target, std::size_t count) const;

    NodeId m_self;
    TableLimits m_limits;
    Links m_links;
};

} // namespace allium::dht

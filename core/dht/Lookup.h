// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dht/Messages.h"
#include "core/dht/RoutingTable.h"

#include <map>
#include <set>

namespace allium::dht {

struct LookupLimits {
    std::size_t paths = 4; ///< at once, by as many first hops
    std::size_t retryPaths = 8; ///< once more, by any first hops, when those came to nothing
    std::size_t agreeing = 2; ///< answers after which a value that may change is believed
    Milliseconds patience = std::chrono::seconds(4); ///< for further answers after the first
    Milliseconds round = std::chrono::seconds(15); ///< for any answer
};

/// One question of ours to the network, by several ways at once, because a node on a way may be gone or drop what it
/// should pass on. Bytes nobody can fake are taken from whoever answers first; of what its owner may change, the
/// highest sequence that enough ways tell, or that came in time; providers as they come, each once. Answers that do
/// not fit the question count as none.
///
///     First round --an answer that suffices--> Done
///     First round --nothing found, or no answer in time--> Second round --…--> Done
class Lookup {
public:
    struct Path {
        Request request;
        NodeId firstHop;
    };
    enum class State { FirstRound, SecondRound, Done };

    /// For Operation::Put give `record`, whose key is the target. `wanted` providers are enough.
    Lookup(Operation operation, const Key& target, std::optional<Record> record = {}, std::optional<std::uint64_t> expected = {},
           std::size_t wanted = Reply::MaxRecords, const LookupLimits& limits = {});

    /// The paths to start now: by the closest links, in the second round by any.
    std::vector<Path> begin(const RoutingTable& table, Random& random, MonotonicTime now);
    /// False: the reply is not to one of ours.
    bool answered(const Reply& reply, MonotonicTime now);
    /// More paths, when it is time for them.
    std::vector<Path> advance(const RoutingTable& table, Random& random, MonotonicTime now);
    std::optional<MonotonicTime> nextDeadline() const;

    State state() const { return m_state; }
    /// Whether anything was found, or stored.
    bool hasSucceeded() const;
    /// Found so far: one, or providers in the order of their coming.
    const std::vector<Record>& records() const { return m_records; }
    /// Closest first.
    const std::vector<NodeInfo>& nodes() const { return m_nodes; }
    /// Nodes that have stored it, as far as they said.
    std::size_t stored() const { return m_stored; }
    /// Of the way that answered first.
    std::uint32_t hops() const { return m_hops; }

private:
    std::vector<Path> start(const std::vector<NodeId>& firstHops, Random& random, MonotonicTime now);
    bool isFitting(const Reply& reply) const;
    void take(const Reply& reply);
    void takeOwned(const Record& record);
    bool suffices() const;

    Operation m_operation;
    Key m_target;
    std::optional<Record> m_record;
    std::optional<std::uint64_t> m_expected;
    std::size_t m_wanted;
    LookupLimits m_limits;
    State m_state = State::FirstRound;
    std::set<QueryId> m_open; ///< paths without an answer
    MonotonicTime m_roundEnds;
    std::optional<MonotonicTime> m_patienceEnds; ///< once there was an answer that counts
    std::vector<Record> m_records;
    std::vector<NodeInfo> m_nodes;
    std::size_t m_agreeing = 0; ///< ways that told the record that is held
    std::size_t m_stored = 0;
    std::uint32_t m_hops = 0;
};

} // namespace allium::dht

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dht/Messages.h"
#include "core/dht/RoutingTable.h"

#include <deque>
#include <functional>
#include <map>
#include <variant>

namespace allium::dht {

struct RouterLimits {
    std::size_t queries = 4096; ///< on their way through us at once; beyond: refused
    int alternates = 2; ///< further hops that are tried when one does not answer for a request
    Milliseconds ackBase = std::chrono::seconds(1); ///< an acknowledgement takes this and two round trips at most
    Milliseconds life = std::chrono::seconds(60); ///< of a request, as long as its answer may come
};

/// Passes requests on towards their targets and replies back, and starts our own. No I/O and no clock: messages,
/// links and "now" in; messages and events out, and the next deadline. A request goes to the link closest to its
/// target, and only to one that is closer than we are; where there is none, it has arrived. Each hop acknowledges at
/// once, so that a node which is gone costs a moment and not the request. Nothing in a request says where it began.
///
///     received --closer link--> Asked --ack--> Passed --reply--> gone
///                 Asked --refused, silence, link lost--> Asked (next link) … Unreachable --> gone
class QueryRouter {
public:
    struct Send {
        NodeId to;
        Message message;
    };
    /// It is for us, or we can answer it: reply() is expected, some time.
    struct Arrived {
        Request request;
    };
    /// To a request of ours.
    struct Answered {
        Reply reply;
        NodeId firstHop;
    };
    /// A link did not acknowledge.
    struct Silent {
        NodeId link;
    };
    using Event = std::variant<Send, Arrived, Answered, Silent>;

    /// Whether this node can answer although others are closer to the target.
    using Knows = std::function<bool(const Request&)>;

    /// The table outlives this.
    explicit QueryRouter(const RoutingTable& table, Knows knows = {}, const RouterLimits& limits = {});

    /// One of ours, by this link, whether or not it is closer than we are. Answered follows, unless it is dropped
    /// on the way: then nothing does, and the request is forgotten after RouterLimits::life.
    void start(Request request, const NodeId& firstHop, MonotonicTime now);
    void receive(const NodeId& from, Request request, MonotonicTime now);
    void receive(const NodeId& from, const HopAck& ack, MonotonicTime now);
    void receive(const NodeId& from, Reply reply);
    /// Ours, to what has Arrived.
    void reply(Reply reply);
    /// It is out of the table already.
    void linkLost(const NodeId& link, MonotonicTime now);
    void setRoundTrip(const NodeId& link, Milliseconds time) { m_roundTrips[link] = time; }

    std::optional<Event> takeEvent();
    std::optional<MonotonicTime> nextDeadline() const;
    void advance(MonotonicTime now);
    std::size_t queries() const { return m_transits.size(); }

private:
    struct Transit {
        Request request;
        std::optional<NodeId> previous; ///< nothing: ours
        NodeId next; ///< whom we asked; our own id while it is here
        std::vector<NodeId> tried;
        std::optional<MonotonicTime> ackDue; ///< until it acknowledged
        MonotonicTime ends;
    };
    using Transits = std::map<QueryId, Transit>;

    void ask(Transit& transit, const NodeId& next, MonotonicTime now);
    /// On to the next link; where there is none that was not tried, to us or back.
    void passOn(Transits::iterator transit, MonotonicTime now);
    void deliver(Transit& transit);
    void answer(Transits::iterator transit, Reply reply);
    void send(const NodeId& to, Message message) { m_events.emplace_back(Send { to, std::move(message) }); }
    Milliseconds ackTime(const NodeId& link) const;

    const RoutingTable& m_table;
    Knows m_knows;
    RouterLimits m_limits;
    Transits m_transits;
    std::map<NodeId, Milliseconds> m_roundTrips;
    std::deque<Event> m_events;
};

} // namespace allium::dht

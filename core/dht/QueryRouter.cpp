// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dht/QueryRouter.h"

#include <algorithm>

namespace allium::dht {

QueryRouter::QueryRouter(const RoutingTable& table, Knows knows, const RouterLimits& limits)
    : m_table(table)
    , m_knows(std::move(knows))
    , m_limits(limits)
{
}

void QueryRouter::start(Request request, const NodeId& firstHop, MonotonicTime now)
{
    const auto query = request.query;
    const auto [transit, isNew] = m_transits.try_emplace(query, Transit { std::move(request), {}, firstHop, {}, {}, now + m_limits.life });
    if (isNew)
        ask(transit->second, firstHop, now);
}

void QueryRouter::receive(const NodeId& from, Request request, MonotonicTime now)
{
    const auto query = request.query;
    const bool isRefused = m_transits.contains(query) || m_transits.size() >= m_limits.queries || request.hops >= Request::MaxHops;
    send(from, HopAck { query, isRefused });
    if (isRefused)
        return;
    ++request.hops;
    const auto transit = m_transits.try_emplace(query, Transit { std::move(request), from, m_table.self(), {}, {}, now + m_limits.life }).first;
    if (m_knows && m_knows(transit->second.request))
        deliver(transit->second);
    else
        passOn(transit, now);
}

void QueryRouter::deliver(Transit& transit)
{
    transit.next = m_table.self();
    m_events.emplace_back(Arrived { transit.request });
}

void QueryRouter::receive(const NodeId& from, const HopAck& ack, MonotonicTime now)
{
    const auto transit = m_transits.find(ack.query);
    if (transit == m_transits.end() || transit->second.next != from || !transit->second.ackDue)
        return; // too late, or not asked
    if (ack.isRefused)
        return passOn(transit, now);
    transit->second.ackDue.reset();
}

void QueryRouter::receive(const NodeId& from, Reply reply)
{
    const auto transit = m_transits.find(reply.query);
    if (transit != m_transits.end() && transit->second.next == from)
        answer(transit, std::move(reply));
}

void QueryRouter::reply(Reply reply)
{
    const auto transit = m_transits.find(reply.query);
    if (transit == m_transits.end() || transit->second.next != m_table.self())
        return;
    reply.hops = transit->second.request.hops;
    answer(transit, std::move(reply));
}

void QueryRouter::answer(Transits::iterator transit, Reply reply)
{
    if (const auto& previous = transit->second.previous)
        send(*previous, std::move(reply));
    else
        m_events.emplace_back(Answered { std::move(reply), transit->second.tried.front() });
    m_transits.erase(transit);
}

void QueryRouter::ask(Transit& transit, const NodeId& next, MonotonicTime now)
{
    transit.next = next;
    transit.tried.push_back(next);
    transit.ackDue = now + ackTime(next);
    send(next, transit.request);
}

void QueryRouter::passOn(Transits::iterator found, MonotonicTime now)
{
    auto& transit = found->second;
    transit.ackDue.reset();
    const auto isOpen = [&](const NodeId& id) {
        return id != transit.previous && std::find(transit.tried.begin(), transit.tried.end(), id) == transit.tried.end();
    };
    const auto hops = m_table.nextHops(transit.request.target, m_table.size());
    const auto next = std::find_if(hops.begin(), hops.end(), isOpen);
    const bool isTriedEnough = transit.tried.size() > static_cast<std::size_t>(m_limits.alternates);
    if (next != hops.end() && !isTriedEnough)
        return ask(transit, *next, now);
    // Nobody closer is left: if nobody was there, it is for us; if they do not answer, perhaps they are gone.
    if (transit.previous && !isTriedEnough)
        return deliver(transit);
    answer(found, Reply { transit.request.query, ReplyStatus::Unreachable, {}, {}, transit.request.hops });
}

void QueryRouter::linkLost(const NodeId& link, MonotonicTime now)
{
    m_roundTrips.erase(link);
    std::vector<QueryId> lost;
    for (const auto& [query, transit] : m_transits) {
        if (transit.next == link || transit.previous == link)
            lost.push_back(query);
    }
    for (const auto& query : lost) {
        const auto transit = m_transits.find(query);
        if (transit->second.previous == link)
            m_transits.erase(transit); // nobody waits for it
        else
            passOn(transit, now);
    }
}

Milliseconds QueryRouter::ackTime(const NodeId& link) const
{
    const auto found = m_roundTrips.find(link);
    return m_limits.ackBase + 2 * (found == m_roundTrips.end() ? m_limits.ackBase : found->second);
}

std::optional<QueryRouter::Event> QueryRouter::takeEvent()
{
    if (m_events.empty())
        return std::nullopt;
    auto event = std::move(m_events.front());
    m_events.pop_front();
    return event;
}

std::optional<MonotonicTime> QueryRouter::nextDeadline() const
{
    std::optional<MonotonicTime> next;
    for (const auto& [query, transit] : m_transits) {
        const auto due = std::min(transit.ackDue.value_or(transit.ends), transit.ends);
        next = next ? std::min(*next, due) : due;
    }
    return next;
}

void QueryRouter::advance(MonotonicTime now)
{
    std::vector<QueryId> silent;
    for (auto next = m_transits.begin(); next != m_transits.end();) {
        if (next->second.ends <= now) {
            next = m_transits.erase(next);
            continue;
        }
        if (next->second.ackDue && *next->second.ackDue <= now)
            silent.push_back(next->first);
        ++next;
    }
    for (const auto& query : silent) {
        const auto transit = m_transits.find(query);
        m_events.emplace_back(Silent { transit->second.next });
        passOn(transit, now);
    }
}

} // namespace allium::dht

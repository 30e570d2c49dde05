// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dht/RoutingTable.h"

#include <algorithm>

namespace allium::dht {

RoutingTable::RoutingTable(const NodeId& self, const TableLimits& limits)
    : m_self(self)
    , m_limits(limits)
{
}

bool RoutingTable::add(const NodeId& id, bool isDialled, MonotonicTime now)
{
    return id != m_self && m_links.try_emplace(id, Link { isDialled, now, now }).second;
}

bool RoutingTable::remove(const NodeId& id)
{
    return m_links.erase(id) != 0;
}

void RoutingTable::used(const NodeId& id, MonotonicTime now)
{
    if (const auto found = m_links.find(id); found != m_links.end())
        found->second.lastUsed = now;
}

const RoutingTable::Link* RoutingTable::find(const NodeId& id) const
{
    const auto found = m_links.find(id);
    return found == m_links.end() ? nullptr : &found->second;
}

std::vector<NodeId> RoutingTable::sorted(std::vector<NodeId> ids, const Key& target, std::size_t count) const
{
    const auto end = ids.begin() + static_cast<std::ptrdiff_t>(std::min(count, ids.size()));
    std::partial_sort(ids.begin(), end, ids.end(), [&](const NodeId& a, const NodeId& b) { return isCloser(a, b, target); });
    ids.erase(end, ids.end());
    return ids;
}

std::vector<NodeId> RoutingTable::closest(const Key& target, std::size_t count) const
{
    std::vector<NodeId> ids;
    ids.reserve(m_links.size());
    for (const auto& [id, link] : m_links)
        ids.push_back(id);
    return sorted(std::move(ids), target, count);
}

std::vector<NodeId> RoutingTable::nextHops(const Key& target, std::size_t count) const
{
    std::vector<NodeId> ids;
    for (const auto& [id, link] : m_links) {
        if (isCloser(id, m_self, target))
            ids.push_back(id);
    }
    return sorted(std::move(ids), target, count);
}

std::vector<NodeId> RoutingTable::successors() const
{
    std::vector<NodeId> ids;
    auto next = m_links.upper_bound(m_self);
    while (ids.size() < std::min(m_limits.leaves, m_links.size())) {
        if (next == m_links.end())
            next = m_links.begin();
        ids.push_back(next->first);
        ++next;
    }
    return ids;
}

std::vector<NodeId> RoutingTable::predecessors() const
{
    std::vector<NodeId> ids;
    auto next = m_links.lower_bound(m_self);
    while (ids.size() < std::min(m_limits.leaves, m_links.size())) {
        if (next == m_links.begin())
            next = m_links.end();
        --next;
        ids.push_back(next->first);
    }
    return ids;
}

bool RoutingTable::isLeaf(const NodeId& id) const
{
    const auto has = [&](const std::vector<NodeId>& ids) { return std::find(ids.begin(), ids.end(), id) != ids.end(); };
    return has(successors()) || has(predecessors());
}

bool RoutingTable::wouldBeLeaf(const NodeId& id) const
{
    const auto up = successors();
    const auto down = predecessors();
    if (id == m_self || up.size() < m_limits.leaves)
        return id != m_self;
    return ringDistance(keyOf(m_self), keyOf(id)) <= ringDistance(keyOf(m_self), keyOf(up.back()))
        || ringDistance(keyOf(id), keyOf(m_self)) <= ringDistance(keyOf(down.back()), keyOf(m_self));
}

std::size_t RoutingTable::dialledIn(int bucket) const
{
    return static_cast<std::size_t>(std::count_if(m_links.begin(), m_links.end(), [&](const auto& entry) {
        return entry.second.isDialled && sharedBits(entry.first, m_self) == bucket;
    }));
}

std::size_t RoutingTable::linksIn(int bucket) const
{
    return static_cast<std::size_t>(
        std::count_if(m_links.begin(), m_links.end(), [&](const auto& entry) { return sharedBits(entry.first, m_self) == bucket; }));
}

RoutingTable::Admission RoutingTable::admission(const NodeId& id, MonotonicTime now) const
{
    if (id == m_self || m_links.contains(id))
        return {};
    if (m_links.size() < m_limits.links)
        return { true, {} };
    const auto newcomers = static_cast<std::size_t>(
        std::count_if(m_links.begin(), m_links.end(), [&](const auto& entry) { return isNewcomer(entry.second, now); }));
    // Whoever floods us with fresh identities fills no more than their part of the table.
    if (!wouldBeLeaf(id) && newcomers * 100 >= m_limits.links * m_limits.newcomersPercent)
        return {};
    const auto instead = mostExpendable(now);
    return { instead.has_value(), instead };
}

/// No neighbour on the ring, of a bucket with more than it needs; the one that was idle longest, newcomers before
/// those who have been there for long.
std::optional<NodeId> RoutingTable::mostExpendable(MonotonicTime now) const
{
    std::optional<NodeId> chosen;
    const Link* best = nullptr;
    for (const auto& [id, link] : m_links) {
        if (isLeaf(id) || linksIn(sharedBits(id, m_self)) <= m_limits.perBucket)
            continue;
        const auto rank = [&](const Link& each) { return std::pair(!isNewcomer(each, now), each.lastUsed); };
        if (best == nullptr || rank(link) < rank(*best)) {
            chosen = id;
            best = &link;
        }
    }
    return chosen;
}

} // namespace allium::dht

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dht/Lookup.h"

#include <algorithm>

namespace allium::dht {
namespace {

bool isOwned(const Record& record)
{
    return std::holds_alternative<OwnedRecord>(record.body());
}

bool isProvider(const Record& record)
{
    return std::holds_alternative<ProviderRecord>(record.body());
}

} // namespace

Lookup::Lookup(Operation operation, const Key& target, std::optional<Record> record, std::optional<std::uint64_t> expected,
               std::size_t wanted, const LookupLimits& limits)
    : m_operation(operation)
    , m_target(record ? record->key() : target)
    , m_record(std::move(record))
    , m_expected(expected)
    , m_wanted(wanted)
    , m_limits(limits)
{
}

std::vector<Lookup::Path> Lookup::start(const std::vector<NodeId>& firstHops, Random& random, MonotonicTime now)
{
    m_roundEnds = now + m_limits.round;
    std::vector<Path> paths;
    for (const auto& hop : firstHops) {
        const auto query = random.make<QueryId>();
        m_open.insert(query);
        paths.push_back({ Request { query, m_target, m_operation, 0, m_record, m_expected }, hop });
    }
    if (paths.empty())
        m_state = State::Done;
    return paths;
}

std::vector<Lookup::Path> Lookup::begin(const RoutingTable& table, Random& random, MonotonicTime now)
{
    return start(table.closest(m_target, m_limits.paths), random, now);
}

/// R5N's idea (Evans, Grothoff 2011): a first hop by chance gets round whoever sits close to the target or to us.
std::vector<Lookup::Path> Lookup::advance(const RoutingTable& table, Random& random, MonotonicTime now)
{
    if (m_state == State::Done || nextDeadline() > now)
        return {};
    if (m_patienceEnds || m_state == State::SecondRound) {
        m_state = State::Done;
        return {};
    }
    m_state = State::SecondRound;
    auto hops = table.closest(m_target, table.size());
    for (std::size_t i = 0; i < std::min(m_limits.retryPaths, hops.size()); ++i)
        std::swap(hops[i], hops[i + random.below(hops.size() - i)]);
    hops.erase(hops.begin() + static_cast<std::ptrdiff_t>(std::min(m_limits.retryPaths, hops.size())), hops.end());
    return start(hops, random, now);
}

std::optional<MonotonicTime> Lookup::nextDeadline() const
{
    if (m_state == State::Done)
        return std::nullopt;
    return m_patienceEnds ? std::min(*m_patienceEnds, m_roundEnds) : m_roundEnds;
}

bool Lookup::isFitting(const Reply& reply) const
{
    switch (reply.status) {
    case ReplyStatus::Found: {
        const auto isForTarget = [&](const Record& record) { return record.key() == m_target; };
        return m_operation == Operation::Get && !reply.records.empty()
            && std::all_of(reply.records.begin(), reply.records.end(), isForTarget)
            && (reply.records.size() == 1 || std::all_of(reply.records.begin(), reply.records.end(), isProvider));
    }
    case ReplyStatus::Stored:
    case ReplyStatus::NotStored:
        return m_operation == Operation::Put;
    case ReplyStatus::NotFound:
        return m_operation == Operation::Get || (m_operation == Operation::Find && !reply.nodes.empty());
    case ReplyStatus::Unreachable:
        return false;
    }
    return false;
}

bool Lookup::answered(const Reply& reply, MonotonicTime now)
{
    if (m_open.erase(reply.query) == 0)
        return false;
    if (m_state == State::Done)
        return true;
    if (isFitting(reply)) {
        take(reply);
        if (hasSucceeded() && !m_patienceEnds) {
            m_hops = reply.hops;
            m_patienceEnds = now + m_limits.patience;
        }
    }
    if (suffices())
        m_state = State::Done;
    else if (m_open.empty()) // everybody has answered: what is next is due now
        m_roundEnds = now;
    return true;
}

void Lookup::take(const Reply& reply)
{
    for (const auto& node : reply.nodes) {
        const auto isThis = [&](const NodeInfo& each) { return each.id == node.id; };
        if (std::none_of(m_nodes.begin(), m_nodes.end(), isThis))
            m_nodes.push_back(node);
    }
    std::sort(m_nodes.begin(), m_nodes.end(), [&](const NodeInfo& a, const NodeInfo& b) { return isCloser(a.id, b.id, m_target); });
    if (reply.status == ReplyStatus::Stored)
        ++m_stored;
    for (const auto& record : reply.records) {
        if (isOwned(record))
            takeOwned(record);
        else if (std::find(m_records.begin(), m_records.end(), record) == m_records.end())
            m_records.push_back(record);
    }
}

void Lookup::takeOwned(const Record& record)
{
    const auto sequence = [](const Record& each) { return std::get<OwnedRecord>(each.body()).sequence; };
    if (m_records.empty() || sequence(record) > sequence(m_records.front())) {
        m_records.assign(1, record);
        m_agreeing = 1;
    } else if (sequence(record) == sequence(m_records.front())) {
        ++m_agreeing;
    }
}

bool Lookup::hasSucceeded() const
{
    switch (m_operation) {
    case Operation::Find:
        return !m_nodes.empty();
    case Operation::Get:
        return !m_records.empty();
    case Operation::Put:
        return m_stored > 0;
    }
    return false;
}

bool Lookup::suffices() const
{
    if (m_operation != Operation::Get || m_records.empty())
        return false; // the more ways, the better
    const auto& first = m_records.front();
    if (isProvider(first))
        return m_records.size() >= m_wanted;
    return !isOwned(first) || m_agreeing >= m_limits.agreeing;
}

} // namespace allium::dht

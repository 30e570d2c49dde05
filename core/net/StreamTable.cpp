// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/StreamTable.h"

#include <algorithm>

namespace allium::net {

bool StreamTable::claimTheirs(StreamId id)
{
    if (isOurs(id) || id <= m_lastTheirs)
        return false;
    m_lastTheirs = id;
    return true;
}

std::optional<StreamId> StreamTable::nextOurs() const
{
    if (m_lastOurs.value == 0)
        return StreamId { m_isInitiator ? 1U : 2U };
    const StreamId next { m_lastOurs.value + 2 };
    return next < m_lastOurs ? std::nullopt : std::optional(next);
}

void StreamTable::add(StreamId id, StreamCore&& stream)
{
    if (!m_streams.try_emplace(id, std::move(stream)).second)
        return;
    if (isOurs(id)) {
        m_lastOurs = std::max(m_lastOurs, id);
        ++m_ours;
    } else {
        ++m_theirs;
    }
}

void StreamTable::forget(StreamId id)
{
    if (m_streams.erase(id) != 0)
        --(isOurs(id) ? m_ours : m_theirs);
}

void StreamTable::clear()
{
    m_streams.clear();
    m_ours = 0;
    m_theirs = 0;
}

StreamCore* StreamTable::find(StreamId id)
{
    const auto found = m_streams.find(id);
    return found == m_streams.end() ? nullptr : &found->second;
}

const StreamCore* StreamTable::find(StreamId id) const
{
    const auto found = m_streams.find(id);
    return found == m_streams.end() ? nullptr : &found->second;
}

std::optional<std::pair<StreamId, StreamCore*>> StreamTable::takeTurn(bool bulk)
{
    const auto ready = [bulk](const auto& entry) { return entry.second.isBulk() == bulk && entry.second.canSend(); };
    auto& served = m_lastServed[bulk ? 1 : 0];
    const auto start = m_streams.upper_bound(served);
    auto found = std::find_if(start, m_streams.end(), ready);
    if (found == m_streams.end()) {
        found = std::find_if(m_streams.begin(), start, ready);
        if (found == start)
            return std::nullopt;
    }
    served = found->first;
    return std::pair(found->first, &found->second);
}

bool StreamTable::canSend() const
{
    return std::any_of(m_streams.begin(), m_streams.end(), [](const auto& entry) { return entry.second.canSend(); });
}

bool StreamTable::hasQueued() const
{
    return std::any_of(m_streams.begin(), m_streams.end(), [](const auto& entry) { return entry.second.hasQueued(); });
}

void StreamTable::dropBulk()
{
    for (auto& [id, stream] : m_streams) {
        if (stream.isBulk())
            stream.dropQueue();
    }
}

} // namespace allium::net

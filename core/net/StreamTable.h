// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/StreamCore.h"

#include <array>
#include <map>
#include <optional>
#include <utility>

namespace allium::net {

/// The streams of one session: which ids are whose and were used, how many each side has open, and
/// whose turn it is to send.
///
/// Invariant: the counts are those of the streams in the table; no id above lastOurs or lastTheirs was open.
class StreamTable {
public:
    explicit StreamTable(bool isInitiator)
        : m_isInitiator(isInitiator)
    {
    }

    /// Whether the peer may open this one: its own ids, each above the one before. Used up either way.
    bool claimTheirs(StreamId id);
    /// For the next that we open; nothing when all are used, two thousand million streams later.
    std::optional<StreamId> nextOurs() const;
    bool wasEverOpen(StreamId id) const { return id <= (isOurs(id) ? m_lastOurs : m_lastTheirs); }

    void add(StreamId id, StreamCore&& stream);
    void forget(StreamId id);
    void clear();
    std::uint32_t ours() const { return m_ours; }
    std::uint32_t theirs() const { return m_theirs; }

    StreamCore* find(StreamId id);
    const StreamCore* find(StreamId id) const;

    /// The next in turn of those, bulk or not, that have something to send and credit for it.
    std::optional<std::pair<StreamId, StreamCore*>> takeTurn(bool bulk);
    bool canSend() const;
    bool hasQueued() const;
    void dropBulk();

private:
    using Streams = std::map<StreamId, StreamCore>;

    bool isOurs(StreamId id) const { return (id.value % 2 == 1) == m_isInitiator; }

    bool m_isInitiator;
    Streams m_streams;
    StreamId m_lastOurs; ///< highest opened
    StreamId m_lastTheirs;
    std::uint32_t m_ours = 0;
    std::uint32_t m_theirs = 0;
    std::array<StreamId, 2> m_lastServed; ///< ordinary, bulk
};

} // namespace allium::net

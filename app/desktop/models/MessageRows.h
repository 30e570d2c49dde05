// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/models/MessageEntry.h"

#include <deque>
#include <limits>
#include <vector>

namespace allium::desktop {

/// A stretch of one conversation, newest first, and how each message stands beside its neighbours.
///
/// Two messages belong to one group when the same side wrote them within GroupSeconds on one day. A
/// day, a group and the unread divider are told of the rows where they begin, seen from the older side.
class MessageRows {
public:
    using Entries = std::vector<MessageEntry>; ///< oldest first

    static constexpr qint64 GroupSeconds = 300;
    /// As long as nobody knows what is unread.
    static constexpr qint64 NoDivider = std::numeric_limits<qint64>::max();

    bool isEmpty() const { return m_entries.empty(); }
    int count() const { return static_cast<int>(m_entries.size()); }
    const MessageEntry& at(int row) const { return m_entries[static_cast<std::size_t>(row)]; }
    MessageEntry& at(int row) { return m_entries[static_cast<std::size_t>(row)]; }
    /// 0: there are none.
    qint64 newestPosition() const { return isEmpty() ? 0 : m_entries.front().position; }
    qint64 oldestPosition() const { return isEmpty() ? 0 : m_entries.back().position; }

    /// -1: not here.
    int rowAt(qint64 position) const;
    const MessageEntry* find(const QString& id, bool mine) const;
    /// Id of the newest that the other side wrote, or empty.
    QString newestOfTheirs() const;
    /// Messages of the other side behind `after` up to `upTo`.
    int receivedBetween(qint64 after, qint64 upTo) const;

    bool isFirstOfDay(int row) const;
    bool isFirstOfGroup(int row) const;
    bool isLastOfGroup(int row) const;
    /// What is unread begins here.
    bool isDivider(int row) const;
    /// -1: not here.
    int dividerRow() const;

    /// What is behind this position and from the other side is unread.
    void setDivider(qint64 position) { m_divider = position; }
    qint64 divider() const { return m_divider; }
    /// There is nothing older.
    void setAtOldest(bool atOldest) { m_atOldest = atOldest; }
    bool isAtOldest() const { return m_atOldest; }

    void clear() { m_entries.clear(); }
    void addOlder(Entries entries);
    void addNewer(Entries entries);
    void dropOldest(int rows) { m_entries.erase(m_entries.end() - rows, m_entries.end()); }
    void dropNewest(int rows) { m_entries.erase(m_entries.begin(), m_entries.begin() + rows); }

private:
    std::deque<MessageEntry> m_entries;
    qint64 m_divider = 0;
    bool m_atOldest = true;
};

} // namespace allium::desktop

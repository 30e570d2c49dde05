// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/models/MessageRows.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace allium::desktop {

int MessageRows::rowAt(qint64 position) const
{
    const auto is = [&](const MessageEntry& entry) { return entry.position == position; };
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), is);
    return found == m_entries.end() ? -1 : static_cast<int>(found - m_entries.begin());
}

const MessageEntry* MessageRows::find(const QString& id, bool mine) const
{
    const auto is = [&](const MessageEntry& entry) { return entry.id == id && entry.mine == mine; };
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), is);
    return found == m_entries.end() ? nullptr : &*found;
}

QString MessageRows::newestOfTheirs() const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [](const MessageEntry& entry) { return !entry.mine; });
    return found == m_entries.end() ? QString() : found->id;
}

int MessageRows::receivedBetween(qint64 after, qint64 upTo) const
{
    return static_cast<int>(std::count_if(m_entries.begin(), m_entries.end(), [&](const MessageEntry& entry) {
        return !entry.mine && entry.position > after && entry.position <= upTo;
    }));
}

bool MessageRows::isFirstOfDay(int row) const
{
    return row + 1 >= count() || at(row + 1).time.date() != at(row).time.date();
}

bool MessageRows::isFirstOfGroup(int row) const
{
    if (isFirstOfDay(row) || isDivider(row))
        return true;
    const auto& entry = at(row);
    const auto& older = at(row + 1);
    return older.mine != entry.mine || older.time.secsTo(entry.time) > GroupSeconds;
}

bool MessageRows::isLastOfGroup(int row) const
{
    return row == 0 || isFirstOfGroup(row - 1);
}

bool MessageRows::isDivider(int row) const
{
    if (at(row).mine || at(row).position <= m_divider)
        return false;
    // The oldest of what is new; above it there may be own messages.
    for (int older = row + 1; older < count() && at(older).position > m_divider; ++older) {
        if (!at(older).mine)
            return false;
    }
    return m_atOldest || oldestPosition() <= m_divider;
}

int MessageRows::dividerRow() const
{
    for (int row = count() - 1; row >= 0; --row) {
        if (isDivider(row))
            return row;
    }
    return -1;
}

void MessageRows::addOlder(Entries entries)
{
    m_entries.insert(m_entries.end(), std::make_move_iterator(entries.rbegin()), std::make_move_iterator(entries.rend()));
}

void MessageRows::addNewer(Entries entries)
{
    for (auto& entry : entries)
        m_entries.push_front(std::move(entry));
}

} // namespace allium::desktop

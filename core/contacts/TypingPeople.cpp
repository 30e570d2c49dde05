// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/TypingPeople.h"

namespace allium::contacts {

void TypingPeople::add(const wire::AccountId& account)
{
    const auto [entry, isNew] = m_people.try_emplace(account, m_timers);
    entry->second.start(Shown, [this, account] { remove(account); });
    if (isNew)
        m_changed(account, true);
}

void TypingPeople::remove(const wire::AccountId& account)
{
    // By value: what is given may stand in what is removed.
    const auto who = account;
    if (m_people.erase(who) > 0)
        m_changed(who, false);
}

void TypingPeople::clear()
{
    while (!m_people.empty())
        remove(m_people.begin()->first);
}

} // namespace allium::contacts

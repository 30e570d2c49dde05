// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Timers.h"
#include "core/wire/Ids.h"

#include <functional>
#include <map>

namespace allium::contacts {

/// Who is writing just now, as far as they say so. Nobody is for longer than Shown after the last word
/// of it. However often that comes, `changed` is called for what changes only.
class TypingPeople {
public:
    static constexpr Milliseconds Shown { 8000 };
    using Changed = std::function<void(const wire::AccountId& account, bool isTyping)>;

    TypingPeople(Timers& timers, Changed changed)
        : m_timers(timers)
        , m_changed(std::move(changed))
    {
    }

    void add(const wire::AccountId& account);
    /// They have sent what they wrote, or are gone.
    void remove(const wire::AccountId& account);
    void clear();
    bool contains(const wire::AccountId& account) const { return m_people.contains(account); }

private:
    Timers& m_timers;
    Changed m_changed;
    std::map<wire::AccountId, Timer> m_people;
};

} // namespace allium::contacts

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/CircuitSlots.h"

#include <algorithm>

namespace allium::transfer {

namespace {

constexpr unsigned MaxReplacements = 2;

} // namespace

Milliseconds CircuitSlots::pauseOf(const Slot& slot) const
{
    return m_redial[std::min<std::size_t>(slot.failures, m_redial.size() - 1)];
}

std::vector<unsigned> CircuitSlots::takeDue(MonotonicTime now, bool anyOpen)
{
    std::vector<unsigned> due;
    for (unsigned i = 0; i < m_slots.size() && (i == 0 || anyOpen); ++i) {
        auto& slot = m_slots[i];
        if (slot.state == State::Waiting && slot.retryAt <= now)
            slot.state = State::Idle;
        if (slot.state != State::Idle)
            continue;
        slot.state = State::Dialling;
        due.push_back(i);
    }
    return due;
}

void CircuitSlots::failed(unsigned slot, MonotonicTime now, Milliseconds retryAfter)
{
    auto& state = m_slots[slot];
    state.retryAt = now + std::max(pauseOf(state), retryAfter);
    ++state.failures;
    state.state = State::Waiting;
}

void CircuitSlots::closed(unsigned slot, MonotonicTime now, Milliseconds retryAfter)
{
    auto& state = m_slots[slot];
    state.retryAt = now + (state.failures == 0 ? retryAfter : std::max(retryAfter, pauseOf(state)));
    ++state.failures;
    state.state = State::Waiting;
}

bool CircuitSlots::mayReplace(unsigned slot)
{
    if (m_slots[slot].replaced == MaxReplacements)
        return false;
    ++m_slots[slot].replaced;
    return true;
}

void CircuitSlots::dialNow()
{
    for (auto& slot : m_slots) {
        slot.failures = 0;
        if (slot.state == State::Waiting)
            slot.state = State::Idle;
    }
}

bool CircuitSlots::isDialling() const
{
    return std::any_of(m_slots.begin(), m_slots.end(), [](const Slot& slot) { return slot.state == State::Dialling; });
}

std::optional<MonotonicTime> CircuitSlots::deadline(bool anyOpen) const
{
    std::optional<MonotonicTime> earliest;
    for (std::size_t i = 0; i < m_slots.size() && (i == 0 || anyOpen); ++i) {
        const auto& slot = m_slots[i];
        if (slot.state == State::Waiting && (!earliest || slot.retryAt < *earliest))
            earliest = slot.retryAt;
    }
    return earliest;
}

} // namespace allium::transfer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"

#include <optional>
#include <vector>

namespace allium::transfer {

/// The circuits a download wants, numbered: which to dial, and when again. Slot 0 dials first and
/// the others follow when a circuit is open, so that somebody absent costs one dial.
///
///     Idle --takeDue()--> Dialling --opened()--> Open --closed()--> Waiting --its time--> Idle
///                            '-----failed()------------------------^
///
/// A slot whose circuits fail or close without having brought anything waits longer and longer.
class CircuitSlots {
public:
    explicit CircuitSlots(std::vector<Milliseconds> redial)
        : m_redial(std::move(redial))
        , m_slots(1)
    {
    }

    void resize(std::size_t count) { m_slots.resize(count); }
    std::vector<unsigned> takeDue(MonotonicTime now, bool anyOpen);
    void opened(unsigned slot) { m_slots[slot].state = State::Open; }
    /// `retryAfter`: not before.
    void failed(unsigned slot, MonotonicTime now, Milliseconds retryAfter);
    void closed(unsigned slot, MonotonicTime now, Milliseconds retryAfter);
    void delivered(unsigned slot) { m_slots[slot].failures = 0; }
    /// Says whether the slot may have another circuit only because its own is slow.
    bool mayReplace(unsigned slot);
    /// Somebody has come online: whoever waits dials at once.
    void dialNow();

    bool isDialling() const;
    std::optional<MonotonicTime> deadline(bool anyOpen) const;

private:
    enum class State { Idle, Dialling, Open, Waiting };
    struct Slot {
        State state = State::Idle;
        MonotonicTime retryAt;
        unsigned failures = 0;
        unsigned replaced = 0;
    };

    Milliseconds pauseOf(const Slot& slot) const;

    std::vector<Milliseconds> m_redial;
    std::vector<Slot> m_slots;
};

} // namespace allium::transfer

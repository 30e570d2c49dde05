// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/base/Timers.h"

#include <map>
#include <utility>

namespace allium::test {

/// A clock that stands still until the test moves it, and the timers that go with it. Equal
/// deadlines fire in the order they were set, so a run repeats exactly. Posted Qt events are
/// delivered before time moves, so whenDone() and queued signals work in virtual time.
class VirtualTime final : public Clock, public Timers {
public:
    MonotonicTime now() const override { return m_now; }
    WallTime wallNow() const override { return m_wall; }
    Id start(Milliseconds delay, Callback callback) override;
    void cancel(Id id) override;

    /// Fires everything due in the next `span`, in order, and ends at now() + span.
    void advance(Milliseconds span);
    /// Advances from timer to timer until `done()` holds or `limit` has passed; says which.
    bool advanceUntil(const std::function<bool()>& done, Milliseconds limit);
    /// Moves the wall clock alone, as a person or NTP does.
    void jumpWall(Milliseconds by) { m_wall += by; }
    std::size_t pending() const { return m_queue.size(); }

private:
    bool fireNext(MonotonicTime until);
    void moveTo(MonotonicTime time);

    MonotonicTime m_now { Milliseconds(1'000'000) };
    WallTime m_wall { Milliseconds(1'700'000'000'000) };
    std::map<std::pair<MonotonicTime, Id>, Callback> m_queue;
    std::map<Id, MonotonicTime> m_deadlines;
    Id m_next = 1;
};

/// Delivers what has been posted, and what that posts, for a few rounds.
void drainEvents();

/// Runs the real event loop until `done()` holds; false after `limit`. For tests with real
/// threads, sockets and processes; never sleeps longer than the condition needs.
bool waitFor(const std::function<bool()>& done, Milliseconds limit = std::chrono::seconds(30));

} // namespace allium::test

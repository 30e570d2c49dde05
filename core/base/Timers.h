// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"

#include <QObject>

#include <functional>
#include <memory>
#include <unordered_map>

class QTimer;

namespace allium {

/// Source of one-shot timers, handed in so that tests can run years in a second. Used on one
/// thread, which is also where callbacks run; never calls back from inside start().
class Timers {
public:
    using Id = std::uint64_t; ///< 0 is never given out
    using Callback = std::function<void()>;

    virtual ~Timers() = default;
    /// A delay below zero counts as zero; there is no upper limit.
    virtual Id start(Milliseconds delay, Callback callback) = 0;
    /// Harmless for a timer that has fired or was cancelled.
    virtual void cancel(Id id) = 0;
};

/// One timer that stops when it is destroyed or started again.
class Timer {
public:
    explicit Timer(Timers& timers)
        : m_timers(&timers)
    {
    }
    ~Timer() { stop(); }
    Timer(const Timer&) = delete;
    Timer& operator=(const Timer&) = delete;

    void start(Milliseconds delay, Timers::Callback callback);
    void stop();
    bool isActive() const { return m_id != 0; }

private:
    Timers* m_timers;
    Timers::Id m_id = 0;
};

/// Timers on Qt's event loop of the thread that made the object.
class QtTimers final : public Timers {
public:
    QtTimers();
    ~QtTimers() override;
    Id start(Milliseconds delay, Callback callback) override;
    void cancel(Id id) override;

private:
    /// QTimer counts in an int: longer delays are taken in parts.
    static constexpr Milliseconds LongestPart = std::chrono::hours(24 * 20);

    void arm(QTimer& timer, Milliseconds& left);
    void onTimeout(Id id, const Callback& callback);

    std::unordered_map<Id, std::unique_ptr<QTimer>> m_running;
    std::unordered_map<Id, Milliseconds> m_left;
    Id m_next = 1;
};

} // namespace allium

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace allium {

using Milliseconds = std::chrono::milliseconds;
/// Monotonic: for intervals and deadlines. Never stored.
using MonotonicTime = std::chrono::time_point<std::chrono::steady_clock, Milliseconds>;
/// UTC: for what people see and what is stored or sent. May jump.
using WallTime = std::chrono::time_point<std::chrono::system_clock, Milliseconds>;

/// The time, handed in so that tests can own it. Read "now" once per event and pass it down.
class Clock {
public:
    virtual ~Clock() = default;
    virtual MonotonicTime now() const = 0;
    virtual WallTime wallNow() const = 0;
};

class SystemClock final : public Clock {
public:
    MonotonicTime now() const override;
    WallTime wallNow() const override;
};

} // namespace allium

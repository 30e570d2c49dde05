// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"

#include <cstdint>

namespace allium::transfer {

/// How much to keep under way on one circuit: W = clamp(2 × rate × shortest round trip, 512 KiB,
/// 4 MiB), which keeps tor's own window full without building a queue (PROTOCOL.md, "Window").
/// Fed with what arrives; time while nothing is asked for does not count.
class CircuitWindow {
public:
    static constexpr std::int64_t MinBytes = 512LL * 1024;
    static constexpr std::int64_t MaxBytes = 4LL * 1024 * 1024;
    static constexpr Milliseconds SampleTime { 500 };

    /// Something was asked for while nothing was under way.
    void resumed(MonotonicTime now);
    /// The first bytes of an answer, this long after it was asked for.
    void answered(Milliseconds delay);
    void arrived(std::int64_t bytes, MonotonicTime now);
    /// Brings the rate up to date, so that silence lowers it.
    void tick(MonotonicTime now);

    std::int64_t bytes() const { return m_bytes; }
    /// Bytes per second, smoothed over about two seconds.
    double rate() const { return m_rate; }
    Milliseconds roundTrip() const { return m_roundTrip; } ///< shortest seen; zero before the first
    bool isMeasured() const { return m_samples >= 2; }

private:
    std::int64_t m_bytes = MinBytes;
    std::int64_t m_sampleBytes = 0;
    MonotonicTime m_sampleStart;
    double m_rate = 0;
    int m_samples = 0;
    Milliseconds m_roundTrip { 0 };
};

} // namespace allium::transfer

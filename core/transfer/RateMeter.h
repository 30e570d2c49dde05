// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"

#include <algorithm>
#include <cstdint>

namespace allium::transfer {

/// Bytes a second of something that grows, smoothed over about three seconds.
class RateMeter {
public:
    static constexpr Milliseconds SampleTime { 500 };
    static constexpr double MemorySeconds = 3.0;

    RateMeter() = default;
    RateMeter(std::uint64_t bytes, MonotonicTime now)
        : m_sampled(now)
        , m_bytes(bytes)
    {
    }

    /// `bytes` in all by now. True when the rate has been brought up to date.
    bool sample(std::uint64_t bytes, MonotonicTime now)
    {
        const auto elapsed = now - m_sampled;
        if (elapsed < SampleTime)
            return false;
        const double seconds = std::chrono::duration<double>(elapsed).count();
        const double latest = bytes > m_bytes ? static_cast<double>(bytes - m_bytes) / seconds : 0;
        const double weight = m_rate <= 0 ? 1.0 : std::min(1.0, seconds / MemorySeconds);
        m_rate += weight * (latest - m_rate);
        m_sampled = now;
        m_bytes = bytes;
        return true;
    }
    double bytesPerSecond() const { return m_rate; }

private:
    MonotonicTime m_sampled {};
    std::uint64_t m_bytes = 0;
    double m_rate = 0;
};

} // namespace allium::transfer

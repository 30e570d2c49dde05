// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/CircuitWindow.h"

#include <algorithm>

namespace allium::transfer {

void CircuitWindow::resumed(MonotonicTime now)
{
    m_sampleStart = now;
    m_sampleBytes = 0;
}

void CircuitWindow::answered(Milliseconds delay)
{
    if (m_roundTrip == Milliseconds(0) || delay < m_roundTrip)
        m_roundTrip = std::max(delay, Milliseconds(1));
}

void CircuitWindow::arrived(std::int64_t bytes, MonotonicTime now)
{
    m_sampleBytes += bytes;
    tick(now);
}

void CircuitWindow::tick(MonotonicTime now)
{
    const auto elapsed = now - m_sampleStart;
    if (elapsed < SampleTime)
        return;
    const double sample = static_cast<double>(m_sampleBytes) * 1000.0 / static_cast<double>(elapsed.count());
    // Longer samples weigh more: about two seconds of memory whatever the sampling.
    const double weight = std::min(1.0, static_cast<double>(elapsed.count()) / 2000.0);
    m_rate = m_samples == 0 ? sample : m_rate + weight * (sample - m_rate);
    ++m_samples;
    m_sampleBytes = 0;
    m_sampleStart = now;
    const double wanted = 2.0 * m_rate * static_cast<double>(m_roundTrip.count()) / 1000.0;
    m_bytes = std::clamp(static_cast<std::int64_t>(wanted), MinBytes, MaxBytes);
}

} // namespace allium::transfer

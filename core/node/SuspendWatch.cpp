// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/SuspendWatch.h"

namespace allium::node {

SuspendWatch::SuspendWatch(const Clock& clock, Timers& timers)
    : m_clock(clock)
    , m_timer(timers)
{
}

void SuspendWatch::start()
{
    m_last = m_clock.wallNow();
    m_timer.start(Interval, [this] { check(); });
}

void SuspendWatch::check()
{
    const auto away = m_clock.wallNow() - m_last;
    start();
    if (away > Interval + Threshold)
        Q_EMIT resumed(std::chrono::duration_cast<std::chrono::milliseconds>(away));
}

} // namespace allium::node

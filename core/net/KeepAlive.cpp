// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/KeepAlive.h"

namespace allium::net {

KeepAlive::KeepAlive(const SessionLimits& limits, Random& random, MonotonicTime now)
    : m_limits(limits)
    , m_random(random)
    , m_heard(now)
    , m_askedAt(now)
{
    drawInterval();
}

void KeepAlive::drawInterval()
{
    const auto jitter = static_cast<std::uint64_t>(m_limits.idleJitter.count());
    m_interval = m_limits.idleBeforePing - m_limits.idleJitter
        + Milliseconds(static_cast<std::int64_t>(m_random.below(2 * jitter + 1)));
}

void KeepAlive::ask(MonotonicTime now)
{
    m_asked = true;
    m_askedAt = now;
    m_nonce = m_random.below(UINT64_MAX) + 1;
}

std::optional<Milliseconds> KeepAlive::answered(std::uint64_t nonce, MonotonicTime now)
{
    if (!m_asked || nonce != m_nonce)
        return std::nullopt;
    m_asked = false;
    m_misses = 0;
    drawInterval();
    return now - m_askedAt;
}

KeepAlive::Action KeepAlive::advance(MonotonicTime now)
{
    if (now < deadline())
        return Action::None;
    if (m_asked && m_heard >= m_askedAt) {
        // The answer is behind other data, but somebody is there.
        m_asked = false;
        m_misses = 0;
        drawInterval();
        return Action::None;
    }
    if (m_asked && ++m_misses >= m_limits.missesAllowed)
        return Action::Dead;
    ask(now);
    return Action::Ping;
}

} // namespace allium::net

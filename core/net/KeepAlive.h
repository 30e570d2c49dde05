// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/NetEnvironment.h"

namespace allium::net {

/// Decides when to ask a silent peer for a sign of life, and when it counts as dead.
///
///     Idle --nothing heard for idleBeforePing ± idleJitter--> Asked --anything heard--> Idle
///     Asked --pingAnswer passed: a miss--> Asked, or dead after missesAllowed
class KeepAlive {
public:
    enum class Action { None, Ping, Dead };

    KeepAlive(const SessionLimits& limits, Random& random, MonotonicTime now);

    void heard(MonotonicTime now) { m_heard = now; }
    /// Ping now. `nonce()` is what to send.
    void ask(MonotonicTime now);
    std::uint64_t nonce() const { return m_nonce; }
    /// A ping was sent and neither answered nor missed.
    bool isAsking() const { return m_asked; }
    /// The round trip, if this answers the ping under way.
    std::optional<Milliseconds> answered(std::uint64_t nonce, MonotonicTime now);

    MonotonicTime deadline() const { return m_asked ? m_askedAt + m_limits.pingAnswer : m_heard + m_interval; }
    Action advance(MonotonicTime now);

private:
    void drawInterval();

    SessionLimits m_limits;
    Random& m_random;
    MonotonicTime m_heard;
    Milliseconds m_interval {};
    bool m_asked = false;
    MonotonicTime m_askedAt;
    std::uint64_t m_nonce = 0;
    int m_misses = 0;
};

} // namespace allium::net

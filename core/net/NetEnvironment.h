// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Random.h"
#include "core/base/Timers.h"
#include "core/net/IdentityDirectory.h"

#include <QByteArrayList>

#include <optional>
#include <vector>

namespace allium::net {

struct NetworkIdTag;
/// Keeps separate networks (live, private, tests) apart in the handshake.
using NetworkId = FixedBytes<NetworkIdTag, 8>;

/// The first eight bytes of a hash of the network's name.
NetworkId networkIdOf(QByteArrayView name);

/// What one session may cost and when it counts as dead. PROTOCOL.md, "Limits".
struct SessionLimits {
    std::uint32_t maxPeerStreams = 256; ///< that the peer may have open at once
    qint64 receiveWindowBytes = 256LL * 1024; ///< of a new stream
    qint64 maxReceiveWindowBytes = 64LL * 1024 * 1024; ///< that setReceiveWindow() can ask for
    qint64 maxQueuedBytes = 64LL * 1024 * 1024; ///< unsent per stream; send() refuses beyond

    Milliseconds idleBeforePing = std::chrono::seconds(120);
    Milliseconds idleJitter = std::chrono::seconds(30); ///< up to this much less or more
    Milliseconds pingAnswer = std::chrono::seconds(30);
    int missesAllowed = 2; ///< pings without any answer before TimedOut

    std::uint64_t rekeyMessages = 1U << 16;
    std::uint64_t rekeyBytes = 1ULL << 30;
    Milliseconds rekeyAge = std::chrono::hours(1);

    Milliseconds flushTime = std::chrono::seconds(5); ///< that close() waits for credit

    /// Bytes received per second on average, and at once; 0 is no limit. Beyond: Limit.
    qint64 receiveBytesPerSecond = 0;
    qint64 receiveBurstBytes = 0;
    std::optional<Milliseconds> maxAge; ///< then Limit

    static SessionLimits forFriends() { return {}; }
    static SessionLimits forFiles() { return {}; }
    /// Strangers get four small streams, a slow trickle and a quarter of an hour.
    static SessionLimits forStrangers();
};

/// When PeerPool dials again. PROTOCOL.md, "Dialling".
struct BackoffPolicy {
    /// After failures other than absence; the last value repeats.
    std::vector<Milliseconds> steps { std::chrono::seconds(5), std::chrono::seconds(15), std::chrono::seconds(60),
                                      std::chrono::minutes(5), std::chrono::minutes(15) };
    /// After NoDescriptor or without a valid client key, ± jitter: tor asks the same directories no
    /// sooner.
    Milliseconds absent = std::chrono::minutes(15);
    int jitterPercent = 30;
    /// Contacts not seen for long are tried less often: the interval doubles for those not seen
    /// for a day, a week and a month. On average no more than one absent contact per this time.
    Milliseconds absentSpacing = std::chrono::seconds(10);
    /// The side with the larger account id leaves the other this much time to dial first.
    Milliseconds politeMin = std::chrono::seconds(20);
    Milliseconds politeMax = std::chrono::seconds(60);
    Milliseconds betweenDials = std::chrono::seconds(2);
    int maxDials = 4;
    /// Age from which the older of two sessions must answer a ping to be kept, and how soon.
    Milliseconds duplicateAge = std::chrono::seconds(30);
    Milliseconds duplicateAnswer = std::chrono::seconds(10);

    /// Short times for networks without the directory limit: tests, loopback, private tor.
    static BackoffPolicy privateNetwork();
};

struct NetSettings {
    NetworkId network = networkIdOf("allium");
    QByteArrayList features; ///< what this build can do beyond version 1; at most 32 of 32 bytes
    Milliseconds dialTimeout = std::chrono::seconds(90);
    /// Doors open to strangers may ask for proof of work first.
    Milliseconds requestDialTimeout = std::chrono::seconds(300);
    /// From the open pipe to the peer's first frame: three messages over slow circuits.
    Milliseconds handshakeTimeout = std::chrono::seconds(60);
    /// Per acceptor: pipes that have not proven who they are. The oldest gives way to a new one
    /// when it has had `unauthenticatedGrace`; otherwise the new one is turned away.
    int maxUnauthenticated = 16;
    Milliseconds unauthenticatedGrace = std::chrono::seconds(10);
    int maxStrangers = 64; ///< sessions for Purpose::Request at once, per acceptor
    SessionLimits friends = SessionLimits::forFriends();
    SessionLimits files = SessionLimits::forFiles();
    SessionLimits strangers = SessionLimits::forStrangers();
    BackoffPolicy backoff;

    const SessionLimits& limitsFor(Purpose purpose) const;
};

/// What every class of this folder needs, in one place. Made by the node, outlives them all.
struct NetEnvironment {
    Clock& clock;
    Timers& timers;
    Random& random;
    IdentityDirectory& identities;
    NetSettings settings;
};

} // namespace allium::net

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/crypto/OnionAddress.h"
#include "core/crypto/WorkStamp.h"
#include "core/dht/KeySpace.h"
#include "core/net/NetEnvironment.h"

#include <atomic>
#include <optional>

namespace allium::dht {

struct EpochDayTag;
/// Days since 1970, UTC.
using EpochDay = StrongNumber<EpochDayTag, std::uint32_t>;
EpochDay epochDayOf(WallTime time);

/// The proof of work that gives a node its place, so that nobody chooses one for free and ids last two weeks:
///
///     out     = Argon2id(onion key ‖ day ‖ nonce, salt of the network, 32 MiB, one pass)
///     node id = BLAKE2b(onion key, out)                     of whose out enough bits are zero (MemoryWork.h)
///
/// As the id depends on `out`, every further try for a better place costs a whole proof.
struct NodeWork {
    /// A million tries: more than anybody may be asked for.
    static constexpr unsigned MaxBits = 20;
    /// On the public network: two minutes on one slow core, once in LifeDays.
    static constexpr unsigned PublicBits = 13;
    static constexpr std::uint32_t LifeDays = 14;

    struct Outcome {
        NodeId id;
        unsigned bits = 0;
    };

    EpochDay day;
    crypto::WorkNonce nonce;

    /// The place that this work gives the owner of this key. 12 ms and 32 MiB: not on the node thread, and not for
    /// everybody who asks. Nothing without that memory.
    std::optional<Outcome> outcome(const net::NetworkId& network, const crypto::OnionAddress& onion) const;
    /// From LifeDays ago to tomorrow: clocks differ.
    bool isInTime(WallTime now) const;

    /// Tries until `bits` are reached; nothing when cancelled, over MaxBits, or without 32 MiB.
    static std::optional<std::pair<NodeWork, NodeId>> solve(const net::NetworkId& network, const crypto::OnionAddress& onion,
                                                            EpochDay day, unsigned bits, const std::atomic<bool>& cancelled);

    friend bool operator==(const NodeWork&, const NodeWork&) = default;
};

} // namespace allium::dht

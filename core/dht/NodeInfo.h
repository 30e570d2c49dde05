// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/dht/NodeWork.h"

#include <QByteArray>

namespace allium::dht {

enum class NodeRole : std::uint8_t {
    Participant = 1, ///< stores and routes, and uses the network for somebody
    Router = 2, ///< stores and routes only
};

enum class NodeInfoError {
    Truncated,
    TrailingBytes,
    Malformed,
    BadSignature, ///< not the onion key's, or of another network
    OutOfTime, ///< older or newer than its work may be, or said so long ago, or in the future
};

/// "I am at this onion, at this place, and was here then": what nodes say of themselves and pass on about each
/// other. The onion's own key signs it, for one network, so it cannot be made up; its work must be looked at
/// before the id is believed (NodeWork::outcome).
struct NodeInfo {
    static constexpr qsizetype SizeBytes = 162;
    /// Passed on no later than this after it was signed.
    static constexpr std::chrono::minutes FreshFor { 30 };
    /// What clocks may differ.
    static constexpr std::chrono::minutes Tolerance { 10 };

    crypto::OnionAddress onion;
    NodeId id;
    NodeRole role = NodeRole::Participant;
    NodeWork work;
    WallTime seenAt; ///< whole seconds
    std::uint32_t capabilities = 0; ///< bits that this version does not know mean nothing
    crypto::Signature signature;

    /// Signs what stands here.
    void sign(const crypto::SigningKey& onionKey, const net::NetworkId& network);

    /// Fixed fields in fixed order: equal values have equal bytes.
    QByteArray encode() const;
    /// Checks shape and signature (50 µs), neither times nor work.
    static Result<NodeInfo, NodeInfoError> decode(QByteArrayView bytes, const net::NetworkId& network);

    /// Whether it may enter a table: its work is of these days, and it does not come from the future.
    Result<void, NodeInfoError> checkTimes(WallTime now) const;
    /// Whether it was there lately enough to be told to others.
    bool isFresh(WallTime now) const { return seenAt + FreshFor >= now; }

    friend bool operator==(const NodeInfo&, const NodeInfo&) = default;
};

} // namespace allium::dht

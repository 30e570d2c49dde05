// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/contacts/PairSecret.h"
#include "core/crypto/OnionAddress.h"
#include "core/crypto/WorkStamp.h"
#include "core/net/Session.h"
#include "core/wire/Ids.h"
#include "core/wire/ServiceProof.h"
#include "core/wire/WireError.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <variant>

namespace allium::contacts {

/// Counts one side's contributions to a pair. 0 is "none"; a new contribution has a number above
/// every one before it, so that a message that arrives late is known for what it is.
struct GenerationTag;
using Generation = StrongNumber<GenerationTag>;
/// A peer may not push the count further than this, so that it cannot overflow.
constexpr Generation MaxGeneration { std::uint64_t(1) << 62 };

/// A friends service as handed to one contact: where it is and the key that opens it.
struct DoorKey {
    crypto::OnionAddress onion;
    std::uint16_t port = crypto::OnionEndpoint::DefaultPort;
    crypto::X25519SecretKey clientSecret;
    std::uint64_t sequence = 0;

    DoorKey clone() const { return { onion, port, clientSecret.clone(), sequence }; }
};

/// A request service and the proof that it is its sender's: nobody can have us dial, or show as
/// their own, an onion of somebody else.
struct RequestDoor {
    crypto::OnionAddress onion;
    std::uint16_t port = crypto::OnionEndpoint::DefaultPort;
    wire::ServiceProof proof;

    crypto::OnionEndpoint endpoint() const { return { onion, port, {} }; }
    /// Whether whoever tells it owns it. MUST be asked before it is used.
    bool isOf(const net::PeerIdentity& peer) const { return proof.verify(onion, peer.account, peer.noiseStatic); }
};

/// The same of a friends service. The proof counts in the session it is told in and is not kept.
struct FriendsDoor {
    DoorKey key;
    wire::ServiceProof proof;

    FriendsDoor clone() const { return { key.clone(), proof }; }
    /// As RequestDoor::isOf().
    bool isOf(const net::PeerIdentity& peer) const { return proof.verify(key.onion, peer.account, peer.noiseStatic); }
};

/// The messages of a request stream; core/contacts/PROTOCOL.md, "Making contact". Text has been
/// filtered for display when it comes out of decode().
struct Ask {
    struct Work {
        QByteArray cookie;
        unsigned bits = 0;
        crypto::WorkNonce nonce;
    };

    wire::RequestId requestId;
    Generation generation;
    Contribution contribution;
    Generation holds;
    QString nickname;
    QString greeting;
    std::optional<RequestDoor> replyTo;
    QByteArray inviteToken;
    std::optional<Work> work;
    std::optional<FriendsDoor> door;

    Ask clone() const;
};

struct Challenge {
    static constexpr qsizetype CookieBytes = 32;
    QByteArray cookie;
    unsigned bits = 0;
};

struct Answer {
    enum class Status { Pending, Accepted, Stale };
    Status status = Status::Pending;
    Generation generation;
    Contribution contribution; ///< Accepted only
    Generation holds;
    QString nickname;
    std::optional<FriendsDoor> door;
};

struct Confirm {
    Generation generation;
    Generation holds;
    std::optional<FriendsDoor> door;
};

struct Void {
    Generation generation;
};

struct VoidAck {
    Generation generation;
};

using RequestMessage = std::variant<Ask, Challenge, Answer, Confirm, Void, VoidAck>;

QByteArray encode(const RequestMessage& message);
/// At most limits::RequestMessageBytes.
Result<RequestMessage, wire::WireError> decodeRequestMessage(QByteArrayView bytes);

} // namespace allium::contacts

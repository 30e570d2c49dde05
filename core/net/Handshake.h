// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/NetEnvironment.h"
#include "core/wire/DeviceCertificate.h"
#include "core/wire/PacketReader.h"
#include "core/wire/ServiceProof.h"

#include <optional>
#include <set>

namespace allium::net {

/// Why a handshake did not lead to a session.
enum class HandshakeError {
    BadMagic, ///< not our protocol at all
    UnsupportedVersion, ///< no version in common
    WrongNetwork,
    WrongPurpose, ///< this door does not serve it
    UnknownPattern,
    Malformed,
    TooLong,
    Tampered, ///< bytes were changed or replayed, the pair secret differs, or another onion answered
    BadCertificate, ///< wrong signature or for another key
    CertificateExpired, ///< of a device we did not know yet
    WrongService, ///< the account does not own the onion that was dialled
    WrongAccount, ///< somebody else than expected, or ourselves
    NotKnown, ///< the responder does not know us, or no longer
    Busy,
    TimedOut,
    Lost, ///< the pipe broke
};

/// What a finished handshake yields.
struct HandshakeResult {
    PeerIdentity peer;
    Purpose purpose = Purpose::Friend;
    wire::SessionId session;
    crypto::AeadKey sendKey;
    crypto::AeadKey receiveKey;
    std::uint16_t version = 0;
    QByteArrayList features; ///< the peer's
    QByteArray certificate; ///< the peer's, encoded
};

/// One side of the handshake, bytes in, bytes out: PROTOCOL.md, "Handshake". One object per
/// connection.
///
///     initiator   Working --message 2--> Done
///     responder   Working --opening, message 1, message 3--> Done
///     Working --anything wrong--> Failed
///
/// Done means that the own side is satisfied. The session counts once the peer's first transport
/// frame decrypts (SessionCore): until then the responder may still refuse.
class Handshake {
public:
    enum class Pattern : std::uint8_t { XX = 0, XXpsk3 = 1 };
    enum class State { Working, Done, Failed };

    static constexpr std::uint16_t Version = 1;
    static constexpr qsizetype MaxPayloadBytes = 4096;
    static constexpr qsizetype MaxPacketBytes = MaxPayloadBytes + 256;
    static constexpr int MaxFeatures = 32;
    static constexpr qsizetype MaxFeatureBytes = 32;

    struct Initiator {
        crypto::OnionAddress dialled;
        Purpose purpose = Purpose::Friend;
        /// XXpsk3 needs `expected` and a pair secret in the directory.
        Pattern pattern = Pattern::XX;
        std::optional<wire::AccountId> expected;
    };
    struct Responder {
        crypto::OnionAddress onion; ///< the one this connection came through
        wire::ServiceProof proof;
        std::set<Purpose> purposes; ///< what this door serves
    };

    /// `environment` outlives the object; `now` is for certificates.
    Handshake(NetEnvironment& environment, const Initiator& side, WallTime now);
    Handshake(NetEnvironment& environment, Responder side, WallTime now);
    ~Handshake();
    Handshake(Handshake&&) noexcept;
    Handshake& operator=(Handshake&&) noexcept;

    /// Takes what the pipe gave; stops at the end of its own part of the stream.
    void feed(QByteArrayView bytes);
    /// What to send; a failed responder may have a refusal in it.
    QByteArray takeOutput();

    State state() const;
    HandshakeError error() const; ///< Failed only
    HandshakeResult takeResult(); ///< Done only, once
    /// Bytes behind the handshake that belong to the session. Done only.
    QByteArray takeRest();
    /// Message 3 is written: from now on the responder may hold the session for good.
    bool isCommitted() const;

    /// A single byte in the place of a Noise message, in the clear: why the responder gives up.
    static QByteArray refusal(HandshakeError error);
    /// Nothing when the packet is not a refusal.
    static std::optional<HandshakeError> refusalIn(QByteArrayView packet);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace allium::net

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/Noise.h"
#include "core/net/NetEnvironment.h"

#include <optional>

namespace allium::net {

/// The two keys of a session. Seals frames into packets and renews our key when it is due, opens the
/// peer's packets and holds it to renewing its own. PROTOCOL.md, "Session".
class SessionCipher {
public:
    /// A peer that keeps one key for longer breaks the protocol: twice what it should.
    static constexpr std::uint64_t MaxKeyMessages = 1U << 17;
    static constexpr std::uint64_t MaxKeyBytes = 1ULL << 31;

    SessionCipher(crypto::AeadKey send, crypto::AeadKey receive, const SessionLimits& limits, MonotonicTime now);

    /// Appends the frame as one packet.
    void seal(QByteArray& out, QByteArrayView plain);
    /// Appends a Rekey frame and goes on with the next key, where this one is old, or has sealed enough.
    void renewIfDue(QByteArray& out, MonotonicTime now);

    /// Nothing when the packet was changed, replayed or out of order, or the peer's key was due: the
    /// session is lost.
    std::optional<QByteArray> open(QByteArrayView packet);
    /// The peer said Rekey: what comes now is sealed with its next key.
    void peerRenewed();

private:
    std::uint64_t m_renewAfterMessages;
    std::uint64_t m_renewAfterBytes;
    Milliseconds m_renewAfter;
    crypto::NoiseCipher m_sealer;
    crypto::NoiseCipher m_opener;
    std::uint64_t m_sealedBytes = 0;
    std::uint64_t m_openedBytes = 0;
    MonotonicTime m_sealKeySince;
};

} // namespace allium::net

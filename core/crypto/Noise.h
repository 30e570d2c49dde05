// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/crypto/Aead.h"
#include "core/crypto/Keys.h"

#include <functional>
#include <memory>
#include <optional>

namespace allium::crypto {

/// Noise_XX and Noise_XXpsk3 with 25519, ChaChaPoly and BLAKE2b (noiseprotocol.org, revision 34).
/// Bytes in, bytes out; three messages:
///
///     -> e                 initiator: write, read, write
///     <- e, ee, s, es      responder: read, write, read
///     -> s, se[, psk]
///
/// Any failure is final and wipes what the object held; every later call says OutOfOrder. So does
/// a call out of turn.
///
///     Running --messages 1 to 3--> Complete --keys taken--> of no more use
///     Running, Complete --any error--> Failed
class NoiseHandshake {
public:
    enum class Role { Initiator, Responder };
    enum class Pattern { XX, XXpsk3 };
    enum class Error { OutOfOrder, Truncated, TooLong, BadTag, BadKey, NoPsk };

    static constexpr qsizetype MaxMessageBytes = 65535;

    struct PskTag;
    using Psk = SecretBytes<PskTag, 32>;
    /// Asked once, by the responder of XXpsk3, when message 3 has shown the initiator's static key.
    using PskLookup = std::function<std::optional<Psk>(const X25519PublicKey& remoteStatic)>;

    /// `ephemeral` only fixes the ephemeral key for test vectors; otherwise it comes from `random`.
    NoiseHandshake(Role role, Pattern pattern, DhKeyPair staticKey, QByteArrayView prologue, Random& random,
                   std::optional<DhKeyPair> ephemeral = std::nullopt);
    ~NoiseHandshake();
    NoiseHandshake(NoiseHandshake&&) noexcept;
    NoiseHandshake& operator=(NoiseHandshake&&) noexcept;

    /// Initiator of XXpsk3: before message 3 is written. May depend on message 2's payload.
    void setPsk(Psk psk);
    /// Responder of XXpsk3: before message 3 is read.
    void setPskLookup(PskLookup lookup);

    Result<QByteArray, Error> write(QByteArrayView payload);
    /// The payload of the peer's message.
    Result<QByteArray, Error> read(QByteArrayView message);

    bool isComplete() const;
    /// Known to the responder after message 3, to the initiator after message 2; nothing after a
    /// failure.
    const std::optional<X25519PublicKey>& remoteStatic() const;
    /// 64 bytes that only the two ends know to be equal. Complete handshakes only.
    QByteArray handshakeHash() const;

    /// One direction's key. Complete handshakes only, each once.
    AeadKey takeSendKey();
    AeadKey takeReceiveKey();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// One direction of a finished handshake: a key and a message counter.
class NoiseCipher {
public:
    explicit NoiseCipher(AeadKey key)
        : m_key(std::move(key))
    {
    }

    QByteArray seal(QByteArrayView plain);
    /// The same, appended to `out`: for a length in front without another copy.
    void sealOnto(QByteArray& out, QByteArrayView plain);
    /// Nothing when the bytes were changed, replayed or out of order; the connection is then lost.
    std::optional<QByteArray> open(QByteArrayView sealed);
    /// Noise section 11.3: the next key from the old one; the counter starts again.
    void rekey();
    std::uint64_t counter() const { return m_counter; }

private:
    AeadKey m_key;
    std::uint64_t m_counter = 0;
};

} // namespace allium::crypto

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/Aead.h"

#include <array>
#include <span>
#include <utility>

namespace allium::crypto {

/// SymmetricState and CipherState of the Noise specification (revision 34, section 5) for
/// ChaChaPoly and BLAKE2b. Internal to NoiseHandshake.
class NoiseSymmetricState {
public:
    static constexpr std::size_t HashBytes = 64;

    /// `protocolName` is at most HashBytes long.
    explicit NoiseSymmetricState(QByteArrayView protocolName);

    void mixHash(QByteArrayView data);
    void mixKey(QByteArrayView input);
    void mixKeyAndHash(QByteArrayView input);

    /// Bytes that sealing adds now: none before the first mixKey().
    qsizetype overhead() const { return m_hasKey ? static_cast<qsizetype>(TagBytes) : 0; }
    /// Writes plain.size() + overhead() bytes to `out`.
    void encryptAndHash(QByteArrayView plain, std::uint8_t* out);
    /// Writes sealed.size() - overhead() bytes to `out`; false when they were tampered with.
    bool decryptAndHash(QByteArrayView sealed, std::uint8_t* out);

    /// Keys of initiator to responder and back; only the handshake hash is left afterwards.
    std::pair<AeadKey, AeadKey> split();
    QByteArrayView handshakeHash() const
    {
        return QByteArrayView(m_hash.data(), static_cast<qsizetype>(m_hash.size()));
    }

private:
    void setKey(QByteArrayView key);

    struct ChainingKeyTag;
    SecretBytes<ChainingKeyTag, HashBytes> m_chainingKey;
    AeadKey m_key;
    bool m_hasKey = false;
    std::uint64_t m_counter = 0;
    std::array<std::uint8_t, HashBytes> m_hash {};
};

} // namespace allium::crypto

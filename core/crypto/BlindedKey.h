// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/Keys.h"

#include <optional>

namespace allium::crypto {

/// Ed25519 keys made out of a person's key for one use, after the EDKEY zones of RFC 9498 and the blinded keys
/// of tor's rend-spec-v3: whoever knows the person's public key and the use (a label, and an epoch such as a
/// day) computes the same public key; nobody else can tell whose it is, or that two belong together. What they
/// sign is checked with verify(), as anything else.
///
///     h  = BLAKE2b(label, epoch, A), clamped        A' = h · A        a' = h · a mod L

/// Nothing when `key` is no point that a person's key can be.
std::optional<Ed25519PublicKey> blindedKey(const Ed25519PublicKey& key, QByteArrayView label, std::uint64_t epoch);

/// The signing half; immutable.
class BlindedSigningKey {
public:
    static BlindedSigningKey make(const SigningKey& key, QByteArrayView label, std::uint64_t epoch);

    const Ed25519PublicKey& publicKey() const { return m_publicKey; }
    /// As SigningKey::sign().
    Signature sign(QByteArrayView domain, QByteArrayView message) const;

private:
    struct ScalarTag;
    struct NoncePrefixTag;

    BlindedSigningKey() = default;

    Ed25519PublicKey m_publicKey;
    SecretBytes<ScalarTag, 32> m_scalar;
    SecretBytes<NoncePrefixTag, 32> m_noncePrefix;
};

} // namespace allium::crypto

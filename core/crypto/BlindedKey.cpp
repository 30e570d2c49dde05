// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/BlindedKey.h"

#include "core/base/Bug.h"
#include "core/crypto/Hash.h"
#include "core/crypto/SignedBytes.h"
#include "core/crypto/StackSecret.h"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace allium::crypto {

namespace {

constexpr QByteArrayView FactorDomain("allium blinding factor 1");
constexpr QByteArrayView NonceDomain("allium blinded nonce prefix 1");

QByteArray bytesOf(std::uint64_t epoch)
{
    return ByteWriter().number(epoch).bytes();
}

/// A multiple of eight, so that the product has no part of small order whatever the point was.
Hash factor(const Ed25519PublicKey& key, QByteArrayView label, std::uint64_t epoch)
{
    auto result = hash(FactorDomain, { key.view(), label, bytesOf(epoch) });
    result.data()[0] &= 0xf8;
    result.data()[31] &= 0x7f;
    result.data()[31] |= 0x40;
    return result;
}

} // namespace

std::optional<Ed25519PublicKey> blindedKey(const Ed25519PublicKey& key, QByteArrayView label, std::uint64_t epoch)
{
    Ed25519PublicKey blinded;
    if (crypto_core_ed25519_is_valid_point(key.data()) == 0
        || crypto_scalarmult_ed25519_noclamp(blinded.data(), factor(key, label, epoch).data(), key.data()) != 0)
        return std::nullopt;
    return blinded;
}

BlindedSigningKey BlindedSigningKey::make(const SigningKey& key, QByteArrayView label, std::uint64_t epoch)
{
    BlindedSigningKey result;
    const auto h = factor(key.publicKey(), label, epoch);
    const auto expanded = key.expanded();
    crypto_core_ed25519_scalar_mul(result.m_scalar.data(), h.data(), expanded.data());
    ALLIUM_ASSERT(crypto_scalarmult_ed25519_base_noclamp(result.m_publicKey.data(), result.m_scalar.data()) == 0);
    const auto prefix = deriveKey(QByteArrayView(expanded.data() + 32, 32), NonceDomain, { label, bytesOf(epoch) });
    std::copy_n(prefix.span().begin(), prefix.size(), result.m_noncePrefix.data());
    return result;
}

Signature BlindedSigningKey::sign(QByteArrayView domain, QByteArrayView message) const
{
    // RFC 8032 section 5.1.6, with the nonce of a prefix of its own: r = H(prefix, M), S = r + H(R, A', M) · a'.
    const auto bytes = signedBytes(domain, message);
    const auto* const data = reinterpret_cast<const std::uint8_t*>(bytes.constData());
    const auto size = static_cast<unsigned long long>(bytes.size());
    Signature signature;
    auto* const point = signature.data();
    auto* const scalar = signature.data() + 32;

    StackSecret<64> wide;
    StackSecret<32> nonce;
    crypto_hash_sha512_state state;
    crypto_hash_sha512_init(&state);
    crypto_hash_sha512_update(&state, m_noncePrefix.data(), 32);
    crypto_hash_sha512_update(&state, data, size);
    crypto_hash_sha512_final(&state, wide.data());
    crypto_core_ed25519_scalar_reduce(nonce.data(), wide.data());
    ALLIUM_ASSERT(crypto_scalarmult_ed25519_base_noclamp(point, nonce.data()) == 0);

    std::array<std::uint8_t, 64> challenge {};
    std::array<std::uint8_t, 32> reduced {};
    crypto_hash_sha512_init(&state);
    crypto_hash_sha512_update(&state, point, 32);
    crypto_hash_sha512_update(&state, m_publicKey.data(), m_publicKey.size());
    crypto_hash_sha512_update(&state, data, size);
    crypto_hash_sha512_final(&state, challenge.data());
    crypto_core_ed25519_scalar_reduce(reduced.data(), challenge.data());

    StackSecret<32> product;
    crypto_core_ed25519_scalar_mul(product.data(), reduced.data(), m_scalar.data());
    crypto_core_ed25519_scalar_add(scalar, product.data(), nonce.data());
    sodium_memzero(&state, sizeof state);
    return signature;
}

} // namespace allium::crypto

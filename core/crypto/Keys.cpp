// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/Keys.h"

#include "core/base/Bug.h"
#include "core/crypto/SignedBytes.h"
#include "core/crypto/StackSecret.h"

#include <sodium.h>

#include <algorithm>

namespace allium::crypto {

namespace {

/// libsodium's form: seed ‖ public key.
using SodiumSecretKey = StackSecret<crypto_sign_SECRETKEYBYTES>;

const std::uint8_t* bytesOf(const QByteArray& bytes)
{
    return reinterpret_cast<const std::uint8_t*>(bytes.constData());
}

} // namespace

SigningKey::SigningKey(Ed25519Seed seed, Ed25519PublicKey publicKey)
    : m_seed(std::move(seed))
    , m_publicKey(publicKey)
{
}

SigningKey SigningKey::generate(Random& random)
{
    return fromSeed(Ed25519Seed::random(random));
}

SigningKey SigningKey::fromSeed(Ed25519Seed seed)
{
    Ed25519PublicKey publicKey;
    SodiumSecretKey secretKey;
    ALLIUM_ASSERT(crypto_sign_seed_keypair(publicKey.data(), secretKey.data(), seed.data()) == 0);
    return SigningKey(std::move(seed), publicKey);
}

SigningKey SigningKey::clone() const
{
    return SigningKey(m_seed.clone(), m_publicKey);
}

Ed25519Expanded SigningKey::expanded() const
{
    Ed25519Expanded result;
    crypto_hash_sha512(result.data(), m_seed.data(), Ed25519Seed::SizeBytes);
    auto* const scalar = result.data(); // RFC 8032 section 5.1.5
    scalar[0] &= 0xf8;
    scalar[31] &= 0x7f;
    scalar[31] |= 0x40;
    return result;
}

Signature SigningKey::sign(QByteArrayView domain, QByteArrayView message) const
{
    SodiumSecretKey secretKey;
    std::copy_n(m_seed.data(), Ed25519Seed::SizeBytes, secretKey.data());
    std::copy_n(m_publicKey.data(), m_publicKey.size(), secretKey.data() + Ed25519Seed::SizeBytes);

    Signature signature;
    const auto bytes = signedBytes(domain, message);
    const auto status = crypto_sign_detached(signature.data(), nullptr, bytesOf(bytes),
                                             static_cast<unsigned long long>(bytes.size()),
                                             secretKey.data());
    ALLIUM_ASSERT(status == 0);
    return signature;
}

bool verify(const Ed25519PublicKey& key, QByteArrayView domain, QByteArrayView message, const Signature& signature)
{
    // libsodium refuses small-order and non-canonical keys, small-order R and S >= the group order.
    const auto bytes = signedBytes(domain, message);
    return crypto_sign_verify_detached(signature.data(), bytesOf(bytes),
                                       static_cast<unsigned long long>(bytes.size()), key.data())
        == 0;
}

DhKeyPair::DhKeyPair(X25519SecretKey secret, X25519PublicKey publicKey)
    : m_secret(std::move(secret))
    , m_publicKey(publicKey)
{
}

DhKeyPair DhKeyPair::generate(Random& random)
{
    return fromSecret(X25519SecretKey::random(random));
}

DhKeyPair DhKeyPair::fromSecret(X25519SecretKey secret)
{
    X25519PublicKey publicKey;
    ALLIUM_ASSERT(crypto_scalarmult_base(publicKey.data(), secret.data()) == 0);
    return DhKeyPair(std::move(secret), publicKey);
}

DhKeyPair DhKeyPair::clone() const
{
    return DhKeyPair(m_secret.clone(), m_publicKey);
}

} // namespace allium::crypto

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/FixedBytes.h"
#include "core/crypto/Secret.h"

namespace allium::crypto {

struct Ed25519PublicKeyTag;
struct Ed25519SeedTag;
struct Ed25519ExpandedTag;
struct SignatureTag;
struct X25519PublicKeyTag;
struct X25519SecretKeyTag;

using Ed25519PublicKey = FixedBytes<Ed25519PublicKeyTag, 32>;
using Ed25519Seed = SecretBytes<Ed25519SeedTag, 32>;
/// Clamped scalar and hash prefix, the 64-byte form that tor calls ED25519-V3.
using Ed25519Expanded = SecretBytes<Ed25519ExpandedTag, 64>;
using Signature = FixedBytes<SignatureTag, 64>;
using X25519PublicKey = FixedBytes<X25519PublicKeyTag, 32>;
using X25519SecretKey = SecretBytes<X25519SecretKeyTag, 32>;

/// Ed25519 key that can sign (RFC 8032). Immutable; safe to use from several threads.
class SigningKey {
public:
    static SigningKey generate(Random& random);
    static SigningKey fromSeed(Ed25519Seed seed);
    SigningKey clone() const;

    const Ed25519PublicKey& publicKey() const { return m_publicKey; }
    const Ed25519Seed& seed() const { return m_seed; }
    /// What ADD_ONION takes.
    Ed25519Expanded expanded() const;

    /// Signs `domain` (a constant naming what is signed, such as "allium device cert 1"), its
    /// length, and the message: a signature for one purpose is never one for another.
    Signature sign(QByteArrayView domain, QByteArrayView message) const;

private:
    SigningKey(Ed25519Seed seed, Ed25519PublicKey publicKey);

    Ed25519Seed m_seed;
    Ed25519PublicKey m_publicKey;
};

bool verify(const Ed25519PublicKey& key, QByteArrayView domain, QByteArrayView message, const Signature& signature);

/// X25519 key pair (RFC 7748): Noise statics and tor client authorization.
class DhKeyPair {
public:
    static DhKeyPair generate(Random& random);
    static DhKeyPair fromSecret(X25519SecretKey secret);
    DhKeyPair clone() const;

    const X25519PublicKey& publicKey() const { return m_publicKey; }
    const X25519SecretKey& secretKey() const { return m_secret; }

private:
    DhKeyPair(X25519SecretKey secret, X25519PublicKey publicKey);

    X25519SecretKey m_secret;
    X25519PublicKey m_publicKey;
};

} // namespace allium::crypto

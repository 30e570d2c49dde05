// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/FixedBytes.h"
#include "core/crypto/Secret.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace allium::crypto {

struct AeadKeyTag;
struct XNonceTag;

/// Key of XChaCha20-Poly1305 and ChaCha20-Poly1305.
using AeadKey = SecretBytes<AeadKeyTag, 32>;
using XNonce = FixedBytes<XNonceTag, 24>;

constexpr std::size_t TagBytes = 16;

/// XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha): a random nonce never repeats in practice.
QByteArray seal(const AeadKey& key, const XNonce& nonce, QByteArrayView plain, QByteArrayView associated = {});
/// Nothing when the tag does not match.
std::optional<QByteArray> open(const AeadKey& key, const XNonce& nonce, QByteArrayView sealed,
                               QByteArrayView associated = {});

/// In place, tag apart; for pages and sectors. `data` keeps its size. When opening fails, `data`
/// holds nothing of use.
void sealInPlace(const AeadKey& key, const XNonce& nonce, std::span<std::uint8_t> data,
                 std::span<std::uint8_t, TagBytes> tag, QByteArrayView associated);
bool openInPlace(const AeadKey& key, const XNonce& nonce, std::span<std::uint8_t> data,
                 std::span<const std::uint8_t, TagBytes> tag, QByteArrayView associated);

/// A random nonce in front of the sealed bytes: nonce ‖ ciphertext ‖ tag.
QByteArray sealWithNonce(const AeadKey& key, Random& random, QByteArrayView plain, QByteArrayView associated = {});
std::optional<QByteArray> openWithNonce(const AeadKey& key, QByteArrayView sealed, QByteArrayView associated = {});

/// ChaCha20-Poly1305 (RFC 8439) with Noise's nonce: 32 zero bits, then the counter little-endian.
/// `out` is plain.size() + 16 bytes and may not overlap.
void noiseSeal(const AeadKey& key, std::uint64_t counter, QByteArrayView plain, QByteArrayView associated,
               std::uint8_t* out);
bool noiseOpen(const AeadKey& key, std::uint64_t counter, QByteArrayView sealed, QByteArrayView associated,
               std::uint8_t* out);

} // namespace allium::crypto

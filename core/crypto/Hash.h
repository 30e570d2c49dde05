// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/FixedBytes.h"
#include "core/crypto/Secret.h"

#include <QByteArrayView>

#include <initializer_list>
#include <memory>

namespace allium::crypto {

struct HashTag;
using Hash = FixedBytes<HashTag, 32>;

/// BLAKE2b-256 of the domain and each part, all length-prefixed, so that parts cannot run into
/// one another. The hash to use for ids and derived values.
Hash hash(QByteArrayView domain, std::initializer_list<QByteArrayView> parts);

/// Keyed BLAKE2b over the same framing: derives a key for one purpose from a secret. The key may
/// not be empty; one over 64 bytes is hashed to 64 first. `size` is 1 to 64 bytes.
Secret deriveKey(const Secret& key, QByteArrayView domain, std::initializer_list<QByteArrayView> parts = {},
                 std::size_t size = 32);
Secret deriveKey(QByteArrayView secretKey, QByteArrayView domain, std::initializer_list<QByteArrayView> parts = {},
                 std::size_t size = 32);

/// BLAKE2b-256 with a 16-byte personalisation (RFC 7693 section 2.5), streaming. For bulk data:
/// hash-tree leaves and nodes.
class PersonalHasher {
public:
    /// `personal` is padded with zeros; at most 16 bytes.
    explicit PersonalHasher(QByteArrayView personal);
    ~PersonalHasher();
    PersonalHasher(PersonalHasher&&) noexcept;
    PersonalHasher& operator=(PersonalHasher&&) noexcept;
    void add(QByteArrayView bytes);
    Hash finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// The whole message at once.
Hash personalHash(QByteArrayView personal, QByteArrayView message);

/// BLAKE2b with 64 bytes of output, unkeyed: what Noise calls HASH.
void blake2b512(std::span<std::uint8_t, 64> out, std::initializer_list<QByteArrayView> parts);

} // namespace allium::crypto

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/Secret.h"
#include "core/storage/StorageError.h"

namespace allium::storage {

struct RecoveryCodeTag;

/// 128 random bits to write down on paper, which open the profile when the key ring is lost. Written
/// as seven groups of four characters, the last twelve bits being a check:
///
///     9T4K-0M2V-XR7B-HJ5Q-1NWA-6C3Z-E8YD
///
/// in Crockford's base 32, whose alphabet lacks I, L, O and U. Reading forgives lower case, missing or
/// other separators, and O, I, L for 0, 1, 1.
class RecoveryCode {
public:
    using Bytes = crypto::SecretBytes<RecoveryCodeTag, 16>;

    static RecoveryCode generate(Random& random);
    /// BadRecoveryCode when mistyped: 4095 of 4096 mistakes are seen here, before any file is touched.
    static StorageResult<RecoveryCode> parse(const crypto::Secret& typed);

    /// ASCII, for the screen that asks to write it down.
    crypto::Secret text() const;
    const Bytes& bytes() const { return m_bytes; }

private:
    explicit RecoveryCode(Bytes bytes)
        : m_bytes(std::move(bytes))
    {
    }

    Bytes m_bytes;
};

} // namespace allium::storage

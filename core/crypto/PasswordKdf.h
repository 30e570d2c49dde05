// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/FixedBytes.h"
#include "core/base/Result.h"
#include "core/crypto/Aead.h"

namespace allium::crypto {

struct SaltTag;
using Salt = FixedBytes<SaltTag, 16>;

/// Argon2id (RFC 9106) cost. Stored beside what it protects, so it can rise later.
struct KdfCost {
    std::uint32_t memoryKiB = 256 * 1024;
    std::uint32_t passes = 3;

    friend bool operator==(const KdfCost&, const KdfCost&) = default;
    /// Smallest and largest cost accepted from a file: below is no protection, above would let a
    /// tampered file exhaust memory.
    bool isAcceptable() const { return memoryKiB >= 8 * 1024 && memoryKiB <= 2 * 1024 * 1024 && passes >= 1 && passes <= 16; }
};

enum class KdfError {
    OutOfMemory,
    BadCost, ///< not acceptable
};

/// Takes a third of a second at the default cost: never on the node thread. An empty passphrase is
/// not refused here.
Result<AeadKey, KdfError> deriveFromPassphrase(const Secret& passphrase, const Salt& salt, KdfCost cost);

} // namespace allium::crypto

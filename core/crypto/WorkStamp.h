// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/FixedBytes.h"

#include <QByteArrayView>

#include <atomic>
#include <optional>

namespace allium::crypto {

struct WorkNonceTag;
using WorkNonce = FixedBytes<WorkNonceTag, 16>;

/// Proof of work that costs memory: Argon2id(password = nonce, salt = BLAKE2b(challenge)[0..15],
/// 16 MiB, one pass, 32 bytes), of whose BLAKE2b the first `bits` bits are zero; BLAKE2b with 64
/// bytes of output. About 6 ms a try.
struct WorkStamp {
    /// A quarter of a million tries on average, close to half an hour; each bit doubles it.
    static constexpr unsigned MaxBits = 18;

    WorkNonce nonce;

    /// Zero bits the stamp has for this challenge. One try's cost, so not for the node thread.
    static unsigned bitsOf(QByteArrayView challenge, const WorkNonce& nonce);
    /// Tries until `bits` are reached or `cancelled` is set; minutes of CPU from 14 `bits` on. Nothing
    /// when cancelled, over MaxBits (a peer may ask for anything), or without 16 MiB of memory.
    static std::optional<WorkStamp> solve(QByteArrayView challenge, unsigned bits, const std::atomic<bool>& cancelled);
};

} // namespace allium::crypto

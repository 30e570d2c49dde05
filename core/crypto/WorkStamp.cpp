// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/WorkStamp.h"

#include "core/crypto/Hash.h"
#include "core/crypto/Secret.h"

#include <sodium.h>

#include <array>
#include <bit>

namespace allium::crypto {

namespace {

constexpr std::size_t MemoryBytes = std::size_t { 16 } * 1024 * 1024;
constexpr unsigned long long Passes = 1;

using Digest = std::array<std::uint8_t, 64>;

Digest digestOf(QByteArrayView bytes)
{
    Digest digest {};
    blake2b512(digest, { bytes });
    return digest;
}

unsigned leadingZeroBits(const Digest& digest)
{
    unsigned bits = 0;
    for (const auto byte : digest) {
        bits += static_cast<unsigned>(std::countl_zero(byte));
        if (byte != 0)
            break;
    }
    return bits;
}

/// Nothing when this machine has not got 16 MiB to spare.
std::optional<unsigned> bitsWithSalt(const Digest& salt, const WorkNonce& nonce)
{
    std::array<std::uint8_t, 32> work {};
    const auto status = crypto_pwhash_argon2id(work.data(), work.size(), reinterpret_cast<const char*>(nonce.data()),
                                               nonce.size(), salt.data(), Passes, MemoryBytes,
                                               crypto_pwhash_argon2id_ALG_ARGON2ID13);
    if (status != 0)
        return std::nullopt;
    return leadingZeroBits(digestOf(QByteArrayView(work)));
}

} // namespace

unsigned WorkStamp::bitsOf(QByteArrayView challenge, const WorkNonce& nonce)
{
    return bitsWithSalt(digestOf(challenge), nonce).value_or(0);
}

std::optional<WorkStamp> WorkStamp::solve(QByteArrayView challenge, unsigned bits, const std::atomic<bool>& cancelled)
{
    if (bits > MaxBits)
        return std::nullopt;
    const auto salt = digestOf(challenge);
    SystemRandom random;
    WorkStamp stamp;
    while (!cancelled.load(std::memory_order_relaxed)) {
        stamp.nonce = random.make<WorkNonce>();
        const auto found = bitsWithSalt(salt, stamp.nonce);
        if (!found)
            return std::nullopt;
        if (*found >= bits)
            return stamp;
    }
    return std::nullopt;
}

} // namespace allium::crypto

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/WorkStamp.h"

#include "core/crypto/Hash.h"
#include "core/crypto/MemoryWork.h"
#include "core/crypto/Secret.h"

#include <algorithm>
#include <array>

namespace allium::crypto {

namespace {

constexpr std::size_t MemoryBytes = std::size_t { 16 } * 1024 * 1024;

using Salt = std::array<std::uint8_t, 16>;

Salt saltOf(QByteArrayView challenge)
{
    std::array<std::uint8_t, 64> digest {};
    blake2b512(digest, { challenge });
    Salt salt {};
    std::copy_n(digest.begin(), salt.size(), salt.begin());
    return salt;
}

/// Nothing when this machine has not got 16 MiB to spare.
std::optional<unsigned> bitsWithSalt(const Salt& salt, const WorkNonce& nonce)
{
    const auto work = memoryWork(nonce.view(), salt, MemoryBytes);
    return work ? std::optional(zeroBitsOf(*work)) : std::nullopt;
}

} // namespace

unsigned WorkStamp::bitsOf(QByteArrayView challenge, const WorkNonce& nonce)
{
    return bitsWithSalt(saltOf(challenge), nonce).value_or(0);
}

std::optional<WorkStamp> WorkStamp::solve(QByteArrayView challenge, unsigned bits, const std::atomic<bool>& cancelled)
{
    if (bits > MaxBits)
        return std::nullopt;
    const auto salt = saltOf(challenge);
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

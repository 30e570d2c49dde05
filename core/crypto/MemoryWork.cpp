// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/MemoryWork.h"

#include "core/crypto/Hash.h"

#include <sodium.h>

#include <array>
#include <bit>

namespace allium::crypto {

std::optional<MemoryWork> memoryWork(QByteArrayView password, std::span<const std::uint8_t, 16> salt, std::size_t memoryBytes)
{
    static_assert(crypto_pwhash_argon2id_SALTBYTES == 16);
    MemoryWork work;
    const auto status = crypto_pwhash_argon2id(work.data(), work.size(), password.data(),
                                               static_cast<unsigned long long>(password.size()), salt.data(), 1, memoryBytes,
                                               crypto_pwhash_argon2id_ALG_ARGON2ID13);
    return status == 0 ? std::optional(work) : std::nullopt;
}

unsigned zeroBitsOf(const MemoryWork& work)
{
    std::array<std::uint8_t, 64> digest {};
    blake2b512(digest, { work.view() });
    unsigned bits = 0;
    for (const auto byte : digest) {
        bits += static_cast<unsigned>(std::countl_zero(byte));
        if (byte != 0)
            break;
    }
    return bits;
}

} // namespace allium::crypto

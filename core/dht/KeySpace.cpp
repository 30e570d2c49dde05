// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dht/KeySpace.h"

#include "core/base/Bug.h"

#include <bit>

namespace allium::dht {
namespace {

constexpr std::size_t Bytes = Key::SizeBytes;

} // namespace

Distance distance(const Key& a, const Key& b)
{
    Distance result;
    for (std::size_t i = 0; i < Bytes; ++i)
        result.data()[i] = static_cast<std::uint8_t>(a.data()[i] ^ b.data()[i]);
    return result;
}

int sharedBits(const Key& a, const Key& b)
{
    for (std::size_t i = 0; i < Bytes; ++i) {
        if (const auto differs = static_cast<std::uint8_t>(a.data()[i] ^ b.data()[i]))
            return static_cast<int>(i) * 8 + std::countl_zero(differs);
    }
    return KeyBits;
}

Key randomInBucket(const NodeId& self, int bits, Random& random)
{
    ALLIUM_ASSERT(bits >= 0 && bits < KeyBits);
    auto key = random.make<Key>();
    const auto whole = static_cast<std::size_t>(bits) / 8;
    std::copy_n(self.data(), whole, key.data());
    const auto kept = static_cast<unsigned>(bits) % 8;
    const auto flipped = static_cast<std::uint8_t>(0x80U >> kept); // the first bit in which they differ
    const auto free = static_cast<std::uint8_t>(flipped - 1U);
    auto& byte = key.data()[whole];
    byte = static_cast<std::uint8_t>((byte & free) | ((self.data()[whole] ^ flipped) & ~free));
    return key;
}

Distance ringDistance(const Key& from, const Key& to)
{
    Distance result;
    int borrow = 0;
    for (std::size_t i = Bytes; i-- > 0;) {
        const int difference = int { to.data()[i] } - int { from.data()[i] } - borrow;
        borrow = difference < 0 ? 1 : 0;
        result.data()[i] = static_cast<std::uint8_t>(difference & 0xff);
    }
    return result;
}

Key ringPoint(const NodeId& from, int exponent)
{
    ALLIUM_ASSERT(exponent >= 0 && exponent < KeyBits);
    Key result = keyOf(from);
    unsigned carry = 1U << (static_cast<unsigned>(exponent) % 8);
    for (std::size_t i = Bytes - static_cast<std::size_t>(exponent) / 8; i-- > 0 && carry != 0;) {
        carry += result.data()[i];
        result.data()[i] = static_cast<std::uint8_t>(carry & 0xff);
        carry >>= 8;
    }
    return result;
}

} // namespace allium::dht

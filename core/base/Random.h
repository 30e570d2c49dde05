// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace allium {

/// Randomness, handed in so that a test can repeat a run from its seed. The production source is
/// crypto::SystemRandom; a seeded one is for tests only.
class Random {
public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::uint8_t> bytes) = 0;

    /// Uniform in [0, bound); 0 when bound is 0.
    std::uint64_t below(std::uint64_t bound);

    /// A random FixedBytes value.
    template <class Fixed>
    Fixed make()
    {
        Fixed value;
        fill(value.span());
        return value;
    }
};

} // namespace allium

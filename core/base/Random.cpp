// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Random.h"

#include <array>
#include <limits>

namespace allium {

std::uint64_t Random::below(std::uint64_t bound)
{
    if (bound < 2)
        return 0;
    // Values in the last, incomplete run of `bound` are thrown away so that none is favoured.
    const std::uint64_t usable = std::numeric_limits<std::uint64_t>::max() / bound * bound;
    for (;;) {
        std::array<std::uint8_t, 8> bytes {};
        fill(bytes);
        std::uint64_t value = 0;
        for (const auto byte : bytes)
            value = value << 8 | byte;
        if (value < usable)
            return value % bound;
    }
}

} // namespace allium

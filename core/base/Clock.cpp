// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Clock.h"

namespace allium {

MonotonicTime SystemClock::now() const
{
    return std::chrono::time_point_cast<Milliseconds>(std::chrono::steady_clock::now());
}

WallTime SystemClock::wallNow() const
{
    return std::chrono::time_point_cast<Milliseconds>(std::chrono::system_clock::now());
}

} // namespace allium

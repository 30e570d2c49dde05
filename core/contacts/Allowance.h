// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"

#include <algorithm>

namespace allium::contacts {

/// So many at once, and one more each time that long has passed.
class Allowance {
public:
    Allowance(int most, Milliseconds oneMoreAfter)
        : m_most(most)
        , m_oneMoreAfter(oneMoreAfter)
        , m_left(most)
    {
    }
    /// False: not now.
    bool take(MonotonicTime now)
    {
        if (m_left == m_most)
            m_counted = now;
        const auto more = (now - m_counted) / m_oneMoreAfter;
        m_counted += more * m_oneMoreAfter;
        m_left = static_cast<int>(std::min<std::int64_t>(m_most, m_left + more));
        if (m_left == 0)
            return false;
        --m_left;
        return true;
    }

private:
    int m_most;
    Milliseconds m_oneMoreAfter;
    int m_left;
    MonotonicTime m_counted {};
};

} // namespace allium::contacts

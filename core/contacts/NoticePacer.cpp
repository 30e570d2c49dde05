// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/NoticePacer.h"

#include <utility>

namespace allium::contacts {

NoticePacer::Due NoticePacer::take(MonotonicTime now)
{
    Due due;
    if (std::exchange(m_isTyping, false) && (!m_typedAt || now >= *m_typedAt + TypingPause)) {
        due.isTyping = true;
        m_typedAt = now;
    }
    if (!m_read || m_read == m_told) {
        m_read.reset();
        return due;
    }
    if (m_toldAt && now < *m_toldAt + ReadPause) {
        due.askAgainIn = *m_toldAt + ReadPause - now;
        return due;
    }
    due.read = m_told = std::exchange(m_read, std::nullopt);
    m_toldAt = now;
    return due;
}

} // namespace allium::contacts

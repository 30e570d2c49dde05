// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/contacts/Limits.h"
#include "core/wire/Ids.h"

#include <optional>

namespace allium::contacts {

/// Which notices a person gives. What they do not give, they do not look at either.
struct Telling {
    bool read = false;
    bool typing = false;
};

/// When one side of a conversation is told what the other has read, and that it is writing. Holds what
/// is due and nothing more, keeps no clock and does no I/O: the owner says what happened, sends what
/// take() gives, and asks again when it says.
///
/// What was read is told once every ReadPause at most, and in the end always the newest. Writing is of
/// the moment: what falls into TypingPause is dropped, not kept.
class NoticePacer {
public:
    static constexpr Milliseconds ReadPause { 3000 };
    static constexpr Milliseconds TypingPause = limits::TypingPause;

    struct Due {
        std::optional<wire::MessageId> read;
        bool isTyping = false;
        std::optional<Milliseconds> askAgainIn;
    };

    /// The newest message of theirs that was read.
    void read(const wire::MessageId& upTo) { m_read = upTo; }
    void typing() { m_isTyping = true; }
    /// Nothing is told of what was read up to now.
    void forgetRead() { m_read.reset(); }

    Due take(MonotonicTime now);

private:
    std::optional<wire::MessageId> m_read; ///< and not told yet
    std::optional<wire::MessageId> m_told; ///< the last one, which need not be repeated
    std::optional<MonotonicTime> m_toldAt;
    std::optional<MonotonicTime> m_typedAt;
    bool m_isTyping = false;
};

} // namespace allium::contacts

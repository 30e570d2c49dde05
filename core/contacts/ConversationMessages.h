// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/contacts/Message.h"
#include "core/wire/WireError.h"

#include <QByteArray>

#include <optional>
#include <variant>
#include <vector>

namespace allium::contacts {

struct SeqRange {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    friend bool operator==(const SeqRange&, const SeqRange&) = default;
};

/// What one side has committed of the other's messages.
struct Ack {
    std::uint64_t cumulative = 0;
    std::vector<SeqRange> sack; ///< above it, ascending, not touching
    friend bool operator==(const Ack&, const Ack&) = default;
};

/// First message of each side of a conversation stream.
struct ConversationHello {
    wire::DeviceId device;
    std::optional<Ack> have; ///< nothing: never received anything from the other's device
};

/// Nothing below `seq` will come again.
struct Base {
    std::uint64_t seq = 0;
};

/// The sender is writing.
struct TypingNotice { };

/// The sender has read everything up to this message of the receiver's.
struct ReadNotice {
    wire::MessageId upTo;
};

using ConversationMessage = std::variant<ConversationHello, ChatMessage, Ack, Base, TypingNotice, ReadNotice>;

QByteArray encode(const ConversationMessage& message);
/// At most limits::ConversationMessageBytes. Text has been filtered for display.
Result<ConversationMessage, wire::WireError> decodeConversationMessage(QByteArrayView bytes);

/// Content alone, as it is stored.
QByteArray encodeContent(const MessageContent& content);
MessageContent decodeContent(QByteArrayView bytes);

} // namespace allium::contacts

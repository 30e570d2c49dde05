// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/wire/Ids.h"

#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>
#include <variant>

namespace allium::contacts {

/// What a message says. Text is plain text, never markup.
struct TextContent {
    QString text;
    friend bool operator==(const TextContent&, const TextContent&) = default;
};

/// "I have this for you": what core/transfer fetches when the other side accepts.
struct FileOfferContent {
    wire::ContentId contentId;
    std::uint64_t sizeBytes = 0;
    QString name;
    std::uint32_t entries = 1; ///< files in it
    friend bool operator==(const FileOfferContent&, const FileOfferContent&) = default;
};

/// Something a later version sends; kept as bytes, shown as "made by a newer Allium".
struct UnknownContent {
    friend bool operator==(const UnknownContent&, const UnknownContent&) = default;
};

using MessageContent = std::variant<TextContent, FileOfferContent, UnknownContent>;

/// Place of a message in its conversation as shown; rises.
struct MessagePositionTag;
using MessagePosition = StrongNumber<MessagePositionTag, std::int64_t>;

/// The message of the same conversation that another one answers.
struct ReplyTo {
    wire::MessageId id;
    bool isOwn = false; ///< written by who answers it
    friend bool operator==(const ReplyTo&, const ReplyTo&) = default;
};

/// What is shown of a message that is answered: of its text the beginning, in one line.
struct Quote {
    MessagePosition position;
    MessageContent content;
};

/// How far one of my messages got. Values are stored.
///
///     Waiting --leaves for the first time: gets its number--> Sent --acknowledged--> Delivered
///     Waiting --cancel--> Cancelled
///     Waiting, Sent --contact removed or blocked, or too old--> Failed
///     Failed because too old --acknowledged after all--> Delivered
///
/// One of theirs is Received; an offer that is not wanted is Cancelled.
enum class MessageState { Waiting = 0, Sent = 1, Delivered = 2, Failed = 3, Cancelled = 4, Received = 5 };

enum class SendFailure {
    None = 0,
    NotAContact = 1,
    Expired = 2, ///< not delivered in ContactsSettings::undeliveredFor
    // Why an offer received waits although its sender may send without asking. It stays Received.
    OverQuota = 16, ///< more of them would be kept than is allowed
    DiskLow = 17, ///< the disk would be nearly full
    Undecided = 18, ///< nobody has looked yet: see ContactsService::undecidedOffers()
};

/// One message as stored and shown.
struct StoredMessage {
    MessagePosition position;
    wire::AccountId contact; ///< whose conversation
    wire::MessageId id;
    bool isOutgoing = false;
    wire::DeviceId device; ///< of the sender
    std::uint64_t seq = 0; ///< 0 until it first leaves
    MessageState state = MessageState::Waiting;
    SendFailure failure = SendFailure::None;
    WallTime written {}; ///< by the sender's clock
    WallTime stored {}; ///< by ours
    std::optional<wire::MessageId> parent; ///< the last one seen from the other side when written
    std::optional<ReplyTo> reply;
    std::optional<Quote> quote; ///< of what is answered; nothing: that message is not here
    MessageContent content;
};

/// What was begun and not sent.
struct Draft {
    QString text;
    std::optional<ReplyTo> reply;
    std::optional<Quote> quote;
    bool isEmpty() const { return text.isEmpty() && !reply; }
};

/// A message on the wire.
struct ChatMessage {
    wire::MessageId id;
    wire::DeviceId device;
    std::uint64_t seq = 0;
    std::optional<wire::MessageId> parent;
    std::optional<ReplyTo> reply;
    WallTime written {};
    MessageContent content;
    QByteArray encodedContent; ///< as received or stored: what UnknownContent is made of
};

} // namespace allium::contacts

Q_DECLARE_METATYPE(allium::contacts::StoredMessage)

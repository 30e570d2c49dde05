// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/ConversationMessages.h"

#include "core/contacts/DisplayText.h"
#include "core/contacts/Limits.h"
#include "core/wire/Proto.h"
#include "core/wire/proto/contacts.pb.h"

namespace allium::contacts {
namespace {

using wire::toStd;
using wire::viewOf;
using wire::WireError;

/// Sequence numbers stay within SQLite's integers.
constexpr std::uint64_t MaxSeq = std::uint64_t(1) << 62;

template <class Fixed>
Result<void, WireError> readFixed(const std::string& from, Fixed& to)
{
    const auto value = Fixed::from(viewOf(from));
    if (!value)
        return fail(WireError::Malformed);
    to = *value;
    return {};
}

void writeContent(const MessageContent& content, pb::Chat& to)
{
    if (const auto* text = std::get_if<TextContent>(&content)) {
        to.mutable_text()->set_text(text->text.toStdString());
    } else if (const auto* offer = std::get_if<FileOfferContent>(&content)) {
        auto& out = *to.mutable_file_offer();
        out.set_content_id(toStd(offer->contentId.view()));
        out.set_size(offer->sizeBytes);
        out.set_name(offer->name.toStdString());
        out.set_entries(offer->entries);
    }
}

Result<MessageContent, WireError> readContent(const pb::Chat& from)
{
    if (from.has_text()) {
        if (from.text().text().size() > static_cast<std::size_t>(limits::TextBytes))
            return fail(WireError::TooLong);
        const auto text = strictUtf8(viewOf(from.text().text()));
        if (!text)
            return fail(WireError::Malformed);
        return MessageContent(TextContent { displayText(*text, limits::TextBytes) });
    }
    if (from.has_file_offer()) {
        const auto& in = from.file_offer();
        FileOfferContent offer;
        ALLIUM_CHECK(readFixed(in.content_id(), offer.contentId));
        const auto name = strictUtf8(viewOf(in.name()));
        if (!name || in.size() > MaxSeq || in.name().size() > static_cast<std::size_t>(limits::FileNameBytes))
            return fail(WireError::Malformed);
        offer.sizeBytes = in.size();
        offer.name = displayLine(*name, limits::FileNameBytes);
        offer.entries = in.entries();
        return MessageContent(offer);
    }
    return MessageContent(UnknownContent {});
}

void write(const Ack& from, pb::ChatAck& to)
{
    to.set_cumulative(from.cumulative);
    for (const auto& range : from.sack) {
        auto& out = *to.add_sack();
        out.set_first(range.first);
        out.set_last(range.last);
    }
}

Result<Ack, WireError> read(const pb::ChatAck& from)
{
    Ack ack;
    ack.cumulative = from.cumulative();
    if (ack.cumulative > MaxSeq || from.sack_size() > limits::AckRanges)
        return fail(WireError::Malformed);
    auto below = ack.cumulative;
    for (const auto& range : from.sack()) {
        if (range.first() <= below || range.last() < range.first() || range.last() > MaxSeq)
            return fail(WireError::Malformed);
        ack.sack.push_back({ range.first(), range.last() });
        below = range.last();
    }
    return ack;
}

void write(const ConversationHello& from, pb::ConversationMessage& to)
{
    to.mutable_hello()->set_device_id(toStd(from.device.view()));
    if (from.have)
        write(*from.have, *to.mutable_hello()->mutable_have());
}

void write(const ChatMessage& from, pb::ConversationMessage& to)
{
    auto& chat = *to.mutable_chat();
    if (!from.encodedContent.isEmpty())
        chat.ParseFromArray(from.encodedContent.data(), static_cast<int>(from.encodedContent.size()));
    else
        writeContent(from.content, chat);
    chat.set_id(toStd(from.id.view()));
    chat.set_device_id(toStd(from.device.view()));
    chat.set_seq(from.seq);
    chat.set_ts_ms(static_cast<std::uint64_t>(std::max<qint64>(from.written.time_since_epoch().count(), 0)));
    if (from.parent)
        chat.add_parents(toStd(from.parent->view()));
    if (from.reply) {
        chat.mutable_reply()->set_id(toStd(from.reply->id.view()));
        chat.mutable_reply()->set_own(from.reply->isOwn);
    }
}

void write(const Ack& from, pb::ConversationMessage& to)
{
    write(from, *to.mutable_ack());
}

void write(const Base& from, pb::ConversationMessage& to)
{
    to.mutable_base()->set_seq(from.seq);
}

void write(const TypingNotice&, pb::ConversationMessage& to)
{
    to.mutable_typing();
}

void write(const ReadNotice& from, pb::ConversationMessage& to)
{
    to.mutable_read()->set_id(toStd(from.upTo.view()));
}

Result<ChatMessage, WireError> read(const pb::Chat& from)
{
    ChatMessage chat;
    ALLIUM_CHECK(readFixed(from.id(), chat.id));
    ALLIUM_CHECK(readFixed(from.device_id(), chat.device));
    if (from.seq() == 0 || from.seq() > MaxSeq || from.ts_ms() > MaxSeq || from.parents_size() > limits::ParentIds)
        return fail(WireError::Malformed);
    chat.seq = from.seq();
    chat.written = WallTime(Milliseconds(static_cast<qint64>(from.ts_ms())));
    for (const auto& bytes : from.parents()) {
        wire::MessageId parent;
        ALLIUM_CHECK(readFixed(bytes, parent));
        chat.parent = parent;
    }
    if (from.has_reply()) {
        ReplyTo reply { {}, from.reply().own() };
        ALLIUM_CHECK(readFixed(from.reply().id(), reply.id));
        chat.reply = reply;
    }
    ALLIUM_TRY(chat.content, readContent(from));
    if (std::holds_alternative<UnknownContent>(chat.content)) {
        // Only what this version does not know is worth keeping as it came.
        auto rest = from;
        rest.clear_id();
        rest.clear_device_id();
        rest.clear_seq();
        rest.clear_parents();
        rest.clear_ts_ms();
        rest.clear_reply();
        chat.encodedContent = wire::encodeProto(rest);
    } else {
        chat.encodedContent = encodeContent(chat.content);
    }
    return chat;
}

} // namespace

QByteArray encodeContent(const MessageContent& content)
{
    pb::Chat chat;
    writeContent(content, chat);
    return wire::encodeProto(chat);
}

MessageContent decodeContent(QByteArrayView bytes)
{
    const auto chat = wire::decodeProto<pb::Chat>(bytes, limits::ConversationMessageBytes);
    if (!chat)
        return UnknownContent {};
    return readContent(*chat).value_or(MessageContent(UnknownContent {}));
}

QByteArray encode(const ConversationMessage& message)
{
    pb::ConversationMessage out;
    std::visit([&](const auto& body) { write(body, out); }, message);
    return wire::encodeProto(out);
}

Result<ConversationMessage, WireError> decodeConversationMessage(QByteArrayView bytes)
{
    ALLIUM_TRY(const auto in, wire::decodeProto<pb::ConversationMessage>(bytes, limits::ConversationMessageBytes));
    switch (in.body_case()) {
    case pb::ConversationMessage::kHello: {
        ConversationHello hello;
        ALLIUM_CHECK(readFixed(in.hello().device_id(), hello.device));
        if (in.hello().has_have()) {
            ALLIUM_TRY(hello.have, read(in.hello().have()));
        }
        return ConversationMessage(std::move(hello));
    }
    case pb::ConversationMessage::kChat: {
        ALLIUM_TRY(auto chat, read(in.chat()));
        return ConversationMessage(std::move(chat));
    }
    case pb::ConversationMessage::kAck: {
        ALLIUM_TRY(auto ack, read(in.ack()));
        return ConversationMessage(std::move(ack));
    }
    case pb::ConversationMessage::kBase:
        if (in.base().seq() == 0 || in.base().seq() > MaxSeq)
            return fail(WireError::Malformed);
        return ConversationMessage(Base { in.base().seq() });
    case pb::ConversationMessage::kTyping:
        return ConversationMessage(TypingNotice {});
    case pb::ConversationMessage::kRead: {
        ReadNotice notice;
        ALLIUM_CHECK(readFixed(in.read().id(), notice.upTo));
        return ConversationMessage(notice);
    }
    case pb::ConversationMessage::BODY_NOT_SET:
        break;
    }
    return fail(WireError::UnknownBody);
}

} // namespace allium::contacts

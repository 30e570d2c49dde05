// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/RequestMessages.h"

#include "core/contacts/DisplayText.h"
#include "core/contacts/DoorCodec.h"
#include "core/contacts/Limits.h"
#include "core/wire/Proto.h"

namespace allium::contacts {
namespace {

using wire::toStd;
using wire::viewOf;
using wire::WireError;

template <class Fixed>
Result<void, WireError> readFixed(const std::string& from, Fixed& to)
{
    auto value = Fixed::from(viewOf(from));
    if (!value)
        return fail(WireError::Malformed);
    to = std::move(*value);
    return {};
}

Result<Generation, WireError> readGeneration(std::uint64_t value)
{
    if (value == 0 || value > MaxGeneration.value)
        return fail(WireError::Malformed);
    return Generation { value };
}

Result<Generation, WireError> readHolds(std::uint64_t value)
{
    if (value > MaxGeneration.value)
        return fail(WireError::Malformed);
    return Generation { value };
}

Result<QString, WireError> readLine(const std::string& from, qsizetype maxChars)
{
    const auto text = strictUtf8(viewOf(from));
    if (!text)
        return fail(WireError::Malformed);
    return displayLine(*text, maxChars);
}

Result<QString, WireError> readText(const std::string& from, qsizetype maxChars)
{
    const auto text = strictUtf8(viewOf(from));
    if (!text)
        return fail(WireError::Malformed);
    return displayText(*text, maxChars);
}

Result<Ask::Work, WireError> readWork(const pb::Work& from)
{
    Ask::Work to;
    if (from.cookie().size() != static_cast<std::size_t>(Challenge::CookieBytes) || from.bits() > crypto::WorkStamp::MaxBits)
        return fail(WireError::Malformed);
    to.cookie = wire::toBytes(from.cookie());
    to.bits = from.bits();
    ALLIUM_CHECK(readFixed(from.nonce(), to.nonce));
    return to;
}

Result<Ask, WireError> readAsk(const pb::Ask& from)
{
    Ask to;
    ALLIUM_CHECK(readFixed(from.request_id(), to.requestId));
    ALLIUM_TRY(to.generation, readGeneration(from.generation()));
    ALLIUM_CHECK(readFixed(from.contribution(), to.contribution));
    ALLIUM_TRY(to.holds, readHolds(from.holds()));
    ALLIUM_TRY(to.nickname, readLine(from.nickname(), limits::NameChars));
    ALLIUM_TRY(to.greeting, readText(from.greeting(), limits::GreetingChars));
    if (from.has_reply_to()) {
        ALLIUM_TRY(to.replyTo, fromProto(from.reply_to()));
    }
    if (from.invite_token().size() > 64)
        return fail(WireError::Malformed);
    to.inviteToken = wire::toBytes(from.invite_token());
    if (from.has_work()) {
        ALLIUM_TRY(to.work, readWork(from.work()));
    }
    if (from.has_door()) {
        ALLIUM_TRY(to.door, fromProto(from.door()));
    }
    return to;
}

Result<Challenge, WireError> readChallenge(const pb::Challenge& from)
{
    if (from.cookie().size() != static_cast<std::size_t>(Challenge::CookieBytes) || from.bits() > crypto::WorkStamp::MaxBits)
        return fail(WireError::Malformed);
    return Challenge { wire::toBytes(from.cookie()), from.bits() };
}

Result<Answer, WireError> readAnswer(const pb::Answer& from)
{
    Answer to;
    if (from.status() == pb::Answer::ACCEPTED) {
        to.status = Answer::Status::Accepted;
        ALLIUM_TRY(to.generation, readGeneration(from.generation()));
        ALLIUM_CHECK(readFixed(from.contribution(), to.contribution));
    } else if (from.status() == pb::Answer::STALE) {
        to.status = Answer::Status::Stale;
    } // and a status of a later version reads as pending
    ALLIUM_TRY(to.holds, readHolds(from.holds()));
    ALLIUM_TRY(to.nickname, readLine(from.nickname(), limits::NameChars));
    if (from.has_door()) {
        ALLIUM_TRY(to.door, fromProto(from.door()));
    }
    return to;
}

Result<Confirm, WireError> readConfirm(const pb::Confirm& from)
{
    Confirm to;
    ALLIUM_TRY(to.generation, readGeneration(from.generation()));
    ALLIUM_TRY(to.holds, readGeneration(from.holds()));
    if (from.has_door()) {
        ALLIUM_TRY(to.door, fromProto(from.door()));
    }
    return to;
}

void write(const Ask& from, pb::RequestMessage& message)
{
    auto& to = *message.mutable_ask();
    to.set_request_id(toStd(from.requestId.view()));
    to.set_generation(from.generation.value);
    to.set_contribution(toStd(from.contribution.view()));
    to.set_holds(from.holds.value);
    to.set_nickname(from.nickname.toStdString());
    to.set_greeting(from.greeting.toStdString());
    if (from.replyTo)
        toProto(*from.replyTo, *to.mutable_reply_to());
    to.set_invite_token(toStd(from.inviteToken));
    if (from.work) {
        to.mutable_work()->set_cookie(toStd(from.work->cookie));
        to.mutable_work()->set_bits(from.work->bits);
        to.mutable_work()->set_nonce(toStd(from.work->nonce.view()));
    }
    if (from.door)
        toProto(*from.door, *to.mutable_door());
}

void write(const Challenge& from, pb::RequestMessage& message)
{
    message.mutable_challenge()->set_cookie(toStd(from.cookie));
    message.mutable_challenge()->set_bits(from.bits);
}

void write(const Answer& from, pb::RequestMessage& message)
{
    auto& to = *message.mutable_answer();
    to.set_holds(from.holds.value);
    to.set_nickname(from.nickname.toStdString());
    if (from.status == Answer::Status::Stale)
        to.set_status(pb::Answer::STALE);
    if (from.status == Answer::Status::Accepted) {
        to.set_status(pb::Answer::ACCEPTED);
        to.set_generation(from.generation.value);
        to.set_contribution(toStd(from.contribution.view()));
    }
    if (from.door)
        toProto(*from.door, *to.mutable_door());
}

void write(const Confirm& from, pb::RequestMessage& message)
{
    message.mutable_confirm()->set_generation(from.generation.value);
    message.mutable_confirm()->set_holds(from.holds.value);
    if (from.door)
        toProto(*from.door, *message.mutable_confirm()->mutable_door());
}

void write(const Void& from, pb::RequestMessage& message)
{
    message.mutable_void_()->set_generation(from.generation.value);
}

void write(const VoidAck& from, pb::RequestMessage& message)
{
    message.mutable_void_ack()->set_generation(from.generation.value);
}

} // namespace

Ask Ask::clone() const
{
    return { requestId,   generation, contribution.clone(), holds, nickname, greeting, replyTo,
             inviteToken, work,       door ? std::optional(door->clone()) : std::nullopt };
}

QByteArray encode(const RequestMessage& message)
{
    pb::RequestMessage out;
    std::visit([&](const auto& body) { write(body, out); }, message);
    return wire::encodeProto(out);
}

Result<RequestMessage, WireError> decodeRequestMessage(QByteArrayView bytes)
{
    ALLIUM_TRY(const auto in, wire::decodeProto<pb::RequestMessage>(bytes, limits::RequestMessageBytes));
    switch (in.body_case()) {
    case pb::RequestMessage::kAsk: {
        ALLIUM_TRY(auto ask, readAsk(in.ask()));
        return RequestMessage(std::move(ask));
    }
    case pb::RequestMessage::kChallenge: {
        ALLIUM_TRY(auto challenge, readChallenge(in.challenge()));
        return RequestMessage(std::move(challenge));
    }
    case pb::RequestMessage::kAnswer: {
        ALLIUM_TRY(auto answer, readAnswer(in.answer()));
        return RequestMessage(std::move(answer));
    }
    case pb::RequestMessage::kConfirm: {
        ALLIUM_TRY(auto confirm, readConfirm(in.confirm()));
        return RequestMessage(std::move(confirm));
    }
    case pb::RequestMessage::kVoid: {
        ALLIUM_TRY(const auto generation, readGeneration(in.void_().generation()));
        return RequestMessage(Void { generation });
    }
    case pb::RequestMessage::kVoidAck: {
        ALLIUM_TRY(const auto generation, readGeneration(in.void_ack().generation()));
        return RequestMessage(VoidAck { generation });
    }
    case pb::RequestMessage::BODY_NOT_SET:
        break;
    }
    return fail(WireError::UnknownBody);
}

} // namespace allium::contacts

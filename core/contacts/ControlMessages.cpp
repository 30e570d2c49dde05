// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/ControlMessages.h"

#include "core/base/ByteCodec.h"
#include "core/contacts/DisplayText.h"
#include "core/contacts/DoorCodec.h"
#include "core/contacts/Limits.h"
#include "core/wire/Proto.h"

namespace allium::contacts {
namespace {

using wire::toStd;
using wire::viewOf;
using wire::WireError;

constexpr QByteArrayView UpdateDomain("allium endpoint update 1");

QByteArray signedPart(const wire::AccountId& from, const wire::AccountId& to, const wire::SessionId& session, const DoorKey& door)
{
    return ByteWriter()
        .field(session.view())
        .field(from.view())
        .field(to.view())
        .field(door.onion.key().view())
        .number(door.port)
        .number(door.sequence)
        .bytes();
}

void write(const Profile& from, pb::ControlMessage& to)
{
    to.mutable_profile()->set_name(from.name.toStdString());
    if (from.picture)
        to.mutable_profile()->set_picture(toStd(from.picture->view()));
    if (from.requestDoor)
        toProto(*from.requestDoor, *to.mutable_profile()->mutable_request_door());
}

void write(const EndpointUpdate& from, pb::ControlMessage& to)
{
    toProto(from.door, *to.mutable_endpoint_update()->mutable_door());
    to.mutable_endpoint_update()->set_signature(toStd(from.signature.view()));
}

void write(const EndpointAck& from, pb::ControlMessage& to)
{
    to.mutable_endpoint_ack()->set_sequence(from.sequence);
}

void write(const Removed& from, pb::ControlMessage& to)
{
    to.mutable_removed()->set_generation(from.generation.value);
}

void write(const OldDeviceSeen& from, pb::ControlMessage& to)
{
    to.mutable_old_device_seen()->set_device_id(toStd(from.device.view()));
    to.mutable_old_device_seen()->set_seen_ms(
        static_cast<std::uint64_t>(std::max<qint64>(from.seen.time_since_epoch().count(), 0)));
}

void write(const PictureWanted& from, pb::ControlMessage& to)
{
    to.mutable_picture_wanted()->set_picture(toStd(from.picture.view()));
}

void write(const PictureMessage& from, pb::ControlMessage& to)
{
    to.mutable_picture()->set_bytes(toStd(from.bytes));
}

Result<ControlMessage, WireError> readProfile(const pb::Profile& in)
{
    const auto name = strictUtf8(viewOf(in.name()));
    if (!name)
        return fail(WireError::Malformed);
    Profile profile { displayLine(*name, limits::NameChars) };
    if (!in.picture().empty()) {
        profile.picture = PictureId::from(viewOf(in.picture()));
        if (!profile.picture)
            return fail(WireError::Malformed);
    }
    if (in.has_request_door()) {
        ALLIUM_TRY(profile.requestDoor, fromProto(in.request_door()));
    }
    return ControlMessage(std::move(profile));
}

Result<ControlMessage, WireError> readPicture(const pb::Picture& in)
{
    const auto format = pictureFormat(viewOf(in.bytes()));
    if (!format)
        return fail(format.error() == PictureError::TooBig ? WireError::TooLong : WireError::Malformed);
    return ControlMessage(PictureMessage { wire::toBytes(in.bytes()) });
}

} // namespace

EndpointUpdate EndpointUpdate::issue(const crypto::SigningKey& account, const wire::AccountId& to, const wire::SessionId& session,
                                     FriendsDoor door)
{
    const auto signature = account.sign(UpdateDomain, signedPart(wire::accountOf(account.publicKey()), to, session, door.key));
    return { std::move(door), signature };
}

bool EndpointUpdate::verify(const wire::AccountId& from, const wire::AccountId& to, const wire::SessionId& session) const
{
    return crypto::verify(wire::keyOf(from), UpdateDomain, signedPart(from, to, session, door.key), signature);
}

QByteArray encode(const ControlMessage& message)
{
    pb::ControlMessage out;
    std::visit([&](const auto& body) { write(body, out); }, message);
    return wire::encodeProto(out);
}

Result<ControlMessage, WireError> decodeControlMessage(QByteArrayView bytes)
{
    ALLIUM_TRY(const auto in, wire::decodeProto<pb::ControlMessage>(bytes, limits::PictureMessageBytes));
    if (bytes.size() > limits::ControlMessageBytes && !in.has_picture())
        return fail(WireError::TooLong);
    switch (in.body_case()) {
    case pb::ControlMessage::kProfile:
        return readProfile(in.profile());
    case pb::ControlMessage::kEndpointUpdate: {
        EndpointUpdate update;
        ALLIUM_TRY(update.door, fromProto(in.endpoint_update().door()));
        const auto signature = crypto::Signature::from(viewOf(in.endpoint_update().signature()));
        if (!signature)
            return fail(WireError::Malformed);
        update.signature = *signature;
        return ControlMessage(std::move(update));
    }
    case pb::ControlMessage::kEndpointAck:
        return ControlMessage(EndpointAck { in.endpoint_ack().sequence() });
    case pb::ControlMessage::kRemoved: {
        const auto generation = in.removed().generation();
        if (generation == 0 || generation > MaxGeneration.value)
            return fail(WireError::Malformed);
        return ControlMessage(Removed { Generation { generation } });
    }
    case pb::ControlMessage::kOldDeviceSeen: {
        const auto device = wire::DeviceId::from(viewOf(in.old_device_seen().device_id()));
        if (!device || in.old_device_seen().seen_ms() > MaxGeneration.value)
            return fail(WireError::Malformed);
        return ControlMessage(
            OldDeviceSeen { *device, WallTime(Milliseconds(static_cast<qint64>(in.old_device_seen().seen_ms()))) });
    }
    case pb::ControlMessage::kPictureWanted: {
        const auto picture = PictureId::from(viewOf(in.picture_wanted().picture()));
        if (!picture)
            return fail(WireError::Malformed);
        return ControlMessage(PictureWanted { *picture });
    }
    case pb::ControlMessage::kPicture:
        return readPicture(in.picture());
    case pb::ControlMessage::BODY_NOT_SET:
        break;
    }
    return fail(WireError::UnknownBody);
}

} // namespace allium::contacts

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/DoorCodec.h"

#include "core/wire/Proto.h"

namespace allium::contacts {
namespace {

/// Nothing for a key that is no point of the curve: it would be an address that tor refuses later.
std::optional<crypto::OnionAddress> readOnion(const std::string& bytes)
{
    const auto key = crypto::Ed25519PublicKey::from(wire::viewOf(bytes));
    if (!key || !crypto::OnionAddress::fromBinary(crypto::OnionAddress(*key).binary()))
        return std::nullopt;
    return crypto::OnionAddress(*key);
}

} // namespace

Result<std::uint16_t, wire::WireError> readPort(std::uint32_t value)
{
    if (value == 0 || value > 65535)
        return fail(wire::WireError::Malformed);
    return static_cast<std::uint16_t>(value);
}

void toProto(const FriendsDoor& door, pb::Door& to)
{
    to.set_onion_key(wire::toStd(door.key.onion.key().view()));
    to.set_port(door.key.port);
    to.set_client_secret(wire::toStd(door.key.clientSecret.view()));
    to.set_sequence(door.key.sequence);
    to.set_proof(wire::toStd(door.proof.encode()));
}

Result<FriendsDoor, wire::WireError> fromProto(const pb::Door& from)
{
    const auto onion = readOnion(from.onion_key());
    auto secret = crypto::X25519SecretKey::from(wire::viewOf(from.client_secret()));
    const auto proof = wire::ServiceProof::decode(wire::viewOf(from.proof()));
    if (!onion || !secret || !proof)
        return fail(wire::WireError::Malformed);
    ALLIUM_TRY(const auto port, readPort(from.port()));
    return FriendsDoor { { *onion, port, std::move(*secret), from.sequence() }, *proof };
}

void toProto(const RequestDoor& door, pb::ReplyTo& to)
{
    to.set_onion_key(wire::toStd(door.onion.key().view()));
    to.set_port(door.port);
    to.set_proof(wire::toStd(door.proof.encode()));
}

Result<RequestDoor, wire::WireError> fromProto(const pb::ReplyTo& from)
{
    const auto onion = readOnion(from.onion_key());
    const auto proof = wire::ServiceProof::decode(wire::viewOf(from.proof()));
    if (!onion || !proof)
        return fail(wire::WireError::Malformed);
    ALLIUM_TRY(const auto port, readPort(from.port()));
    return RequestDoor { *onion, port, *proof };
}

} // namespace allium::contacts

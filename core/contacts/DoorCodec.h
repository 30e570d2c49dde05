// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contacts/RequestMessages.h"
#include "core/wire/proto/contacts.pb.h"

namespace allium::contacts {

void toProto(const FriendsDoor& door, pb::Door& to);
Result<FriendsDoor, wire::WireError> fromProto(const pb::Door& from);
void toProto(const RequestDoor& door, pb::ReplyTo& to);
Result<RequestDoor, wire::WireError> fromProto(const pb::ReplyTo& from);
/// 1 to 65535.
Result<std::uint16_t, wire::WireError> readPort(std::uint32_t value);

} // namespace allium::contacts

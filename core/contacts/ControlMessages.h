// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/contacts/Picture.h"
#include "core/contacts/RequestMessages.h"
#include "core/crypto/Keys.h"

namespace allium::contacts {

/// The messages of control streams; core/contacts/PROTOCOL.md, "Control".
struct Profile {
    QString name;
    std::optional<PictureId> picture {}; ///< nothing: has none
    std::optional<RequestDoor> requestDoor {}; ///< where strangers ask; nothing: where they did
};

/// Where the sender's friends service is from now on, signed by its account for this session.
struct EndpointUpdate {
    FriendsDoor door;
    crypto::Signature signature;

    static EndpointUpdate issue(const crypto::SigningKey& account, const wire::AccountId& to, const wire::SessionId& session,
                                FriendsDoor door);
    bool verify(const wire::AccountId& from, const wire::AccountId& to, const wire::SessionId& session) const;
};

struct EndpointAck {
    std::uint64_t sequence = 0;
};

struct Removed {
    Generation generation;
};

struct OldDeviceSeen {
    wire::DeviceId device;
    WallTime seen {};
};

/// "Send me that picture of yours."
struct PictureWanted {
    PictureId picture;
};

/// The answer: a picture that pictureFormat() takes.
struct PictureMessage {
    QByteArray bytes;
};

using ControlMessage
    = std::variant<Profile, EndpointUpdate, EndpointAck, Removed, OldDeviceSeen, PictureWanted, PictureMessage>;

QByteArray encode(const ControlMessage& message);
/// At most limits::ControlMessageBytes, or PictureMessageBytes for a picture.
Result<ControlMessage, wire::WireError> decodeControlMessage(QByteArrayView bytes);

} // namespace allium::contacts

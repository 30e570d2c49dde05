// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contacts/Picture.h"
#include "core/contacts/Relation.h"
#include "core/crypto/OnionAddress.h"

#include <QMap>
#include <QMetaType>
#include <QString>

#include <optional>
#include <set>

namespace allium::contacts {

/// Somebody in the contact book, as programs see them. A value.
struct Contact {
    wire::AccountId account;
    Relation::State state = Relation::State::None;
    QString name; ///< what they call themselves
    QString alias; ///< what I call them; wins
    QString note;
    QMap<QString, QString> fields; ///< anything else I want to keep about them
    bool isMuted = false;
    std::uint64_t unaskedBytes = 0; ///< of their files that may be kept here without asking; 0: one is asked
    std::optional<WallTime> compared; ///< when the person compared the safety words with them
    std::optional<WallTime> lastSeen;
    std::optional<PictureId> picture; ///< theirs, ready to be shown; PictureStore keeps it
    std::optional<crypto::OnionEndpoint> requestDoor; ///< their onion ID
    QString greeting; ///< of a request in either direction
    WallTime since {}; ///< of the state

    QString displayName() const { return alias.isEmpty() ? name : alias; }
    bool isContact() const { return state == Relation::State::Accepted || state == Relation::State::Contact; }
};

/// The device a contact uses now; the others have been retired by it.
struct ContactDevice {
    wire::DeviceId device;
    crypto::X25519PublicKey noiseStatic;
    WallTime created {}; ///< of its certificate
};

/// A row of the book with what must not leave this folder. Moves only: clone().
struct ContactRecord {
    Contact contact; ///< `state`, `since` follow `relation`: see view()
    Relation relation;
    bool isInvited = false;
    unsigned workBits = 0;
    std::optional<DoorKey> friendsDoor; ///< theirs, for us
    std::optional<ContactDevice> device;
    std::set<wire::DeviceId> retired; ///< at most limits::RetiredDevices: retire()

    Contact view() const;
    ContactRecord clone() const;
    /// One that has to be forgotten for it gives itself away by its certificate if it comes again.
    void retire(const wire::DeviceId& old);
    /// Nothing is between us, nothing has to be remembered, and I noted nothing.
    bool isBlank() const;
    /// Nothing is between us any more and the person made no note of them.
    bool isPast() const;
};

} // namespace allium::contacts

Q_DECLARE_METATYPE(allium::contacts::Contact)

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/contacts/ContactLink.h"
#include "core/contacts/RequestMessages.h"
#include "core/crypto/Keys.h"
#include "core/storage/Database.h"
#include "core/wire/DeviceCertificate.h"

#include <QString>

#include <optional>

namespace allium::contacts {

/// Who we are: the root key A, this installation's device id and Noise key certified by
/// A, and the key of the request service R, whose address is the onion ID.
struct Account {
    static constexpr std::chrono::hours CertificateLife { 365 * 24 };

    crypto::SigningKey root;
    wire::DeviceId device;
    crypto::DhKeyPair noise;
    QByteArray certificate; ///< wire::DeviceCertificate, encoded
    crypto::SigningKey requestService;
    QString name; ///< what others are told; filtered
    bool isDoorOpen = true; ///< whether strangers may ask; R stays up while a request is open
    bool isInvisible = false; ///< nothing is published; we dial, nobody can dial us

    static Account create(const QString& name, WallTime now, Random& random);
    /// The same person on another machine: new device id, Noise key and certificate.
    Account onNewDevice(WallTime now, Random& random) const;
    Account clone() const;

    wire::AccountId id() const { return wire::accountOf(root.publicKey()); }
    crypto::OnionAddress onionId() const { return crypto::OnionAddress(requestService.publicKey()); }
    ContactLink link() const { return { { onionId(), crypto::OnionEndpoint::DefaultPort, {} }, id(), name }; }
    /// R as it is told to somebody we speak with.
    RequestDoor requestDoor() const;
    /// Signs a new certificate when less than half of the life is left; says whether it did.
    bool renewCertificate(WallTime now);
};

namespace AccountStore {
/// Nothing in a fresh profile.
storage::StorageResult<std::optional<Account>> load(storage::Database& db);
/// Of an account that is there, its keys stay: the root key always, R until saveRequestService().
storage::StorageResult<void> save(storage::Database& db, const Account& account);
storage::StorageResult<void> saveRequestService(storage::Database& db, const crypto::SigningKey& key);
} // namespace AccountStore

} // namespace allium::contacts

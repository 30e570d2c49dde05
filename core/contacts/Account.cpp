// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/Account.h"

#include "core/contacts/DisplayText.h"
#include "core/contacts/Limits.h"

namespace allium::contacts {
namespace {

QByteArray certify(const crypto::SigningKey& root, const wire::DeviceId& device, const crypto::X25519PublicKey& noise,
                   WallTime now)
{
    return wire::DeviceCertificate::issue(root, device, noise, now, now + Account::CertificateLife).encode();
}

} // namespace

Account Account::create(const QString& name, WallTime now, Random& random)
{
    auto root = crypto::SigningKey::generate(random);
    const auto device = random.make<wire::DeviceId>();
    auto noise = crypto::DhKeyPair::generate(random);
    auto certificate = certify(root, device, noise.publicKey(), now);
    return { .root = std::move(root),
             .device = device,
             .noise = std::move(noise),
             .certificate = std::move(certificate),
             .requestService = crypto::SigningKey::generate(random),
             .name = displayLine(name, limits::NameChars) };
}

Account Account::onNewDevice(WallTime now, Random& random) const
{
    auto fresh = clone();
    fresh.device = random.make<wire::DeviceId>();
    fresh.noise = crypto::DhKeyPair::generate(random);
    // Contacts keep to the device that was certified last, whatever this machine's clock says.
    const auto old = wire::DeviceCertificate::decode(certificate);
    const auto created = old ? std::max(now, old->created + std::chrono::seconds(1)) : now;
    fresh.certificate = certify(fresh.root, fresh.device, fresh.noise.publicKey(), created);
    return fresh;
}

Account Account::clone() const
{
    return { root.clone(), device, noise.clone(), certificate, requestService.clone(), name, isDoorOpen, isInvisible };
}

RequestDoor Account::requestDoor() const
{
    return { onionId(), crypto::OnionEndpoint::DefaultPort, wire::ServiceProof::issue(requestService, id(), noise.publicKey()) };
}

bool Account::renewCertificate(WallTime now)
{
    const auto present = wire::DeviceCertificate::decode(certificate);
    if (present && present->expires - now > CertificateLife / 2)
        return false;
    certificate = certify(root, device, noise.publicKey(), now);
    return true;
}

namespace AccountStore {

storage::StorageResult<std::optional<Account>> load(storage::Database& db)
{
    ALLIUM_TRY(auto row, db.prepare("SELECT root_seed, device, noise_secret, certificate, request_seed, name, is_door_open, "
                                    "is_invisible FROM account"));
    ALLIUM_TRY(const bool found, row.step());
    if (!found)
        return std::optional<Account>();
    auto root = crypto::Ed25519Seed::from(row.secret(0));
    const auto device = row.fixed<wire::DeviceId>(1);
    auto noise = crypto::X25519SecretKey::from(row.secret(2));
    auto request = crypto::Ed25519Seed::from(row.secret(4));
    if (!root || !device || !noise || !request)
        return fail(storage::StorageError { storage::StorageErrorKind::Damaged, "account row" });
    return std::optional(Account { crypto::SigningKey::fromSeed(std::move(*root)), *device,
                                   crypto::DhKeyPair::fromSecret(std::move(*noise)), row.blob(3),
                                   crypto::SigningKey::fromSeed(std::move(*request)), row.text(5), row.boolean(6),
                                   row.boolean(7) });
}

storage::StorageResult<void> save(storage::Database& db, const Account& account)
{
    return db.durableTransaction([&] {
        return db.run("INSERT INTO account VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (one) DO UPDATE SET "
                      "device = excluded.device, noise_secret = excluded.noise_secret, certificate = excluded.certificate, "
                      "name = excluded.name, is_door_open = excluded.is_door_open, is_invisible = excluded.is_invisible",
                      account.root.seed(), account.device, account.noise.secretKey(), account.certificate,
                      account.requestService.seed(), account.name, account.isDoorOpen, account.isInvisible);
    });
}

storage::StorageResult<void> saveRequestService(storage::Database& db, const crypto::SigningKey& key)
{
    return db.durableTransaction([&]() -> storage::StorageResult<void> {
        ALLIUM_CHECK(db.run("UPDATE account SET request_seed = ?", key.seed()));
        if (db.changes() != 1) // it could not be stored when it was made
            return fail(storage::StorageError { storage::StorageErrorKind::Misuse, "no account row" });
        return {};
    });
}

} // namespace AccountStore

} // namespace allium::contacts

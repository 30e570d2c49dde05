// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contacts/Contact.h"
#include "core/storage/Database.h"

#include <optional>
#include <vector>

namespace allium::contacts {

/// A request to a bare onion ID: whose account it is, the first handshake will tell.
struct OutgoingTarget {
    crypto::OnionEndpoint door;
    QString greeting;
    WallTime created {};
};

/// SQL of the contact book; on the database thread. Saving commits durably: what a request's
/// answer promises must be there after a crash.
namespace ContactStore {

using storage::Database;
using storage::StorageResult;

StorageResult<std::vector<ContactRecord>> loadAll(Database& db);
StorageResult<std::optional<ContactRecord>> load(Database& db, const wire::AccountId& account);
StorageResult<void> save(Database& db, const ContactRecord& record);
StorageResult<void> remove(Database& db, const wire::AccountId& account);

StorageResult<std::vector<OutgoingTarget>> loadTargets(Database& db);
StorageResult<void> saveTarget(Database& db, const OutgoingTarget& target);
StorageResult<void> removeTarget(Database& db, const crypto::OnionAddress& onion);

} // namespace ContactStore

} // namespace allium::contacts

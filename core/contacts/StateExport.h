// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Random.h"
#include "core/base/Clock.h"
#include "core/storage/Database.h"

namespace allium::contacts {

/// What a backup holds of this folder: rows of its tables, with their column names, so that a later
/// schema can read what an earlier one wrote. Runs on the database thread.
///
///     "allium contacts 1" ‖ per table: name ‖ columns ‖ rows of typed values
///
/// Not in it: contacts' pictures, which they send again; without history: messages. Never in it: anything of core/transfer.
namespace StateExport {

/// A backup's bytes are no more to be trusted with memory than a peer's.
constexpr qsizetype MaxBytes = 480LL * 1024 * 1024;

enum class LoadError { NotOurs, FromTheFuture, Damaged, NotEmpty, Storage };

storage::StorageResult<crypto::Secret> save(storage::Database& db, bool withHistory);
/// Into empty tables, as another device of the account: new device id, Noise key, friends service.
/// All or nothing.
Result<void, LoadError> load(storage::Database& db, QByteArrayView bytes, WallTime now, Random& random);

} // namespace StateExport

} // namespace allium::contacts

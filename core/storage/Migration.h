// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/Database.h"

#include <functional>
#include <span>
#include <vector>

namespace allium::storage {

/// One step of the schema. Once released a migration never changes: a mistake is mended by the next.
struct Migration {
    int version = 0; ///< from 1; each subject has a range of numbers, listed in SCHEMA.md
    const char* name = "";
    std::function<StorageResult<void>(Database&)> apply;
};

/// Takes the steps that the database has not taken yet, in order, each in its own durable transaction
/// together with its number. A database that has taken a step which is not in the list is
/// FromTheFuture and stays untouched; a list that does not strictly rise is Misuse.
///
/// Which steps were taken stands in the table schema_step, so a subject can add a step although
/// another with a higher range has gone on; PRAGMA user_version is the highest.
StorageResult<void> migrate(Database& database, std::span<const Migration> migrations);

/// The lists of several folders as one, in order of version.
std::vector<Migration> mergeMigrations(std::vector<std::vector<Migration>> lists);

/// sqlite_schema as text, sorted and with white space evened out: equal for equal schemas however
/// they came about. For the test that climbs from the oldest schema and compares with a fresh one.
StorageResult<QByteArray> schemaDump(Database& database);

} // namespace allium::storage

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/Migration.h"

#include <QLoggingCategory>

#include <algorithm>
#include <set>

Q_DECLARE_LOGGING_CATEGORY(lcStorage)

namespace allium::storage {

namespace {

/// The numbers of the steps that this database has taken.
StorageResult<std::set<int>> stepsTaken(Database& database)
{
    std::set<int> taken;
    ALLIUM_TRY(auto table, database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'schema_step'"));
    ALLIUM_TRY(const bool exists, table.step());
    if (!exists)
        return taken;
    ALLIUM_TRY(auto rows, database.prepare("SELECT version FROM schema_step"));
    while (true) {
        ALLIUM_TRY(const bool more, rows.step());
        if (!more)
            return taken;
        taken.insert(static_cast<int>(rows.integer(0)));
    }
}

StorageResult<void> take(Database& database, const Migration& migration, int version)
{
    return database.durableTransaction([&]() -> StorageResult<void> {
        ALLIUM_CHECK(database.execute(
            "CREATE TABLE IF NOT EXISTS schema_step(version INTEGER PRIMARY KEY, name TEXT NOT NULL)"));
        ALLIUM_CHECK(migration.apply(database));
        ALLIUM_CHECK(database.run("INSERT INTO schema_step VALUES(?, ?)", migration.version,
                                  QString::fromLatin1(migration.name)));
        return database.setUserVersion(version);
    });
}

} // namespace

StorageResult<void> migrate(Database& database, std::span<const Migration> migrations)
{
    std::set<int> known;
    for (const auto& migration : migrations) {
        const int last = known.empty() ? 0 : *known.rbegin();
        if (migration.version <= last || !migration.apply)
            return fail(StorageError { StorageErrorKind::Misuse, "migrations must rise" });
        known.insert(migration.version);
    }
    ALLIUM_TRY(const auto taken, stepsTaken(database));
    for (const int version : taken) {
        if (known.count(version) == 0)
            return fail(StorageError { StorageErrorKind::FromTheFuture, "schema " + QByteArray::number(version) });
    }
    int highest = taken.empty() ? 0 : *taken.rbegin();
    for (const auto& migration : migrations) {
        if (taken.count(migration.version) != 0)
            continue;
        qCInfo(lcStorage) << "schema" << migration.version << migration.name;
        highest = std::max(highest, migration.version);
        ALLIUM_CHECK(take(database, migration, highest));
    }
    return {};
}

std::vector<Migration> mergeMigrations(std::vector<std::vector<Migration>> lists)
{
    std::vector<Migration> all;
    for (auto& list : lists)
        std::move(list.begin(), list.end(), std::back_inserter(all));
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.version < b.version; });
    return all;
}

StorageResult<QByteArray> schemaDump(Database& database)
{
    ALLIUM_TRY(auto rows, database.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY 1, 2"));
    QByteArray dump;
    while (true) {
        ALLIUM_TRY(const bool more, rows.step());
        if (!more)
            return dump;
        dump += rows.blob(0) + ' ' + rows.blob(1) + " on " + rows.blob(2) + ": " + rows.blob(3).simplified() + '\n';
    }
}

} // namespace allium::storage

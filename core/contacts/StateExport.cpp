// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/StateExport.h"

#include "core/base/ByteCodec.h"
#include "core/contacts/Account.h"
#include "core/contacts/FriendsDoors.h"
#include "core/contacts/MessageOutbox.h"

#include <QByteArrayList>

#include <algorithm>

namespace allium::contacts::StateExport {
namespace {

using storage::Database;
using storage::Statement;
using storage::StorageResult;

constexpr QByteArrayView Magic("allium contacts 1");
constexpr qsizetype MaxNameBytes = 64;
constexpr int MaxColumns = 64;

enum class Type : std::uint8_t { Null, Integer, Text, Blob };

QByteArrayList tables(bool withHistory)
{
    QByteArrayList names { "account", "contact", "retired_device", "door", "door_client", "outgoing_target", "receive_cursor",
                           "own_picture" };
    if (withHistory)
        names += { "message", "receive_gap", "send_state" };
    return names;
}

StorageResult<QByteArrayList> columnsOf(Database& db, const QByteArray& table)
{
    QByteArrayList columns;
    ALLIUM_TRY(auto rows, db.prepare("SELECT name FROM pragma_table_info('" + table + "') ORDER BY cid"));
    while (true) {
        ALLIUM_TRY(const bool more, rows.step());
        if (!more)
            return columns;
        columns.append(rows.text(0).toLatin1());
    }
}

void writeValue(ByteWriter& out, const Statement& row, int typeColumn)
{
    const auto type = row.text(typeColumn);
    const int column = typeColumn + 1;
    if (type == QLatin1String("null")) {
        out.number(static_cast<std::uint8_t>(Type::Null));
    } else if (type == QLatin1String("integer")) {
        out.number(static_cast<std::uint8_t>(Type::Integer)).number(static_cast<std::uint64_t>(row.integer(column)));
    } else if (type == QLatin1String("text")) {
        out.number(static_cast<std::uint8_t>(Type::Text)).field(row.text(column).toUtf8());
    } else {
        out.number(static_cast<std::uint8_t>(Type::Blob)).field(row.blobView(column));
    }
}

StorageResult<void> saveTable(Database& db, const QByteArray& table, ByteWriter& out)
{
    ALLIUM_TRY(const auto columns, columnsOf(db, table));
    out.field(table).number(static_cast<std::uint16_t>(columns.size()));
    QByteArrayList selected;
    for (const auto& column : columns) {
        out.field(column);
        selected.append("typeof(" + column + "), " + column);
    }
    ALLIUM_TRY(auto rows, db.prepare("SELECT " + selected.join(", ") + " FROM " + table));
    while (true) {
        ALLIUM_TRY(const bool more, rows.step());
        out.number(static_cast<std::uint8_t>(more ? 1 : 0));
        if (!more)
            return {};
        for (int i = 0; i < static_cast<int>(columns.size()); ++i)
            writeValue(out, rows, 2 * i);
    }
}

Result<void, LoadError> stored(const StorageResult<void>& result)
{
    if (!result)
        return fail(result.error().kind == storage::StorageErrorKind::Constraint ? LoadError::Damaged : LoadError::Storage);
    return {};
}

Result<void, LoadError> loadRow(Statement& insert, ByteReader& in, qsizetype columns)
{
    insert.reset();
    for (qsizetype i = 0; i < columns; ++i) {
        switch (static_cast<Type>(in.number<std::uint8_t>())) {
        case Type::Null:
            insert.bind(std::nullopt);
            break;
        case Type::Integer:
            insert.bind(static_cast<std::int64_t>(in.number<std::uint64_t>()));
            break;
        case Type::Text:
            insert.bind(QString::fromUtf8(in.field(MaxBytes)));
            break;
        case Type::Blob:
            insert.bind(in.field(MaxBytes));
            break;
        default:
            return fail(LoadError::Damaged);
        }
    }
    if (!in.ok())
        return fail(LoadError::Damaged);
    return stored(insert.run());
}

/// Only tables and columns that exist here: names from the file never reach SQL otherwise.
Result<void, LoadError> loadTable(Database& db, ByteReader& in)
{
    const auto table = in.field(MaxNameBytes).toByteArray();
    const auto count = in.number<std::uint16_t>();
    if (!in.ok() || !tables(true).contains(table) || count == 0 || count > MaxColumns)
        return fail(in.ok() ? LoadError::FromTheFuture : LoadError::Damaged);
    const auto known = columnsOf(db, table);
    if (!known)
        return fail(LoadError::Storage);
    QByteArrayList columns;
    for (int i = 0; i < count; ++i) {
        columns.append(in.field(MaxNameBytes).toByteArray());
        if (!known->contains(columns.back()))
            return fail(in.ok() ? LoadError::FromTheFuture : LoadError::Damaged);
    }
    QByteArrayList marks;
    marks.fill("?", count);
    auto insert = db.prepare("INSERT INTO " + table + " (" + columns.join(", ") + ") VALUES (" + marks.join(", ") + ")");
    if (!insert)
        return fail(LoadError::Damaged);
    while (in.number<std::uint8_t>() == 1)
        ALLIUM_CHECK(loadRow(*insert, in, count));
    if (!in.ok())
        return fail(LoadError::Damaged);
    return {};
}

Result<void, LoadError> becomeNewDevice(Database& db, WallTime now, Random& random)
{
    const auto account = AccountStore::load(db);
    if (!account || !*account)
        return fail(LoadError::Damaged);
    auto doors = DoorStore::load(db);
    if (!doors)
        return fail(LoadError::Damaged);
    doors->renewAll(now, random);
    ALLIUM_CHECK(stored(AccountStore::save(db, (*account)->onNewDevice(now, random))));
    ALLIUM_CHECK(stored(DoorStore::save(db, doors->doors())));
    return stored(MessageOutbox::startAsNewDevice(db));
}

} // namespace

StorageResult<crypto::Secret> save(Database& db, bool withHistory)
{
    ByteWriter out;
    out.field(Magic);
    for (const auto& table : tables(withHistory))
        ALLIUM_CHECK(saveTable(db, table, out));
    auto bytes = std::move(out).bytes();
    auto secret = crypto::Secret::copyOf(QByteArrayView(bytes));
    crypto::wipe(bytes);
    return secret;
}

Result<void, LoadError> load(Database& db, QByteArrayView bytes, WallTime now, Random& random)
{
    ByteReader in(bytes);
    if (in.field(MaxNameBytes) != Magic)
        return fail(LoadError::NotOurs);
    const auto present = AccountStore::load(db);
    if (!present)
        return fail(LoadError::Storage);
    if (*present)
        return fail(LoadError::NotEmpty);

    LoadError error = LoadError::Storage;
    const auto outcome = db.durableTransaction([&]() -> StorageResult<void> {
        const auto fill = [&]() -> Result<void, LoadError> {
            while (in.ok() && in.remaining() > 0)
                ALLIUM_CHECK(loadTable(db, in));
            return becomeNewDevice(db, now, random);
        };
        const auto filled = fill();
        if (filled)
            return {};
        error = filled.error();
        return fail(storage::StorageError { storage::StorageErrorKind::Damaged, "backup" });
    });
    if (!outcome)
        return fail(error);
    return {};
}

} // namespace allium::contacts::StateExport

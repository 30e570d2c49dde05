// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/ReadMarks.h"

#include "core/contacts/MessageRows.h"

namespace allium::contacts::ReadMarks {
namespace {

using MessageRows::ensureSendState;

StorageResult<MessagePosition> mark(Database& db, QByteArrayView column, const wire::AccountId& contact)
{
    ALLIUM_TRY(auto row, db.prepare("SELECT " + column.toByteArray() + " FROM send_state WHERE account = ?"));
    row.bind(contact);
    ALLIUM_TRY(const bool found, row.step());
    return MessagePosition { found ? row.integer(0) : 0 };
}

} // namespace

StorageResult<MessagePosition> readUpTo(Database& db, const wire::AccountId& contact)
{
    return mark(db, "read_up_to", contact);
}

StorageResult<int> markRead(Database& db, const wire::AccountId& contact, MessagePosition upTo)
{
    return db.transaction([&]() -> StorageResult<int> {
        ALLIUM_CHECK(ensureSendState(db, contact));
        ALLIUM_CHECK(db.run("UPDATE send_state SET read_up_to = MAX(read_up_to, MIN(?1, COALESCE((SELECT MAX(position) FROM message "
                            "WHERE account = ?2 AND position IS NOT NULL), 0))) WHERE account = ?2",
                            upTo, contact));
        ALLIUM_TRY(auto row, db.prepare("SELECT COUNT(*) FROM message WHERE account = ?1 AND is_outgoing = 0 AND position > "
                                        "(SELECT read_up_to FROM send_state WHERE account = ?1)"));
        row.bind(contact);
        ALLIUM_TRY(const bool found, row.step());
        return found ? row.integer(0) : 0;
    });
}

StorageResult<void> allowTelling(Database& db, const wire::AccountId& contact)
{
    return db.run("UPDATE send_state SET told_up_to = MAX(told_up_to, read_up_to) WHERE account = ?", contact);
}

StorageResult<std::optional<wire::MessageId>> toTell(Database& db, const wire::AccountId& contact)
{
    ALLIUM_TRY(auto row, db.prepare("SELECT id FROM message WHERE account = ?1 AND is_outgoing = 0 AND position IS NOT NULL AND position <= "
                                    "(SELECT told_up_to FROM send_state WHERE account = ?1) ORDER BY position DESC LIMIT 1"));
    row.bind(contact);
    ALLIUM_TRY(const bool found, row.step());
    return found ? row.fixed<wire::MessageId>(0) : std::nullopt;
}

StorageResult<std::optional<MessagePosition>> theyRead(Database& db, const wire::AccountId& contact, const wire::MessageId& id)
{
    // Sent: the word that it arrived may have been lost. 4 and 0 never left.
    ALLIUM_CHECK(ensureSendState(db, contact));
    ALLIUM_CHECK(db.run("UPDATE send_state SET they_read = (SELECT position FROM message WHERE account = ?1 AND is_outgoing = 1 AND id = ?2) "
                        "WHERE account = ?1 AND they_read < (SELECT position FROM message WHERE account = ?1 AND is_outgoing = 1 AND id = ?2 "
                        "AND position IS NOT NULL AND state NOT IN (0, 4))",
                        contact, id));
    if (db.changes() == 0)
        return std::optional<MessagePosition>();
    ALLIUM_TRY(const auto position, readByThem(db, contact));
    return std::optional(position);
}

StorageResult<MessagePosition> readByThem(Database& db, const wire::AccountId& contact)
{
    return mark(db, "they_read", contact);
}

} // namespace allium::contacts::ReadMarks

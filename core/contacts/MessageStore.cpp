// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/MessageStore.h"

#include "core/contacts/MessageRows.h"

namespace allium::contacts {
namespace {

using MessageRows::ensureSendState;
using MessageRows::forEachRow;
using MessageRows::wall;
using storage::Statement;

constexpr QByteArrayView MessageColumns(
    "account, position, id, is_outgoing, device, seq, state, failure, written_ms, stored_ms, parent, content");

QByteArray selectMessages(QByteArrayView rest)
{
    return "SELECT " + MessageColumns.toByteArray() + " FROM message " + rest.toByteArray();
}

StoredMessage messageOf(const Statement& row)
{
    StoredMessage message;
    message.contact = row.fixed<wire::AccountId>(0).value_or(wire::AccountId {});
    message.position = MessagePosition { row.integer(1) };
    message.id = row.fixed<wire::MessageId>(2).value_or(wire::MessageId {});
    message.isOutgoing = row.boolean(3);
    message.device = row.fixed<wire::DeviceId>(4).value_or(wire::DeviceId {});
    message.seq = static_cast<std::uint64_t>(row.integer(5));
    message.state = static_cast<MessageState>(row.integer(6));
    message.failure = static_cast<SendFailure>(row.integer(7));
    message.written = wall(row.integer(8));
    message.stored = wall(row.integer(9));
    message.parent = row.fixed<wire::MessageId>(10);
    message.content = decodeContent(row.blobView(11));
    return message;
}

} // namespace

namespace MessageStore {

StorageResult<std::vector<StoredMessage>> history(Database& db, const wire::AccountId& contact,
                                                  std::optional<MessagePosition> before, int limit)
{
    std::vector<StoredMessage> messages;
    ALLIUM_TRY(auto rows, db.prepare(selectMessages("WHERE account = ? AND position IS NOT NULL AND position < ? "
                                                    "ORDER BY position DESC LIMIT ?")));
    rows.bindAll(contact, before.value_or(MessagePosition { std::numeric_limits<std::int64_t>::max() }), limit);
    ALLIUM_CHECK(forEachRow(rows, [&](const Statement& row) { messages.push_back(messageOf(row)); }));
    return messages;
}

StorageResult<std::optional<StoredMessage>> find(Database& db, const wire::AccountId& contact, bool isOutgoing,
                                                 const wire::MessageId& id)
{
    ALLIUM_TRY(auto row, db.prepare(selectMessages("WHERE account = ? AND is_outgoing = ? AND id = ?")));
    row.bindAll(contact, isOutgoing, id);
    ALLIUM_TRY(const bool found, row.step());
    if (!found)
        return std::optional<StoredMessage>();
    return std::optional(messageOf(row));
}

StorageResult<std::vector<StoredMessage>> lastOfEach(Database& db)
{
    std::vector<StoredMessage> messages;
    // One look into the index for each contact, however long the conversations are.
    ALLIUM_TRY(auto rows,
               db.prepare("SELECT " + QByteArray("m." + MessageColumns.toByteArray().replace(", ", ", m."))
                          + " FROM contact c CROSS JOIN message m ON m.account = c.account AND m.position = "
                            "(SELECT MAX(position) FROM message WHERE account = c.account AND position IS NOT NULL)"));
    ALLIUM_CHECK(forEachRow(rows, [&](const Statement& row) { messages.push_back(messageOf(row)); }));
    return messages;
}

StorageResult<std::vector<StoredMessage>> offers(Database& db, int limit)
{
    std::vector<StoredMessage> messages;
    ALLIUM_TRY(auto rows, db.prepare(selectMessages("WHERE is_offer = 1 AND position IS NOT NULL ORDER BY stored_ms DESC LIMIT ?")));
    rows.bind(limit);
    ALLIUM_CHECK(forEachRow(rows, [&](const Statement& row) { messages.push_back(messageOf(row)); }));
    return messages;
}

StorageResult<std::optional<StoredMessage>> findOffer(Database& db, const wire::MessageId& id)
{
    ALLIUM_TRY(auto row, db.prepare(selectMessages("WHERE is_offer = 1 AND id = ? AND position IS NOT NULL ORDER BY is_outgoing")));
    row.bind(id);
    ALLIUM_TRY(const bool found, row.step());
    if (!found)
        return std::optional<StoredMessage>();
    return std::optional(messageOf(row));
}

StorageResult<std::vector<StoredMessage>> undecidedOffers(Database& db)
{
    std::vector<StoredMessage> messages;
    ALLIUM_TRY(auto rows, db.prepare(selectMessages("WHERE is_offer = 1 AND failure = 18 AND is_outgoing = 0 AND state = 5 "
                                                    "AND position IS NOT NULL ORDER BY local")));
    ALLIUM_CHECK(forEachRow(rows, [&](const Statement& row) { messages.push_back(messageOf(row)); }));
    return messages;
}

StorageResult<bool> decideOffer(Database& db, const wire::AccountId& contact, const wire::MessageId& offer, SendFailure why)
{
    ALLIUM_CHECK(db.run("UPDATE message SET failure = ? WHERE account = ? AND is_outgoing = 0 AND id = ? AND failure = ? AND state = 5",
                        static_cast<int>(why), contact, offer, static_cast<int>(SendFailure::Undecided)));
    return db.changes() > 0;
}

StorageResult<std::vector<Unread>> unread(Database& db)
{
    std::vector<Unread> counts;
    ALLIUM_TRY(auto rows, db.prepare("SELECT m.account, COUNT(*) FROM message m LEFT JOIN send_state s ON s.account = m.account "
                                     "WHERE m.is_outgoing = 0 AND m.position > COALESCE(s.read_up_to, 0) GROUP BY m.account"));
    ALLIUM_CHECK(forEachRow(rows, [&](const Statement& row) {
        counts.push_back({ row.fixed<wire::AccountId>(0).value_or(wire::AccountId {}), static_cast<int>(row.integer(1)) });
    }));
    return counts;
}

StorageResult<int> markRead(Database& db, const wire::AccountId& contact, MessagePosition upTo)
{
    return db.transaction([&]() -> StorageResult<int> {
        ALLIUM_CHECK(ensureSendState(db, contact));
        // Nobody has read what is not there yet.
        ALLIUM_CHECK(db.run("UPDATE send_state SET read_up_to = MAX(read_up_to, MIN(?1, COALESCE((SELECT MAX(position) FROM message "
                            "WHERE account = ?2 AND position IS NOT NULL), 0))) WHERE account = ?2",
                            upTo, contact));
        ALLIUM_TRY(auto row, db.prepare("SELECT COUNT(*) FROM message WHERE account = ?1 AND is_outgoing = 0 AND position > "
                                        "(SELECT read_up_to FROM send_state WHERE account = ?1)"));
        row.bind(contact);
        ALLIUM_TRY(const bool found, row.step());
        return found ? static_cast<int>(row.integer(0)) : 0;
    });
}

} // namespace MessageStore

} // namespace allium::contacts

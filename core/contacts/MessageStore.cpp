// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/MessageStore.h"

#include "core/contacts/Limits.h"
#include "core/contacts/MessageRows.h"

namespace allium::contacts {
namespace {

using MessageRows::forEachRow;
using MessageRows::replyOf;
using MessageRows::wall;
using storage::Statement;

/// A message, and what it answers where that is here: `m` and `q`.
constexpr QByteArrayView MessageColumns(
    "m.account, m.position, m.id, m.is_outgoing, m.device, m.seq, m.state, m.failure, m.written_ms, m.stored_ms, m.parent, "
    "m.content, m.reply, m.is_reply_own, q.position, q.content");
constexpr QByteArrayView JoinAnswered(
    " LEFT JOIN message q ON q.account = m.account AND q.id = m.reply AND q.is_outgoing = (m.is_outgoing = m.is_reply_own) "
    "AND q.position IS NOT NULL ");

QByteArray selectMessages(QByteArrayView rest)
{
    return "SELECT " + MessageColumns.toByteArray() + " FROM message m" + JoinAnswered.toByteArray() + rest.toByteArray();
}

/// A long text is not carried along with every answer to it.
MessageContent shortened(MessageContent content)
{
    if (auto* text = std::get_if<TextContent>(&content)) {
        text->text = text->text.left(4 * limits::QuoteChars).simplified().left(limits::QuoteChars);
        if (!text->text.isEmpty() && text->text.back().isHighSurrogate())
            text->text.chop(1);
    }
    return content;
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
    message.reply = replyOf(row, 12);
    if (message.reply && !row.isNull(14))
        message.quote = Quote { MessagePosition { row.integer(14) }, shortened(decodeContent(row.blobView(15))) };
    return message;
}

} // namespace

namespace MessageStore {

StorageResult<std::vector<StoredMessage>> history(Database& db, const wire::AccountId& contact,
                                                  std::optional<MessagePosition> before, int limit)
{
    std::vector<StoredMessage> messages;
    ALLIUM_TRY(auto rows, db.prepare(selectMessages("WHERE m.account = ? AND m.position IS NOT NULL AND m.position < ? "
                                                    "ORDER BY m.position DESC LIMIT ?")));
    rows.bindAll(contact, before.value_or(MessagePosition { std::numeric_limits<std::int64_t>::max() }), limit);
    ALLIUM_CHECK(forEachRow(rows, [&](const Statement& row) { messages.push_back(messageOf(row)); }));
    return messages;
}

StorageResult<std::optional<StoredMessage>> find(Database& db, const wire::AccountId& contact, bool isOutgoing,
                                                 const wire::MessageId& id)
{
    ALLIUM_TRY(auto row, db.prepare(selectMessages("WHERE m.account = ? AND m.is_outgoing = ? AND m.id = ?")));
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
               db.prepare("SELECT " + MessageColumns.toByteArray()
                          + " FROM contact c CROSS JOIN message m ON m.account = c.account AND m.position = "
                            "(SELECT MAX(position) FROM message WHERE account = c.account AND position IS NOT NULL)"
                          + JoinAnswered.toByteArray()));
    ALLIUM_CHECK(forEachRow(rows, [&](const Statement& row) { messages.push_back(messageOf(row)); }));
    return messages;
}

StorageResult<std::vector<StoredMessage>> offers(Database& db, int limit)
{
    std::vector<StoredMessage> messages;
    ALLIUM_TRY(auto rows, db.prepare(selectMessages("WHERE m.is_offer = 1 AND m.position IS NOT NULL ORDER BY m.stored_ms DESC LIMIT ?")));
    rows.bind(limit);
    ALLIUM_CHECK(forEachRow(rows, [&](const Statement& row) { messages.push_back(messageOf(row)); }));
    return messages;
}

StorageResult<std::optional<StoredMessage>> findOffer(Database& db, const wire::MessageId& id)
{
    ALLIUM_TRY(auto row, db.prepare(selectMessages("WHERE m.is_offer = 1 AND m.id = ? AND m.position IS NOT NULL ORDER BY m.is_outgoing")));
    row.bind(id);
    ALLIUM_TRY(const bool found, row.step());
    if (!found)
        return std::optional<StoredMessage>();
    return std::optional(messageOf(row));
}

StorageResult<std::vector<StoredMessage>> undecidedOffers(Database& db)
{
    std::vector<StoredMessage> messages;
    ALLIUM_TRY(auto rows, db.prepare(selectMessages("WHERE m.is_offer = 1 AND m.failure = 18 AND m.is_outgoing = 0 AND m.state = 5 "
                                                    "AND m.position IS NOT NULL ORDER BY m.local")));
    ALLIUM_CHECK(forEachRow(rows, [&](const Statement& row) { messages.push_back(messageOf(row)); }));
    return messages;
}

StorageResult<bool> decideOffer(Database& db, const wire::AccountId& contact, const wire::MessageId& offer, SendFailure why)
{
    ALLIUM_CHECK(db.run("UPDATE message SET failure = ? WHERE account = ? AND is_outgoing = 0 AND id = ? AND failure = ? AND state = 5",
                        static_cast<int>(why), contact, offer, static_cast<int>(SendFailure::Undecided)));
    return db.changes() > 0;
}

StorageResult<std::optional<ReplyTo>> answerable(Database& db, const wire::AccountId& contact, const ReplyTo& wanted)
{
    // What was taken back never reached them.
    ALLIUM_TRY(auto row, db.prepare("SELECT is_outgoing FROM message WHERE account = ? AND id = ? AND is_outgoing >= ? "
                                    "AND position IS NOT NULL AND NOT (is_outgoing = 1 AND state = 4) ORDER BY is_outgoing LIMIT 1"));
    row.bindAll(contact, wanted.id, wanted.isOwn);
    ALLIUM_TRY(const bool found, row.step());
    return found ? std::optional(ReplyTo { wanted.id, row.boolean(0) }) : std::nullopt;
}

StorageResult<std::optional<Quote>> quote(Database& db, const wire::AccountId& contact, const ReplyTo& reply)
{
    ALLIUM_TRY(auto message, find(db, contact, reply.isOwn, reply.id));
    if (!message || message->position.value == 0)
        return std::optional<Quote>();
    return std::optional(Quote { message->position, shortened(std::move(message->content)) });
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

} // namespace MessageStore

} // namespace allium::contacts

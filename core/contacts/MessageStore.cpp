// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/MessageStore.h"

#include "core/contacts/ConversationKeeping.h"
#include "core/contacts/Limits.h"

#include <algorithm>

namespace allium::contacts::MessageStore {
namespace {

using storage::Statement;

qint64 ms(WallTime time)
{
    return time.time_since_epoch().count();
}

WallTime wall(qint64 milliseconds)
{
    return WallTime(Milliseconds(milliseconds));
}

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

bool isOffer(const MessageContent& content)
{
    return std::holds_alternative<FileOfferContent>(content);
}

template <class Each>
StorageResult<void> forEachRow(Statement& rows, Each each)
{
    while (true) {
        ALLIUM_TRY(const bool more, rows.step());
        if (!more)
            return {};
        each(rows);
    }
}

StorageResult<std::int64_t> nextPosition(Database& db, const wire::AccountId& contact)
{
    // A conversation that was deleted goes on behind what was read.
    ALLIUM_TRY(auto row, db.prepare("SELECT MAX(COALESCE((SELECT MAX(position) FROM message WHERE account = ?1 AND position IS NOT NULL), 0), "
                                    "COALESCE((SELECT read_up_to FROM send_state WHERE account = ?1), 0))"));
    row.bind(contact);
    ALLIUM_TRY(const bool found, row.step());
    return found ? row.integer(0) + 1 : 1;
}

struct SendState {
    std::uint64_t next = 1;
    std::uint64_t acked = 0;
};

StorageResult<SendState> sendState(Database& db, const wire::AccountId& contact)
{
    ALLIUM_CHECK(db.run("INSERT OR IGNORE INTO send_state VALUES (?, 1, 0, 0)", contact));
    ALLIUM_TRY(auto row, db.prepare("SELECT next_seq, acked FROM send_state WHERE account = ?"));
    row.bind(contact);
    ALLIUM_TRY(const bool found, row.step());
    if (!found)
        return SendState {};
    return SendState { static_cast<std::uint64_t>(row.integer(0)), static_cast<std::uint64_t>(row.integer(1)) };
}

StorageResult<std::vector<StateChange>> markDelivered(Database& db, const wire::AccountId& contact,
                                                      const wire::DeviceId& mine, SeqRange range)
{
    // What expired may have arrived all the same: only the word that it did was lost.
    const auto expired = static_cast<int>(SendFailure::Expired);
    std::vector<StateChange> changes;
    {
        ALLIUM_TRY(auto rows, db.prepare("SELECT id FROM message WHERE account = ? AND device = ? AND is_outgoing = 1 "
                                         "AND seq BETWEEN ? AND ? AND (state = 1 OR (state = 3 AND failure = ?)) ORDER BY seq"));
        rows.bindAll(contact, mine, range.first, range.last, expired);
        ALLIUM_CHECK(forEachRow(rows, [&](const Statement& row) {
            changes.push_back({ row.fixed<wire::MessageId>(0).value_or(wire::MessageId {}), MessageState::Delivered, {} });
        }));
    }
    if (!changes.empty()) {
        ALLIUM_CHECK(db.run("UPDATE message SET state = 2, failure = 0 WHERE account = ? AND device = ? AND is_outgoing = 1 "
                            "AND seq BETWEEN ? AND ? AND (state = 1 OR (state = 3 AND failure = ?))",
                            contact, mine, range.first, range.last, expired));
    }
    return changes;
}

StorageResult<std::vector<StateChange>> applyAckInside(Database& db, const wire::AccountId& contact,
                                                       const wire::DeviceId& mine, const Ack& ack)
{
    ALLIUM_TRY(const auto state, sendState(db, contact));
    ALLIUM_TRY(auto changes, markDelivered(db, contact, mine, { 1, std::min(ack.cumulative, state.next - 1) }));
    for (const auto& range : ack.sack) {
        ALLIUM_TRY(const auto more, markDelivered(db, contact, mine, range));
        changes.insert(changes.end(), more.begin(), more.end());
    }
    const auto acked = std::min(std::max(state.acked, ack.cumulative), state.next - 1);
    ALLIUM_CHECK(db.run("UPDATE send_state SET acked = ? WHERE account = ?", acked, contact));
    ALLIUM_CHECK(ConversationKeeping::dropForgotten(db, contact));
    return changes;
}

/// What expired below `below` will not come again. Once the receiver knows, its acknowledgements cover
/// these numbers without its having the messages, so they must not be taken for deliveries.
StorageResult<void> giveUpNumbers(Database& db, const wire::AccountId& contact, const wire::DeviceId& mine, std::uint64_t below)
{
    return db.run("UPDATE message SET seq = NULL WHERE account = ? AND device = ? AND is_outgoing = 1 AND seq < ? "
                  "AND state = 3 AND failure = ?",
                  contact, mine, below, static_cast<int>(SendFailure::Expired));
}

// Receiving ---------------------------------------------------------------------------------------

struct Cursor {
    std::uint64_t cumulative = 0;
};

StorageResult<std::optional<Cursor>> cursorOf(Database& db, const wire::AccountId& contact, const wire::DeviceId& theirs)
{
    ALLIUM_TRY(auto row, db.prepare("SELECT cumulative FROM receive_cursor WHERE account = ? AND device = ?"));
    row.bindAll(contact, theirs);
    ALLIUM_TRY(const bool found, row.step());
    if (!found)
        return std::optional<Cursor>();
    return std::optional(Cursor { static_cast<std::uint64_t>(row.integer(0)) });
}

StorageResult<void> saveCursor(Database& db, const wire::AccountId& contact, const wire::DeviceId& theirs, Cursor cursor)
{
    return db.run("INSERT INTO receive_cursor VALUES (?, ?, ?) "
                  "ON CONFLICT (account, device) DO UPDATE SET cumulative = excluded.cumulative",
                  contact, theirs, cursor.cumulative);
}

StorageResult<Ack> ackOf(Database& db, const wire::AccountId& contact, const wire::DeviceId& theirs, Cursor cursor)
{
    Ack ack { cursor.cumulative, {} };
    ALLIUM_TRY(auto rows, db.prepare("SELECT seq FROM receive_gap WHERE account = ? AND device = ? ORDER BY seq"));
    rows.bindAll(contact, theirs);
    ALLIUM_CHECK(forEachRow(rows, [&](const Statement& row) {
        const auto seq = static_cast<std::uint64_t>(row.integer(0));
        if (!ack.sack.empty() && ack.sack.back().last + 1 == seq)
            ack.sack.back().last = seq;
        else if (ack.sack.size() < static_cast<std::size_t>(limits::AckRanges))
            ack.sack.push_back({ seq, seq });
    }));
    return ack;
}

/// Gives the message its place in the conversation, if it has none yet.
StorageResult<void> show(Database& db, const wire::AccountId& contact, const wire::MessageId& id,
                         std::vector<StoredMessage>& shown)
{
    ALLIUM_TRY(const auto position, nextPosition(db, contact));
    ALLIUM_CHECK(db.run("UPDATE message SET position = ? WHERE account = ? AND is_outgoing = 0 AND id = ? "
                        "AND position IS NULL",
                        position, contact, id));
    if (db.changes() == 0)
        return {};
    ALLIUM_TRY(const auto message, find(db, contact, false, id));
    if (message)
        shown.push_back(*message);
    return {};
}

/// Moves on over numbers that arrived before their turn.
StorageResult<void> closeGaps(Database& db, const wire::AccountId& contact, const wire::DeviceId& theirs, Cursor& cursor,
                              std::vector<StoredMessage>& shown)
{
    while (true) {
        std::optional<wire::MessageId> id;
        std::uint64_t seq = 0;
        {
            ALLIUM_TRY(auto row, db.prepare("SELECT seq, id FROM receive_gap WHERE account = ? AND device = ? "
                                            "AND seq <= ? ORDER BY seq LIMIT 1"));
            row.bindAll(contact, theirs, cursor.cumulative + 1);
            ALLIUM_TRY(const bool found, row.step());
            if (!found)
                return {};
            seq = static_cast<std::uint64_t>(row.integer(0));
            id = row.fixed<wire::MessageId>(1);
        }
        ALLIUM_CHECK(db.run("DELETE FROM receive_gap WHERE account = ? AND device = ? AND seq = ?", contact, theirs, seq));
        cursor.cumulative = std::max(cursor.cumulative, seq);
        if (id)
            ALLIUM_CHECK(show(db, contact, *id, shown));
    }
}

StorageResult<bool> isInGap(Database& db, const wire::AccountId& contact, const wire::DeviceId& theirs, std::uint64_t seq)
{
    ALLIUM_TRY(auto row, db.prepare("SELECT 1 FROM receive_gap WHERE account = ? AND device = ? AND seq = ?"));
    row.bindAll(contact, theirs, seq);
    return row.step();
}

StorageResult<void> receiveOne(Database& db, const wire::AccountId& contact, const wire::DeviceId& theirs,
                               const ChatMessage& chat, WallTime now, Cursor& cursor, std::vector<StoredMessage>& shown)
{
    if (chat.seq <= cursor.cumulative || chat.seq > cursor.cumulative + static_cast<std::uint64_t>(limits::ReceiveWindow))
        return {};
    ALLIUM_TRY(const bool isHeld, isInGap(db, contact, theirs, chat.seq));
    if (isHeld)
        return {};
    // The id is the last word: a sender who restored a backup repeats it under another number.
    ALLIUM_CHECK(db.run("INSERT OR IGNORE INTO message (account, position, id, is_outgoing, device, seq, state, failure, "
                        "written_ms, stored_ms, parent, is_offer, content) VALUES (?, NULL, ?, 0, ?, ?, 5, ?, ?, ?, ?, ?, ?)",
                        contact, chat.id, theirs, chat.seq,
                        static_cast<int>(isOffer(chat.content) ? SendFailure::Undecided : SendFailure::None), ms(chat.written), ms(now), chat.parent,
                        isOffer(chat.content), chat.encodedContent));
    if (chat.seq != cursor.cumulative + 1)
        return db.run("INSERT INTO receive_gap VALUES (?, ?, ?, ?)", contact, theirs, chat.seq, chat.id);
    cursor.cumulative = chat.seq;
    return show(db, contact, chat.id, shown);
}

} // namespace

StorageResult<StoredMessage> enqueue(Database& db, const wire::AccountId& contact, const wire::DeviceId& mine,
                                     const wire::MessageId& id, const MessageContent& content, WallTime now)
{
    return db.transaction([&]() -> StorageResult<StoredMessage> {
        std::optional<wire::MessageId> parent;
        {
            ALLIUM_TRY(auto row, db.prepare("SELECT id, is_outgoing FROM message WHERE account = ? AND position IS NOT NULL "
                                            "AND is_outgoing = 0 ORDER BY position DESC LIMIT 1"));
            row.bind(contact);
            ALLIUM_TRY(const bool found, row.step());
            if (found)
                parent = row.fixed<wire::MessageId>(0);
        }
        ALLIUM_TRY(const auto position, nextPosition(db, contact));
        ALLIUM_CHECK(db.run("INSERT INTO message (account, position, id, is_outgoing, device, seq, state, failure, written_ms, "
                            "stored_ms, parent, is_offer, content) VALUES (?, ?, ?, 1, ?, NULL, 0, 0, ?, ?, ?, ?, ?)",
                            contact, position, id, mine, ms(now), ms(now), parent, isOffer(content),
                            encodeContent(content)));
        ALLIUM_TRY(const auto stored, find(db, contact, true, id));
        if (!stored)
            return fail(storage::StorageError { storage::StorageErrorKind::Misuse, "message not found again" });
        return *stored;
    });
}

StorageResult<bool> cancel(Database& db, const wire::AccountId& contact, const wire::MessageId& id)
{
    ALLIUM_CHECK(db.run("UPDATE message SET state = 4 WHERE account = ? AND is_outgoing = 1 AND id = ? AND state = 0", contact, id));
    return db.changes() > 0;
}

StorageResult<std::vector<StateChange>> failAll(Database& db, const wire::AccountId& contact, SendFailure why)
{
    return db.transaction([&]() -> StorageResult<std::vector<StateChange>> {
        std::vector<StateChange> changes;
        {
            ALLIUM_TRY(auto rows, db.prepare("SELECT id FROM message WHERE account = ? AND is_outgoing = 1 AND state IN (0, 1) "
                                             "ORDER BY local"));
            rows.bind(contact);
            ALLIUM_CHECK(forEachRow(rows, [&](const Statement& row) {
                changes.push_back({ row.fixed<wire::MessageId>(0).value_or(wire::MessageId {}), MessageState::Failed, why });
            }));
        }
        ALLIUM_CHECK(db.run("UPDATE message SET state = 3, failure = ? WHERE account = ? AND is_outgoing = 1 AND state IN (0, 1)",
                            static_cast<int>(why), contact));
        ALLIUM_CHECK(ConversationKeeping::dropForgotten(db, contact));
        return changes;
    });
}

StorageResult<std::vector<Expired>> expire(Database& db, WallTime before, const std::set<wire::AccountId>& except)
{
    return db.transaction([&]() -> StorageResult<std::vector<Expired>> {
        std::vector<Expired> all;
        {
            ALLIUM_TRY(auto rows, db.prepare("SELECT DISTINCT account FROM message WHERE is_outgoing = 1 AND state IN (0, 1) "
                                             "AND written_ms < ?"));
            rows.bind(ms(before));
            ALLIUM_CHECK(forEachRow(rows, [&](const Statement& row) {
                const auto contact = row.fixed<wire::AccountId>(0);
                if (contact && !except.contains(*contact))
                    all.push_back({ *contact, {} });
            }));
        }
        for (auto& expiry : all) {
            const auto& contact = expiry.contact;
            auto& changes = expiry.changes;
            {
                ALLIUM_TRY(auto rows, db.prepare("SELECT id, seq IS NULL, written_ms < ? FROM message WHERE account = ? "
                                                 "AND is_outgoing = 1 AND state IN (0, 1) ORDER BY seq"));
                rows.bindAll(ms(before), contact);
                // Of those with a number only the first ones: the receiver is told where it goes on
                // (Base), but not of gaps behind that, which a clock that jumped could make.
                bool isPrefix = true;
                ALLIUM_CHECK(forEachRow(rows, [&](const Statement& row) {
                    const bool hasNumber = !row.boolean(1);
                    const bool isOld = row.boolean(2);
                    if (isOld && (isPrefix || !hasNumber))
                        changes.push_back({ row.fixed<wire::MessageId>(0).value_or(wire::MessageId {}), MessageState::Failed,
                                            SendFailure::Expired });
                    isPrefix = isPrefix && (isOld || !hasNumber);
                }));
            }
            for (const auto& change : changes) {
                ALLIUM_CHECK(db.run("UPDATE message SET state = 3, failure = ? WHERE account = ? AND is_outgoing = 1 AND id = ?",
                                    static_cast<int>(SendFailure::Expired), contact, change.id));
            }
            ALLIUM_CHECK(ConversationKeeping::dropForgotten(db, contact));
        }
        return all;
    });
}

StorageResult<Begun> beginSending(Database& db, const wire::AccountId& contact, const wire::DeviceId& mine,
                                  const std::optional<Ack>& have)
{
    return db.durableTransaction([&]() -> StorageResult<Begun> {
        Begun begun;
        ALLIUM_TRY(auto state, sendState(db, contact));
        if (have && have->cumulative >= state.next) {
            // They have more of this device than it knows of: somebody put an old copy of the store
            // back. What may have left gets a new number; its id keeps it from being shown twice.
            ALLIUM_CHECK(db.run("UPDATE message SET seq = NULL, state = 0 WHERE account = ? AND device = ? AND is_outgoing = 1 "
                                "AND state = 1",
                                contact, mine));
            ALLIUM_CHECK(giveUpNumbers(db, contact, mine, state.next));
            ALLIUM_CHECK(db.run("UPDATE send_state SET next_seq = ?, acked = ? WHERE account = ?", have->cumulative + 1,
                                have->cumulative, contact));
            begun.start.after = have->cumulative;
            return begun;
        }
        const auto cumulative = have ? have->cumulative : 0;
        if (have) {
            // They once acknowledged more than they have now: a restored backup.
            ALLIUM_TRY(auto row, db.prepare("SELECT 1 FROM message WHERE account = ? AND device = ? AND is_outgoing = 1 "
                                            "AND seq > ? AND state = 2 LIMIT 1"));
            row.bindAll(contact, mine, have->cumulative);
            ALLIUM_TRY(begun.start.resendDelivered, row.step());
        }
        if (have) {
            ALLIUM_TRY(begun.changes, applyAckInside(db, contact, mine, *have));
        }
        ALLIUM_TRY(auto row, db.prepare("SELECT MIN(seq) FROM message WHERE account = ? AND device = ? AND is_outgoing = 1 "
                                        "AND seq > ? AND (state = 1 OR (state = 2 AND ?))"));
        row.bindAll(contact, mine, cumulative, begun.start.resendDelivered);
        ALLIUM_TRY(const bool found, row.step());
        const auto first = found && !row.isNull(0) ? static_cast<std::uint64_t>(row.integer(0)) : state.next;
        begun.start.after = first - 1;
        ALLIUM_CHECK(giveUpNumbers(db, contact, mine, first));
        if (first > cumulative + 1)
            begun.start.base = first;
        return begun;
    });
}

StorageResult<Fetched> fetch(Database& db, const wire::AccountId& contact, const wire::DeviceId& mine,
                             std::uint64_t after, bool resendDelivered, int limit)
{
    return db.durableTransaction([&]() -> StorageResult<Fetched> {
        Fetched fetched;
        const auto read = [&](const Statement& row) {
            ChatMessage chat;
            chat.id = row.fixed<wire::MessageId>(0).value_or(wire::MessageId {});
            chat.seq = static_cast<std::uint64_t>(row.integer(1));
            chat.written = wall(row.integer(2));
            chat.parent = row.fixed<wire::MessageId>(3);
            chat.encodedContent = row.blob(4);
            chat.device = mine;
            fetched.messages.push_back(std::move(chat));
        };
        {
            ALLIUM_TRY(auto rows, db.prepare("SELECT id, seq, written_ms, parent, content FROM message WHERE account = ? "
                                             "AND device = ? AND is_outgoing = 1 AND seq > ? AND (state = 1 OR (state = 2 AND ?)) "
                                             "ORDER BY seq LIMIT ?"));
            rows.bindAll(contact, mine, after, resendDelivered, limit);
            ALLIUM_CHECK(forEachRow(rows, read));
        }
        const auto numbered = fetched.messages.size();
        {
            ALLIUM_TRY(auto rows, db.prepare("SELECT id, 0, written_ms, parent, content FROM message WHERE account = ? "
                                             "AND is_outgoing = 1 AND state = 0 ORDER BY local LIMIT ?"));
            rows.bindAll(contact, limit - static_cast<int>(numbered));
            ALLIUM_CHECK(forEachRow(rows, read));
        }
        if (fetched.messages.size() == numbered)
            return fetched;
        ALLIUM_TRY(auto state, sendState(db, contact));
        for (auto i = numbered; i < fetched.messages.size(); ++i) {
            auto& chat = fetched.messages[i];
            chat.seq = state.next++;
            ALLIUM_CHECK(db.run("UPDATE message SET seq = ?, device = ?, state = 1 WHERE account = ? AND is_outgoing = 1 AND id = ?",
                                chat.seq, mine, contact, chat.id));
            fetched.changes.push_back({ chat.id, MessageState::Sent, {} });
        }
        ALLIUM_CHECK(db.run("UPDATE send_state SET next_seq = ? WHERE account = ?", state.next, contact));
        return fetched;
    });
}

StorageResult<std::vector<StateChange>> applyAck(Database& db, const wire::AccountId& contact, const wire::DeviceId& mine,
                                                 const Ack& ack)
{
    return db.transaction([&] { return applyAckInside(db, contact, mine, ack); });
}

StorageResult<std::optional<Ack>> have(Database& db, const wire::AccountId& contact, const wire::DeviceId& theirs)
{
    ALLIUM_TRY(const auto cursor, cursorOf(db, contact, theirs));
    if (!cursor)
        return std::optional<Ack>();
    ALLIUM_TRY(auto ack, ackOf(db, contact, theirs, *cursor));
    return std::optional(std::move(ack));
}

StorageResult<Received> receive(Database& db, const wire::AccountId& contact, const wire::DeviceId& theirs,
                                const std::vector<ChatMessage>& messages, WallTime now)
{
    return db.durableTransaction([&]() -> StorageResult<Received> {
        Received received;
        ALLIUM_TRY(const auto before, cursorOf(db, contact, theirs));
        auto cursor = before.value_or(Cursor {});
        for (const auto& chat : messages) {
            ALLIUM_CHECK(receiveOne(db, contact, theirs, chat, now, cursor, received.shown));
            ALLIUM_CHECK(closeGaps(db, contact, theirs, cursor, received.shown));
        }
        ALLIUM_CHECK(saveCursor(db, contact, theirs, cursor));
        ALLIUM_TRY(received.ack, ackOf(db, contact, theirs, cursor));
        return received;
    });
}

StorageResult<Received> applyBase(Database& db, const wire::AccountId& contact, const wire::DeviceId& theirs, std::uint64_t base)
{
    return db.durableTransaction([&]() -> StorageResult<Received> {
        Received received;
        ALLIUM_TRY(const auto before, cursorOf(db, contact, theirs));
        auto cursor = before.value_or(Cursor {});
        // First what was held below the base, in its order, then on from there.
        if (base > 0 && cursor.cumulative < base - 1) {
            cursor.cumulative = base - 1;
            ALLIUM_CHECK(closeGaps(db, contact, theirs, cursor, received.shown));
        }
        ALLIUM_CHECK(saveCursor(db, contact, theirs, cursor));
        ALLIUM_TRY(received.ack, ackOf(db, contact, theirs, cursor));
        return received;
    });
}

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
        ALLIUM_TRY(const auto state, sendState(db, contact));
        Q_UNUSED(state)
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

StorageResult<void> startAsNewDevice(Database& db)
{
    return db.transaction([&]() -> StorageResult<void> {
        ALLIUM_CHECK(db.execute("UPDATE message SET seq = NULL, state = 0 WHERE is_outgoing = 1 AND state = 1"));
        return db.execute("UPDATE send_state SET next_seq = 1, acked = 0");
    });
}

} // namespace allium::contacts::MessageStore

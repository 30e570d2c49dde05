// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/MessageOutbox.h"

#include "core/contacts/ConversationKeeping.h"
#include "core/contacts/MessageRows.h"
#include "core/contacts/MessageStore.h"

#include <algorithm>

namespace allium::contacts::MessageOutbox {
namespace {

using MessageRows::ensureSendState;
using MessageRows::forEachRow;
using MessageRows::idOf;
using MessageRows::isOffer;
using MessageRows::isOwn;
using MessageRows::ms;
using MessageRows::nextPosition;
using MessageRows::replyOf;
using MessageRows::wall;
using storage::Statement;

struct SendState {
    std::uint64_t next = 1;
    std::uint64_t acked = 0;
};

StorageResult<SendState> sendState(Database& db, const wire::AccountId& contact)
{
    ALLIUM_CHECK(ensureSendState(db, contact));
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

} // namespace

StorageResult<StoredMessage> enqueue(Database& db, const wire::AccountId& contact, const wire::DeviceId& mine,
                                     const wire::MessageId& id, const MessageContent& content, const std::optional<ReplyTo>& reply, WallTime now)
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
                            "stored_ms, parent, is_offer, content, reply, is_reply_own) "
                            "VALUES (?, ?, ?, 1, ?, NULL, 0, 0, ?, ?, ?, ?, ?, ?, ?)",
                            contact, position, id, mine, ms(now), ms(now), parent, isOffer(content),
                            encodeContent(content), idOf(reply), isOwn(reply)));
        ALLIUM_TRY(const auto stored, MessageStore::find(db, contact, true, id));
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
            chat.reply = replyOf(row, 5);
            chat.device = mine;
            fetched.messages.push_back(std::move(chat));
        };
        {
            ALLIUM_TRY(auto rows, db.prepare("SELECT id, seq, written_ms, parent, content, reply, is_reply_own FROM message WHERE account = ? "
                                             "AND device = ? AND is_outgoing = 1 AND seq > ? AND (state = 1 OR (state = 2 AND ?)) "
                                             "ORDER BY seq LIMIT ?"));
            rows.bindAll(contact, mine, after, resendDelivered, limit);
            ALLIUM_CHECK(forEachRow(rows, read));
        }
        const auto numbered = fetched.messages.size();
        {
            ALLIUM_TRY(auto rows, db.prepare("SELECT id, 0, written_ms, parent, content, reply, is_reply_own FROM message WHERE account = ? "
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

StorageResult<void> startAsNewDevice(Database& db)
{
    return db.transaction([&]() -> StorageResult<void> {
        ALLIUM_CHECK(db.execute("UPDATE message SET seq = NULL, state = 0 WHERE is_outgoing = 1 AND state = 1"));
        return db.execute("UPDATE send_state SET next_seq = 1, acked = 0");
    });
}

} // namespace allium::contacts::MessageOutbox

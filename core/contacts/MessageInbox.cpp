// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/MessageInbox.h"

#include "core/contacts/Limits.h"
#include "core/contacts/MessageRows.h"
#include "core/contacts/MessageStore.h"

#include <algorithm>

namespace allium::contacts::MessageInbox {
namespace {

using MessageRows::forEachRow;
using MessageRows::idOf;
using MessageRows::isOffer;
using MessageRows::isOwn;
using MessageRows::ms;
using MessageRows::nextPosition;
using storage::Statement;

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
    ALLIUM_TRY(const auto message, MessageStore::find(db, contact, false, id));
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
                        "written_ms, stored_ms, parent, is_offer, content, reply, is_reply_own) "
                        "VALUES (?, NULL, ?, 0, ?, ?, 5, ?, ?, ?, ?, ?, ?, ?, ?)",
                        contact, chat.id, theirs, chat.seq,
                        static_cast<int>(isOffer(chat.content) ? SendFailure::Undecided : SendFailure::None), ms(chat.written), ms(now), chat.parent,
                        isOffer(chat.content), chat.encodedContent, idOf(chat.reply), isOwn(chat.reply)));
    if (chat.seq != cursor.cumulative + 1)
        return db.run("INSERT INTO receive_gap VALUES (?, ?, ?, ?)", contact, theirs, chat.seq, chat.id);
    cursor.cumulative = chat.seq;
    return show(db, contact, chat.id, shown);
}

} // namespace

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

} // namespace allium::contacts::MessageInbox

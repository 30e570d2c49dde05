// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/ConversationKeeping.h"

#include "core/contacts/MessageRows.h"
#include "core/contacts/MessageStore.h"
#include "core/contacts/ReadMarks.h"

#include <algorithm>

namespace allium::contacts::ConversationKeeping {

StorageResult<Draft> draft(Database& db, const wire::AccountId& contact)
{
    Draft draft;
    {
        ALLIUM_TRY(auto row, db.prepare("SELECT text, reply, is_reply_own FROM draft WHERE account = ?"));
        row.bind(contact);
        ALLIUM_TRY(const bool found, row.step());
        if (!found)
            return draft;
        draft.text = row.text(0);
        draft.reply = MessageRows::replyOf(row, 1);
    }
    if (draft.reply) {
        ALLIUM_TRY(draft.quote, MessageStore::quote(db, contact, *draft.reply));
        if (!draft.quote)
            draft.reply.reset();
    }
    return draft;
}

StorageResult<void> setDraft(Database& db, const wire::AccountId& contact, const Draft& draft)
{
    if (draft.isEmpty())
        return db.run("DELETE FROM draft WHERE account = ?", contact);
    return db.run("INSERT OR REPLACE INTO draft (account, text, reply, is_reply_own) VALUES (?, ?, ?, ?)", contact, draft.text,
                  MessageRows::idOf(draft.reply), MessageRows::isOwn(draft.reply));
}

StorageResult<std::vector<StoredMessage>> historyAfter(Database& db, const wire::AccountId& contact, MessagePosition after, int limit)
{
    ALLIUM_TRY(auto row, db.prepare("SELECT MAX(position) FROM (SELECT position FROM message WHERE account = ? AND position > ? "
                                    "ORDER BY position LIMIT ?)"));
    row.bindAll(contact, after, limit);
    ALLIUM_TRY(const bool found, row.step());
    if (!found || row.isNull(0))
        return std::vector<StoredMessage>();
    ALLIUM_TRY(auto messages, MessageStore::history(db, contact, MessagePosition { row.integer(0) + 1 }, limit));
    std::reverse(messages.begin(), messages.end());
    std::erase_if(messages, [&](const StoredMessage& message) { return message.position <= after; });
    return messages;
}

StorageResult<std::optional<wire::AccountId>> decline(Database& db, const wire::MessageId& offer)
{
    ALLIUM_TRY(const auto found, MessageStore::findOffer(db, offer));
    if (!found || found->isOutgoing)
        return std::optional<wire::AccountId>();
    ALLIUM_CHECK(db.run("UPDATE message SET state = 4, failure = 0 WHERE account = ? AND is_outgoing = 0 AND id = ?", found->contact, offer));
    return std::optional(found->contact);
}

StorageResult<void> dropForgotten(Database& db, const wire::AccountId& contact)
{
    return db.run("DELETE FROM message WHERE account = ? AND is_outgoing = 1 AND position IS NULL AND state <> 1", contact);
}

StorageResult<void> forget(Database& db, const wire::AccountId& contact)
{
    return db.durableTransaction([&]() -> StorageResult<void> {
        // Reading to the end keeps the last position.
        ALLIUM_CHECK(ReadMarks::markRead(db, contact, MessagePosition { std::numeric_limits<std::int64_t>::max() }));
        // What arrived before its turn has no place yet and is still to be shown.
        ALLIUM_CHECK(db.run("DELETE FROM message WHERE account = ? AND position IS NOT NULL AND NOT (is_outgoing = 1 AND state = 1)",
                            contact));
        ALLIUM_CHECK(db.run("UPDATE message SET position = NULL WHERE account = ? AND is_outgoing = 1", contact));
        return setDraft(db, contact, {});
    });
}

} // namespace allium::contacts::ConversationKeeping

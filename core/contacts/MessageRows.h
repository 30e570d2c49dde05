// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contacts/ConversationMessages.h"
#include "core/storage/Database.h"

#include <optional>

/// What the parts of the message store share. For their sources only.
namespace allium::contacts::MessageRows {

using storage::Database;
using storage::Statement;
using storage::StorageResult;

inline qint64 ms(WallTime time)
{
    return time.time_since_epoch().count();
}

inline WallTime wall(qint64 milliseconds)
{
    return WallTime(Milliseconds(milliseconds));
}

inline bool isOffer(const MessageContent& content)
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

/// Of the columns `reply` and `is_reply_own`, the second at `column + 1`.
inline std::optional<ReplyTo> replyOf(const Statement& row, int column)
{
    const auto id = row.fixed<wire::MessageId>(column);
    return id ? std::optional(ReplyTo { *id, row.boolean(column + 1) }) : std::nullopt;
}
/// And back to them.
inline std::optional<wire::MessageId> idOf(const std::optional<ReplyTo>& reply)
{
    return reply ? std::optional(reply->id) : std::nullopt;
}
inline std::optional<bool> isOwn(const std::optional<ReplyTo>& reply)
{
    return reply ? std::optional(reply->isOwn) : std::nullopt;
}

/// The place behind everything that is shown in the conversation.
StorageResult<std::int64_t> nextPosition(Database& db, const wire::AccountId& contact);
/// A conversation's numbers, where none were used yet.
StorageResult<void> ensureSendState(Database& db, const wire::AccountId& contact);

} // namespace allium::contacts::MessageRows

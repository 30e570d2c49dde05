// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contacts/Message.h"
#include "core/storage/Database.h"

#include <vector>

namespace allium::contacts {

/// SQL of what a person does with a conversation beside talking in it. Database thread.
namespace ConversationKeeping {

using storage::Database;
using storage::StorageResult;

/// What was begun and not sent. It answers nothing any more when that message is gone.
StorageResult<Draft> draft(Database& db, const wire::AccountId& contact);
/// Empty forgets it.
StorageResult<void> setDraft(Database& db, const wire::AccountId& contact, const Draft& draft);

/// Oldest first: up to `limit` messages shown after `after`.
StorageResult<std::vector<StoredMessage>> historyAfter(Database& db, const wire::AccountId& contact, MessagePosition after, int limit);

/// Notes that an offer received is not wanted; it can be fetched all the same. The value is whose it
/// was; nothing: there is no such offer.
StorageResult<std::optional<wire::AccountId>> decline(Database& db, const wire::MessageId& offer);

/// Deletes the conversation and its draft. What has not left is not sent; what is under way loses its
/// place now and is deleted when it has arrived or failed. Positions go on from where they were.
StorageResult<void> forget(Database& db, const wire::AccountId& contact);
/// Deletes what forget() had to leave and nobody waits for any more.
StorageResult<void> dropForgotten(Database& db, const wire::AccountId& contact);

} // namespace ConversationKeeping

} // namespace allium::contacts

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contacts/Message.h"
#include "core/storage/Database.h"

#include <vector>

namespace allium::contacts {

/// SQL that reads conversations. Database thread. MessageOutbox and MessageInbox hold what writes messages.
namespace MessageStore {

using storage::Database;
using storage::StorageResult;

struct Unread {
    wire::AccountId contact;
    int count = 0;
};

/// Newest first: up to `limit` messages shown before `before`, or the last ones.
StorageResult<std::vector<StoredMessage>> history(Database& db, const wire::AccountId& contact,
                                                  std::optional<MessagePosition> before, int limit);
StorageResult<std::optional<StoredMessage>> find(Database& db, const wire::AccountId& contact, bool isOutgoing,
                                                 const wire::MessageId& id);
/// The newest message of each conversation with somebody in the contact book.
StorageResult<std::vector<StoredMessage>> lastOfEach(Database& db);
/// File offers of all conversations in both directions, newest first.
StorageResult<std::vector<StoredMessage>> offers(Database& db, int limit);
/// Received ones first, should an id stand in both directions.
StorageResult<std::optional<StoredMessage>> findOffer(Database& db, const wire::MessageId& id);
/// Offers received of which nobody has decided whether they are fetched without asking, oldest first.
StorageResult<std::vector<StoredMessage>> undecidedOffers(Database& db);
/// True when the offer waited for that and is still Received.
StorageResult<bool> decideOffer(Database& db, const wire::AccountId& contact, const wire::MessageId& offer, SendFailure why);
/// What a message of mine may answer: theirs with this id, if it is not to be `isOwn`, else mine.
StorageResult<std::optional<ReplyTo>> answerable(Database& db, const wire::AccountId& contact, const ReplyTo& wanted);
/// What is shown of what a message of mine answers; nothing: it is not here.
StorageResult<std::optional<Quote>> quote(Database& db, const wire::AccountId& contact, const ReplyTo& reply);
StorageResult<std::vector<Unread>> unread(Database& db);

} // namespace MessageStore

} // namespace allium::contacts

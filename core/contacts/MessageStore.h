// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contacts/ConversationLink.h"
#include "core/storage/Database.h"

#include <set>
#include <vector>

namespace allium::contacts {

/// SQL of conversations. All functions run on the database thread. Those that an acknowledgement or
/// a sequence number depends on commit durably before they return.
namespace MessageStore {

using storage::Database;
using storage::StorageResult;

struct Received {
    std::vector<StoredMessage> shown; ///< new and in order; each is reported here exactly once
    Ack ack;
};

struct StateChange {
    wire::MessageId id;
    MessageState state = MessageState::Waiting;
    SendFailure failure = SendFailure::None;
};

struct Expired {
    wire::AccountId contact;
    std::vector<StateChange> changes;
};

struct Begun {
    SendStart start;
    std::vector<StateChange> changes;
};

struct Fetched {
    std::vector<ChatMessage> messages;
    std::vector<StateChange> changes;
};

struct Unread {
    wire::AccountId contact;
    int count = 0;
};

/// Writes one of my messages; it is Waiting.
StorageResult<StoredMessage> enqueue(Database& db, const wire::AccountId& contact, const wire::DeviceId& mine,
                                     const wire::MessageId& id, const MessageContent& content, WallTime now);
/// Waiting becomes Cancelled and the result is true; false when it has left, or is unknown.
StorageResult<bool> cancel(Database& db, const wire::AccountId& contact, const wire::MessageId& id);
/// What has not been delivered can never be.
StorageResult<std::vector<StateChange>> failAll(Database& db, const wire::AccountId& contact, SendFailure why);

/// What was written before `before` and is not delivered fails. Conversations of `except` are left
/// alone: while they are open, numbers must not go missing from among those still to be sent.
StorageResult<std::vector<Expired>> expire(Database& db, WallTime before, const std::set<wire::AccountId>& except);

StorageResult<Begun> beginSending(Database& db, const wire::AccountId& contact, const wire::DeviceId& mine,
                                  const std::optional<Ack>& have);
/// The next to send above `after`: what has a number, then what waits, which gets its number here.
StorageResult<Fetched> fetch(Database& db, const wire::AccountId& contact, const wire::DeviceId& mine,
                             std::uint64_t after, bool resendDelivered, int limit);
StorageResult<std::vector<StateChange>> applyAck(Database& db, const wire::AccountId& contact,
                                                 const wire::DeviceId& mine, const Ack& ack);

/// Nothing when nothing was ever received from that device.
StorageResult<std::optional<Ack>> have(Database& db, const wire::AccountId& contact, const wire::DeviceId& theirs);
StorageResult<Received> receive(Database& db, const wire::AccountId& contact, const wire::DeviceId& theirs,
                                const std::vector<ChatMessage>& messages, WallTime now);
StorageResult<Received> applyBase(Database& db, const wire::AccountId& contact, const wire::DeviceId& theirs,
                                  std::uint64_t base);

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
StorageResult<std::vector<Unread>> unread(Database& db);
/// The value is how many are still unread.
StorageResult<int> markRead(Database& db, const wire::AccountId& contact, MessagePosition upTo);
/// After a backup was restored under a new device id: nothing has left from this device yet.
StorageResult<void> startAsNewDevice(Database& db);

} // namespace MessageStore

} // namespace allium::contacts

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contacts/ConversationLink.h"
#include "core/storage/Database.h"

#include <set>
#include <vector>

namespace allium::contacts {

/// SQL of what I say: written, numbered, sent, acknowledged. Database thread. What a sequence number
/// depends on commits durably before it returns.
namespace MessageOutbox {

using storage::Database;
using storage::StorageResult;

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

/// Writes one of my messages; it is Waiting.
StorageResult<StoredMessage> enqueue(Database& db, const wire::AccountId& contact, const wire::DeviceId& mine,
                                     const wire::MessageId& id, const MessageContent& content,
                                     const std::optional<ReplyTo>& reply, WallTime now);
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

/// After a backup was restored under a new device id: nothing has left from this device yet.
StorageResult<void> startAsNewDevice(Database& db);

} // namespace MessageOutbox

} // namespace allium::contacts

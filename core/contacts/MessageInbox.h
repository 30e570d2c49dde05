// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contacts/ConversationMessages.h"
#include "core/storage/Database.h"

#include <vector>

namespace allium::contacts {

/// SQL of what they say. Database thread. What an acknowledgement depends on commits durably before
/// it returns.
namespace MessageInbox {

using storage::Database;
using storage::StorageResult;

struct Received {
    std::vector<StoredMessage> shown; ///< new and in order; each is reported here exactly once
    Ack ack;
};

/// Nothing when nothing was ever received from that device.
StorageResult<std::optional<Ack>> have(Database& db, const wire::AccountId& contact, const wire::DeviceId& theirs);
StorageResult<Received> receive(Database& db, const wire::AccountId& contact, const wire::DeviceId& theirs,
                                const std::vector<ChatMessage>& messages, WallTime now);
StorageResult<Received> applyBase(Database& db, const wire::AccountId& contact, const wire::DeviceId& theirs,
                                  std::uint64_t base);

} // namespace MessageInbox

} // namespace allium::contacts

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contacts/Message.h"
#include "core/storage/Database.h"

#include <optional>

namespace allium::contacts {

/// SQL of what was read by whom. Database thread. Every mark is a position and only rises.
namespace ReadMarks {

using storage::Database;
using storage::StorageResult;

/// Up to where the person has read; 0: nothing.
StorageResult<MessagePosition> readUpTo(Database& db, const wire::AccountId& contact);
/// The value is how many are still unread. Nobody has read what is not there yet.
StorageResult<int> markRead(Database& db, const wire::AccountId& contact, MessagePosition upTo);

/// What was read so far may be told. What is read while people are not told stays untold until
/// something later is.
StorageResult<void> allowTelling(Database& db, const wire::AccountId& contact);
/// The newest message of theirs that may be told to be read.
StorageResult<std::optional<wire::MessageId>> toTell(Database& db, const wire::AccountId& contact);

/// They say that they have read up to this message of mine. The value is up to where that is, when it is
/// news; a message that is not here, or that never left, says nothing.
StorageResult<std::optional<MessagePosition>> theyRead(Database& db, const wire::AccountId& contact, const wire::MessageId& id);
/// Up to where they have read; 0: they have not said.
StorageResult<MessagePosition> readByThem(Database& db, const wire::AccountId& contact);

} // namespace ReadMarks

} // namespace allium::contacts

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/MessageRows.h"

namespace allium::contacts::MessageRows {

StorageResult<std::int64_t> nextPosition(Database& db, const wire::AccountId& contact)
{
    // A conversation that was deleted goes on behind what was read.
    ALLIUM_TRY(auto row, db.prepare("SELECT MAX(COALESCE((SELECT MAX(position) FROM message WHERE account = ?1 AND position IS NOT NULL), 0), "
                                    "COALESCE((SELECT read_up_to FROM send_state WHERE account = ?1), 0))"));
    row.bind(contact);
    ALLIUM_TRY(const bool found, row.step());
    return found ? row.integer(0) + 1 : 1;
}

StorageResult<void> ensureSendState(Database& db, const wire::AccountId& contact)
{
    return db.run("INSERT OR IGNORE INTO send_state (account, next_seq, acked, read_up_to) VALUES (?, 1, 0, 0)", contact);
}

} // namespace allium::contacts::MessageRows

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/Schema.h"

namespace allium::contacts {
namespace {

constexpr const char* Tables = R"sql(
CREATE TABLE account (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    root_seed BLOB NOT NULL,
    device BLOB NOT NULL,
    noise_secret BLOB NOT NULL,
    certificate BLOB NOT NULL,
    request_seed BLOB NOT NULL,
    name TEXT NOT NULL,
    is_door_open INTEGER NOT NULL,
    is_invisible INTEGER NOT NULL
);
CREATE TABLE contact (
    account BLOB PRIMARY KEY,
    state INTEGER NOT NULL,
    before_block INTEGER NOT NULL,
    my_generation INTEGER NOT NULL,
    my_contribution BLOB,
    my_request BLOB NOT NULL,
    their_generation INTEGER NOT NULL,
    their_contribution BLOB,
    their_request BLOB NOT NULL,
    their_floor INTEGER NOT NULL,
    since_ms INTEGER NOT NULL,
    request_onion BLOB,
    request_port INTEGER NOT NULL,
    greeting TEXT NOT NULL,
    is_invited INTEGER NOT NULL,
    work_bits INTEGER NOT NULL,
    door_onion BLOB,
    door_port INTEGER NOT NULL,
    door_secret BLOB,
    door_sequence INTEGER NOT NULL,
    name TEXT NOT NULL,
    alias TEXT NOT NULL,
    note TEXT NOT NULL,
    fields TEXT NOT NULL,
    is_muted INTEGER NOT NULL,
    last_seen_ms INTEGER,
    device BLOB,
    noise_static BLOB,
    device_created_ms INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE retired_device (
    account BLOB NOT NULL,
    device BLOB NOT NULL,
    PRIMARY KEY (account, device)
) WITHOUT ROWID;
CREATE TABLE door (
    sequence INTEGER PRIMARY KEY,
    seed BLOB NOT NULL,
    retired_ms INTEGER
);
CREATE TABLE door_client (
    door INTEGER NOT NULL REFERENCES door (sequence) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    account BLOB,
    is_moved INTEGER NOT NULL,
    PRIMARY KEY (door, number)
) WITHOUT ROWID;
CREATE TABLE outgoing_target (
    onion BLOB PRIMARY KEY,
    port INTEGER NOT NULL,
    greeting TEXT NOT NULL,
    created_ms INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE message (
    local INTEGER PRIMARY KEY,
    account BLOB NOT NULL,
    position INTEGER,
    id BLOB NOT NULL,
    is_outgoing INTEGER NOT NULL,
    device BLOB NOT NULL,
    seq INTEGER,
    state INTEGER NOT NULL,
    failure INTEGER NOT NULL,
    written_ms INTEGER NOT NULL,
    stored_ms INTEGER NOT NULL,
    parent BLOB,
    is_offer INTEGER NOT NULL,
    content BLOB NOT NULL
);
CREATE INDEX message_offer ON message (stored_ms) WHERE is_offer = 1;
CREATE INDEX message_offer_id ON message (id) WHERE is_offer = 1;
CREATE UNIQUE INDEX message_id ON message (account, is_outgoing, id);
CREATE UNIQUE INDEX message_position ON message (account, position) WHERE position IS NOT NULL;
CREATE UNIQUE INDEX message_sent ON message (account, device, seq) WHERE is_outgoing = 1 AND seq IS NOT NULL;
CREATE INDEX message_waiting ON message (account, local) WHERE is_outgoing = 1 AND state = 0;
CREATE TABLE send_state (
    account BLOB PRIMARY KEY,
    next_seq INTEGER NOT NULL,
    acked INTEGER NOT NULL,
    read_up_to INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE receive_cursor (
    account BLOB NOT NULL,
    device BLOB NOT NULL,
    cumulative INTEGER NOT NULL,
    PRIMARY KEY (account, device)
) WITHOUT ROWID;
CREATE TABLE receive_gap (
    account BLOB NOT NULL,
    device BLOB NOT NULL,
    seq INTEGER NOT NULL,
    id BLOB NOT NULL,
    PRIMARY KEY (account, device, seq)
) WITHOUT ROWID;
)sql";

} // namespace

std::vector<storage::Migration> migrations()
{
    return { { 20, "account, contacts, doors, messages", [](storage::Database& db) { return db.execute(Tables); } },
             { 21, "undelivered messages", [](storage::Database& db) {
                  return db.execute("CREATE INDEX message_undelivered ON message (account, written_ms) "
                                    "WHERE is_outgoing = 1 AND state IN (0, 1)");
              } },
             { 22, "safety words compared",
               [](storage::Database& db) { return db.execute("ALTER TABLE contact ADD COLUMN compared_ms INTEGER"); } },
             { 23, "drafts, conversations deleted", [](storage::Database& db) {
                  return db.execute("CREATE TABLE draft (account BLOB PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;"
                                    "CREATE INDEX message_forgotten ON message (account) "
                                    "WHERE is_outgoing = 1 AND position IS NULL");
              } },
             { 24, "answers to messages, what was read by whom", [](storage::Database& db) {
                  return db.execute("ALTER TABLE message ADD COLUMN reply BLOB;"
                                    "ALTER TABLE message ADD COLUMN is_reply_own INTEGER;"
                                    "ALTER TABLE draft ADD COLUMN reply BLOB;"
                                    "ALTER TABLE draft ADD COLUMN is_reply_own INTEGER;"
                                    "ALTER TABLE send_state ADD COLUMN told_up_to INTEGER NOT NULL DEFAULT 0;"
                                    "ALTER TABLE send_state ADD COLUMN they_read INTEGER NOT NULL DEFAULT 0");
              } },
             { 25, "pictures", [](storage::Database& db) {
                  return db.execute("CREATE TABLE own_picture (one INTEGER PRIMARY KEY CHECK (one = 1), picture BLOB NOT NULL, "
                                    "pixels BLOB);"
                                    "CREATE TABLE contact_picture (account BLOB PRIMARY KEY, picture BLOB NOT NULL, pixels BLOB)");
              } },
             { 26, "files accepted without asking", [](storage::Database& db) {
                  return db.execute("ALTER TABLE contact ADD COLUMN unasked_bytes INTEGER NOT NULL DEFAULT 0;"
                                    "CREATE INDEX message_undecided ON message (local) WHERE is_offer = 1 AND failure = 18");
              } } };
}

} // namespace allium::contacts

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/FileGrants.h"

#include <algorithm>

namespace allium::node {

using storage::Database;
using storage::StorageResult;

StorageResult<void> FileGrants::createSchema(Database& database)
{
    return database.execute("CREATE TABLE file_grant (account BLOB NOT NULL, content BLOB NOT NULL, "
                            "PRIMARY KEY (account, content)) STRICT, WITHOUT ROWID");
}

StorageResult<FileGrants::Grants> FileGrants::load(Database& database)
{
    ALLIUM_TRY(auto rows, database.prepare("SELECT account, content FROM file_grant"));
    Grants grants;
    for (;;) {
        ALLIUM_TRY(const bool more, rows.step());
        if (!more)
            return grants;
        const auto account = rows.fixed<wire::AccountId>(0);
        const auto content = rows.fixed<wire::ContentId>(1);
        if (account && content)
            grants[*account].insert(*content);
    }
}

FileGrants::FileGrants(storage::DatabaseWorker& database, Grants stored)
    : m_database(database)
    , m_grants(std::move(stored))
{
}

bool FileGrants::mayFetch(const wire::AccountId& account, const wire::ContentId& content) const
{
    const auto found = m_grants.constFind(account);
    return found != m_grants.cend() && found->contains(content);
}

QFuture<StorageResult<void>> FileGrants::grant(const wire::AccountId& account, const wire::ContentId& content)
{
    m_grants[account].insert(content);
    return m_database.run([account, content](Database& database) {
        return database.run("INSERT OR IGNORE INTO file_grant (account, content) VALUES (?, ?)", account, content);
    });
}

void FileGrants::revoke(const wire::AccountId& account, const wire::ContentId& content)
{
    const auto found = m_grants.find(account);
    if (found == m_grants.end() || !found->remove(content))
        return;
    m_database.run([account, content](Database& database) {
        return database.run("DELETE FROM file_grant WHERE account = ? AND content = ?", account, content);
    });
}

bool FileGrants::isGranted(const wire::ContentId& content) const
{
    return std::any_of(m_grants.begin(), m_grants.end(), [&](const auto& contents) { return contents.contains(content); });
}

void FileGrants::revokeAll(const wire::AccountId& account)
{
    if (m_grants.remove(account) == 0)
        return;
    m_database.run([account](Database& database) {
        return database.run("DELETE FROM file_grant WHERE account = ?", account);
    });
}

void FileGrants::revokeContent(const wire::ContentId& content)
{
    for (auto& contents : m_grants)
        contents.remove(content);
    m_database.run([content](Database& database) {
        return database.run("DELETE FROM file_grant WHERE content = ?", content);
    });
}

} // namespace allium::node

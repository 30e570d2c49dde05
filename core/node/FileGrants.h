// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/DatabaseWorker.h"
#include "core/transfer/Interfaces.h"
#include "core/wire/Ids.h"

#include <QHash>
#include <QSet>

namespace allium::node {

/// Who may fetch what: the content ids offered to each contact. Answers from memory; kept in the
/// encrypted database. A grant is stored before the offer leaves, so that a contact who accepts is
/// never turned away.
class FileGrants final : public transfer::AccessPolicy {
public:
    using Grants = QHash<wire::AccountId, QSet<wire::ContentId>>;

    static storage::StorageResult<void> createSchema(storage::Database& database);
    static storage::StorageResult<Grants> load(storage::Database& database);

    FileGrants(storage::DatabaseWorker& database, Grants stored);

    bool mayFetch(const wire::AccountId& account, const wire::ContentId& content) const override;

    QFuture<storage::StorageResult<void>> grant(const wire::AccountId& account, const wire::ContentId& content);
    void revoke(const wire::AccountId& account, const wire::ContentId& content);
    /// Whether anybody may fetch it.
    bool isGranted(const wire::ContentId& content) const;
    /// Somebody is no contact any more.
    void revokeAll(const wire::AccountId& account);
    /// Something is no longer shared.
    void revokeContent(const wire::ContentId& content);

private:
    storage::DatabaseWorker& m_database;
    Grants m_grants;
};

} // namespace allium::node

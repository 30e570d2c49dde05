// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contacts/ContactsService.h"
#include "core/node/FileGrants.h"
#include "core/node/Preparations.h"
#include "core/transfer/TransferService.h"

#include <QFuture>
#include <QObject>

#include <memory>
#include <variant>

namespace allium::node {

/// Why a file was not offered or fetched: sharing, the store, or people said no.
struct OfferError {
    enum class Kind { UnknownOffer, OwnOffer };

    std::variant<Kind, transfer::ShareError, contacts::ContactsError, storage::StorageErrorKind> why;
};

/// Files as part of a conversation: sharing with a contact is hashing, a grant and an offer, in
/// that order; fetching is an offer accepted. Node thread; goes before what it joins.
class FileOffers final : public QObject {
    Q_OBJECT
public:
    template <class T>
    using Answer = QFuture<Result<T, OfferError>>;

    FileOffers(contacts::ContactsService& contacts, transfer::TransferService& transfers, FileGrants& grants,
               storage::DatabaseWorker& database, Clock& clock, Timers& timers);

    /// The offer, as it stands in the conversation. ShareError::Cancelled, at once, when it is cancelled in
    /// preparations() before; then nothing of it is left.
    Answer<contacts::StoredMessage> share(const wire::AccountId& account, const QStringList& paths);
    /// Bytes that lie in no file, such as a picture that was pasted. They are kept until the conversation is
    /// deleted here, or those whom they were offered to are no contacts any more.
    Answer<contacts::StoredMessage> shareBytes(const wire::AccountId& account, const QByteArray& bytes, const QString& name);
    /// The stores are loaded: what was kept and then not offered, because of a crash, goes.
    void start();
    Preparations& preparations() { return m_preparations; }
    /// Starts the download of an offer received, or goes on with it.
    Answer<transfer::TransferId> accept(const wire::MessageId& offer);
    /// The newest offers of all conversations in both directions, newest first.
    Answer<std::vector<contacts::StoredMessage>> offers(int limit);

private:
    Answer<contacts::StoredMessage> offer(const wire::AccountId& account, const QStringList& names, const transfer::ShareJob& job);
    /// What was kept for them alone is of no use now.
    void forgetKept(const wire::AccountId& account);
    /// They may not fetch it any more. What is kept for nobody else goes.
    void withdraw(const wire::AccountId& account, const transfer::ShareInfo& share);

    contacts::ContactsService& m_contacts;
    transfer::TransferService& m_transfers;
    FileGrants& m_grants;
    storage::DatabaseWorker& m_database;
    Preparations m_preparations;
};

/// Who else has a content. Until swarms, nobody: the contact who offered it is asked.
class NoFurtherProviders final : public transfer::ProviderDirectory {
public:
    std::vector<wire::AccountId> providersOf(const wire::ContentId&) const override { return {}; }
};

} // namespace allium::node

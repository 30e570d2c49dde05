// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/FileOffers.h"

#include "core/base/WhenDone.h"
#include "core/contacts/MessageStore.h"

#include <QPromise>

namespace allium::node {

using contacts::ContactsError;
using contacts::StoredMessage;

namespace {

template <class Value>
class Promise {
public:
    Promise() { m_promise->start(); }
    QFuture<Result<Value, OfferError>> future() const { return m_promise->future(); }
    bool isOpen() const { return !m_promise->future().isFinished(); }
    void done(Value value) const { finish(std::move(value)); }
    template <class Why>
    void failed(Why why) const
    {
        finish(fail(OfferError { why }));
    }

private:
    void finish(Result<Value, OfferError> outcome) const
    {
        m_promise->addResult(std::move(outcome));
        m_promise->finish();
    }
    std::shared_ptr<QPromise<Result<Value, OfferError>>> m_promise = std::make_shared<QPromise<Result<Value, OfferError>>>();
};

} // namespace

FileOffers::FileOffers(contacts::ContactsService& contacts, transfer::TransferService& transfers, FileGrants& grants,
                       storage::DatabaseWorker& database, Clock& clock, Timers& timers)
    : m_contacts(contacts)
    , m_transfers(transfers)
    , m_grants(grants)
    , m_database(database)
    , m_preparations(clock, timers)
{
    connect(&contacts, &contacts::ContactsService::contactRemoved, this, &FileOffers::forgetKept);
    connect(&contacts, &contacts::ContactsService::historyForgotten, this, &FileOffers::forgetKept);
}

FileOffers::Answer<StoredMessage> FileOffers::share(const wire::AccountId& account, const QStringList& paths)
{
    return offer(account, paths, m_transfers.share(paths));
}

FileOffers::Answer<StoredMessage> FileOffers::shareBytes(const wire::AccountId& account, const QByteArray& bytes, const QString& name)
{
    return offer(account, { name }, m_transfers.shareBytes(bytes, name));
}

void FileOffers::start()
{
    const auto shares = m_transfers.shares();
    for (const auto& share : shares) {
        if (share.isKept && !m_grants.isGranted(share.content))
            m_transfers.unshare(share.content);
    }
}

void FileOffers::forgetKept(const wire::AccountId& account)
{
    const auto shares = m_transfers.shares();
    for (const auto& share : shares) {
        if (share.isKept && m_grants.mayFetch(account, share.content))
            withdraw(account, share);
    }
}

void FileOffers::withdraw(const wire::AccountId& account, const transfer::ShareInfo& share)
{
    m_grants.revoke(account, share.content);
    if (share.isKept && !m_grants.isGranted(share.content))
        m_transfers.unshare(share.content);
}

FileOffers::Answer<StoredMessage> FileOffers::offer(const wire::AccountId& account, const QStringList& names,
                                                    const transfer::ShareJob& job)
{
    const Promise<StoredMessage> promise;
    const auto preparation = m_preparations.add(account, names, job.progress,
                                                [promise] { promise.failed(transfer::ShareError::Cancelled); });
    whenDone(job.done, this, [this, promise, account, preparation](const Result<transfer::ShareInfo, transfer::ShareError>& shared) {
        m_preparations.end(preparation);
        if (!promise.isOpen())
            return; // cancelled
        if (!shared)
            return promise.failed(shared.error());
        const bool isNew = !m_grants.mayFetch(account, shared->content);
        whenDone(m_grants.grant(account, shared->content), this,
                 [this, promise, account, isNew, info = *shared](const storage::StorageResult<void>& granted) {
                     if (!granted)
                         return promise.failed(granted.error().kind);
                     const contacts::FileOfferContent offer { info.content, info.bytes, info.name, info.files };
                     whenDone(m_contacts.offerFile(account, offer), this,
                              [this, promise, account, isNew, info](const Result<StoredMessage, ContactsError>& message) {
                                  if (message)
                                      return promise.done(*message);
                                  if (isNew)
                                      withdraw(account, info);
                                  promise.failed(message.error());
                              });
                 });
    });
    return promise.future();
}

FileOffers::Answer<transfer::TransferId> FileOffers::accept(const wire::MessageId& offer)
{
    const Promise<transfer::TransferId> promise;
    auto find = m_database.run([offer](storage::Database& db) { return contacts::MessageStore::findOffer(db, offer); });
    whenDone(find, this,
             [this, promise](const storage::StorageResult<std::optional<StoredMessage>>& found) {
                 if (!found)
                     return promise.failed(found.error().kind);
                 const auto* content = *found ? std::get_if<contacts::FileOfferContent>(&(*found)->content) : nullptr;
                 if (content == nullptr)
                     return promise.failed(OfferError::Kind::UnknownOffer);
                 if ((*found)->isOutgoing)
                     return promise.failed(OfferError::Kind::OwnOffer);
                 promise.done(m_transfers.fetch(content->contentId, (*found)->contact, content->name, content->sizeBytes));
             });
    return promise.future();
}

FileOffers::Answer<std::vector<StoredMessage>> FileOffers::offers(int limit)
{
    const Promise<std::vector<StoredMessage>> promise;
    auto list = m_database.run([limit](storage::Database& db) { return contacts::MessageStore::offers(db, limit); });
    whenDone(list, this, [promise](storage::StorageResult<std::vector<StoredMessage>> found) {
        found ? promise.done(std::move(*found)) : promise.failed(found.error().kind);
    });
    return promise.future();
}

} // namespace allium::node

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Log.h"
#include "core/base/WhenDone.h"
#include "core/contacts/ContactsPrivate.h"

Q_DECLARE_LOGGING_CATEGORY(logContacts)

/// How the parts of ContactsService answer: promises, refusals, and work for the database.
namespace allium::contacts {

template <class T>
using Promise = std::shared_ptr<QPromise<Result<T, ContactsError>>>;

template <class T>
Promise<T> makePromise()
{
    auto promise = std::make_shared<QPromise<Result<T, ContactsError>>>();
    promise->start();
    return promise;
}

template <class T>
void resolve(const Promise<T>& promise, Result<T, ContactsError> result)
{
    promise->addResult(std::move(result));
    promise->finish();
}

template <class T>
QFuture<Result<T, ContactsError>> refused(ContactsError error)
{
    return readyFuture(Result<T, ContactsError>(fail(error)));
}

template <class T, class Then>
auto passOn(storage::StorageResult<T>&& result, Then& then)
{
    if constexpr (std::is_void_v<T>)
        return then();
    else
        return then(std::move(*result));
}

template <class T, class Work, class Then>
QFuture<Result<T, ContactsError>> ContactsService::Private::onDatabase(Work work, Then then)
{
    auto promise = makePromise<T>();
    whenDone(environment.database.run(std::move(work)), &q, [this, promise, then = std::move(then)](auto result) mutable {
        if (!result) {
            qCWarning(logContacts) << "store:" << storage::nameOf(result.error().kind) << result.error().detail;
            Q_EMIT q.storageFailed(result.error().kind);
            const bool isFull = result.error() == storage::StorageErrorKind::DiskFull;
            return resolve(promise, Result<T, ContactsError>(fail(isFull ? ContactsError::StorageFull : ContactsError::Storage)));
        }
        resolve(promise, passOn(std::move(result), then));
    });
    return promise->future();
}

} // namespace allium::contacts

// SPDX-License-Identifier: GPL-3.0-or-later
// What ContactsService does with one's own account.
#include "core/contacts/ContactsAnswers.h"
#include "core/contacts/DisplayText.h"
#include "core/contacts/Limits.h"
#include "core/contacts/StateExport.h"

namespace allium::contacts {

using storage::Database;
using storage::StorageResult;

ContactsService::Answer<void> ContactsService::createAccount(const QString& name)
{
    if (!d->isLoaded)
        return refused<void>(ContactsError::NotLoaded);
    if (d->book.hasAccount())
        return refused<void>(ContactsError::AccountExists);
    auto account = Account::create(name, d->environment.clock.wallNow(), d->environment.random);
    const auto shared = std::make_shared<Account>(account.clone());
    d->book.setAccount(std::move(account));
    d->makeServices({}, {});
    return d->onDatabase<void>([shared](Database& db) { return AccountStore::save(db, *shared); },
                               []() -> Result<void, ContactsError> { return {}; });
}

const Account* ContactsService::account() const
{
    return d->book.hasAccount() ? &d->book.account() : nullptr;
}

ContactsService::Answer<void> ContactsService::changeAccount(const std::function<void(Account&)>& change)
{
    if (!d->book.hasAccount())
        return refused<void>(ContactsError::NoAccount);
    auto promise = makePromise<void>();
    const auto name = d->book.account().name;
    change(d->book.account());
    d->updateTold();
    d->book.saveAccount([this, promise, isRenamed = name != d->book.account().name](bool stored) {
        if (!stored) { // it is what it was, and so must be what follows from it
            d->updateTold();
            d->updateRequestDoor();
            if (d->doors)
                d->doors->publish();
        }
        if (stored && isRenamed)
            d->forEachLink([this](FriendLink& link) { link.sendControl(d->profile()); });
        if (stored)
            Q_EMIT accountChanged();
        resolve(promise, stored ? Result<void, ContactsError>() : fail(ContactsError::Storage));
    });
    return promise->future();
}

ContactsService::Answer<void> ContactsService::setName(const QString& name)
{
    const auto shown = displayLine(name, limits::NameChars);
    return changeAccount([&](Account& account) { account.name = shown; });
}

ContactsService::Answer<void> ContactsService::setPicture(const QByteArray& picture)
{
    if (!d->book.hasAccount())
        return refused<void>(ContactsError::NoAccount);
    if (!picture.isEmpty()) {
        const auto format = pictureFormat(picture);
        if (!format)
            return refused<void>(format.error() == PictureError::TooBig ? ContactsError::PictureTooBig : ContactsError::NotAPicture);
    }
    return d->pictures.setOwn(picture);
}

std::optional<PictureId> ContactsService::picture() const
{
    return d->pictures.own();
}

ContactsService::Answer<QByteArray> ContactsService::picturePixels(const std::optional<wire::AccountId>& account)
{
    return d->onDatabase<QByteArray>([account](Database& db) { return PictureStore::pixels(db, account); },
                                     [](const QByteArray& pixels) { return Result<QByteArray, ContactsError>(pixels); });
}

ContactsService::Answer<void> ContactsService::setDoorOpen(bool open)
{
    auto answer = changeAccount([&](Account& account) { account.isDoorOpen = open; });
    d->updateRequestDoor();
    return answer;
}

ContactsService::Answer<void> ContactsService::setInvisible(bool invisible)
{
    auto answer = changeAccount([&](Account& account) { account.isInvisible = invisible; });
    if (d->doors)
        d->doors->publish();
    return answer;
}

ContactsService::Answer<void> ContactsService::renewOnionId()
{
    if (!d->book.hasAccount())
        return refused<void>(ContactsError::NoAccount);
    // In force only once it is stored: nobody may be told of a key that could be lost.
    const auto key = std::make_shared<const crypto::SigningKey>(crypto::SigningKey::generate(d->environment.random));
    return d->onDatabase<void>([key](Database& db) { return AccountStore::saveRequestService(db, *key); },
                               [this, key]() -> Result<void, ContactsError> {
                                   d->onNewRequestService(key->clone());
                                   return {};
                               });
}

ContactsService::Answer<crypto::Secret> ContactsService::exportState(bool withHistory)
{
    if (!d->book.hasAccount())
        return refused<crypto::Secret>(ContactsError::NoAccount);
    return d->onDatabase<crypto::Secret>([withHistory](Database& db) { return StateExport::save(db, withHistory); },
                                         [](crypto::Secret state) -> Result<crypto::Secret, ContactsError> {
                                             return Result<crypto::Secret, ContactsError>(std::move(state));
                                         });
}

ContactsService::Answer<void> ContactsService::importState(const crypto::Secret& state)
{
    if (!d->isLoaded)
        return refused<void>(ContactsError::NotLoaded);
    if (d->book.hasAccount())
        return refused<void>(ContactsError::AccountExists);
    using Loaded = Result<void, StateExport::LoadError>;
    auto promise = makePromise<void>();
    // Random is the node thread's, so the keys of the new device come from a source of their own.
    const auto work = [bytes = std::make_shared<crypto::Secret>(state.clone()),
                       now = d->environment.clock.wallNow()](Database& db) -> StorageResult<Loaded> {
        crypto::SystemRandom random;
        return StateExport::load(db, bytes->view(), now, random);
    };
    whenDone(d->environment.database.run(work), this, [this, promise](const StorageResult<Loaded>& result) {
        if (!result || (!*result && result->error() == StateExport::LoadError::Storage))
            return resolve(promise, Result<void, ContactsError>(fail(ContactsError::Storage)));
        if (!*result)
            return resolve(promise,
                           Result<void, ContactsError>(fail(result->error() == StateExport::LoadError::NotEmpty
                                                                ? ContactsError::AccountExists
                                                                : ContactsError::BadBackup)));
        whenDone(load(), this, [promise](const Result<bool, ContactsError>& loaded) {
            resolve(promise, loaded ? Result<void, ContactsError>() : fail(loaded.error()));
        });
    });
    return promise->future();
}

} // namespace allium::contacts

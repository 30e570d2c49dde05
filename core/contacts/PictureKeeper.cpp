// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/PictureKeeper.h"

#include "core/base/Log.h"
#include "core/base/WhenDone.h"
#include "core/contacts/ContactsAnswers.h"
#include "core/contacts/Limits.h"

Q_LOGGING_CATEGORY(logPictures, "core.contacts.pictures", QtInfoMsg)

namespace allium::contacts {

using storage::Database;
using storage::StorageResult;

PictureKeeper::PictureKeeper(ContactBook& book, storage::DatabaseWorker& database, Clock& clock, Timers& timers,
                             PictureDecoder* decoder)
    : m_book(book)
    , m_database(database)
    , m_clock(clock)
    , m_decoder(decoder)
    , m_later(timers)
{
}

void PictureKeeper::retire()
{
    m_later.stop();
    qDeleteAll(findChildren<QFutureWatcherBase*>(Qt::FindDirectChildrenOnly));
}

void PictureKeeper::reset(const PictureStore::Loaded& loaded)
{
    m_theirs.clear();
    m_own = loaded.own;
    m_ownId = pictureId(m_own);
    for (const auto& [account, kept] : loaded.theirs) {
        m_theirs[account].kept = kept.id;
        if (auto* record = m_book.find(account); record != nullptr && kept.hasPixels)
            record->contact.picture = kept.id;
    }
    if (!m_own.isEmpty() && !loaded.ownHasPixels) // set where nobody could decode it
        setOwn(m_own);
}

QFuture<Result<void, ContactsError>> PictureKeeper::setOwn(const QByteArray& picture)
{
    ++m_chosen;
    if (picture.isEmpty() || m_decoder == nullptr)
        return storeOwn(picture, {});
    // Nobody is told of a picture that they would refuse.
    auto promise = makePromise<void>();
    whenDone(m_decoder->decode(picture), this, [this, promise, picture, chosen = m_chosen](const PictureDecoder::Pixels& pixels) {
        if (chosen != m_chosen)
            return resolve(promise, Result<void, ContactsError>()); // another was chosen meanwhile, or none
        if (!pixels && pixels.error() == PictureDecoder::Failure::Refused)
            return resolve(promise, Result<void, ContactsError>(fail(ContactsError::NotAPicture)));
        whenDone(storeOwn(picture, pixels.value_or(QByteArray())), this,
                 [promise](const Result<void, ContactsError>& stored) { resolve(promise, stored); });
    });
    return promise->future();
}

QFuture<Result<void, ContactsError>> PictureKeeper::storeOwn(const QByteArray& picture, const QByteArray& pixels)
{
    auto promise = makePromise<void>();
    const auto work = [picture, pixels](Database& db) {
        return picture.isEmpty() ? PictureStore::removeOwn(db) : PictureStore::saveOwn(db, picture, pixels);
    };
    whenDone(m_database.run(work), this, [this, promise, picture](const StorageResult<void>& stored) {
        if (!stored) {
            Q_EMIT storageFailed(stored.error().kind);
            const bool isFull = stored.error() == storage::StorageErrorKind::DiskFull;
            return resolve(promise, Result<void, ContactsError>(fail(isFull ? ContactsError::StorageFull : ContactsError::Storage)));
        }
        m_own = picture;
        m_ownId = pictureId(picture);
        Q_EMIT ownChanged();
        resolve(promise, Result<void, ContactsError>());
    });
    return promise->future();
}

void PictureKeeper::told(FriendLink& link, const std::optional<PictureId>& id)
{
    const auto account = link.account();
    if (!id)
        return forget(account);
    auto& theirs = m_theirs[account];
    if (theirs.kept == id) {
        theirs.wanted.reset();
        return;
    }
    if (theirs.wanted == id && theirs.from == &link)
        return;
    theirs.wanted = id;
    theirs.from = &link;
    theirs.isAsked = false;
    ask(theirs);
}

void PictureKeeper::ask(Theirs& theirs)
{
    if (m_decoder == nullptr || !theirs.wanted || theirs.isAsked || !theirs.from)
        return;
    theirs.isAsked = theirs.fetches.take(m_clock.now());
    if (theirs.isAsked)
        theirs.from->askPicture(*theirs.wanted);
    else if (!m_later.isActive())
        m_later.start(FetchAgainAfter, [this] { askAgain(); });
}

void PictureKeeper::askAgain()
{
    for (auto& [account, theirs] : m_theirs)
        ask(theirs);
}

void PictureKeeper::received(FriendLink& link, const QByteArray& picture)
{
    const auto account = link.account();
    const auto id = pictureId(picture);
    if (m_decoder == nullptr || m_theirs[account].wanted != id)
        return; // they have another by now
    whenDone(m_decoder->decode(picture), this, [this, account, id](const PictureDecoder::Pixels& pixels) {
        if (m_theirs[account].wanted != id)
            return;
        if (!pixels && pixels.error() == PictureDecoder::Failure::Unavailable)
            return;
        const bool isGood = pixels && pixels->size() == limits::PicturePixelBytes;
        if (!isGood)
            qCInfo(logPictures) << redacted(account.toHex()) << "has a picture that was refused";
        keep(account, id, isGood ? *pixels : QByteArray());
    });
}

void PictureKeeper::keep(const wire::AccountId& account, const PictureId& id, const QByteArray& pixels)
{
    const auto work = [account, id, pixels](Database& db) { return PictureStore::save(db, account, id, pixels); };
    whenDone(m_database.run(work), this, [this, account, id, isShown = !pixels.isEmpty()](const StorageResult<void>& stored) {
        if (!stored)
            return Q_EMIT storageFailed(stored.error().kind);
        auto& theirs = m_theirs[account];
        if (theirs.wanted != id)
            return; // told of another, or of none, meanwhile
        theirs.kept = id;
        theirs.wanted.reset();
        show(account, isShown ? std::optional(id) : std::nullopt);
    });
}

void PictureKeeper::wanted(FriendLink& link, const PictureId& ours)
{
    if (own() != ours)
        return; // they know already, or will in a moment
    if (!m_theirs[link.account()].answers.take(m_clock.now()))
        return link.session().close(net::CloseReason::Limit);
    link.sendControl(PictureMessage { m_own });
}

void PictureKeeper::forget(const wire::AccountId& account)
{
    const auto found = m_theirs.find(account);
    if (found == m_theirs.end())
        return;
    auto& theirs = found->second;
    const bool mayBeStored = theirs.kept || (theirs.wanted && theirs.isAsked);
    theirs.kept.reset();
    theirs.wanted.reset();
    if (!mayBeStored)
        return;
    whenDone(m_database.run([account](Database& db) { return PictureStore::remove(db, account); }), this,
             [this](const StorageResult<void>& removed) {
                 if (!removed)
                     Q_EMIT storageFailed(removed.error().kind);
             });
    show(account, std::nullopt);
}

void PictureKeeper::show(const wire::AccountId& account, const std::optional<PictureId>& picture)
{
    auto* record = m_book.find(account);
    if (record == nullptr || record->contact.picture == picture)
        return;
    record->contact.picture = picture;
    Q_EMIT changed(account);
}

} // namespace allium::contacts

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Timers.h"
#include "core/contacts/Allowance.h"
#include "core/contacts/ContactBook.h"
#include "core/contacts/ContactsTypes.h"
#include "core/contacts/FriendLink.h"
#include "core/contacts/PictureStore.h"

namespace allium::contacts {

/// One's own picture and those of contacts: what contacts are told, what is asked of them and when,
/// and what is kept. Node thread, owned by ContactsService.
///
/// A contact says which picture it has. One that is not here is asked for, once in each session:
///
///     none, kept or refused --told of another, allowance--> asked --it comes--> decoding
///     decoding --pixels--> kept      decoding --Refused--> refused, until the contact has another
///     any state --told of none, or no contact any more--> none
///
/// The former picture stays until the new one is kept. What a session brings is checked by
/// FriendLink against what was asked for; without a decoder nothing is asked for at all.
class PictureKeeper : public QObject {
    Q_OBJECT
public:
    /// Pictures asked of one contact: a few at once, then slowly. Contacts may ask us twice as often,
    /// since clocks differ; more is against the protocol.
    static constexpr int Fetches = 4;
    static constexpr Milliseconds FetchAgainAfter = std::chrono::minutes(10);

    /// `decoder` may be null.
    PictureKeeper(ContactBook& book, storage::DatabaseWorker& database, Clock& clock, Timers& timers, PictureDecoder* decoder);

    /// From now on nothing happens by itself. The store may go.
    void retire();

    /// What is in the store; the book has its contacts already.
    void reset(const PictureStore::Loaded& loaded);
    std::optional<PictureId> own() const { return m_own.isEmpty() ? std::nullopt : std::optional(m_ownId); }
    /// Of bytes that pictureFormat() took; empty: none any more. What was stored counts. The last call wins, however
    /// long decoding takes.
    QFuture<Result<void, ContactsError>> setOwn(const QByteArray& picture);

    /// `theirs` is the picture that the contact says it has.
    void told(FriendLink& link, const std::optional<PictureId>& theirs);
    void received(FriendLink& link, const QByteArray& picture);
    /// The contact asks for a picture of ours.
    void wanted(FriendLink& link, const PictureId& ours);
    void forget(const wire::AccountId& account);

Q_SIGNALS:
    void ownChanged();
    void changed(const allium::wire::AccountId& account);
    void storageFailed(allium::storage::StorageErrorKind kind);

private:
    struct Theirs {
        std::optional<PictureId> kept; ///< or refused
        std::optional<PictureId> wanted; ///< said to be theirs, and not kept
        QPointer<FriendLink> from; ///< who said so
        bool isAsked = false; ///< there
        Allowance fetches { Fetches, FetchAgainAfter };
        Allowance answers { 2 * Fetches, FetchAgainAfter / 2 };
    };

    void ask(Theirs& theirs);
    void askAgain();
    void keep(const wire::AccountId& account, const PictureId& id, const QByteArray& pixels);
    void show(const wire::AccountId& account, const std::optional<PictureId>& picture);
    QFuture<Result<void, ContactsError>> storeOwn(const QByteArray& picture, const QByteArray& pixels);

    ContactBook& m_book;
    storage::DatabaseWorker& m_database;
    Clock& m_clock;
    PictureDecoder* m_decoder;
    Timer m_later;
    QByteArray m_own;
    PictureId m_ownId;
    int m_chosen = 0; ///< how often a picture of one's own was; the last word counts
    std::map<wire::AccountId, Theirs> m_theirs;
};

} // namespace allium::contacts

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contacts/ContactsTypes.h"

#include "core/base/Executor.h"
#include "core/contacts/Account.h"
#include "core/contacts/NoticePacer.h"
#include "core/contacts/RequestMachine.h"
#include "core/net/PeerPool.h"
#include "core/storage/DatabaseWorker.h"

#include <QFuture>
#include <QHash>
#include <QObject>

#include <functional>
#include <memory>

namespace allium::contacts {

/// What the service works with. All outlive it, clock, timers, random and transport by one turn of
/// the event loop, in which sessions say goodbye. One thread, except that `work` and the database
/// run elsewhere.
struct ContactsEnvironment {
    Clock& clock;
    Timers& timers;
    Random& random;
    net::Transport& transport;
    storage::DatabaseWorker& database; ///< open, with migrations() applied, before load()
    Executor& work; ///< proof of work, in both directions
    PictureDecoder* pictures = nullptr; ///< null: no pictures of contacts
};

/// Everything about people: the account, requests, the contact book, presence and conversations.
/// The facade that the node uses; node thread. What it promises is stored before it is reported.
///
///     made --load()--> Loaded (an account, or none) --createAccount()/importState()-->
///          --start()--> Running --stop()--> Loaded
///
/// stop() closes sessions and takes services down; call it before the transport and the database
/// go, and stop the users of pool() and dialer() before it.
class ContactsService : public QObject {
    Q_OBJECT
public:
    template <class T>
    using Answer = QFuture<Result<T, ContactsError>>;

    ContactsService(const ContactsEnvironment& environment, ContactsSettings settings, QObject* parent = nullptr);
    ~ContactsService() override;

    /// Reads the store; the value says whether there is an account.
    Answer<bool> load();
    Answer<void> createAccount(const QString& name);
    void start();
    void stop();
    bool isRunning() const;

    /// Null before load() and in a fresh profile.
    const Account* account() const;
    Answer<void> setName(const QString& name);
    /// Whole JPEG or PNG of at most limits::PictureBytes; contacts are told. Empty: none any more.
    Answer<void> setPicture(const QByteArray& picture);
    std::optional<PictureId> picture() const;
    /// Pixels of a contact's picture, or of one's own; see PictureDecoder. Empty: there are none.
    Answer<QByteArray> picturePixels(const std::optional<wire::AccountId>& account);
    /// Closed: strangers are not answered. Contacts and open requests are.
    Answer<void> setDoorOpen(bool open);
    /// Invisible: nothing is published; we dial and cannot be dialled.
    Answer<void> setInvisible(bool invisible);
    /// Takes a new onion ID: the present one is gone for good, and with it links that were handed out.
    /// Contacts, and whom we have asked, are told where we are from now on as soon as they are met.
    Answer<void> renewOnionId();
    /// Whether people are told what was read and that somebody is writing; none until this is called.
    /// Who does not tell is not told: what they say of it is dropped. Neither happens while invisible.
    void setTelling(Telling telling);
    Telling telling() const;

    QList<Contact> contacts() const; ///< those who are, not requests nor blocked
    QList<Contact> blocked() const;
    QList<RequestInfo> requests() const;
    std::optional<Contact> contact(const wire::AccountId& account) const; ///< anybody we have a row of
    /// By account (base32), onion ID, link, alias or name.
    std::optional<wire::AccountId> lookup(const QString& text) const;

    Answer<void> sendRequest(const ContactLink& link, const QString& greeting);
    Answer<void> cancelRequest(const wire::AccountId& account);
    Answer<void> cancelRequest(const crypto::OnionAddress& onion); ///< also one whose account is not known yet
    Answer<void> accept(const wire::AccountId& account);
    Answer<void> reject(const wire::AccountId& account);
    /// Ends it, tells them, and exchanges the friends service.
    Answer<void> remove(const wire::AccountId& account);
    Answer<void> block(const wire::AccountId& account); ///< silently; anybody, also strangers
    Answer<void> unblock(const wire::AccountId& account);

    Answer<void> rename(const wire::AccountId& account, const QString& alias); ///< empty: what they call themselves
    Answer<void> setNote(const wire::AccountId& account, const QString& note);
    Answer<void> setField(const wire::AccountId& account, const QString& key, const QString& value); ///< empty removes
    /// Whether the safety words were compared with them; see SafetyWords.h.
    Answer<void> setCompared(const wire::AccountId& account, bool compared);
    Answer<void> setMuted(const wire::AccountId& account, bool muted);
    /// Their files are fetched without asking as long as no more bytes of them are kept; 0: one is asked.
    Answer<void> setUnasked(const wire::AccountId& account, std::uint64_t bytes);

    /// `reply`: what it answers, as MessageStore::answerable() finds it.
    Answer<StoredMessage> sendText(const wire::AccountId& account, const QString& text, std::optional<ReplyTo> reply = {});
    Answer<StoredMessage> offerFile(const wire::AccountId& account, const FileOfferContent& offer);
    /// False: it has left already.
    Answer<bool> cancelMessage(const wire::AccountId& account, const wire::MessageId& id);
    /// Newest first.
    Answer<std::vector<StoredMessage>> history(const wire::AccountId& account, std::optional<MessagePosition> before, int limit);
    /// The newest of each conversation.
    Answer<std::vector<StoredMessage>> lastMessages();
    /// Oldest first.
    Answer<std::vector<StoredMessage>> historyAfter(const wire::AccountId& account, MessagePosition after, int limit);
    /// Up to where the conversation has been read; 0: nothing of it.
    Answer<MessagePosition> readUpTo(const wire::AccountId& account);
    /// An offer received is not wanted. False: there is no such offer.
    Answer<bool> declineOffer(const wire::MessageId& offer);
    /// Offers received that decideOffer() was not called for, oldest first.
    Answer<std::vector<StoredMessage>> undecidedOffers();
    /// Why an offer waits to be accepted by hand, or None. Once for each; a reason comes as messageStateChanged().
    Answer<void> decideOffer(const StoredMessage& offer, SendFailure why);
    /// Deletes the conversation and its draft on this side; what has not left is not sent.
    Answer<void> forgetHistory(const wire::AccountId& account);
    /// What was begun and not sent.
    Answer<Draft> draft(const wire::AccountId& account);
    Answer<void> setDraft(const wire::AccountId& account, const Draft& draft); ///< empty: forgets it
    Answer<std::vector<UnreadCount>> unread();
    Answer<void> markRead(const wire::AccountId& account, MessagePosition upTo);
    /// Up to where they have read; 0: they have not said, or we do not tell either.
    Answer<MessagePosition> readByThem(const wire::AccountId& account);
    /// The person is writing. Told to a contact with whom there is a session, at most every few seconds.
    void sayTyping(const wire::AccountId& account);
    bool isTyping(const wire::AccountId& account) const;

    bool isOnline(const wire::AccountId& account) const;
    void dialNow(const wire::AccountId& account);
    /// After sleep, or when the network or tor came back.
    void networkChanged();
    /// How to reach a contact for Purpose::File; nothing when it is none.
    std::optional<net::DialTarget> fileTarget(const wire::AccountId& account) const;

    net::NetEnvironment& netEnvironment();
    net::SessionDialer& dialer();
    net::PeerPool* pool() const; ///< null unless running
    net::Listener* requestListener() const; ///< null when R is down
    net::Listener* friendsListener() const; ///< of the newest door; null when down

    /// Account, contacts with pair secrets and contributions, optionally conversations. As secret
    /// as a key: for encryption by the node.
    Answer<crypto::Secret> exportState(bool withHistory);
    /// Into a fresh profile, before start(). Makes a new device id and a new friends service.
    Answer<void> importState(const crypto::Secret& state);

Q_SIGNALS:
    void requestReceived(const allium::contacts::RequestInfo& request);
    void requestsChanged();
    void contactAdded(const allium::contacts::Contact& contact);
    void contactChanged(const allium::contacts::Contact& contact);
    void contactRemoved(const allium::wire::AccountId& account, bool byThem);
    void presenceChanged(const allium::wire::AccountId& account, bool online);
    /// A message of either side is in the store; incoming ones in order, each once.
    void messageStored(const allium::contacts::StoredMessage& message);
    void messageStateChanged(const allium::wire::AccountId& account, const allium::wire::MessageId& id,
                             allium::contacts::MessageState state, allium::contacts::SendFailure failure);
    /// The person has read up to there; `unread` are left.
    void readChanged(const allium::wire::AccountId& account, allium::contacts::MessagePosition upTo, int unread);
    void theyRead(const allium::wire::AccountId& account, allium::contacts::MessagePosition upTo);
    void tellingChanged();
    void typingChanged(const allium::wire::AccountId& account, bool isTyping);
    void historyForgotten(const allium::wire::AccountId& account);
    /// After messageStored(), for an incoming offer.
    void offerReceived(const allium::contacts::StoredMessage& message);
    /// After restoring a backup: the machine it was made on is still being used.
    void oldDeviceStillRuns(const allium::wire::DeviceId& device, allium::WallTime seen);
    /// The receiver keeps it or it ends; for core/transfer.
    void fileSessionOpened(std::shared_ptr<allium::net::Session> session);
    void doorsChanged();
    /// Name, picture or doors of one's own.
    void accountChanged();
    /// The store refused; what was not stored has not been promised.
    void storageFailed(allium::storage::StorageErrorKind kind);

private:
    struct Private;
    class Remains;
    Answer<void> changeAccount(const std::function<void(Account&)>& change);
    Answer<void> changeContact(const wire::AccountId& account, const std::function<void(Contact&)>& change);
    Answer<void> command(const wire::AccountId& account,
                         const std::function<Result<RequestMachine::Outcome, RequestMachine::Refused>(RequestMachine&)>& command,
                         bool mayBeStranger = false);
    Answer<StoredMessage> enqueue(const wire::AccountId& account, const MessageContent& content, std::optional<ReplyTo> reply);
    std::unique_ptr<Private> d;
};

} // namespace allium::contacts

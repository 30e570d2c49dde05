// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contacts/Allowance.h"
#include "core/contacts/ContactBook.h"
#include "core/contacts/ContactsService.h"
#include "core/contacts/DoorKeeper.h"
#include "core/contacts/FriendLink.h"
#include "core/contacts/PictureKeeper.h"
#include "core/contacts/RequestDialer.h"
#include "core/contacts/RequestService.h"
#include "core/contacts/TypingPeople.h"

namespace allium::contacts {

/// What ContactsService is made of, and how the parts are joined: relations decide who is in the
/// pool, sessions of the pool become FriendLinks, and what links say goes back to the book.
struct ContactsService::Private {
    Private(ContactsService& service, const ContactsEnvironment& env, ContactsSettings numbers);
    ~Private();

    void makeServices(FriendsDoors stored, std::vector<OutgoingTarget> targets);
    /// Leaves nothing that acts by itself.
    void retire();
    void startPool();
    void stopPool();
    void updateRequestDoor();
    /// Tells the pool where the contact is.
    void reach(const wire::AccountId& account);
    /// Gives tor the key to this contact's door, in place of the one before.
    void useDoorKey(const wire::AccountId& account, const DoorKey& door);
    void dropDoorKey(const wire::AccountId& account);
    QList<Contact> listed(const std::function<bool(const ContactRecord&)>& wanted) const;
    void forEachLink(const std::function<void(FriendLink&)>& visit);

    void onRelationChanged(const wire::AccountId& account);
    void onContactMade(const wire::AccountId& account);
    void onContactGone(const wire::AccountId& account, bool byThem);
    void onIncoming(const std::shared_ptr<net::Session>& session);
    void onSessionOpened(const wire::AccountId& account, const std::shared_ptr<net::Session>& session);
    void onSessionClosed(const wire::AccountId& account);
    void onControl(FriendLink& link, const ControlMessage& message);
    void onProfile(FriendLink& link, ContactRecord& record, const Profile& told);
    void onNewRequestService(crypto::SigningKey key);
    void onEndpointUpdate(FriendLink& link, const EndpointUpdate& update);
    void onRetiredDevice(const wire::AccountId& account, const wire::DeviceId& device);
    /// Messages nobody came for fail, now and from time to time.
    void expireMessages();
    void onStates(const wire::AccountId& account, const std::vector<MessageOutbox::StateChange>& changes);
    void onTyping(const wire::AccountId& account);
    /// Follows what the person wants to tell and whether they are invisible.
    void updateTold();
    void tellDoor(FriendLink& link);
    Profile profile() const;
    void noteSeen(const wire::AccountId& account);

    template <class T, class Work, class Then>
    QFuture<Result<T, ContactsError>> onDatabase(Work work, Then then);

    ContactsService& q;
    ContactsEnvironment environment;
    ContactsSettings settings;
    ContactBook book;
    PictureKeeper pictures;
    net::NetEnvironment net;
    net::SessionDialer dialer;
    std::unique_ptr<DoorKeeper> doors;
    std::unique_ptr<RequestService> requests;
    std::unique_ptr<RequestDialer> requestDialer;
    std::unique_ptr<net::PeerPool> pool;
    std::map<net::Session*, FriendLink*> links;
    Telling telling; ///< as the person wants it
    Telling tellingNow; ///< what counts now: who cannot see that I am here shall not see that I read or write
    TypingPeople typing;
    Timer expiry;
    std::map<wire::AccountId, crypto::OnionAddress> doorKeys; ///< the door of theirs that tor has our key to
    std::map<wire::AccountId, Allowance> moves; ///< how often their onion ID may change
    /// Replaced devices that knocked, to be told to their owner; one each.
    std::map<wire::AccountId, OldDeviceSeen> oldDevices;
    bool isLoaded = false;
};

} // namespace allium::contacts

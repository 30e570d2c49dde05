// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contacts/ContactBook.h"
#include "core/contacts/ContactsTypes.h"
#include "core/contacts/FriendsDoors.h"
#include "core/net/SessionAcceptor.h"

#include <map>
#include <memory>

namespace allium::contacts {

/// Publishes our services: R as long as it is wanted, and every door FriendsDoors has. Keeps the
/// store in step. Node thread, owned by ContactsService.
class DoorKeeper : public QObject {
    Q_OBJECT
public:
    DoorKeeper(net::NetEnvironment& environment, net::Transport& transport, storage::DatabaseWorker& database,
               ContactBook& book, const ContactsSettings& settings, QObject* parent = nullptr);
    ~DoorKeeper() override;

    void reset(FriendsDoors doors) { m_doors = std::move(doors); }
    /// Stored and, unless invisible, published from now on.
    void start();
    void stop();
    /// R is up while strangers may ask or something is open.
    void setRequestDoorWanted(bool wanted);

    /// Sees to it that the contact has a key to an open door.
    void giveKey(const wire::AccountId& account);
    /// The door the contact has a key to, given out now if need be, as it is told to them. What is sent after
    /// the next ContactBook::save() has been stored may promise it.
    FriendsDoor doorFor(const wire::AccountId& account);
    bool isToBeTold(const wire::AccountId& account) const { return m_doors.isToBeTold(account); }
    void acknowledged(const wire::AccountId& account, std::uint64_t sequence);
    /// Takes the contact's key away and moves everybody else to a new door.
    void remove(const wire::AccountId& account);
    /// The account's visibility may have changed.
    void publish();

    net::Listener* requestListener() const;
    net::Listener* friendsListener() const;

Q_SIGNALS:
    void sessionOpened(std::shared_ptr<allium::net::Session> session);
    /// Contacts are to be told where we are from now on.
    void doorsExchanged();
    void listenersChanged();
    void storageFailed(allium::storage::StorageErrorKind kind);

private:
    std::unique_ptr<net::SessionAcceptor> open(const crypto::SigningKey& key, std::vector<crypto::X25519PublicKey> clients,
                                               bool toStrangers);
    void store();
    void scheduleRefill();
    void quiet();

    net::NetEnvironment& m_environment;
    net::Transport& m_transport;
    storage::DatabaseWorker& m_database;
    ContactBook& m_book;
    const ContactsSettings& m_settings;
    FriendsDoors m_doors;
    std::unique_ptr<net::SessionAcceptor> m_request;
    std::map<std::uint64_t, std::unique_ptr<net::SessionAcceptor>> m_friends; ///< by the door's sequence
    std::map<std::uint64_t, std::vector<crypto::X25519PublicKey>> m_published;
    bool m_isRunning = false;
    bool m_isRequestWanted = true;
    Timer m_refill;
};

} // namespace allium::contacts

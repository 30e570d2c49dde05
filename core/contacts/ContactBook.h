// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Random.h"
#include "core/contacts/Account.h"
#include "core/contacts/Contact.h"
#include "core/contacts/RequestMachine.h"
#include "core/net/IdentityDirectory.h"
#include "core/storage/DatabaseWorker.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <map>
#include <set>

namespace allium::contacts {

/// Everybody we have to do with, in memory, written through to the store; what the handshake asks
/// about people. Node thread, owned by ContactsService. Changes are made in memory first; what may
/// only happen after they are stored waits for afterSaves(). What could not be stored is taken back:
/// memory is what the store holds again.
class ContactBook final : public QObject, public net::IdentityDirectory {
    Q_OBJECT
public:
    ContactBook(Clock& clock, Random& random, storage::DatabaseWorker& database, QObject* parent = nullptr);

    /// From now on only answers questions: stores nothing, calls nobody back. The store may go.
    void retire();

    void setAccount(Account account);
    bool hasAccount() const { return m_account.has_value(); }
    Account& account() { return *m_account; }
    const Account& account() const { return *m_account; }
    wire::AccountId self() const { return m_account->id(); }
    /// Queues the account row for the store; true in `then` when it is there, false when it is as it was.
    void saveAccount(std::function<void(bool)> then = {});

    void reset(std::vector<ContactRecord> records);
    const std::map<wire::AccountId, ContactRecord>& records() const { return m_records; }
    ContactRecord* find(const wire::AccountId& account);
    const ContactRecord* find(const wire::AccountId& account) const;
    ContactRecord& findOrAdd(const wire::AccountId& account);
    /// How long it is remembered that somebody was here once.
    static constexpr std::chrono::hours RememberedFor { 60 * 24 };
    /// Drops rows of people with whom nothing has been for that long.
    void forgetPast();

    /// Stores the row as it is now, or drops it when there is nothing to remember; `then` runs from the event loop, in the order of the calls,
    /// with whether it is stored; if not, it is as it was before, unless it has been saved anew meanwhile.
    void save(const wire::AccountId& account, std::function<void(bool)> then = {});
    /// Runs `then` after everything given to save() so far, with whether that was stored.
    void afterSaves(std::function<void(bool)> then);

    /// One step of the request machine on the stored relation.
    RequestMachine::Outcome step(const wire::AccountId& account,
                                 const std::function<RequestMachine::Outcome(RequestMachine&)>& input);

    // net::IdentityDirectory
    crypto::DhKeyPair noiseKey() const override { return m_account->noise.clone(); }
    QByteArray deviceCertificate() const override { return m_account->certificate; }
    std::optional<crypto::NoiseHandshake::Psk> pairSecret(const wire::AccountId& account) const override;
    std::optional<wire::AccountId> accountOfStatic(const crypto::X25519PublicKey& noiseStatic) const override;
    bool admits(const net::PeerIdentity& peer, net::Purpose purpose) const override;
    void learnedDevice(const net::PeerIdentity& peer, const QByteArray& certificate) override;

Q_SIGNALS:
    /// A device that its owner has replaced tried to get in.
    void retiredDeviceSeen(const allium::wire::AccountId& account, const allium::wire::DeviceId& device);
    /// The contact uses another device from now on; sessions with the old one are to end.
    void deviceReplaced(const allium::wire::AccountId& account, const allium::wire::DeviceId& old);
    void storageFailed(allium::storage::StorageErrorKind kind);

private:
    bool noteFailure(const storage::StorageResult<void>& result);
    /// Back to what the store holds, then `then(false)`.
    void takeBack(const wire::AccountId& account, std::function<void(bool)> then);
    void takeAccountBack(std::function<void(bool)> then);
    void replace(const wire::AccountId& account, std::optional<ContactRecord> stored);

    Clock& m_clock;
    Random& m_random;
    storage::DatabaseWorker& m_database;
    bool m_isRetired = false;
    std::optional<Account> m_account;
    std::map<wire::AccountId, ContactRecord> m_records;
    std::map<wire::AccountId, int> m_saves; ///< on their way to the store
    int m_accountSaves = 0;
    std::uint64_t m_failures = 0;
    QHash<crypto::X25519PublicKey, wire::AccountId> m_statics;
};

} // namespace allium::contacts

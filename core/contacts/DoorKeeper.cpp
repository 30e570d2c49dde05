// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/DoorKeeper.h"

#include "core/base/Log.h"
#include "core/base/WhenDone.h"

#include <algorithm>

Q_LOGGING_CATEGORY(logDoors, "core.contacts.doors", QtInfoMsg)

namespace allium::contacts {

DoorKeeper::DoorKeeper(net::NetEnvironment& environment, net::Transport& transport, storage::DatabaseWorker& database,
                       ContactBook& book, const ContactsSettings& settings, QObject* parent)
    : QObject(parent)
    , m_environment(environment)
    , m_transport(transport)
    , m_database(database)
    , m_book(book)
    , m_settings(settings)
    , m_refill(environment.timers)
{
}

DoorKeeper::~DoorKeeper() = default;

void DoorKeeper::start()
{
    m_isRunning = true;
    const auto now = m_environment.clock.wallNow();
    bool changed = m_doors.tick(now);
    changed = m_doors.prepare(now, m_environment.random) || changed;
    changed = m_doors.refill() || changed; // nothing is published yet, so it costs nothing
    if (changed)
        store();
    publish();
    scheduleRefill();
}

void DoorKeeper::stop()
{
    m_isRunning = false;
    m_refill.stop();
    publish();
}

void DoorKeeper::setRequestDoorWanted(bool wanted)
{
    if (m_isRequestWanted == wanted)
        return;
    m_isRequestWanted = wanted;
    publish();
}

std::unique_ptr<net::SessionAcceptor> DoorKeeper::open(const crypto::SigningKey& key,
                                                       std::vector<crypto::X25519PublicKey> clients, bool toStrangers)
{
    net::ServiceSpec spec { key.clone(), crypto::OnionEndpoint::DefaultPort, std::move(clients), toStrangers };
    std::set<net::Purpose> purposes { net::Purpose::Friend };
    purposes.insert(toStrangers ? net::Purpose::Request : net::Purpose::File);
    auto acceptor = std::make_unique<net::SessionAcceptor>(m_environment, m_transport, std::move(spec), purposes);
    connect(acceptor.get(), &net::SessionAcceptor::opened, this, &DoorKeeper::sessionOpened);
    connect(&acceptor->listener(), &net::Listener::stateChanged, this, &DoorKeeper::listenersChanged);
    return acceptor;
}

void DoorKeeper::publish()
{
    const bool isVisible = m_isRunning && m_book.hasAccount() && !m_book.account().isInvisible;
    if (isVisible && m_isRequestWanted) {
        if (!m_request || m_request->address() != m_book.account().onionId())
            m_request = open(m_book.account().requestService, {}, true);
    } else {
        m_request.reset();
    }
    std::set<std::uint64_t> wanted;
    for (const auto& door : m_doors.doors()) {
        if (!isVisible || door.clients.empty())
            continue;
        wanted.insert(door.sequence);
        auto keys = door.clientKeys();
        auto& acceptor = m_friends[door.sequence];
        if (!acceptor) {
            qCInfo(logDoors) << "friends service" << redacted(door.address().label()) << "with" << keys.size() << "keys";
            acceptor = open(door.key, keys, false);
        } else if (m_published[door.sequence] != keys) {
            acceptor->listener().setAuthorizedClients(keys);
        }
        m_published[door.sequence] = std::move(keys);
    }
    std::erase_if(m_friends, [&](const auto& entry) { return wanted.count(entry.first) == 0; });
    std::erase_if(m_published, [&](const auto& entry) { return wanted.count(entry.first) == 0; });
    Q_EMIT listenersChanged();
}

void DoorKeeper::giveKey(const wire::AccountId& account)
{
    if (m_doors.hasKey(account))
        return;
    m_doors.keyFor(account, m_environment.clock.wallNow(), m_environment.random);
    store();
    publish(); // only costs anything when no spare was left
    scheduleRefill();
}

FriendsDoor DoorKeeper::doorFor(const wire::AccountId& account)
{
    giveKey(account);
    auto key = m_doors.keyFor(account, m_environment.clock.wallNow(), m_environment.random);
    const auto door = std::find_if(m_doors.doors().begin(), m_doors.doors().end(),
                                   [&](const FriendsDoors::Door& each) { return each.address() == key.onion; });
    const auto& me = m_book.account();
    return { std::move(key), wire::ServiceProof::issue(door->key, me.id(), me.noise.publicKey()) };
}

void DoorKeeper::acknowledged(const wire::AccountId& account, std::uint64_t sequence)
{
    if (!m_doors.acknowledged(account, sequence))
        return;
    store();
    publish();
}

void DoorKeeper::remove(const wire::AccountId& account)
{
    if (!m_doors.remove(account, m_environment.clock.wallNow(), m_environment.random))
        return;
    qCInfo(logDoors) << "friends service exchanged";
    store();
    publish();
    Q_EMIT doorsExchanged();
}

void DoorKeeper::scheduleRefill()
{
    if (m_isRunning)
        m_refill.start(m_settings.quietBeforeRefill, [this] { quiet(); });
}

void DoorKeeper::quiet()
{
    const bool expired = m_doors.tick(m_environment.clock.wallNow());
    const bool refilled = m_doors.refill();
    if (expired || refilled) {
        store();
        publish();
    }
    m_refill.start(std::chrono::hours(6), [this] { quiet(); });
}

void DoorKeeper::store()
{
    std::vector<FriendsDoors::Door> copy;
    for (const auto& door : m_doors.doors())
        copy.push_back({ door.key.clone(), door.sequence, door.retired, door.clients });
    auto shared = std::make_shared<std::vector<FriendsDoors::Door>>(std::move(copy));
    whenDone(m_database.run([shared](storage::Database& db) { return DoorStore::save(db, *shared); }), this,
             [this](const storage::StorageResult<void>& result) {
                 if (!result)
                     Q_EMIT storageFailed(result.error().kind);
             });
}

net::Listener* DoorKeeper::requestListener() const
{
    return m_request ? &m_request->listener() : nullptr;
}

net::Listener* DoorKeeper::friendsListener() const
{
    return m_friends.empty() ? nullptr : &m_friends.rbegin()->second->listener();
}

} // namespace allium::contacts

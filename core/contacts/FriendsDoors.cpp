// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/FriendsDoors.h"

#include "core/base/ByteCodec.h"
#include "core/crypto/Hash.h"

#include <algorithm>

namespace allium::contacts {

std::vector<crypto::X25519PublicKey> FriendsDoors::Door::clientKeys() const
{
    std::vector<crypto::X25519PublicKey> keys;
    for (const auto& client : clients)
        keys.push_back(client.publicKey);
    return keys;
}

crypto::X25519SecretKey FriendsDoors::clientSecret(const crypto::SigningKey& door, std::uint32_t number)
{
    const auto numberBytes = ByteWriter().number(number).bytes();
    return *crypto::X25519SecretKey::from(
        crypto::deriveKey(door.seed().secret(), "allium friends door client 1", { numberBytes }));
}

FriendsDoors::Client& FriendsDoors::addClient(Door& door)
{
    Client client;
    client.number = door.clients.empty() ? 0 : door.clients.back().number + 1;
    client.publicKey = crypto::DhKeyPair::fromSecret(clientSecret(door.key, client.number)).publicKey();
    return door.clients.emplace_back(client);
}

FriendsDoors::Door& FriendsDoors::addDoor(WallTime now, Random& random)
{
    // Rises over restored backups too, so that contacts know which is the later.
    auto sequence = static_cast<std::uint64_t>(std::max<qint64>(now.time_since_epoch().count(), 1));
    for (const auto& door : m_doors)
        sequence = std::max(sequence, door.sequence + 1);
    m_doors.push_back({ crypto::SigningKey::generate(random), sequence, std::nullopt, {} });
    for (int i = 0; i < Spares; ++i)
        addClient(m_doors.back());
    return m_doors.back();
}

FriendsDoors::Client* FriendsDoors::find(const wire::AccountId& account)
{
    return const_cast<Client*>(std::as_const(*this).find(account));
}

const FriendsDoors::Client* FriendsDoors::find(const wire::AccountId& account) const
{
    for (const auto& door : m_doors) {
        if (door.retired)
            continue;
        const auto found = std::find_if(door.clients.begin(), door.clients.end(),
                                        [&](const Client& client) { return client.account == account; });
        if (found != door.clients.end())
            return &*found;
    }
    return nullptr;
}

bool FriendsDoors::prepare(WallTime now, Random& random)
{
    const bool hasRoom = std::any_of(m_doors.begin(), m_doors.end(), [](const Door& door) {
        if (door.retired)
            return false;
        const bool hasSpare = std::any_of(door.clients.begin(), door.clients.end(),
                                          [](const Client& client) { return !client.account; });
        return hasSpare || door.clients.size() < static_cast<std::size_t>(MaxClients);
    });
    if (hasRoom)
        return false;
    addDoor(now, random);
    return true;
}

DoorKey FriendsDoors::keyFor(const wire::AccountId& account, WallTime now, Random& random)
{
    const auto keyOf = [](const Door& door, const Client& client) {
        return DoorKey { door.address(), crypto::OnionEndpoint::DefaultPort, clientSecret(door.key, client.number), door.sequence };
    };
    for (const auto& door : m_doors) {
        for (const auto& client : door.clients) {
            if (!door.retired && client.account == account)
                return keyOf(door, client);
        }
    }
    prepare(now, random);
    for (auto& door : m_doors) {
        if (door.retired)
            continue;
        auto spare = std::find_if(door.clients.begin(), door.clients.end(), [](const Client& client) { return !client.account; });
        if (spare == door.clients.end() && door.clients.size() >= static_cast<std::size_t>(MaxClients))
            continue;
        auto& client = spare != door.clients.end() ? *spare : addClient(door);
        client.account = account;
        client.hasMoved = false;
        return keyOf(door, client);
    }
    Q_UNREACHABLE(); // prepare() made room
}

bool FriendsDoors::hasKey(const wire::AccountId& account) const
{
    return find(account) != nullptr;
}

bool FriendsDoors::isToBeTold(const wire::AccountId& account) const
{
    const auto* client = find(account);
    return client != nullptr && !client->hasMoved;
}

bool FriendsDoors::acknowledged(const wire::AccountId& account, std::uint64_t sequence)
{
    bool changed = false;
    for (auto& door : m_doors) {
        const bool counts = door.retired ? door.sequence < sequence : door.sequence == sequence;
        if (!counts)
            continue;
        for (auto& client : door.clients) {
            if (client.account == account && !client.hasMoved) {
                client.hasMoved = true;
                changed = true;
            }
        }
    }
    dropEmptied();
    return changed;
}

bool FriendsDoors::remove(const wire::AccountId& account, WallTime now, Random& random)
{
    std::vector<wire::AccountId> others;
    bool rotated = false;
    for (auto& door : m_doors) {
        const auto erased = std::erase_if(door.clients, [&](const Client& client) { return client.account == account; });
        if (erased == 0 || door.retired)
            continue;
        rotated = true;
        door.retired = now;
        // Spares of a door whose address the removed person knows are of no more use.
        std::erase_if(door.clients, [](const Client& client) { return !client.account; });
        for (auto& client : door.clients) {
            others.push_back(*client.account);
            client.hasMoved = false;
        }
    }
    if (!rotated)
        return false;
    addDoor(now, random);
    for (const auto& other : others)
        keyFor(other, now, random);
    refill();
    dropEmptied();
    return true;
}

void FriendsDoors::dropEmptied()
{
    std::erase_if(m_doors, [](const Door& door) {
        return door.retired
            && std::all_of(door.clients.begin(), door.clients.end(), [](const Client& client) { return client.hasMoved; });
    });
    auto retired = std::count_if(m_doors.begin(), m_doors.end(), [](const Door& door) { return door.retired.has_value(); });
    for (auto it = m_doors.begin(); it != m_doors.end() && retired > MaxRetired;) {
        if (it->retired) {
            it = m_doors.erase(it);
            --retired;
        } else {
            ++it;
        }
    }
}

bool FriendsDoors::refill()
{
    bool changed = false;
    for (auto& door : m_doors) {
        if (door.retired)
            continue;
        auto spares = std::count_if(door.clients.begin(), door.clients.end(), [](const Client& client) { return !client.account; });
        for (; spares < Spares && door.clients.size() < static_cast<std::size_t>(MaxClients); ++spares) {
            addClient(door);
            changed = true;
        }
    }
    return changed;
}

bool FriendsDoors::tick(WallTime now)
{
    return std::erase_if(m_doors, [&](const Door& door) { return door.retired && now >= *door.retired + RetiredFor; }) > 0;
}

void FriendsDoors::renewAll(WallTime now, Random& random)
{
    std::vector<wire::AccountId> all;
    for (const auto& door : m_doors) {
        for (const auto& client : door.clients) {
            if (!door.retired && client.account)
                all.push_back(*client.account);
        }
    }
    auto old = std::move(m_doors);
    m_doors.clear();
    auto last = now;
    for (const auto& door : old)
        last = std::max(last, WallTime(Milliseconds(static_cast<qint64>(door.sequence + 1))));
    addDoor(last, random);
    for (const auto& account : all)
        keyFor(account, last, random);
    refill();
}

namespace DoorStore {

storage::StorageResult<FriendsDoors> load(storage::Database& db)
{
    std::vector<FriendsDoors::Door> doors;
    {
        ALLIUM_TRY(auto rows, db.prepare("SELECT sequence, seed, retired_ms FROM door ORDER BY sequence"));
        while (true) {
            ALLIUM_TRY(const bool more, rows.step());
            if (!more)
                break;
            auto seed = crypto::Ed25519Seed::from(rows.secret(1));
            if (!seed)
                return fail(storage::StorageError { storage::StorageErrorKind::Damaged, "door row" });
            doors.push_back({ crypto::SigningKey::fromSeed(std::move(*seed)), static_cast<std::uint64_t>(rows.integer(0)),
                              rows.isNull(2) ? std::nullopt : std::optional(WallTime(Milliseconds(rows.integer(2)))), {} });
        }
    }
    for (auto& door : doors) {
        ALLIUM_TRY(auto rows, db.prepare("SELECT number, account, is_moved FROM door_client WHERE door = ? ORDER BY number"));
        rows.bind(door.sequence);
        while (true) {
            ALLIUM_TRY(const bool more, rows.step());
            if (!more)
                break;
            FriendsDoors::Client client;
            client.number = static_cast<std::uint32_t>(rows.integer(0));
            client.publicKey
                = crypto::DhKeyPair::fromSecret(FriendsDoors::clientSecret(door.key, client.number)).publicKey();
            client.account = rows.fixed<wire::AccountId>(1);
            client.hasMoved = rows.boolean(2);
            door.clients.push_back(client);
        }
    }
    return FriendsDoors(std::move(doors));
}

storage::StorageResult<void> save(storage::Database& db, const std::vector<FriendsDoors::Door>& doors)
{
    return db.durableTransaction([&]() -> storage::StorageResult<void> {
        ALLIUM_CHECK(db.execute("DELETE FROM door_client"));
        ALLIUM_CHECK(db.execute("DELETE FROM door"));
        for (const auto& door : doors) {
            ALLIUM_TRY(auto row, db.prepare("INSERT INTO door VALUES (?, ?, ?)"));
            row.bindAll(door.sequence, door.key.seed());
            door.retired ? row.bind(door.retired->time_since_epoch().count()) : row.bind(std::nullopt);
            ALLIUM_CHECK(row.run());
            for (const auto& client : door.clients)
                ALLIUM_CHECK(db.run("INSERT INTO door_client VALUES (?, ?, ?, ?)", door.sequence, client.number,
                                    client.account, client.hasMoved));
        }
        return {};
    });
}

} // namespace DoorStore

} // namespace allium::contacts

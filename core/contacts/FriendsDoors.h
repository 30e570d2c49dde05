// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/contacts/RequestMessages.h"
#include "core/crypto/Keys.h"
#include "core/storage/Database.h"

#include <optional>
#include <vector>

namespace allium::contacts {

/// The friends services: who has a key to which, and what becomes of them
/// when somebody is removed. Pure; DoorKeeper publishes what this decides.
///
///     Open --somebody with a key removed--> Retired --all others have moved, or 30 days--> gone
///
/// Invariant: every client number of a door is used once; at most MaxClients stand on its list;
/// no account has two keys to one open door. Client keys derive from the door's seed, so a door
/// with 320 clients holds one secret.
class FriendsDoors {
public:
    static constexpr int MaxClients = 320; ///< descriptors over 50,000 bytes are refused by tor's directories
    static constexpr int Spares = 8; ///< published in advance, so that accepting needs no republication
    static constexpr int MaxRetired = 4; ///< further removals give up the oldest; R remains
    static constexpr std::chrono::hours RetiredFor { 30 * 24 };

    struct Client {
        std::uint32_t number = 0;
        crypto::X25519PublicKey publicKey;
        std::optional<wire::AccountId> account; ///< nothing: spare
        bool hasMoved = false; ///< knows this door (open), or its successor (retired)
    };
    struct Door {
        crypto::SigningKey key;
        std::uint64_t sequence = 0;
        std::optional<WallTime> retired;
        std::vector<Client> clients;

        crypto::OnionAddress address() const { return crypto::OnionAddress(key.publicKey()); }
        std::vector<crypto::X25519PublicKey> clientKeys() const;
    };

    FriendsDoors() = default;
    explicit FriendsDoors(std::vector<Door> stored)
        : m_doors(std::move(stored))
    {
    }

    const std::vector<Door>& doors() const { return m_doors; }
    /// Makes sure that there is an open door with room. True: something changed.
    bool prepare(WallTime now, Random& random);
    /// The contact's key to an open door, giving out a spare if there is none yet.
    DoorKey keyFor(const wire::AccountId& account, WallTime now, Random& random);
    bool hasKey(const wire::AccountId& account) const;
    /// Whether the contact is still to be told of its key.
    bool isToBeTold(const wire::AccountId& account) const;
    bool acknowledged(const wire::AccountId& account, std::uint64_t sequence);
    /// True: doors have been exchanged and everybody is to be told.
    bool remove(const wire::AccountId& account, WallTime now, Random& random);
    /// Brings spares back to number; worth a republication when things are quiet.
    bool refill();
    bool tick(WallTime now);
    /// New doors for everybody, the old ones forgotten: after a backup was restored.
    void renewAll(WallTime now, Random& random);

    static crypto::X25519SecretKey clientSecret(const crypto::SigningKey& door, std::uint32_t number);

private:
    Door& addDoor(WallTime now, Random& random);
    Client& addClient(Door& door);
    Client* find(const wire::AccountId& account);
    const Client* find(const wire::AccountId& account) const;
    void dropEmptied();

    std::vector<Door> m_doors; ///< oldest first
};

namespace DoorStore {
storage::StorageResult<FriendsDoors> load(storage::Database& db);
/// Replaces what is stored.
storage::StorageResult<void> save(storage::Database& db, const std::vector<FriendsDoors::Door>& doors);
} // namespace DoorStore

} // namespace allium::contacts

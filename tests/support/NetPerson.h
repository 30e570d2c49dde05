// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/NetEnvironment.h"
#include "core/wire/DeviceCertificate.h"
#include "tests/support/SeededRandom.h"

#include <map>

namespace allium::test {

/// An account with one device and its contacts in memory. Header only: whoever includes it links
/// core/net.
class NetPerson final : public net::IdentityDirectory {
public:
    explicit NetPerson(std::uint64_t seed, WallTime now = WallTime(std::chrono::milliseconds(1'700'000'000'000)))
        : random(seed)
        , accountKey(crypto::SigningKey::generate(random))
        , account(wire::accountOf(accountKey.publicKey()))
        , onionKey(crypto::SigningKey::generate(random))
        , deviceKey(crypto::DhKeyPair::generate(random))
    {
        newCertificate(now, now + std::chrono::hours(24 * 90));
    }

    crypto::DhKeyPair noiseKey() const override { return deviceKey.clone(); }
    QByteArray deviceCertificate() const override { return certificate; }
    std::optional<crypto::NoiseHandshake::Psk> pairSecret(const wire::AccountId& id) const override
    {
        const auto found = secrets.find(id);
        return found == secrets.end() ? std::nullopt : crypto::NoiseHandshake::Psk::from(found->second);
    }
    std::optional<wire::AccountId> accountOfStatic(const crypto::X25519PublicKey& key) const override
    {
        const auto found = statics.find(key);
        return found == statics.end() ? std::nullopt : std::optional(found->second);
    }
    bool admits(const net::PeerIdentity& peer, net::Purpose purpose) const override
    {
        return purpose == net::Purpose::Request ? openToStrangers : secrets.count(peer.account) != 0;
    }
    void learnedDevice(const net::PeerIdentity& peer, const QByteArray&) override
    {
        statics.insert_or_assign(peer.noiseStatic, peer.account);
        ++learned;
    }

    void newCertificate(WallTime created, WallTime expires)
    {
        certificate = wire::DeviceCertificate::issue(accountKey, device, deviceKey.publicKey(), created, expires).encode();
    }
    /// Another installation of the same account: new key, new device id.
    void newDevice(WallTime now = WallTime(std::chrono::milliseconds(1'700'000'000'000)))
    {
        deviceKey = crypto::DhKeyPair::generate(random);
        device = random.make<wire::DeviceId>();
        newCertificate(now, now + std::chrono::hours(24 * 90));
    }
    crypto::OnionAddress onion() const { return crypto::OnionAddress(onionKey.publicKey()); }

    /// Both hold the secret and know each other's device.
    static void befriend(NetPerson& a, NetPerson& b)
    {
        QByteArray secret(32, Qt::Uninitialized);
        a.random.fill({ reinterpret_cast<std::uint8_t*>(secret.data()), 32 });
        a.secrets[b.account] = secret;
        b.secrets[a.account] = secret;
        a.statics[b.deviceKey.publicKey()] = b.account;
        b.statics[a.deviceKey.publicKey()] = a.account;
    }

    SeededRandom random;
    crypto::SigningKey accountKey;
    wire::AccountId account;
    crypto::SigningKey onionKey;
    crypto::DhKeyPair deviceKey;
    wire::DeviceId device = random.make<wire::DeviceId>();
    QByteArray certificate;
    std::map<wire::AccountId, QByteArray> secrets;
    std::map<crypto::X25519PublicKey, wire::AccountId> statics;
    bool openToStrangers = true;
    int learned = 0;
};

} // namespace allium::test

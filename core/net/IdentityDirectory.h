// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/Noise.h"
#include "core/net/Session.h"

#include <optional>

namespace allium::net {

/// What the handshake must know about people. Owned by net, implemented by contacts. Answers come
/// from memory, at once.
class IdentityDirectory {
public:
    virtual ~IdentityDirectory() = default;

    /// Our device's Noise key pair.
    virtual crypto::DhKeyPair noiseKey() const = 0;
    /// Our encoded wire::DeviceCertificate: account, device and Noise static, signed by the account.
    virtual QByteArray deviceCertificate() const = 0;

    /// The constant secret shared with a contact; nothing for strangers, removed and blocked people.
    virtual std::optional<crypto::NoiseHandshake::Psk> pairSecret(const wire::AccountId& account) const = 0;
    /// The contact who last used this Noise static.
    virtual std::optional<wire::AccountId> accountOfStatic(const crypto::X25519PublicKey& noiseStatic) const = 0;
    /// Asked when a handshake has proven who the peer is: may they have a session for this purpose?
    virtual bool admits(const PeerIdentity& peer, Purpose purpose) const = 0;
    /// A contact proved, by certificate and pair secret or account key, that it uses this device now.
    virtual void learnedDevice(const PeerIdentity& peer, const QByteArray& certificate) = 0;
};

} // namespace allium::net

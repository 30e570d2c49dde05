// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/OnionAddress.h"
#include "core/wire/Ids.h"

#include <QByteArray>

namespace allium::wire {

/// The onion key's signature over an account and its device's Noise key. Together with the device
/// certificate it shows that the account owns the onion that was dialled, and that the onion's
/// owner speaks for the account: neither can be borrowed.
struct ServiceProof {
    static constexpr qsizetype SizeBytes = 64;

    crypto::Signature signature;

    static ServiceProof issue(const crypto::SigningKey& onionKey, const AccountId& account,
                              const crypto::X25519PublicKey& noiseStatic);
    bool verify(const crypto::OnionAddress& onion, const AccountId& account,
                const crypto::X25519PublicKey& noiseStatic) const;

    QByteArray encode() const { return signature.toByteArray(); }
    /// Nothing unless exactly SizeBytes.
    static std::optional<ServiceProof> decode(QByteArrayView bytes);
};

} // namespace allium::wire

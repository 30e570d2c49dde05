// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/crypto/Keys.h"

#include <QByteArray>
#include <QByteArrayView>

#include <compare>
#include <cstdint>
#include <optional>

namespace allium::crypto {

enum class OnionAddressError {
    Empty,
    TooLong, ///< over 512 characters of input
    BadLength, ///< not 56 characters before the suffix
    BadCharacter, ///< outside a-z 2-7
    BadChecksum, ///< mistyped
    BadVersion, ///< not version 3
    BadKey, ///< not a usable Ed25519 point
    VersionTwo, ///< 16 characters: a v2 address, dead since 2021
    BadPort, ///< not 1..65535
    BadMultiaddr, ///< starts with / but is not /onion3/<address>:<port>
    BadPeer, ///< the part after the slash of onion:port/peer is not a peer id
};

/// A version 3 onion service address (tor rend-spec-v3 section 6): its Ed25519 key. Every
/// spelling people use is read; there is one canonical output for each form.
class OnionAddress {
public:
    OnionAddress() = default;
    explicit OnionAddress(const Ed25519PublicKey& key)
        : m_key(key)
    {
    }

    /// 56 characters, upper or lower case, with or without ".onion". White space around is ignored.
    static Result<OnionAddress, OnionAddressError> parse(QByteArrayView text);
    /// Key ‖ checksum ‖ version, 35 bytes.
    static Result<OnionAddress, OnionAddressError> fromBinary(QByteArrayView bytes);

    const Ed25519PublicKey& key() const { return m_key; }
    QByteArray label() const; ///< 56 lower-case characters
    QByteArray host() const { return label() + ".onion"; }
    QByteArray binary() const; ///< 35 bytes

    friend auto operator<=>(const OnionAddress&, const OnionAddress&) = default; // NOLINT(modernize-use-nullptr)
    friend size_t qHash(const OnionAddress& a, size_t seed = 0) { return qHash(a.m_key, seed); }

private:
    Ed25519PublicKey m_key;
};

/// An onion address, the virtual port, and optionally the 32-byte id of the peer expected there.
struct OnionEndpoint {
    static constexpr std::uint16_t DefaultPort = 9042;

    OnionAddress address;
    std::uint16_t port = DefaultPort;
    QByteArray peer; ///< empty, or 32 bytes

    /// Reads the bare address, address:port, address.onion[:port][/peerhex],
    /// /onion3/<address>:<port>, and /dns4|dns6|dnsaddr/<address>.onion/tcp/<port>.
    static Result<OnionEndpoint, OnionAddressError> parse(QByteArrayView text);

    QByteArray toString() const; ///< host:port, or host:port/peerhex
    QByteArray toMultiaddr() const; ///< /onion3/<label>:<port>
    QByteArray toDnsMultiaddr() const; ///< /dns4/<label>.onion/tcp/<port>

    friend bool operator==(const OnionEndpoint&, const OnionEndpoint&) = default;
};

/// RFC 4648 base32, lower case, no padding.
QByteArray base32(QByteArrayView bytes);
/// Either case. Nothing for other characters, padding, or text that base32() would write otherwise.
std::optional<QByteArray> fromBase32(QByteArrayView text);

} // namespace allium::crypto

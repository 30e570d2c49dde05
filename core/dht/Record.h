// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/crypto/BlindedKey.h"
#include "core/crypto/OnionAddress.h"
#include "core/dht/KeySpace.h"
#include "core/net/NetEnvironment.h"

#include <QByteArray>

#include <optional>
#include <variant>

namespace allium::dht {

/// Bytes under their own hash. Nobody owns them; they go when nobody puts them again for a day.
struct ImmutableRecord {
    QByteArray value;

    friend bool operator==(const ImmutableRecord&, const ImmutableRecord&) = default;
};

/// A value that its owner may change: who has the key writes it, by a sequence that rises. An empty value is a
/// tombstone, kept until `expires` so that what was deleted does not come back from a node that was away.
struct OwnedRecord {
    enum class Kind : std::uint8_t {
        Mutable = 2, ///< under the owner's key and a salt that says which of theirs
        Blinded = 4, ///< under a blinded key (BlindedKey.h): whoever stores it learns neither owner nor purpose
    };
    static constexpr qsizetype MaxSaltBytes = 32; ///< none for Blinded
    static constexpr std::uint64_t MaxSequence = 1ULL << 63;

    Kind kind = Kind::Mutable;
    crypto::Ed25519PublicKey owner;
    QByteArray salt;
    std::uint64_t sequence = 0;
    WallTime expires; ///< whole seconds
    QByteArray value;
    crypto::Signature signature;

    bool isTombstone() const { return value.isEmpty(); }
    /// `Signer` is crypto::SigningKey or crypto::BlindedSigningKey; its public key becomes the owner.
    template <class Signer>
    void sign(const Signer& key, const net::NetworkId& network)
    {
        owner = key.publicKey();
        expires = std::chrono::floor<std::chrono::seconds>(expires);
        signature = key.sign(signingDomain(), signedBytes(network));
    }
    bool verify(const net::NetworkId& network) const;

    friend bool operator==(const OwnedRecord&, const OwnedRecord&) = default;

private:
    static QByteArrayView signingDomain();
    QByteArray signedBytes(const net::NetworkId& network) const;
};

/// "I have so much of this content": one of many under the content's key.
struct ProviderRecord {
    /// How much of it, at least: a download serves others from a quarter on.
    enum class Share : std::uint8_t { Quarter = 1, Half = 2, ThreeQuarters = 3, All = 4 };

    Key content; ///< hash of what is provided
    crypto::OnionAddress provider;
    std::uint16_t port = crypto::OnionEndpoint::DefaultPort;
    Share share = Share::All;
    bool isFacilitator = false; ///< stays up for others, more than somebody who happens to have it
    WallTime expires; ///< whole seconds
    crypto::Signature signature; ///< the onion key's

    void sign(const crypto::SigningKey& onionKey, const net::NetworkId& network);
    bool verify(const net::NetworkId& network) const;

    friend bool operator==(const ProviderRecord&, const ProviderRecord&) = default;
};

enum class RecordError {
    Malformed, ///< cut off, a field longer or other than it may be
    TrailingBytes,
    UnknownType, ///< of a later version
    TooLong, ///< over Record::MaxBytes
    BadSignature, ///< not the owner's, or for another network
    Expired,
    LivesTooLong, ///< expires later than its type may
};

/// What nodes keep for each other. Whether one may be stored follows from itself alone: hash or signature, size and
/// times; what is under its key already is RecordStore's business. PROTOCOL.md, "Records".
class Record {
public:
    static constexpr qsizetype MaxValueBytes = 4096;
    /// Of any type.
    static constexpr qsizetype MaxBytes = MaxValueBytes + 256;
    static constexpr std::chrono::hours ImmutableLife { 24 };
    static constexpr std::chrono::hours OwnedLife { 72 };
    static constexpr std::chrono::hours ProviderLife { 2 };
    /// What clocks may differ.
    static constexpr std::chrono::minutes Tolerance { 10 };

    using Body = std::variant<ImmutableRecord, OwnedRecord, ProviderRecord>;

    explicit Record(Body body);

    const Body& body() const { return m_body; }
    /// Where it belongs.
    const Key& key() const { return m_key; }
    /// When it goes, if it is stored now.
    WallTime expiry(WallTime now) const;
    /// Whose quota it counts against; nothing for what nobody owns.
    std::optional<crypto::Ed25519PublicKey> signer() const;

    /// Fixed fields in fixed order: equal records have equal bytes.
    QByteArray encode() const;
    /// Checks shape, size and signature.
    static Result<Record, RecordError> decode(QByteArrayView bytes, const net::NetworkId& network);
    /// Whether it may be kept, by the time.
    Result<void, RecordError> checkTimes(WallTime now) const;

    static Key keyOfValue(QByteArrayView value);
    static Key keyOfOwner(OwnedRecord::Kind kind, const crypto::Ed25519PublicKey& owner, QByteArrayView salt);
    static Key keyOfContent(const Key& content);

    friend bool operator==(const Record&, const Record&) = default;

private:
    Body m_body;
    Key m_key;
};

} // namespace allium::dht

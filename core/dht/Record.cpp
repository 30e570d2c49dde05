// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dht/Record.h"

#include "core/base/ByteCodec.h"
#include "core/crypto/Hash.h"

#include <algorithm>

namespace allium::dht {
namespace {

constexpr std::uint8_t ImmutableType = 1;
constexpr std::uint8_t ProviderType = 3;
/// Year 9999: later times overflow in arithmetic on milliseconds and mean nothing.
constexpr std::uint64_t MaxSeconds = 253'402'300'799U;
constexpr QByteArrayView OwnedDomain("allium dht owned record 1");
constexpr QByteArrayView ProviderDomain("allium dht provider record 1");

template <class... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

std::uint64_t secondsOf(WallTime time)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
    return seconds < 0 ? 0 : static_cast<std::uint64_t>(seconds);
}

/// Nothing for times that mean nothing.
std::optional<WallTime> readTime(ByteReader& in)
{
    const auto seconds = in.number<std::uint64_t>();
    if (seconds > MaxSeconds)
        return std::nullopt;
    return WallTime(std::chrono::seconds(static_cast<std::int64_t>(seconds)));
}

QByteArray fields(const OwnedRecord& record)
{
    ByteWriter out;
    out.number(static_cast<std::uint8_t>(record.kind))
        .raw(record.owner.view())
        .field(record.salt)
        .number(record.sequence)
        .number(secondsOf(record.expires))
        .field(record.value);
    return std::move(out).bytes();
}

QByteArray fields(const ProviderRecord& record)
{
    ByteWriter out;
    out.number(ProviderType)
        .raw(record.content.view())
        .raw(record.provider.key().view())
        .number(record.port)
        .number(static_cast<std::uint8_t>(record.share))
        .number(static_cast<std::uint8_t>(record.isFacilitator ? 1 : 0))
        .number(secondsOf(record.expires));
    return std::move(out).bytes();
}

QByteArray withNetwork(const net::NetworkId& network, const QByteArray& fields)
{
    return ByteWriter().raw(network.view()).raw(fields).bytes();
}

Key keyFrom(QByteArrayView domain, std::initializer_list<QByteArrayView> parts)
{
    return *Key::from(crypto::hash(domain, parts).view());
}

using Decoded = Result<Record::Body, RecordError>;

Decoded decodeImmutable(ByteReader& in)
{
    const auto value = in.field(Record::MaxValueBytes);
    if (!in.ok() || value.isEmpty())
        return fail(RecordError::Malformed);
    return Record::Body(ImmutableRecord { value.toByteArray() });
}

Decoded decodeOwned(ByteReader& in, OwnedRecord::Kind kind, const net::NetworkId& network)
{
    OwnedRecord record;
    record.kind = kind;
    record.owner = in.fixed<crypto::Ed25519PublicKey>();
    record.salt = in.field(kind == OwnedRecord::Kind::Blinded ? 0 : OwnedRecord::MaxSaltBytes).toByteArray();
    record.sequence = in.number<std::uint64_t>();
    const auto expires = readTime(in);
    record.value = in.field(Record::MaxValueBytes).toByteArray();
    record.signature = in.fixed<crypto::Signature>();
    if (!in.ok() || !expires || record.sequence > OwnedRecord::MaxSequence)
        return fail(RecordError::Malformed);
    record.expires = *expires;
    if (!record.verify(network))
        return fail(RecordError::BadSignature);
    return Record::Body(std::move(record));
}

Decoded decodeProvider(ByteReader& in, const net::NetworkId& network)
{
    ProviderRecord record;
    record.content = in.fixed<Key>();
    record.provider = crypto::OnionAddress(in.fixed<crypto::Ed25519PublicKey>());
    record.port = in.number<std::uint16_t>();
    const auto share = in.number<std::uint8_t>();
    const auto flags = in.number<std::uint8_t>();
    const auto expires = readTime(in);
    record.signature = in.fixed<crypto::Signature>();
    const bool isShare = share >= static_cast<std::uint8_t>(ProviderRecord::Share::Quarter)
        && share <= static_cast<std::uint8_t>(ProviderRecord::Share::All);
    if (!in.ok() || !expires || !isShare || flags > 1 || record.port == 0)
        return fail(RecordError::Malformed);
    record.share = static_cast<ProviderRecord::Share>(share);
    record.isFacilitator = flags == 1;
    record.expires = *expires;
    if (!record.verify(network))
        return fail(RecordError::BadSignature);
    return Record::Body(std::move(record));
}

Decoded decodeBody(ByteReader& in, const net::NetworkId& network)
{
    const auto type = in.number<std::uint8_t>();
    switch (type) {
    case ImmutableType:
        return decodeImmutable(in);
    case static_cast<std::uint8_t>(OwnedRecord::Kind::Mutable):
    case static_cast<std::uint8_t>(OwnedRecord::Kind::Blinded):
        return decodeOwned(in, static_cast<OwnedRecord::Kind>(type), network);
    case ProviderType:
        return decodeProvider(in, network);
    default:
        return fail(RecordError::UnknownType);
    }
}

Key keyOfBody(const Record::Body& body)
{
    return std::visit(Overloaded {
                          [](const ImmutableRecord& record) { return Record::keyOfValue(record.value); },
                          [](const OwnedRecord& record) { return Record::keyOfOwner(record.kind, record.owner, record.salt); },
                          [](const ProviderRecord& record) { return Record::keyOfContent(record.content); },
                      },
                      body);
}

} // namespace

QByteArrayView OwnedRecord::signingDomain()
{
    return OwnedDomain;
}

QByteArray OwnedRecord::signedBytes(const net::NetworkId& network) const
{
    return withNetwork(network, fields(*this));
}

bool OwnedRecord::verify(const net::NetworkId& network) const
{
    return crypto::verify(owner, OwnedDomain, signedBytes(network), signature);
}

void ProviderRecord::sign(const crypto::SigningKey& onionKey, const net::NetworkId& network)
{
    provider = crypto::OnionAddress(onionKey.publicKey());
    expires = std::chrono::floor<std::chrono::seconds>(expires);
    signature = onionKey.sign(ProviderDomain, withNetwork(network, fields(*this)));
}

bool ProviderRecord::verify(const net::NetworkId& network) const
{
    return crypto::verify(provider.key(), ProviderDomain, withNetwork(network, fields(*this)), signature);
}

Record::Record(Body body)
    : m_body(std::move(body))
    , m_key(keyOfBody(m_body))
{
}

Key Record::keyOfValue(QByteArrayView value)
{
    return keyFrom("allium dht immutable 1", { value });
}

Key Record::keyOfOwner(OwnedRecord::Kind kind, const crypto::Ed25519PublicKey& owner, QByteArrayView salt)
{
    return keyFrom(kind == OwnedRecord::Kind::Blinded ? "allium dht blinded 1" : "allium dht mutable 1", { owner.view(), salt });
}

Key Record::keyOfContent(const Key& content)
{
    return keyFrom("allium dht provider 1", { content.view() });
}

WallTime Record::expiry(WallTime now) const
{
    return std::visit(Overloaded {
                          [&](const ImmutableRecord&) { return now + ImmutableLife; },
                          [](const OwnedRecord& record) { return record.expires; },
                          [](const ProviderRecord& record) { return record.expires; },
                      },
                      m_body);
}

std::optional<crypto::Ed25519PublicKey> Record::signer() const
{
    using Signer = std::optional<crypto::Ed25519PublicKey>;
    return std::visit(Overloaded {
                          [](const ImmutableRecord&) { return Signer(); },
                          [](const OwnedRecord& record) { return Signer(record.owner); },
                          [](const ProviderRecord& record) { return Signer(record.provider.key()); },
                      },
                      m_body);
}

QByteArray Record::encode() const
{
    return std::visit(Overloaded {
                          [](const ImmutableRecord& record) { return ByteWriter().number(ImmutableType).field(record.value).bytes(); },
                          [](const OwnedRecord& record) { return QByteArray(fields(record) + record.signature.toByteArray()); },
                          [](const ProviderRecord& record) { return QByteArray(fields(record) + record.signature.toByteArray()); },
                      },
                      m_body);
}

Result<Record, RecordError> Record::decode(QByteArrayView bytes, const net::NetworkId& network)
{
    if (bytes.isEmpty())
        return fail(RecordError::Malformed);
    if (bytes.size() > MaxBytes)
        return fail(RecordError::TooLong);
    ByteReader in(bytes);
    ALLIUM_TRY(auto body, decodeBody(in, network));
    if (!in.atEnd())
        return fail(RecordError::TrailingBytes);
    return Record(std::move(body));
}

Result<void, RecordError> Record::checkTimes(WallTime now) const
{
    const auto check = [&](WallTime expires, std::chrono::hours life) -> Result<void, RecordError> {
        if (expires <= now)
            return fail(RecordError::Expired);
        if (expires > now + life + Tolerance)
            return fail(RecordError::LivesTooLong);
        return {};
    };
    return std::visit(Overloaded {
                          [](const ImmutableRecord&) { return Result<void, RecordError>(); },
                          [&](const OwnedRecord& record) { return check(record.expires, OwnedLife); },
                          [&](const ProviderRecord& record) { return check(record.expires, ProviderLife); },
                      },
                      m_body);
}

} // namespace allium::dht

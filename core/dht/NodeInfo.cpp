// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dht/NodeInfo.h"

#include "core/base/ByteCodec.h"

namespace allium::dht {
namespace {

constexpr std::uint8_t Format = 1;
constexpr QByteArrayView Domain("allium node info 1");
/// Year 9999: later times overflow in arithmetic on milliseconds and mean nothing.
constexpr std::uint64_t MaxSeconds = 253'402'300'799U;
constexpr qsizetype SignatureBytes = static_cast<qsizetype>(crypto::Signature::SizeBytes);

QByteArray fields(const NodeInfo& info)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(info.seenAt).time_since_epoch().count();
    ByteWriter out;
    out.number(Format)
        .raw(info.onion.key().view())
        .raw(info.id.view())
        .number(static_cast<std::uint8_t>(info.role))
        .number(info.work.day.value)
        .raw(info.work.nonce.view())
        .number(seconds < 0 ? std::uint64_t { 0 } : static_cast<std::uint64_t>(seconds))
        .number(info.capabilities);
    return std::move(out).bytes();
}

QByteArray signedPart(QByteArrayView fields, const net::NetworkId& network)
{
    return ByteWriter().raw(network.view()).raw(fields).bytes();
}

} // namespace

void NodeInfo::sign(const crypto::SigningKey& onionKey, const net::NetworkId& network)
{
    onion = crypto::OnionAddress(onionKey.publicKey());
    seenAt = std::chrono::floor<std::chrono::seconds>(seenAt);
    signature = onionKey.sign(Domain, signedPart(fields(*this), network));
}

QByteArray NodeInfo::encode() const
{
    return fields(*this) + signature.toByteArray();
}

Result<NodeInfo, NodeInfoError> NodeInfo::decode(QByteArrayView bytes, const net::NetworkId& network)
{
    if (bytes.size() < SizeBytes)
        return fail(NodeInfoError::Truncated);
    if (bytes.size() > SizeBytes)
        return fail(NodeInfoError::TrailingBytes);
    ByteReader in(bytes);
    if (in.number<std::uint8_t>() != Format)
        return fail(NodeInfoError::Malformed);
    NodeInfo info;
    info.onion = crypto::OnionAddress(in.fixed<crypto::Ed25519PublicKey>());
    info.id = in.fixed<NodeId>();
    const auto role = in.number<std::uint8_t>();
    info.work.day.value = in.number<std::uint32_t>();
    info.work.nonce = in.fixed<crypto::WorkNonce>();
    const auto seconds = in.number<std::uint64_t>();
    info.capabilities = in.number<std::uint32_t>();
    info.signature = in.fixed<crypto::Signature>();
    const bool isKnownRole = role == static_cast<std::uint8_t>(NodeRole::Participant) || role == static_cast<std::uint8_t>(NodeRole::Router);
    if (!in.atEnd() || !isKnownRole || seconds > MaxSeconds)
        return fail(NodeInfoError::Malformed);
    info.role = static_cast<NodeRole>(role);
    info.seenAt = WallTime(std::chrono::seconds(static_cast<std::int64_t>(seconds)));
    const auto message = signedPart(bytes.first(SizeBytes - SignatureBytes), network);
    if (!crypto::verify(info.onion.key(), Domain, message, info.signature))
        return fail(NodeInfoError::BadSignature);
    return info;
}

Result<void, NodeInfoError> NodeInfo::checkTimes(WallTime now) const
{
    if (!work.isInTime(now) || seenAt > now + Tolerance)
        return fail(NodeInfoError::OutOfTime);
    return {};
}

} // namespace allium::dht

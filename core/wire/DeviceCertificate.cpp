// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/DeviceCertificate.h"

#include "core/base/ByteCodec.h"

namespace allium::wire {

namespace {

    constexpr std::uint8_t Format = 1;
    constexpr QByteArrayView Domain("allium device certificate 1");
    /// Year 9999: later times overflow in arithmetic on milliseconds and mean nothing.
    constexpr std::uint64_t MaxSeconds = 253'402'300'799U;

    std::uint64_t secondsOf(WallTime time)
    {
        const auto seconds = std::chrono::floor<std::chrono::seconds>(time.time_since_epoch()).count();
        return seconds < 0 ? 0 : static_cast<std::uint64_t>(seconds);
    }

    WallTime timeOf(std::uint64_t seconds)
    {
        return WallTime(std::chrono::seconds(static_cast<std::int64_t>(seconds)));
    }

    QByteArray signedPart(const DeviceCertificate& certificate)
    {
        ByteWriter out;
        out.number(Format)
            .raw(certificate.account.view())
            .raw(certificate.device.view())
            .raw(certificate.noiseStatic.view())
            .number(secondsOf(certificate.created))
            .number(secondsOf(certificate.expires))
            .number(certificate.flags);
        return std::move(out).bytes();
    }

} // namespace

DeviceCertificate DeviceCertificate::issue(const crypto::SigningKey& accountKey, const DeviceId& device,
                                           const crypto::X25519PublicKey& noiseStatic, WallTime created,
                                           WallTime expires, std::uint32_t flags)
{
    DeviceCertificate certificate;
    certificate.account = accountOf(accountKey.publicKey());
    certificate.device = device;
    certificate.noiseStatic = noiseStatic;
    certificate.created = timeOf(secondsOf(created));
    certificate.expires = timeOf(secondsOf(expires));
    certificate.flags = flags;
    certificate.signature = accountKey.sign(Domain, signedPart(certificate));
    return certificate;
}

QByteArray DeviceCertificate::encode() const
{
    return signedPart(*this) + signature.toByteArray();
}

Result<DeviceCertificate, WireError> DeviceCertificate::decode(QByteArrayView bytes)
{
    if (bytes.size() < SizeBytes)
        return fail(WireError::Truncated);
    if (bytes.size() > SizeBytes)
        return fail(WireError::TrailingBytes);
    ByteReader in(bytes);
    if (in.number<std::uint8_t>() != Format)
        return fail(WireError::Malformed);
    DeviceCertificate certificate;
    certificate.account = in.fixed<AccountId>();
    certificate.device = in.fixed<DeviceId>();
    certificate.noiseStatic = in.fixed<crypto::X25519PublicKey>();
    const auto created = in.number<std::uint64_t>();
    const auto expires = in.number<std::uint64_t>();
    certificate.flags = in.number<std::uint32_t>();
    certificate.signature = in.fixed<crypto::Signature>();
    if (!in.atEnd() || created > expires || expires > MaxSeconds)
        return fail(WireError::Malformed);
    certificate.created = timeOf(created);
    certificate.expires = timeOf(expires);
    const auto message = bytes.first(SizeBytes - static_cast<qsizetype>(crypto::Signature::SizeBytes));
    if (!crypto::verify(keyOf(certificate.account), Domain, message, certificate.signature))
        return fail(WireError::Malformed);
    return certificate;
}

} // namespace allium::wire

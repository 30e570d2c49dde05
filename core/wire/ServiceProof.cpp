// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/ServiceProof.h"

#include "core/base/ByteCodec.h"

namespace allium::wire {

namespace {

    constexpr QByteArrayView Domain("allium service proof 1");

    QByteArray messageFor(const AccountId& account, const crypto::X25519PublicKey& noiseStatic)
    {
        ByteWriter out;
        out.raw(account.view()).raw(noiseStatic.view());
        return std::move(out).bytes();
    }

} // namespace

ServiceProof ServiceProof::issue(const crypto::SigningKey& onionKey, const AccountId& account,
                                 const crypto::X25519PublicKey& noiseStatic)
{
    return { onionKey.sign(Domain, messageFor(account, noiseStatic)) };
}

bool ServiceProof::verify(const crypto::OnionAddress& onion, const AccountId& account,
                          const crypto::X25519PublicKey& noiseStatic) const
{
    return crypto::verify(onion.key(), Domain, messageFor(account, noiseStatic), signature);
}

std::optional<ServiceProof> ServiceProof::decode(QByteArrayView bytes)
{
    const auto signature = crypto::Signature::from(bytes);
    if (!signature)
        return std::nullopt;
    return ServiceProof { *signature };
}

} // namespace allium::wire

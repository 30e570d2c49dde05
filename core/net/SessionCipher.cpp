// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/SessionCipher.h"

#include "core/wire/FrameCodec.h"
#include "core/wire/PacketReader.h"

#include <utility>

namespace allium::net {

SessionCipher::SessionCipher(crypto::AeadKey send, crypto::AeadKey receive, const SessionLimits& limits, MonotonicTime now)
    : m_renewAfterMessages(limits.rekeyMessages)
    , m_renewAfterBytes(limits.rekeyBytes)
    , m_renewAfter(limits.rekeyAge)
    , m_sealer(std::move(send))
    , m_opener(std::move(receive))
    , m_sealKeySince(now)
{
}

void SessionCipher::seal(QByteArray& out, QByteArrayView plain)
{
    const auto sealed = m_sealer.seal(plain);
    m_sealedBytes += static_cast<std::uint64_t>(sealed.size());
    wire::appendPacket(out, sealed);
}

void SessionCipher::renewIfDue(QByteArray& out, MonotonicTime now)
{
    if (m_sealer.counter() < m_renewAfterMessages && m_sealedBytes < m_renewAfterBytes && now - m_sealKeySince < m_renewAfter)
        return;
    if (m_sealer.counter() == 0) { // nothing was sent with this key: it is as good as new
        m_sealKeySince = now;
        return;
    }
    wire::Frame frame;
    frame.mutable_rekey();
    seal(out, wire::FrameCodec::encode(frame, wire::FrameCodec::Padding::Cells));
    m_sealer.rekey();
    m_sealedBytes = 0;
    m_sealKeySince = now;
}

std::optional<QByteArray> SessionCipher::open(QByteArrayView packet)
{
    m_openedBytes += static_cast<std::uint64_t>(packet.size());
    if (m_opener.counter() >= MaxKeyMessages || m_openedBytes > MaxKeyBytes)
        return std::nullopt;
    return m_opener.open(packet);
}

void SessionCipher::peerRenewed()
{
    m_opener.rekey();
    m_openedBytes = 0;
}

} // namespace allium::net

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/PacketReader.h"

#include "core/base/Bug.h"

#include <QtEndian>

namespace allium::wire {

void appendPacket(QByteArray& out, QByteArrayView packet)
{
    if (packet.isEmpty() || packet.size() > PacketReader::MaxPacketBytes) {
        ALLIUM_BUG("packet of impossible length");
        return;
    }
    char header[PacketReader::HeaderBytes];
    qToBigEndian(static_cast<quint16>(packet.size()), header);
    out.append(header, PacketReader::HeaderBytes);
    out.append(packet);
}

void PacketReader::feed(QByteArrayView bytes)
{
    // Handed-out bytes are dropped once per feed, not once per packet, so that many small packets
    // in one read cost no more than one move.
    if (m_start == m_buffer.size())
        m_buffer.resize(0);
    else if (m_start > 0)
        m_buffer.remove(0, m_start);
    m_start = 0;
    m_buffer.append(bytes);
}

Result<std::optional<QByteArrayView>, WireError> PacketReader::next()
{
    using Packet = std::optional<QByteArrayView>;
    const auto rest = QByteArrayView(m_buffer).sliced(m_start);
    if (rest.size() < HeaderBytes)
        return Packet();
    const auto length = static_cast<qsizetype>(qFromBigEndian<quint16>(rest.data()));
    if (length == 0)
        return fail(WireError::Malformed);
    if (length > m_limit)
        return fail(WireError::TooLong);
    if (rest.size() < HeaderBytes + length)
        return Packet();
    m_start += HeaderBytes + length;
    return Packet(rest.sliced(HeaderBytes, length));
}

QByteArray PacketReader::takeRest()
{
    QByteArray rest = m_buffer.sliced(m_start);
    m_buffer.clear();
    m_start = 0;
    return rest;
}

} // namespace allium::wire

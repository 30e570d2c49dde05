// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/wire/WireError.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace allium::wire {

/// Two big-endian length bytes, then the packet. `packet` is 1 to 65,535 bytes.
void appendPacket(QByteArray& out, QByteArrayView packet);

/// Cuts a byte pipe into packets. Buffers at most one packet of `limit` bytes beyond what was fed
/// last, so whoever feeds it bounds the memory. An error is final.
class PacketReader {
public:
    static constexpr qsizetype HeaderBytes = 2;
    static constexpr qsizetype MaxPacketBytes = 65'535;

    explicit PacketReader(qsizetype limit = MaxPacketBytes)
        : m_limit(limit)
    {
    }

    void feed(QByteArrayView bytes);
    /// The next whole packet; nothing until more bytes arrive. The view holds until feed(). Empty
    /// packets and such over the limit are errors, noticed as soon as the length is there.
    Result<std::optional<QByteArrayView>, WireError> next();
    void setLimit(qsizetype limit) { m_limit = limit; }
    qsizetype bufferedBytes() const { return m_buffer.size() - m_start; }
    /// Everything not yet taken; the reader is empty afterwards.
    QByteArray takeRest();

private:
    qsizetype m_limit;
    QByteArray m_buffer;
    qsizetype m_start = 0; ///< what lies before it has been handed out
};

} // namespace allium::wire

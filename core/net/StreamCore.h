// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/Session.h"

#include <algorithm>
#include <deque>
#include <optional>

namespace allium::net {

struct StreamIdTag;
/// Odd: opened by the dialler. Even: by the other side. 0 is the session itself. Never used twice.
using StreamId = StrongNumber<StreamIdTag, std::uint32_t>;

/// One stream's queue and both directions' credit. A message costs its length and a fixed amount,
/// so that empty ones are not free. A sender may start a message while it has any credit left and
/// go below zero with it, so that a window smaller than a message stops nothing.
///
/// Invariant: what the peer may still send, what it has sent and we have not consumed, and what we
/// consumed and have not yet given back add up to the receive window (or, after the window was
/// made smaller, to more, until that much was consumed).
class StreamCore {
public:
    static constexpr qint64 MessageOverheadBytes = 32;
    static constexpr qint64 costOf(qsizetype messageBytes) { return messageBytes + MessageOverheadBytes; }

    StreamCore(StreamKind kind, bool bulk, qint64 sendCredit, qint64 receiveWindow);

    StreamKind kind() const { return m_kind; }
    bool isBulk() const { return m_bulk; }

    // Sending
    /// False when closing or when the queue would grow beyond the limit.
    bool enqueue(QByteArrayView message, qint64 maxQueuedBytes);
    bool hasQueued() const { return !m_queue.empty(); }
    bool canSend() const { return !m_queue.empty() && m_sendCredit > 0; }
    QByteArray takeNext(); ///< only when canSend()
    qint64 unsentBytes() const { return m_unsent; }
    void dropQueue();
    /// False when the sum is beyond what any honest peer gives.
    bool addSendCredit(std::uint64_t bytes);
    /// True once each time unsentBytes() falls below half the send window, or below MostWritableMark
    /// where that is less: senders of bulk queue far less than the window of a fast receiver.
    bool takeWritable();

    // Receiving
    /// False when the peer sends beyond its credit.
    bool accept(qsizetype messageBytes);
    void consumed(qsizetype messageBytes);
    void setReceiveWindow(qint64 bytes);
    /// Credit worth a frame: at least a quarter of the window.
    std::optional<qint64> takeCredit();

    std::optional<CloseReason> closing; ///< ends when the queue is empty

private:
    static constexpr qint64 MostWritableMark = 256LL * 1024;
    qint64 writableMark() const { return std::min(m_sendWindow / 2, MostWritableMark); }

    StreamKind m_kind;
    bool m_bulk;
    std::deque<QByteArray> m_queue;
    qint64 m_unsent = 0;
    qint64 m_sendCredit;
    qint64 m_sendWindow; ///< the most credit seen at once
    bool m_wasFull = false;
    qint64 m_receiveWindow;
    qint64 m_receiveCredit; ///< what the peer may still send
    qint64 m_toGive = 0; ///< consumed and not yet given back; negative after the window shrank
};

} // namespace allium::net

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/StreamCore.h"

#include "core/base/Bug.h"

#include <algorithm>

namespace allium::net {

namespace {

    /// Far beyond what any window allows; keeps the sums from overflowing.
    constexpr qint64 MaxCreditBytes = 1LL << 30;

} // namespace

StreamCore::StreamCore(StreamKind kind, bool bulk, qint64 sendCredit, qint64 receiveWindow)
    : m_kind(kind)
    , m_bulk(bulk)
    , m_sendCredit(sendCredit)
    , m_sendWindow(sendCredit)
    , m_receiveWindow(receiveWindow)
    , m_receiveCredit(receiveWindow)
{
}

bool StreamCore::enqueue(QByteArrayView message, qint64 maxQueuedBytes)
{
    if (closing || m_unsent + costOf(message.size()) > maxQueuedBytes)
        return false;
    m_queue.push_back(message.toByteArray());
    m_unsent += costOf(message.size());
    m_wasFull = m_wasFull || m_unsent >= writableMark();
    return true;
}

QByteArray StreamCore::takeNext()
{
    QByteArray message = std::move(m_queue.front());
    m_queue.pop_front();
    const auto cost = costOf(message.size());
    m_unsent -= cost;
    m_sendCredit -= cost;
    return message;
}

void StreamCore::dropQueue()
{
    m_queue.clear();
    m_unsent = 0;
}

bool StreamCore::addSendCredit(std::uint64_t bytes)
{
    if (bytes > static_cast<std::uint64_t>(MaxCreditBytes) || m_sendCredit + static_cast<qint64>(bytes) > MaxCreditBytes)
        return false;
    m_sendCredit += static_cast<qint64>(bytes);
    m_sendWindow = std::max(m_sendWindow, m_sendCredit);
    return true;
}

bool StreamCore::takeWritable()
{
    if (!m_wasFull || m_unsent >= writableMark())
        return false;
    m_wasFull = false;
    return true;
}

bool StreamCore::accept(qsizetype messageBytes)
{
    if (m_receiveCredit <= 0)
        return false;
    m_receiveCredit -= costOf(messageBytes);
    return true;
}

void StreamCore::consumed(qsizetype messageBytes)
{
    m_toGive += costOf(messageBytes);
}

void StreamCore::setReceiveWindow(qint64 bytes)
{
    m_toGive += bytes - m_receiveWindow;
    m_receiveWindow = bytes;
}

std::optional<qint64> StreamCore::takeCredit()
{
    if (m_toGive <= 0 || m_toGive < m_receiveWindow / 4)
        return std::nullopt;
    m_receiveCredit += m_toGive;
    return std::exchange(m_toGive, 0);
}

} // namespace allium::net

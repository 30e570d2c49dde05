// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tor/ControlConnection.h"

#include "core/tor/TorLog.h"

namespace allium::tor {

namespace {
constexpr qint64 ReadBytes = qint64(256) * 1024;
}

ControlConnection::ControlConnection(const LocalEndpoint& endpoint, ControlCredentials credentials, Random& random,
                                     QObject* parent)
    : QObject(parent)
    , m_socket(endpoint)
    , m_authentication(std::move(credentials), random, readCookieFile)
{
    connect(&m_socket, &LocalSocket::opened, this, [this] { write(m_authentication.start()); });
    connect(&m_socket, &LocalSocket::failed, this, [this] { end(Failure::Unreachable); });
    connect(&m_socket, &LocalSocket::closed, this, [this] { end(Failure::Unreachable); });
    connect(&m_socket, &LocalSocket::readyRead, this, &ControlConnection::onReadyRead);
}

ControlConnection::~ControlConnection() = default;

void ControlConnection::write(const ControlCommand& command)
{
    auto line = command.line() + "\r\n";
    m_socket.write(line);
    if (command.isSensitive())
        crypto::wipe(line);
}

void ControlConnection::send(const ControlCommand& command, QObject* context, OnReply onReply)
{
    std::optional<ControlError> error;
    if (!command.isValid())
        error = ControlError::InvalidArgument;
    else if (!m_isOpen)
        error = ControlError::NotConnected;
    if (error) {
        QMetaObject::invokeMethod(
            context, [onReply = std::move(onReply), error] { onReply(fail(*error)); }, Qt::QueuedConnection);
        return;
    }
    m_waiting.push_back({ context, std::move(onReply) });
    write(command);
}

void ControlConnection::onReadyRead()
{
    // A receiver may destroy us.
    const QPointer<ControlConnection> alive(this);
    while (alive && !m_isClosed) {
        const auto bytes = m_socket.read(ReadBytes);
        if (bytes.isEmpty())
            return;
        const auto fed = m_parser.feed(bytes);
        while (alive && !m_isClosed) {
            const auto reply = m_parser.take();
            if (!reply)
                break;
            onReply(*reply);
        }
        if (alive && !m_isClosed && !fed) {
            qCWarning(torLog) << "control port sent something malformed:" << static_cast<int>(fed.error());
            end(Failure::Malformed);
        }
    }
}

void ControlConnection::onReply(const ControlReply& reply)
{
    if (reply.isEvent()) {
        if (const auto parsed = parseControlEvent(reply))
            Q_EMIT eventReceived(*parsed);
        else
            qCWarning(torLog) << "control port sent an event that cannot be read";
        return;
    }
    if (!m_isOpen) {
        onAuthenticationReply(reply);
        return;
    }
    if (m_waiting.empty()) {
        qCWarning(torLog) << "control port answered a question nobody asked";
        end(Failure::Malformed);
        return;
    }
    const auto waiting = std::move(m_waiting.front());
    m_waiting.pop_front();
    if (waiting.context)
        waiting.onReply(reply);
}

void ControlConnection::onAuthenticationReply(const ControlReply& reply)
{
    const auto next = m_authentication.next(reply);
    if (!next) {
        m_authenticationError = next.error();
        end(Failure::Authentication);
    } else if (*next) {
        write(**next);
    } else {
        m_isOpen = true;
        Q_EMIT opened();
    }
}

void ControlConnection::end(Failure failure)
{
    if (std::exchange(m_isClosed, true))
        return;
    m_socket.abort();
    const bool wasOpen = std::exchange(m_isOpen, false);
    const QPointer<ControlConnection> alive(this);
    for (const auto& waiting : std::exchange(m_waiting, {})) {
        if (waiting.context)
            waiting.onReply(fail(ControlError::Lost));
    }
    if (!alive)
        return;
    if (wasOpen)
        Q_EMIT lost();
    else
        Q_EMIT failed(failure);
}

} // namespace allium::tor

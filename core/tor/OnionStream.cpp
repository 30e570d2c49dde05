// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tor/OnionStream.h"

#include "core/tor/TorLog.h"

#include <QPointer>

namespace allium::tor {

OnionStream::OnionStream(const Target& target, QByteArrayView firstBytes, Timers& timers)
    : m_socket(std::make_shared<LocalSocket>(target.socks))
    , m_timeout(std::make_unique<Timer>(timers))
    , m_beforeOpen(encodeSocksConnect(target.endpoint, target.isolation, target.token))
{
    m_beforeOpen.append(firstBytes);
    m_socket->setReadBufferBytes(ReadBufferBytes);
    connect(m_socket.get(), &LocalSocket::opened, this, [this] {
        m_socket->write(std::exchange(m_beforeOpen, {}));
    });
    connect(m_socket.get(), &LocalSocket::failed, this, [this] { fail(SocksError::PortUnreachable); });
    connect(m_socket.get(), &LocalSocket::closed, this, [this] {
        if (m_state == State::Connecting) {
            // tor hangs up right behind a refusal.
            const QPointer<OnionStream> alive(this);
            readAnswers();
            if (!alive)
                return;
            if (m_state != State::Open) {
                fail(SocksError::Lost); // unless readAnswers() knew better
                return;
            }
        }
        if (std::exchange(m_state, State::Closed) == State::Open)
            Q_EMIT closed();
    });
    connect(m_socket.get(), &LocalSocket::readyRead, this, [this] {
        if (m_state == State::Connecting)
            readAnswers();
        else
            Q_EMIT readyRead();
    });
    connect(m_socket.get(), &LocalSocket::bytesSent, this, &OnionStream::bytesSent);
    m_timeout->start(target.timeout, [this] { fail(SocksError::TimedOut); });
}

OnionStream::OnionStream(std::shared_ptr<LocalSocket> accepted)
    : m_socket(std::move(accepted))
    , m_state(State::Open)
{
    m_socket->setReadBufferBytes(ReadBufferBytes);
    connect(m_socket.get(), &LocalSocket::readyRead, this, &OnionStream::readyRead);
    connect(m_socket.get(), &LocalSocket::bytesSent, this, &OnionStream::bytesSent);
    connect(m_socket.get(), &LocalSocket::closed, this, [this] {
        m_state = State::Closed;
        Q_EMIT closed();
    });
}

OnionStream::~OnionStream() = default;

void OnionStream::readAnswers()
{
    while (m_answers.wantedBytes() > 0) {
        const auto bytes = m_socket->read(m_answers.wantedBytes());
        if (bytes.isEmpty())
            return;
        if (const auto fed = m_answers.feed(bytes); !fed) {
            fail(fed.error());
            return;
        }
    }
    m_timeout->stop();
    m_state = State::Open;
    const QPointer<OnionStream> alive(this);
    Q_EMIT connected();
    if (alive && m_state == State::Open && m_socket->readableBytes() > 0)
        Q_EMIT readyRead();
}

void OnionStream::fail(SocksError error)
{
    if (m_state != State::Connecting)
        return;
    abort();
    qCInfo(torLog) << "a dial failed:" << static_cast<int>(error);
    Q_EMIT failed(error);
}

void OnionStream::write(QByteArrayView bytes)
{
    if (m_state == State::Closed)
        return;
    if (m_socket->state() == LocalSocket::State::Open)
        m_socket->write(bytes);
    else
        m_beforeOpen.append(bytes);
}

qint64 OnionStream::unsentBytes() const
{
    return m_state == State::Closed ? 0 : m_beforeOpen.size() + m_socket->unsentBytes();
}

QByteArray OnionStream::read(qint64 limit)
{
    return m_state == State::Connecting ? QByteArray() : m_socket->read(limit);
}

qint64 OnionStream::readableBytes() const
{
    return m_state == State::Connecting ? 0 : m_socket->readableBytes();
}

void OnionStream::close()
{
    if (m_state == State::Connecting)
        abort();
    else if (m_state == State::Open)
        m_socket->close();
}

void OnionStream::abort()
{
    m_state = State::Closed;
    m_beforeOpen.clear();
    if (m_timeout)
        m_timeout->stop();
    m_socket->abort();
}

} // namespace allium::tor

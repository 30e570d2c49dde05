// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tor/LocalSocket.h"

#include <QHostAddress>
#include <QLocalSocket>
#include <QNetworkProxy>
#include <QTcpSocket>

namespace allium::tor {

LocalSocket::LocalSocket(const LocalEndpoint& endpoint, QObject* parent)
    : QObject(parent)
{
    if (endpoint.isUnix())
        m_local = new QLocalSocket;
    else
        m_tcp = new QTcpSocket;
    adopt();
    // Connecting to a Unix socket succeeds or fails at once, inside the call.
    QMetaObject::invokeMethod(this, [this, endpoint] { connectTo(endpoint); }, Qt::QueuedConnection);
}

LocalSocket::LocalSocket(QLocalSocket* accepted, QObject* parent)
    : QObject(parent)
    , m_local(accepted)
    , m_state(State::Open)
{
    m_local->setParent(nullptr);
    adopt();
}

LocalSocket::LocalSocket(QTcpSocket* accepted, QObject* parent)
    : QObject(parent)
    , m_tcp(accepted)
    , m_state(State::Open)
{
    m_tcp->setParent(nullptr);
    m_tcp->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    adopt();
}

LocalSocket::~LocalSocket()
{
    abort();
    m_device->deleteLater();
}

void LocalSocket::adopt()
{
    const auto onError = [this] {
        if (m_state != State::Connecting)
            return; // disconnected() follows
        m_state = State::Closed;
        Q_EMIT failed();
    };
    const auto onConnected = [this] {
        m_state = State::Open;
        if (m_tcp)
            m_tcp->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        Q_EMIT opened();
    };
    if (m_local) {
        m_device = m_local;
        connect(m_local, &QLocalSocket::connected, this, onConnected);
        connect(m_local, &QLocalSocket::errorOccurred, this, onError);
        connect(m_local, &QLocalSocket::disconnected, this, &LocalSocket::onDisconnected);
    } else {
        m_device = m_tcp;
        m_tcp->setProxy(QNetworkProxy::NoProxy);
        connect(m_tcp, &QTcpSocket::connected, this, onConnected);
        connect(m_tcp, &QTcpSocket::errorOccurred, this, onError);
        connect(m_tcp, &QTcpSocket::disconnected, this, &LocalSocket::onDisconnected);
    }
    connect(m_device, &QIODevice::readyRead, this, &LocalSocket::readyRead);
    connect(m_device, &QIODevice::bytesWritten, this, &LocalSocket::bytesSent);
}

void LocalSocket::connectTo(const LocalEndpoint& endpoint)
{
    if (m_state != State::Connecting)
        return;
    if (m_local)
        m_local->connectToServer(endpoint.path);
    else
        m_tcp->connectToHost(QHostAddress(QHostAddress::LocalHost), endpoint.port);
}

void LocalSocket::onDisconnected()
{
    if (m_state != State::Open)
        return;
    m_state = State::Closed;
    Q_EMIT closed();
}

void LocalSocket::setReadBufferBytes(qint64 bytes)
{
    if (m_local)
        m_local->setReadBufferSize(bytes);
    else
        m_tcp->setReadBufferSize(bytes);
}

void LocalSocket::write(QByteArrayView bytes)
{
    if (m_state == State::Open && !bytes.isEmpty())
        m_device->write(bytes.data(), bytes.size());
}

qint64 LocalSocket::unsentBytes() const
{
    return m_state == State::Open ? m_device->bytesToWrite() : 0;
}

QByteArray LocalSocket::read(qint64 limit)
{
    // Not QIODevice::read(limit): that allocates the limit however little there is.
    const auto size = std::min(limit, readableBytes());
    if (size <= 0)
        return {};
    QByteArray bytes(static_cast<qsizetype>(size), Qt::Uninitialized);
    const auto got = m_device->read(bytes.data(), size);
    bytes.resize(static_cast<qsizetype>(std::max<qint64>(got, 0)));
    return bytes;
}

qint64 LocalSocket::readableBytes() const
{
    return m_device->isOpen() ? m_device->bytesAvailable() : 0;
}

void LocalSocket::disconnectDevice()
{
    if (m_local)
        m_local->disconnectFromServer();
    else
        m_tcp->disconnectFromHost();
}

void LocalSocket::close()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_state == State::Open) {
                disconnectDevice();
            } else if (m_state == State::Connecting) {
                abort();
                Q_EMIT closed();
            }
        },
        Qt::QueuedConnection);
}

void LocalSocket::abort()
{
    m_state = State::Closed;
    m_device->disconnect(this);
    if (m_local)
        m_local->abort();
    else
        m_tcp->abort();
}

} // namespace allium::tor

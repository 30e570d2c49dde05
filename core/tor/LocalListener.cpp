// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tor/LocalListener.h"

#include "core/tor/TorLog.h"

#include <QFile>
#include <QLocalSocket>
#include <QNetworkProxy>
#include <QPointer>
#include <QSocketNotifier>
#include <QTcpServer>
#include <QTcpSocket>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#endif

namespace allium::tor {

LocalListener::LocalListener(Timers& timers, QObject* parent)
    : QObject(parent)
    , m_pause(timers)
{
}

LocalListener::~LocalListener()
{
#ifdef Q_OS_UNIX
    m_notifier.reset();
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
        QFile::remove(m_endpoint.path);
    }
#endif
}

bool LocalListener::listenLoopback()
{
    m_tcp = std::make_unique<QTcpServer>();
    m_tcp->setProxy(QNetworkProxy::NoProxy);
    connect(m_tcp.get(), &QTcpServer::newConnection, this, &LocalListener::acceptTcp);
    connect(m_tcp.get(), &QTcpServer::acceptError, this, [this] {
        m_pause.start(AcceptPause, [this] { m_tcp->resumeAccepting(); });
    });
    if (!m_tcp->listen(QHostAddress(QHostAddress::LocalHost)))
        return false;
    m_endpoint = LocalEndpoint { {}, m_tcp->serverPort() };
    return true;
}

void LocalListener::acceptTcp()
{
    const QPointer<LocalListener> alive(this);
    while (alive && m_tcp->hasPendingConnections())
        Q_EMIT accepted(std::make_shared<LocalSocket>(m_tcp->nextPendingConnection()));
}

#ifdef Q_OS_UNIX

bool LocalListener::listenUnix(const QString& path)
{
    const auto name = QFile::encodeName(path);
    sockaddr_un address {};
    if (name.isEmpty() || name.size() > LocalEndpoint::MaxPathBytes)
        return false;
    address.sun_family = AF_UNIX;
    std::memcpy(static_cast<char*>(address.sun_path), name.constData(), static_cast<std::size_t>(name.size()));
    QFile::remove(path);
    m_descriptor = ::socket(AF_UNIX, SOCK_STREAM, 0);
    if (m_descriptor < 0)
        return false;
    ::fcntl(m_descriptor, F_SETFD, FD_CLOEXEC);
    ::fcntl(m_descriptor, F_SETFL, O_NONBLOCK);
    if (::bind(m_descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0
        || ::listen(m_descriptor, Backlog) != 0) {
        ::close(std::exchange(m_descriptor, -1));
        return false;
    }
    m_endpoint = LocalEndpoint { path, 0 };
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &LocalListener::acceptUnix);
    return true;
}

void LocalListener::acceptUnix()
{
    const QPointer<LocalListener> alive(this);
    while (alive) {
        const int descriptor = ::accept(m_descriptor, nullptr, nullptr);
        if (descriptor < 0) {
            const int error = errno;
            if (error == EINTR || error == ECONNABORTED)
                continue;
            if (error != EAGAIN && error != EWOULDBLOCK) {
                qCWarning(torLog) << "cannot accept, errno" << error;
                m_notifier->setEnabled(false);
                m_pause.start(AcceptPause, [this] { m_notifier->setEnabled(true); });
            }
            return;
        }
        ::fcntl(descriptor, F_SETFD, FD_CLOEXEC);
        auto* socket = new QLocalSocket;
        if (!socket->setSocketDescriptor(descriptor)) {
            ::close(descriptor);
            delete socket;
            continue;
        }
        Q_EMIT accepted(std::make_shared<LocalSocket>(socket));
    }
}

#else

bool LocalListener::listenUnix(const QString&)
{
    return false;
}

void LocalListener::acceptUnix() {}

#endif

} // namespace allium::tor

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/LoopbackTransport.h"

#include "core/base/Log.h"
#include "core/net/Pipes.h"

#include <QFile>
#include <QLocalServer>
#include <QLocalSocket>

#include <QtEndian>

#include <algorithm>

Q_LOGGING_CATEGORY(logLoopback, "core.net.loopback", QtInfoMsg)

namespace allium::net {

namespace {

    constexpr qsizetype KeyBytes = static_cast<qsizetype>(crypto::X25519PublicKey::SizeBytes);
    constexpr qsizetype PrefaceBytes = KeyBytes + 2;
    constexpr int MaxPendingConnections = 256;
    constexpr qint64 ReadBufferBytes = 256LL * 1024;

    /// The listener's one byte.
    enum class Answer : char { Welcome = 0, NeedsAuthorization = 1, WrongAuthorization = 2, Refused = 3 };

    class LoopbackConnection final : public Connection {
    public:
        /// The dialler's end: connects, then sends preface and first bytes.
        LoopbackConnection(const QString& path, const QByteArray& firstBytes)
            : m_socket(new QLocalSocket(this))
        {
            watch();
            connect(m_socket, &QLocalSocket::errorOccurred, this, &LoopbackConnection::onError);
            // Queued, because connecting to a local socket may succeed or fail inside the call.
            QMetaObject::invokeMethod(
                this,
                [this, path, firstBytes] {
                    if (m_state != State::Connecting)
                        return;
                    m_socket->connectToServer(path);
                    if (m_socket->state() != QLocalSocket::UnconnectedState)
                        m_socket->write(firstBytes);
                },
                Qt::QueuedConnection);
        }
        /// The listener's end of an open pipe.
        explicit LoopbackConnection(QLocalSocket* socket)
            : m_socket(socket)
            , m_state(State::Open)
        {
            socket->setParent(this);
            watch();
        }
        ~LoopbackConnection() override { LoopbackConnection::abort(); }

        State state() const override { return m_state; }
        void write(QByteArrayView bytes) override
        {
            if (m_state != State::Closed && !m_closing)
                m_socket->write(bytes.data(), bytes.size());
        }
        qint64 unsentBytes() const override { return m_socket->bytesToWrite(); }
        QByteArray read(qint64 limit) override
        {
            return m_state == State::Connecting ? QByteArray() : m_socket->read(limit);
        }
        qint64 readableBytes() const override
        {
            return m_state == State::Connecting ? 0 : m_socket->bytesAvailable();
        }
        void close() override
        {
            if (m_state == State::Connecting)
                return abort();
            if (std::exchange(m_closing, true) || m_state == State::Closed)
                return;
            QMetaObject::invokeMethod(this, [this] { m_socket->disconnectFromServer(); }, Qt::QueuedConnection);
        }
        void abort() override
        {
            if (m_state == State::Closed)
                return;
            m_state = State::Closed;
            m_socket->disconnect(this);
            m_socket->abort();
        }

    private:
        void watch()
        {
            m_socket->setReadBufferSize(ReadBufferBytes);
            connect(m_socket, &QLocalSocket::readyRead, this, &LoopbackConnection::onReadyRead, Qt::QueuedConnection);
            connect(m_socket, &QLocalSocket::bytesWritten, this, &Connection::bytesSent, Qt::QueuedConnection);
            connect(m_socket, &QLocalSocket::disconnected, this, &LoopbackConnection::onDisconnected,
                    Qt::QueuedConnection);
        }
        void onReadyRead()
        {
            if (m_state == State::Connecting) {
                char answer = 0;
                if (m_socket->read(&answer, 1) != 1)
                    return;
                switch (static_cast<Answer>(answer)) {
                case Answer::Welcome:
                    break;
                case Answer::NeedsAuthorization:
                    return fail(DialError::NeedsAuthorization);
                case Answer::WrongAuthorization:
                    return fail(DialError::WrongAuthorization);
                default:
                    return fail(DialError::Refused);
                }
                m_state = State::Open;
                Q_EMIT connected();
            }
            if (m_state == State::Open && m_socket->bytesAvailable() > 0)
                Q_EMIT readyRead();
        }
        void onDisconnected()
        {
            if (m_state == State::Connecting)
                return fail(DialError::Failed);
            if (std::exchange(m_state, State::Closed) != State::Closed)
                Q_EMIT closed();
        }
        void onError(QLocalSocket::LocalSocketError error)
        {
            if (m_state != State::Connecting)
                return; // disconnected() follows
            // Nobody listens on the file, or there is none: as if the service were not published.
            const bool absent = error == QLocalSocket::ServerNotFoundError
                || error == QLocalSocket::ConnectionRefusedError;
            fail(absent ? DialError::NoDescriptor : DialError::Failed);
        }
        void fail(DialError error)
        {
            abort();
            Q_EMIT failed(error);
        }

        QLocalSocket* m_socket;
        State m_state = State::Connecting;
        bool m_closing = false;
    };

    class LoopbackListener final : public Listener {
    public:
        LoopbackListener(const QString& path, ServiceSpec spec)
            : m_address(spec.key.publicKey())
            , m_port(spec.port)
            , m_clients(std::move(spec.authorizedClients))
        {
            QLocalServer::removeServer(path); // left behind by a crash
            m_server.setSocketOptions(QLocalServer::UserAccessOption);
            m_server.setMaxPendingConnections(MaxPendingConnections);
            connect(&m_server, &QLocalServer::newConnection, this, &LoopbackListener::onNewConnection);
            const bool listens = m_server.listen(path);
            if (!listens)
                qCWarning(logLoopback) << "cannot listen:" << m_server.errorString();
            QMetaObject::invokeMethod(
                this,
                [this, listens] {
                    m_state = listens ? State::Reachable : State::Failed;
                    Q_EMIT stateChanged(m_state);
                },
                Qt::QueuedConnection);
        }

        crypto::OnionAddress address() const override { return m_address; }
        QByteArray localAddress() const override
        {
            return m_server.isListening() ? m_server.fullServerName().toUtf8() : QByteArray();
        }
        State state() const override { return m_state; }
        void setAuthorizedClients(std::vector<crypto::X25519PublicKey> clients) override
        {
            m_clients = std::move(clients);
        }

    private:
        void onNewConnection()
        {
            while (QLocalSocket* const socket = m_server.nextPendingConnection()) {
                socket->setReadBufferSize(ReadBufferBytes);
                connect(socket, &QLocalSocket::readyRead, this, [this, socket] { onPreface(socket); });
                connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
                onPreface(socket);
            }
        }
        void onPreface(QLocalSocket* socket)
        {
            if (socket->bytesAvailable() < PrefaceBytes)
                return;
            socket->disconnect(this);
            QObject::disconnect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
            const auto preface = socket->read(PrefaceBytes);
            const auto answer = check(preface);
            const char byte = static_cast<char>(answer);
            socket->write(&byte, 1);
            if (answer != Answer::Welcome) {
                connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
                socket->disconnectFromServer();
                return;
            }
            const auto connection = shareConnection(std::make_unique<LoopbackConnection>(socket));
            Q_EMIT incoming(connection);
            if (connection.use_count() == 1)
                connection->abort();
            else if (connection->readableBytes() > 0)
                QMetaObject::invokeMethod(connection.get(), &Connection::readyRead, Qt::QueuedConnection);
        }
        Answer check(QByteArrayView preface) const
        {
            const auto key = *crypto::X25519PublicKey::from(preface.first(KeyBytes));
            if (qFromBigEndian<quint16>(preface.sliced(KeyBytes).data()) != m_port)
                return Answer::Refused;
            if (m_clients.empty() || std::find(m_clients.begin(), m_clients.end(), key) != m_clients.end())
                return Answer::Welcome;
            return key.isZero() ? Answer::NeedsAuthorization : Answer::WrongAuthorization;
        }

        crypto::OnionAddress m_address;
        std::uint16_t m_port;
        std::vector<crypto::X25519PublicKey> m_clients;
        QLocalServer m_server;
        State m_state = State::Waiting;
    };

} // namespace

LoopbackTransport::LoopbackTransport(const QString& folder, QObject* parent)
    : Transport(parent)
    , m_folder(folder)
{
    m_usable = QDir().mkpath(folder)
        && QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    if (!m_usable)
        qCWarning(logLoopback) << "cannot use the folder for local services";
}

std::unique_ptr<Connection> LoopbackTransport::dial(const crypto::OnionEndpoint& endpoint, const QByteArray& isolation,
                                                    QByteArrayView firstBytes)
{
    Q_UNUSED(isolation)
    QByteArray first = m_clientKeys.value(endpoint.address).toByteArray();
    char port[2];
    qToBigEndian(endpoint.port, port);
    first.append(port, 2);
    first.append(firstBytes);
    const auto path = m_folder.absoluteFilePath(QString::fromLatin1(endpoint.address.label()));
    return std::make_unique<LoopbackConnection>(path, first);
}

std::unique_ptr<Listener> LoopbackTransport::listen(ServiceSpec spec)
{
    const auto label = crypto::OnionAddress(spec.key.publicKey()).label();
    return std::make_unique<LoopbackListener>(m_folder.absoluteFilePath(QString::fromLatin1(label)), std::move(spec));
}

void LoopbackTransport::addClientKey(const crypto::OnionAddress& service, const crypto::X25519SecretKey& key)
{
    m_clientKeys.insert(service, crypto::DhKeyPair::fromSecret(key.clone()).publicKey());
}

void LoopbackTransport::removeClientKey(const crypto::OnionAddress& service)
{
    m_clientKeys.remove(service);
}

} // namespace allium::net

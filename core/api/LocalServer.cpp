// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/LocalServer.h"

#include "core/base/Log.h"
#include "core/crypto/Secret.h"

#include <QFile>
#include <QLocalSocket>

#ifdef Q_OS_LINUX
#include <sys/socket.h>
#include <unistd.h>
#endif

Q_LOGGING_CATEGORY(logApi, "core.api")

namespace allium::api {

struct LocalServer::Client {
    QLocalSocket* socket = nullptr;
    LineReader lines;
    bool wantsEvents = false;
};

namespace {

/// The socket file's mode keeps others out already; this holds where the file system ignores it.
bool isSameUser([[maybe_unused]] const QLocalSocket& socket)
{
#ifdef Q_OS_LINUX
    ucred peer {};
    socklen_t size = sizeof peer;
    return getsockopt(static_cast<int>(socket.socketDescriptor()), SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0
        && (peer.uid == geteuid() || peer.uid == 0);
#else
    return true;
#endif
}

} // namespace

LocalServer::LocalServer(const CommandTable& table, std::function<bool()> isLocked)
    : m_table(table)
    , m_isLocked(std::move(isLocked))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &LocalServer::accept);
}

LocalServer::~LocalServer()
{
    for (auto& [socket, client] : m_clients) {
        socket->disconnect(this);
        delete socket;
    }
}

Result<void, LocalServer::Error> LocalServer::listen(const QString& path)
{
#ifdef Q_OS_UNIX
    if (QFile::encodeName(path).size() > 107)
        return fail(Error::PathTooLong);
#endif
    // Asked first: QLocalServer moves its socket over an existing one without a word.
    QLocalSocket probe;
    probe.connectToServer(path);
    if (probe.waitForConnected(1000))
        return fail(Error::AlreadyServed);
    QLocalServer::removeServer(path);
    if (m_server.listen(path))
        return {};
    qCWarning(logApi) << "cannot listen on the command socket:" << m_server.errorString();
    return fail(Error::CannotListen);
}

void LocalServer::accept()
{
    while (auto* socket = m_server.nextPendingConnection()) {
        if (m_clients.size() >= static_cast<std::size_t>(MaxClients) || !isSameUser(*socket)) {
            qCWarning(logApi) << "a client of the command socket was turned away";
            socket->abort();
            socket->deleteLater();
            continue;
        }
        auto client = std::make_unique<Client>();
        client->socket = socket;
        auto* raw = client.get();
        m_clients.emplace(socket, std::move(client));
        connect(socket, &QLocalSocket::readyRead, this, [this, raw] { read(*raw); });
        connect(socket, &QLocalSocket::disconnected, this, [this, socket] {
            m_clients.erase(socket);
            socket->deleteLater();
        });
        read(*raw);
    }
}

void LocalServer::read(Client& client)
{
    const QPointer<QLocalSocket> socket(client.socket);
    auto bytes = socket->readAll();
    const bool fits = client.lines.feed(bytes);
    crypto::wipe(bytes); // a passphrase, perhaps
    if (!fits) {
        answer(socket, encodeError({}, { RpcCode::InvalidRequest, "request.too-long", {} }));
        socket->disconnectFromServer();
        return;
    }
    while (socket && m_clients.count(socket) != 0) {
        auto line = client.lines.take();
        if (!line)
            return;
        auto request = parseRequest(*line);
        if (!request) {
            answer(socket, encodeError({}, request.error()));
            continue;
        }
        if (request->method == "events")
            client.wantsEvents = true;
        const auto id = request->id;
        m_table.call(std::move(*request), m_isLocked(), [this, guard = QPointer(this), socket, id](const auto& result) {
            if (guard && socket && !id.isUndefined())
                answer(socket, result ? encodeResult(id, *result) : encodeError(id, result.error()));
        });
    }
}

void LocalServer::answer(const QPointer<QLocalSocket>& socket, const QByteArray& line)
{
    if (socket->bytesToWrite() > MaxUnsentBytes) {
        qCWarning(logApi) << "a client of the command socket does not read; dropped";
        socket->abort();
        return;
    }
    socket->write(line + '\n');
    socket->flush();
}

void LocalServer::publish(const QString& type, const QJsonObject& fields)
{
    QByteArray line;
    // Copied first: answer() may drop a client and with it its entry.
    std::vector<QPointer<QLocalSocket>> listeners;
    for (const auto& [socket, client] : m_clients) {
        if (client->wantsEvents)
            listeners.emplace_back(socket);
    }
    for (const auto& socket : listeners) {
        if (line.isEmpty())
            line = encodeEvent(type, fields);
        if (socket)
            answer(socket, line);
    }
}

} // namespace allium::api

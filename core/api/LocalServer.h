// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/Command.h"

#include <QLocalServer>
#include <QObject>
#include <QPointer>

#include <memory>
#include <set>

class QLocalSocket;

namespace allium::api {

/// The command socket: JSON-RPC 2.0, one message per line, for programs of the same user. Binds a
/// Unix socket (a named pipe on Windows) that only its owner may open. Lives on the node thread,
/// as long as the program; the table must outlive it.
class LocalServer : public QObject {
    Q_OBJECT
public:
    static constexpr int MaxClients = 32;
    /// A client that does not read this much is dropped rather than remembered.
    static constexpr qint64 MaxUnsentBytes = 8LL * 1024 * 1024;

    enum class Error { PathTooLong, AlreadyServed, CannotListen };

    LocalServer(const CommandTable& table, std::function<bool()> isLocked);
    ~LocalServer() override;

    /// Takes over a socket file that nobody serves any more.
    Result<void, Error> listen(const QString& path);
    /// To every client that asked for "events".
    void publish(const QString& type, const QJsonObject& fields);

private:
    struct Client;
    void accept();
    void read(Client& client);
    void answer(const QPointer<QLocalSocket>& socket, const QByteArray& line);

    const CommandTable& m_table;
    std::function<bool()> m_isLocked;
    QLocalServer m_server;
    std::map<QLocalSocket*, std::unique_ptr<Client>> m_clients;
};

} // namespace allium::api

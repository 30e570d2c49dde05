// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/startup/SingleInstance.h"

#include "core/node/ProfileFolder.h"

#include <QDeadlineTimer>
#include <QLocalSocket>

namespace allium::desktop {
namespace {

constexpr char LineEnd = '\n';
const QByteArray Taken = QByteArrayLiteral("taken\n");

} // namespace

QString SingleInstance::socketFor(const QString& folder)
{
    return node::ProfileFolder::runtimeFor(folder) + QStringLiteral("/window");
}

bool SingleInstance::listen(const QString& folder)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::greet);
    const auto socket = socketFor(folder);
    QLocalServer::removeServer(socket);
    return m_server.listen(socket);
}

void SingleInstance::greet()
{
    while (auto* const socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        const auto read = [this, socket] {
            if (socket->canReadLine()) {
                const auto link = QString::fromUtf8(socket->readLine(MaxBytes).chopped(1));
                socket->write(Taken);
                socket->disconnectFromServer();
                Q_EMIT activated(link);
            } else if (socket->bytesAvailable() > MaxBytes) {
                socket->abort();
            }
        };
        connect(socket, &QLocalSocket::readyRead, this, read);
        read();
    }
}

bool SingleInstance::handOver(const QString& folder, const QString& link, std::chrono::milliseconds patience)
{
    const QDeadlineTimer deadline(patience);
    const auto left = [&deadline] { return static_cast<int>(deadline.remainingTime()); };
    QLocalSocket socket;
    socket.connectToServer(socketFor(folder));
    if (!socket.waitForConnected(left()))
        return false;
    socket.write(link.toUtf8().left(MaxBytes - 1).replace(LineEnd, ' ') + LineEnd);
    while (!socket.canReadLine() && socket.waitForReadyRead(left())) { }
    return socket.readLine() == Taken;
}

} // namespace allium::desktop

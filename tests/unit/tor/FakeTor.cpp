// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/tor/FakeTor.h"

#include <QFile>

namespace allium::test {

FakeTor::FakeTor()
{
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        m_client = m_server.nextPendingConnection();
        ++m_connections;
        connect(m_client, &QLocalSocket::readyRead, this, &FakeTor::onReadyRead);
    });
    m_server.listen(m_folder.filePath(QStringLiteral("control")));
}

tor::LocalEndpoint FakeTor::endpoint() const
{
    return { m_server.fullServerName(), 0 };
}

void FakeTor::sendRaw(const QByteArray& bytes)
{
    if (m_client)
        m_client->write(bytes);
}

void FakeTor::hangUp()
{
    if (m_client)
        m_client->disconnectFromServer();
}

qsizetype FakeTor::countOf(const QByteArray& beginning) const
{
    return std::count_if(m_commands.begin(), m_commands.end(),
                         [&](const QByteArray& command) { return command.startsWith(beginning); });
}

QByteArray FakeTor::defaultAnswer(const QByteArray& command) const
{
    if (command.startsWith("PROTOCOLINFO"))
        return "250-PROTOCOLINFO 1\r\n250-AUTH METHODS=NULL\r\n250-VERSION Tor=\"0.4.9.11\"\r\n250 OK\r\n";
    if (command.startsWith("GETCONF HiddenServiceSingleHopMode"))
        return "250-HiddenServiceSingleHopMode=0\r\n250 HiddenServiceNonAnonymousMode=0\r\n";
    if (command.startsWith("GETINFO net/listeners/socks"))
        return "250-net/listeners/socks=\"192.0.2.1:9050\" \"127.0.0.1:9050\"\r\n250 OK\r\n";
    if (command.startsWith("GETINFO status/bootstrap-phase"))
        return "250-status/bootstrap-phase=NOTICE BOOTSTRAP PROGRESS=100 TAG=done SUMMARY=\"Done\"\r\n250 OK\r\n";
    return "250 OK\r\n";
}

void FakeTor::onReadyRead()
{
    while (m_client && m_client->canReadLine()) {
        const auto command = m_client->readLine().trimmed();
        m_commands << command;
        auto reply = m_answer ? m_answer(command) : QByteArray();
        if (reply.isEmpty())
            reply = defaultAnswer(command);
        sendRaw(reply);
    }
}

QString FakeTor::writeScript(const QByteArray& body)
{
    auto path = m_folder.filePath(QStringLiteral("tor-%1").arg(++m_scripts));
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write("#!/bin/sh\n" + body + "\n");
    file.close();
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return path;
}

} // namespace allium::test

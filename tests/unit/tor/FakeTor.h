// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tor/LocalEndpoint.h"

#include <QByteArrayList>
#include <QLocalServer>
#include <QLocalSocket>
#include <QPointer>
#include <QTemporaryDir>

#include <functional>

namespace allium::test {

/// The control port of a tor that does what the test says. Without instructions it takes any
/// authentication, is bootstrapped and answers everything with 250 OK.
class FakeTor : public QObject {
    Q_OBJECT
public:
    /// Answers a command line: whole reply lines with line ends; empty: the default answer.
    using Answer = std::function<QByteArray(const QByteArray& command)>;

    FakeTor();

    tor::LocalEndpoint endpoint() const;
    QString folder() const { return m_folder.path(); }
    void setAnswer(Answer answer) { m_answer = std::move(answer); }
    /// Something tor says by itself; sends "650 …".
    void say(const QByteArray& event) { sendRaw("650 " + event + "\r\n"); }
    void sendRaw(const QByteArray& bytes);
    void hangUp();

    const QByteArrayList& commands() const { return m_commands; }
    qsizetype countOf(const QByteArray& beginning) const;
    int connections() const { return m_connections; }

    /// A shell script that is run in place of tor; its path.
    QString writeScript(const QByteArray& body);

private:
    QByteArray defaultAnswer(const QByteArray& command) const;
    void onReadyRead();

    QTemporaryDir m_folder;
    QLocalServer m_server;
    QPointer<QLocalSocket> m_client;
    Answer m_answer;
    QByteArrayList m_commands;
    int m_connections = 0;
    int m_scripts = 0;
};

} // namespace allium::test

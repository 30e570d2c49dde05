// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tor/ControlConnection.h"

#include <QFuture>
#include <QObject>
#include <QPointer>

namespace allium::tor {

/// The control port as services and client keys see it: it outlives any one tor. Between lost()
/// and the next opened() commands fail; whatever must exist in tor is sent again at opened().
/// Owned by TorController. Node thread.
class ControlLine : public QObject {
    Q_OBJECT
public:
    enum class InfoError { NotConnected, Refused };

    using QObject::QObject;

    bool isOpen() const { return m_connection && m_connection->isOpen(); }
    /// As ControlConnection::send().
    void send(const ControlCommand& command, QObject* context, ControlConnection::OnReply onReply);

    /// GETINFO and GETCONF for one key.
    QFuture<Result<QByteArray, InfoError>> info(const QByteArray& key) { return ask("GETINFO", key); }
    QFuture<Result<QByteArray, InfoError>> configuration(const QByteArray& key) { return ask("GETCONF", key); }
    /// SIGNAL: such as NEWNYM.
    QFuture<Result<void, InfoError>> signal(const QByteArray& name);

    /// For the owner: a connection that is ready for use, or nullptr when there is none any more.
    void setConnection(ControlConnection* connection);

Q_SIGNALS:
    void opened();
    void lost();
    void eventReceived(const allium::tor::ControlEvent& event);

private:
    QFuture<Result<QByteArray, InfoError>> ask(QByteArrayView command, const QByteArray& key);

    QPointer<ControlConnection> m_connection;
    bool m_wasOpen = false;
};

} // namespace allium::tor

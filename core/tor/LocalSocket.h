// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tor/LocalEndpoint.h"

#include <QByteArray>
#include <QObject>

class QIODevice;
class QLocalSocket;
class QTcpSocket;

namespace allium::tor {

/// A byte pipe to another program on this machine, the same for Unix sockets and loopback TCP.
/// Node thread. Signals never fire from inside a call on the object, and it may be destroyed from
/// inside any of them.
///
///     Connecting --opened()--> Open --closed()--> Closed
///     Connecting --failed()--> Closed
class LocalSocket : public QObject {
    Q_OBJECT
public:
    enum class State { Connecting, Open, Closed };

    /// Starts connecting from the event loop.
    explicit LocalSocket(const LocalEndpoint& endpoint, QObject* parent = nullptr);
    /// Takes over a connection that was accepted.
    explicit LocalSocket(QLocalSocket* accepted, QObject* parent = nullptr);
    explicit LocalSocket(QTcpSocket* accepted, QObject* parent = nullptr);
    ~LocalSocket() override;

    State state() const { return m_state; }
    /// What is not read beyond this stays with the other program and holds it back.
    void setReadBufferBytes(qint64 bytes);
    /// Queues. Only when Open.
    void write(QByteArrayView bytes);
    qint64 unsentBytes() const;
    QByteArray read(qint64 limit);
    qint64 readableBytes() const;
    /// Sends what is queued, then closes; closed() follows.
    void close();
    /// Closes now; no signal follows.
    void abort();

Q_SIGNALS:
    void opened();
    void failed();
    void readyRead();
    void bytesSent();
    /// What arrived before can still be read.
    void closed();

private:
    void adopt();
    void connectTo(const LocalEndpoint& endpoint);
    void onDisconnected();
    void disconnectDevice();

    // One of the two; both are the device. Deleted from the event loop, since a socket must not
    // die inside its own signal.
    QLocalSocket* m_local = nullptr;
    QTcpSocket* m_tcp = nullptr;
    QIODevice* m_device = nullptr;
    State m_state = State::Connecting;
};

} // namespace allium::tor

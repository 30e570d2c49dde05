// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Timers.h"
#include "core/crypto/OnionAddress.h"
#include "core/tor/LocalSocket.h"
#include "core/tor/SocksCodec.h"

#include <QByteArray>
#include <QObject>

#include <memory>

namespace allium::tor {

/// One stream through tor: dialled over the SOCKS port, or come in through a service. Owned by
/// whoever made or received it. Node thread. Signals never fire from inside a call on the object,
/// and it may be destroyed from inside any of them.
///
///     Connecting --connected()--> Open --closed()--> Closed
///     Connecting --failed(error)--> Closed
class OnionStream : public QObject {
    Q_OBJECT
public:
    enum class State { Connecting, Open, Closed };

    /// How much a stream holds for a reader that is slow; more stays with tor, which holds the
    /// sender back.
    static constexpr qint64 ReadBufferBytes = qint64(1024) * 1024;
    static constexpr Milliseconds DefaultTimeout = std::chrono::seconds(90);

    struct Target {
        LocalEndpoint socks;
        crypto::OnionEndpoint endpoint; ///< only a valid onion address can be written as one
        QByteArray isolation;
        QByteArray token;
        Milliseconds timeout = DefaultTimeout;
    };

    /// Starts dialling. What is written before connected() goes along with the request.
    OnionStream(const Target& target, QByteArrayView firstBytes, Timers& timers);
    /// Wraps a stream that a service accepted: Open.
    explicit OnionStream(std::shared_ptr<LocalSocket> accepted);
    ~OnionStream() override;

    State state() const { return m_state; }
    void write(QByteArrayView bytes);
    /// Not yet taken by the operating system.
    qint64 unsentBytes() const;
    /// Everything that has arrived, at most `limit`; also what was left when it closed.
    QByteArray read(qint64 limit);
    qint64 readableBytes() const;
    /// Sends what is queued, then closes; closed() follows. Connecting: ends without a signal.
    void close();
    /// Closes now, without a signal.
    void abort();

Q_SIGNALS:
    void connected();
    void failed(allium::tor::SocksError error);
    void readyRead();
    void bytesSent();
    void closed();

private:
    void readAnswers();
    void fail(SocksError error);

    std::shared_ptr<LocalSocket> m_socket;
    std::unique_ptr<Timer> m_timeout; ///< of dialled streams
    SocksReplyParser m_answers;
    QByteArray m_beforeOpen; ///< request and first bytes, until the socket is there
    State m_state = State::Connecting;
};

} // namespace allium::tor

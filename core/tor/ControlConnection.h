// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tor/ControlAuthentication.h"
#include "core/tor/ControlEvent.h"
#include "core/tor/ControlReplyParser.h"
#include "core/tor/LocalSocket.h"

#include <QObject>
#include <QPointer>

#include <deque>
#include <functional>
#include <memory>

namespace allium::tor {

enum class ControlError {
    InvalidArgument, ///< not sent: an argument would have broken the line
    NotConnected, ///< before opened(), after closed()
    Lost, ///< the connection ended before the answer
};

/// One conversation with a control port, from connecting to its end; a new tor gets a new object.
/// Answers and events reach their receivers in the order tor sent them. Node thread.
///
///     Connecting -> Authenticating --opened()--> Open --lost()--> Closed
///     Connecting, Authenticating --failed(error)--> Closed
class ControlConnection : public QObject {
    Q_OBJECT
public:
    enum class Failure { Unreachable, Malformed, Authentication };
    using Reply = Result<ControlReply, ControlError>;
    using OnReply = std::function<void(const Reply&)>;

    /// Connects at once. `random` must outlive the object.
    ControlConnection(const LocalEndpoint& endpoint, ControlCredentials credentials, Random& random,
                      QObject* parent = nullptr);
    ~ControlConnection() override;

    bool isOpen() const { return m_isOpen; }
    const std::optional<TorVersion>& version() const { return m_authentication.version(); }
    /// Set after failed(Authentication).
    std::optional<ControlAuthentication::Error> authenticationError() const { return m_authenticationError; }

    /// Queues a command. `onReply` is called from the event loop, once, with tor's answer of
    /// whatever status, or why there is none; not at all when `context` is gone by then.
    void send(const ControlCommand& command, QObject* context, OnReply onReply);

Q_SIGNALS:
    void opened();
    void failed(allium::tor::ControlConnection::Failure failure);
    void lost();
    void eventReceived(const allium::tor::ControlEvent& event);

private:
    struct Waiting {
        QPointer<QObject> context;
        OnReply onReply;
    };

    void write(const ControlCommand& command);
    void onReadyRead();
    void onReply(const ControlReply& reply);
    void onAuthenticationReply(const ControlReply& reply);
    void end(Failure failure);

    LocalSocket m_socket;
    ControlReplyParser m_parser;
    ControlAuthentication m_authentication;
    std::optional<ControlAuthentication::Error> m_authenticationError;
    std::deque<Waiting> m_waiting;
    bool m_isOpen = false;
    bool m_isClosed = false;
};

} // namespace allium::tor

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/Handshake.h"
#include "core/net/NetEnvironment.h"
#include "core/net/Transport.h"

#include <memory>
#include <variant>

namespace allium::net {

/// Why dial() gave no session: no byte pipe, or no agreement on it.
struct DialFailure {
    std::variant<DialError, HandshakeError> why;

    const DialError* dialError() const { return std::get_if<DialError>(&why); }
    const HandshakeError* handshakeError() const { return std::get_if<HandshakeError>(&why); }
    /// The service is not there: nobody is online.
    bool isAbsent() const { return dialError() != nullptr && *dialError() == DialError::NoDescriptor; }

    friend bool operator==(const DialFailure&, const DialFailure&) = default;
};

struct DialTarget {
    crypto::OnionEndpoint endpoint;
    /// Whom and what for; see Transport::dial().
    QByteArray isolation;
    Purpose purpose = Purpose::Friend;
    /// Who must answer. Empty only with a bare onion ID, where the handshake tells.
    std::optional<wire::AccountId> account;
    /// Prove ourselves by the secret shared with `account` when there is one (never for
    /// Purpose::Request). When the other side does not know this device yet, the dialler tries
    /// once more with a certificate alone.
    bool usePairSecret = true;
};

/// A dial under way. Owned by the caller; destroying it cancels. One of the signals fires once,
/// from the event loop; not before the caller had time to connect.
class PendingDial : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// Gives up unless message 3 has been sent: after that the peer may have closed another
    /// session in favour of this one. Says whether it did; no signal follows then.
    virtual bool cancelUnlessCommitted() = 0;

Q_SIGNALS:
    void opened(std::shared_ptr<allium::net::Session> session);
    void failed(const allium::net::DialFailure& failure);
};

/// Turns targets into sessions: dials with the handshake's first message aboard, shakes hands,
/// waits for the peer's first frame. Node thread; outlives its dials and their sessions do not
/// need it.
class SessionDialer : public QObject {
    Q_OBJECT
public:
    SessionDialer(NetEnvironment& environment, Transport& transport, QObject* parent = nullptr);

    std::unique_ptr<PendingDial> dial(const DialTarget& target);

private:
    NetEnvironment& m_environment;
    Transport& m_transport;
};

} // namespace allium::net

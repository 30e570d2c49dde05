// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/Keys.h"
#include "core/crypto/OnionAddress.h"

#include <QByteArray>
#include <QObject>

#include <memory>
#include <vector>

namespace allium::net {

/// Why a dial did not lead to a byte pipe. The onion cases are tor's extended SOCKS errors
/// (socks-extensions.txt, 0xF0 to 0xF7).
enum class DialError {
    NotReady, ///< the transport has no network yet
    NoDescriptor, ///< F0: the service is not online; do not ask again for 15 minutes
    BadDescriptor, ///< F1
    IntroductionFailed, ///< F2: its descriptor is stale
    RendezvousFailed, ///< F3
    NeedsAuthorization, ///< F4: our client key is missing there or here
    WrongAuthorization, ///< F5: our client key was taken out
    BadAddress, ///< F6
    IntroductionTimedOut, ///< F7
    Refused,
    TimedOut,
    Cancelled,
    Failed, ///< anything else; the log has the detail
};

/// A byte pipe to somebody: an onion stream, a local socket, or two ends in memory. Owned by
/// whoever dialled or was handed it. Signals never fire from inside a call on the object.
///
///     Connecting --connected()--> Open --closed()--> Closed
///     Connecting --failed(error)--> Closed
class Connection : public QObject {
    Q_OBJECT
public:
    enum class State { Connecting, Open, Closed };

    using QObject::QObject;
    virtual State state() const = 0;
    /// Queues. Ignored when closed.
    virtual void write(QByteArrayView bytes) = 0;
    /// Queued here and not yet taken by the operating system; senders of bulk keep it small.
    virtual qint64 unsentBytes() const = 0;
    /// Everything that has arrived, at most `limit` bytes. What is not read stays in the pipe and
    /// holds the sender back.
    virtual QByteArray read(qint64 limit) = 0;
    virtual qint64 readableBytes() const = 0;
    /// Sends what is queued, then closes.
    virtual void close() = 0;
    /// Closes now, without closed().
    virtual void abort() = 0;

Q_SIGNALS:
    void connected();
    void failed(allium::net::DialError error);
    void readyRead();
    void bytesSent();
    void closed();
};

/// One onion service to publish.
struct ServiceSpec {
    crypto::SigningKey key;
    std::uint16_t port = crypto::OnionEndpoint::DefaultPort;
    /// Empty: anybody may connect. Otherwise tor client authorization with these keys.
    std::vector<crypto::X25519PublicKey> authorizedClients;
    /// tor's proof-of-work defence and a limit of streams per circuit: for doors open to strangers.
    bool openToStrangers = false;
};

/// A published service. Destroying it takes the service down; connections that came through it
/// live on.
class Listener : public QObject {
    Q_OBJECT
public:
    /// Publishing: not all uploads are in yet. Reachable: at least one directory has it.
    enum class State { Waiting, Publishing, Reachable, Failed };

    using QObject::QObject;
    virtual crypto::OnionAddress address() const = 0;
    /// Where on this machine it is served, for people who look: a socket's path or a loopback port. Empty in
    /// simulations.
    virtual QByteArray localAddress() const { return {}; }
    virtual State state() const = 0;
    /// Directories that have where to find the service, and how many it was sent to.
    struct Uploads {
        std::size_t done = 0;
        std::size_t started = 0;
    };
    /// None where there are no directories.
    virtual Uploads uploads() const { return {}; }
    /// Republishes with another client list; open connections stay.
    virtual void setAuthorizedClients(std::vector<crypto::X25519PublicKey> clients) = 0;

Q_SIGNALS:
    void stateChanged(allium::net::Listener::State state);
    /// The receiver takes ownership; a connection nobody took is closed. State Open.
    void incoming(std::shared_ptr<allium::net::Connection> connection);
};

/// Where byte pipes come from. Lives as long as the node; one thread.
class Transport : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    virtual bool isReady() const = 0;
    /// `isolation` names whom and what for: equal names may share a circuit, different never do.
    /// `firstBytes` travel with the request to connect and save a round trip.
    virtual std::unique_ptr<Connection> dial(const crypto::OnionEndpoint& endpoint, const QByteArray& isolation,
                                             QByteArrayView firstBytes) = 0;
    virtual std::unique_ptr<Listener> listen(ServiceSpec spec) = 0;
    /// The key that opens a service with client authorization. Kept until removed.
    virtual void addClientKey(const crypto::OnionAddress& service, const crypto::X25519SecretKey& key) = 0;
    virtual void removeClientKey(const crypto::OnionAddress& service) = 0;

Q_SIGNALS:
    void readyChanged(bool ready);
};

} // namespace allium::net

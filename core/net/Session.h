// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/Transport.h"
#include "core/wire/Ids.h"

#include <QObject>
#include <QPointer>

#include <chrono>
#include <memory>

namespace allium::net {

/// What a session is for; bound into the handshake, so that one kind cannot be relayed as another.
enum class Purpose : std::uint8_t { Request = 1, Friend = 2, File = 3 };

/// Why a session or stream ended. Values travel on the wire.
enum class CloseReason : std::uint8_t {
    Ok = 0,
    Duplicate = 1, ///< the other of two sessions with the same contact was kept
    Protocol = 2, ///< the peer broke a rule
    Limit = 3, ///< too much, too fast or too many
    Unknown = 4, ///< we don't know you; also what somebody blocked sees
    Shutdown = 5,
    TimedOut = 6, ///< local: nothing heard
    Lost = 7, ///< local: the pipe broke
    Refused = 8, ///< a stream of a kind nobody here serves, or not for this peer
};

/// Who is at the other end, proven by the handshake.
struct PeerIdentity {
    wire::AccountId account;
    wire::DeviceId device;
    crypto::X25519PublicKey noiseStatic;
    bool viaPairSecret = false; ///< XXpsk3: both ends hold the pair secret
};

/// Names a kind of conversation inside a session; values travel on the wire.
enum class StreamKind : std::uint32_t { Request = 1, Conversation = 2, File = 3, Control = 4 };

class Session;

/// One of many message pipes in a session, each with its own credit, so that a slow reader of one
/// holds up none of the others. Owned by the session; gone after closed(). Messages arrive whole
/// and in order, at most MaxMessageBytes each.
class Stream : public QObject {
    Q_OBJECT
public:
    static constexpr qsizetype MaxMessageBytes = 64'000;

    using QObject::QObject;
    virtual StreamKind kind() const = 0;
    virtual Session& session() const = 0;
    /// Queues. False when the stream is closed or the message is too long.
    virtual bool send(QByteArrayView message) = 0;
    /// Queued here beyond what credit and the pipe have taken.
    virtual qint64 unsentBytes() const = 0;
    /// How many bytes the peer may have under way to us; larger for bulk. Default 256 KiB.
    virtual void setReceiveWindow(qint64 bytes) = 0;
    /// While true nothing more is delivered and no credit is given back.
    virtual void setPaused(bool paused) = 0;
    virtual void close(CloseReason reason = CloseReason::Ok) = 0;

Q_SIGNALS:
    void received(const QByteArray& message);
    /// unsentBytes() fell below half of the send window, or below 256 KiB where that is less.
    void writable();
    void closed(allium::net::CloseReason reason);
};

/// An authenticated, encrypted conversation with one device of one account. Made by SessionDialer
/// and SessionAcceptor when the handshake is done and the peer's first frame has decrypted.
class Session : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    virtual const PeerIdentity& peer() const = 0;
    virtual Purpose purpose() const = 0;
    virtual const wire::SessionId& id() const = 0;
    virtual bool isInitiator() const = 0;
    virtual bool isOpen() const = 0;
    /// Round trip of the last ping; zero before the first.
    virtual std::chrono::milliseconds roundTrip() const = 0;
    /// `bulk` streams yield to all others.
    virtual Stream* openStream(StreamKind kind, bool bulk = false) = 0;
    /// Asks for a sign of life now: roundTripChanged() follows, or after a while closed(TimedOut).
    virtual void ping() { }
    /// Sends what is queued and the reason, then closes. closed() follows.
    virtual void close(CloseReason reason) = 0;

Q_SIGNALS:
    /// The peer opened a stream. A slot must connect to it at once (its first message follows from
    /// the event loop) or the stream is refused.
    void streamOpened(allium::net::Stream* stream);
    void roundTripChanged(std::chrono::milliseconds roundTrip);
    void closed(allium::net::CloseReason reason);
};

} // namespace allium::net

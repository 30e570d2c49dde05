// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/SessionCore.h"
#include "core/net/Transport.h"

#include <map>
#include <memory>

namespace allium::net {

class NetStream;

/// Drives a SessionCore over a Connection. Made by SessionDialer and SessionAcceptor once their
/// handshake is done; nobody else sees it before confirmed(). When the last pointer goes, an open
/// session is closed with Ok and the object deleted from the event loop, so that dropping a
/// session inside one of its own signals is safe.
class NetSession final : public Session {
    Q_OBJECT
public:
    /// `transport` keeps the pipe alive until the last bytes are out. `limits` by purpose.
    static std::shared_ptr<NetSession> make(NetEnvironment& environment, Transport& transport,
                                            std::shared_ptr<Connection> connection, HandshakeResult result,
                                            bool isInitiator);
    ~NetSession() override;

    /// Begins with the bytes that came behind the handshake.
    void start(QByteArrayView rest);

    const PeerIdentity& peer() const override { return m_peer; }
    Purpose purpose() const override { return m_purpose; }
    const wire::SessionId& id() const override { return m_id; }
    bool isInitiator() const override { return m_isInitiator; }
    bool isOpen() const override { return m_core.isOpen() && m_core.isConfirmed() && !m_finished; }
    Milliseconds roundTrip() const override { return m_roundTrip; }
    Stream* openStream(StreamKind kind, bool bulk = false) override;
    void ping() override;
    void close(CloseReason reason) override;

    const QByteArrayList& peerFeatures() const { return m_peerFeatures; }

Q_SIGNALS:
    /// The peer's first frame decrypted. Streams and messages follow from the event loop.
    void confirmed();
    /// It ended before that; closed() does not follow.
    void unconfirmed(std::optional<allium::net::HandshakeError> refusal);

private:
    friend class NetStream;

    NetSession(NetEnvironment& environment, Transport& transport, std::shared_ptr<Connection> connection,
               HandshakeResult result, bool isInitiator);
    void onReadyRead();
    void onPipeClosed();
    void schedule();
    void work();
    bool dispatch(SessionCore::Event& event);
    void openIncoming(const SessionCore::StreamOpened& opened);
    void pump();
    void arm();
    void finish(const SessionCore::Ended& ended);
    void removeStream(NetStream* stream);
    void abandon();
    NetStream* find(StreamId id);

    NetEnvironment& m_environment;
    QPointer<Transport> m_transport;
    std::shared_ptr<Connection> m_connection;
    PeerIdentity m_peer;
    Purpose m_purpose;
    wire::SessionId m_id;
    QByteArrayList m_peerFeatures;
    QByteArray m_certificate;
    bool m_isInitiator;
    bool m_finished = false;
    bool m_scheduled = false;
    Milliseconds m_roundTrip { 0 };
    SessionCore m_core;
    std::map<StreamId, NetStream*> m_streams; ///< children
    Timer m_timer;
    MonotonicTime m_armedFor;
};

/// A Stream of a NetSession. What has arrived and was not delivered waits here, bounded by the
/// receive window.
class NetStream final : public Stream {
    Q_OBJECT
public:
    NetStream(NetSession& session, StreamId id, StreamKind kind);

    StreamKind kind() const override { return m_kind; }
    Session& session() const override { return m_session; }
    bool send(QByteArrayView message) override;
    qint64 unsentBytes() const override;
    void setReceiveWindow(qint64 bytes) override;
    void setPaused(bool paused) override;
    void close(CloseReason reason = CloseReason::Ok) override;

private:
    friend class NetSession;

    bool hasListener() const;
    void deliver();
    void end(CloseReason reason);

    NetSession& m_session;
    StreamId m_id;
    StreamKind m_kind;
    bool m_paused = false;
    bool m_gone = false; ///< closed() was emitted
    std::deque<QByteArray> m_inbox;
    std::optional<CloseReason> m_ending; ///< closed() follows the last message
};

} // namespace allium::net

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/NetSession.h"

#include "core/base/Log.h"
#include "core/net/Pipes.h"

#include <QMetaMethod>

Q_LOGGING_CATEGORY(logSession, "core.net.session", QtInfoMsg)

namespace allium::net {

namespace {

    /// How much may wait below the core: little, so that chat overtakes what is queued, and enough
    /// for the pipe never to run dry between two turns of the event loop.
    constexpr qint64 PipeBytes = 64LL * 1024;
    constexpr qint64 ReadBytes = 64LL * 1024;
    /// Per turn of the event loop, so that one fast session does not starve the rest.
    constexpr int ReadsPerTurn = 4;

} // namespace

// --- NetStream -------------------------------------------------------------------------------

NetStream::NetStream(NetSession& session, StreamId id, StreamKind kind)
    : Stream(&session)
    , m_session(session)
    , m_id(id)
    , m_kind(kind)
{
}

bool NetStream::send(QByteArrayView message)
{
    if (m_gone || m_ending || !m_session.m_core.send(m_id, message))
        return false;
    m_session.schedule();
    return true;
}

qint64 NetStream::unsentBytes() const
{
    return m_session.m_core.unsentBytes(m_id);
}

void NetStream::setReceiveWindow(qint64 bytes)
{
    m_session.m_core.setReceiveWindow(m_id, bytes);
    m_session.schedule();
}

void NetStream::setPaused(bool paused)
{
    // Once the session has ended everything is delivered, however the receiver likes it.
    m_paused = paused && !m_session.m_finished;
    if (!paused)
        m_session.schedule();
}

void NetStream::close(CloseReason reason)
{
    if (m_gone || m_ending)
        return;
    m_session.m_core.closeStream(m_id, reason);
    m_inbox.clear();
    m_ending = reason;
    m_paused = false;
    m_session.schedule();
}

bool NetStream::hasListener() const
{
    return isSignalConnected(QMetaMethod::fromSignal(&Stream::received));
}

void NetStream::deliver()
{
    while (!m_paused && !m_inbox.empty()) {
        const QByteArray message = std::move(m_inbox.front());
        m_inbox.pop_front();
        m_session.m_core.consumed(m_id, message.size());
        Q_EMIT received(message);
    }
    if (m_ending && m_inbox.empty())
        end(*m_ending);
}

void NetStream::end(CloseReason reason)
{
    if (m_gone)
        return;
    m_gone = true;
    m_session.removeStream(this);
    Q_EMIT closed(reason);
    deleteLater();
}

// --- NetSession ------------------------------------------------------------------------------

std::shared_ptr<NetSession> NetSession::make(NetEnvironment& environment, Transport& transport,
                                             std::shared_ptr<Connection> connection, HandshakeResult result,
                                             bool isInitiator)
{
    return { new NetSession(environment, transport, std::move(connection), std::move(result), isInitiator),
             [](NetSession* session) {
                 session->abandon();
                 session->deleteLater();
             } };
}

NetSession::NetSession(NetEnvironment& environment, Transport& transport, std::shared_ptr<Connection> connection,
                       HandshakeResult result, bool isInitiator)
    : m_environment(environment)
    , m_transport(&transport)
    , m_connection(std::move(connection))
    , m_peer(result.peer)
    , m_purpose(result.purpose)
    , m_id(result.session)
    , m_peerFeatures(std::move(result.features))
    , m_certificate(std::move(result.certificate))
    , m_isInitiator(isInitiator)
    , m_core(std::move(result.sendKey), std::move(result.receiveKey), isInitiator,
             environment.settings.limitsFor(result.purpose), environment.random, environment.clock.now())
    , m_timer(environment.timers)
{
}

NetSession::~NetSession() = default;

void NetSession::start(QByteArrayView rest)
{
    connect(m_connection.get(), &Connection::readyRead, this, &NetSession::onReadyRead);
    connect(m_connection.get(), &Connection::bytesSent, this, &NetSession::pump);
    connect(m_connection.get(), &Connection::closed, this, &NetSession::onPipeClosed);
    m_core.receive(rest, m_environment.clock.now());
    pump();
    schedule();
    QMetaObject::invokeMethod(this, &NetSession::onReadyRead, Qt::QueuedConnection);
}

void NetSession::onReadyRead()
{
    for (int i = 0; i < ReadsPerTurn && !m_finished && !m_core.isBehind(); ++i) {
        const auto bytes = m_connection->read(ReadBytes);
        if (bytes.isEmpty())
            break;
        m_core.receive(bytes, m_environment.clock.now());
    }
    if (!m_finished && m_connection->readableBytes() > 0)
        QMetaObject::invokeMethod(this, &NetSession::onReadyRead, Qt::QueuedConnection);
    work();
}

void NetSession::onPipeClosed()
{
    // What came before the end may hold the peer's reason.
    while (!m_finished && !m_core.isEnded()) {
        const auto bytes = m_connection->read(ReadBytes);
        if (bytes.isEmpty())
            break;
        m_core.receive(bytes, m_environment.clock.now());
    }
    m_core.lost();
    work();
}

void NetSession::schedule()
{
    if (m_scheduled || m_finished)
        return;
    m_scheduled = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_scheduled = false;
            work();
        },
        Qt::QueuedConnection);
}

/// Hands out what the core has to say, sends what it has to send, and sets the clock for the rest.
void NetSession::work()
{
    if (m_finished)
        return;
    for (auto it = m_streams.begin(); it != m_streams.end();) {
        NetStream* const stream = it->second;
        ++it; // deliver() may remove the stream
        stream->deliver();
    }
    while (!m_finished) {
        auto event = m_core.takeEvent();
        if (!event)
            break;
        if (!dispatch(*event)) {
            // Whoever was told of something new gets to connect before anything follows.
            schedule();
            break;
        }
    }
    pump();
    arm();
}

bool NetSession::dispatch(SessionCore::Event& event)
{
    if (std::holds_alternative<SessionCore::Confirmed>(event)) {
        qCDebug(logSession) << redacted(m_id.toHex()) << "open with" << redacted(m_peer.account.toHex());
        if (m_purpose != Purpose::Request)
            m_environment.identities.learnedDevice(m_peer, m_certificate);
        Q_EMIT confirmed();
        return false;
    }
    if (const auto* opened = std::get_if<SessionCore::StreamOpened>(&event)) {
        openIncoming(*opened);
        return false;
    }
    if (auto* received = std::get_if<SessionCore::Received>(&event)) {
        if (NetStream* const stream = find(received->stream); stream != nullptr && !stream->m_ending) {
            stream->m_inbox.push_back(std::move(received->message));
            stream->deliver();
        } else {
            m_core.consumed(received->stream, received->message.size());
        }
    } else if (const auto* writable = std::get_if<SessionCore::Writable>(&event)) {
        if (NetStream* const stream = find(writable->stream))
            Q_EMIT stream->writable();
    } else if (const auto* closed = std::get_if<SessionCore::StreamClosed>(&event)) {
        if (NetStream* const stream = find(closed->stream); stream != nullptr && !stream->m_ending) {
            stream->m_ending = closed->reason;
            stream->deliver();
        }
    } else if (const auto* trip = std::get_if<SessionCore::RoundTrip>(&event)) {
        m_roundTrip = trip->time;
        Q_EMIT roundTripChanged(m_roundTrip);
    } else if (const auto* ended = std::get_if<SessionCore::Ended>(&event)) {
        finish(*ended);
    }
    return true;
}

void NetSession::openIncoming(const SessionCore::StreamOpened& opened)
{
    auto* const stream = new NetStream(*this, opened.stream, opened.kind); // child
    m_streams.emplace(opened.stream, stream);
    Q_EMIT streamOpened(stream);
    if (!stream->m_gone && !stream->m_ending && !stream->hasListener())
        stream->close(CloseReason::Refused);
}

Stream* NetSession::openStream(StreamKind kind, bool bulk)
{
    if (m_finished)
        return nullptr;
    const auto id = m_core.openStream(kind, bulk);
    if (!id)
        return nullptr;
    auto* const stream = new NetStream(*this, *id, kind); // child
    m_streams.emplace(*id, stream);
    schedule();
    return stream;
}

NetStream* NetSession::find(StreamId id)
{
    const auto found = m_streams.find(id);
    return found == m_streams.end() ? nullptr : found->second;
}

void NetSession::removeStream(NetStream* stream)
{
    m_streams.erase(stream->m_id);
}

void NetSession::ping()
{
    m_core.ping(m_environment.clock.now());
    schedule();
}

void NetSession::close(CloseReason reason)
{
    m_core.close(reason, m_environment.clock.now());
    schedule();
}

void NetSession::pump()
{
    while (!m_finished && m_connection->state() == Connection::State::Open) {
        const auto room = PipeBytes - m_connection->unsentBytes();
        if (room <= 0)
            break;
        const auto out = m_core.takeOutput(room, m_environment.clock.now());
        if (out.isEmpty())
            break;
        m_connection->write(out);
    }
    if (m_core.hasEvents())
        schedule();
}

void NetSession::arm()
{
    const auto deadline = m_core.nextDeadline();
    if (m_finished || !deadline)
        return m_timer.stop();
    // A timer that is due sooner finds nothing to do and arms itself again: cheaper than setting
    // a new one for every frame.
    if (m_timer.isActive() && m_armedFor <= *deadline)
        return;
    m_armedFor = *deadline;
    const auto now = m_environment.clock.now();
    m_timer.start(std::max(*deadline - now, Milliseconds(0)), [this] {
        m_core.advance(m_environment.clock.now());
        work();
    });
}

void NetSession::finish(const SessionCore::Ended& ended)
{
    m_finished = true;
    m_timer.stop();
    qCDebug(logSession) << redacted(m_id.toHex()) << "ended, reason" << static_cast<int>(ended.reason);
    // The reason is all that is left; it may be more than the pipe takes at once.
    const auto last = m_core.takeOutput(PipeBytes, m_environment.clock.now());
    m_connection->disconnect(this);
    closeGently(m_connection, last, m_transport, m_environment.timers);

    const auto streams = std::exchange(m_streams, {});
    for (const auto& [id, stream] : streams) {
        // What arrived is delivered even to a paused stream: there will be no later.
        stream->m_paused = false;
        if (!stream->m_ending)
            stream->m_ending = ended.reason;
        stream->deliver();
    }
    if (m_core.isConfirmed())
        Q_EMIT closed(ended.reason);
    else
        Q_EMIT unconfirmed(ended.refusal);
}

/// Nobody holds the session any more.
void NetSession::abandon()
{
    if (m_finished)
        return;
    blockSignals(true); // nobody is there to hear, except of destroyed()
    const auto now = m_environment.clock.now();
    m_core.close(CloseReason::Ok, now);
    auto last = m_core.takeOutput(PipeBytes, now);
    m_core.advance(now + m_environment.settings.limitsFor(m_purpose).flushTime);
    last += m_core.takeOutput(PipeBytes, now);
    m_finished = true;
    m_timer.stop();
    m_connection->disconnect(this);
    closeGently(m_connection, last, m_transport, m_environment.timers);
}

} // namespace allium::net

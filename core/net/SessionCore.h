// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/Handshake.h"
#include "core/net/KeepAlive.h"
#include "core/net/SessionCipher.h"
#include "core/net/StreamTable.h"
#include "core/wire/FrameCodec.h"

#include <deque>
#include <variant>

namespace allium::net {

/// The session behind a finished handshake: frames, streams with credit, priorities, keep-alive,
/// rekeying. Bytes and "now" in; bytes, events and the next deadline out. PROTOCOL.md, "Session".
///
///     Open --close()--> Closing --flushed--> Ended
///     any --Close frame, broken rule, refusal, silence--> Ended
///
/// The session counts once Confirmed came: the peer's first frame, its Hello, has decrypted. What
/// is sent is pulled with takeOutput(), as late as possible, so that a chat message overtakes file
/// data queued long before: frames of the session first, then streams in turn, bulk only when
/// nothing else can go.
class SessionCore {
public:
    struct Confirmed { };
    struct StreamOpened {
        StreamId stream;
        StreamKind kind;
        bool bulk;
    };
    struct Received {
        StreamId stream;
        QByteArray message;
    };
    /// Unsent bytes fell below half of the send window.
    struct Writable {
        StreamId stream;
    };
    /// The peer closed it.
    struct StreamClosed {
        StreamId stream;
        CloseReason reason;
    };
    struct RoundTrip {
        Milliseconds time;
    };
    /// Always the last event.
    struct Ended {
        CloseReason reason;
        std::optional<HandshakeError> refusal; ///< the responder's, before it confirmed
    };
    using Event = std::variant<Confirmed, StreamOpened, Received, Writable, StreamClosed, RoundTrip, Ended>;

    /// Frames of the session waiting to be sent; a peer that provokes more gets Limit.
    static constexpr std::size_t MaxControlFrames = 1024;
    /// Events not yet taken at which isBehind(). Openings and ends of streams cost the peer no credit.
    static constexpr std::size_t MaxEvents = 4096;

    SessionCore(crypto::AeadKey send, crypto::AeadKey receive, bool isInitiator, const SessionLimits& limits,
                Random& random, MonotonicTime now);

    void receive(QByteArrayView bytes, MonotonicTime now);
    /// The pipe is gone.
    void lost();
    /// What to send, up to `limit` bytes and the rest of one frame; empty when nothing can go now.
    QByteArray takeOutput(qsizetype limit, MonotonicTime now);
    bool hasOutput() const;
    std::optional<Event> takeEvent();
    bool hasEvents() const { return !m_events.empty(); }
    /// More events wait than the owner should add to by reading on.
    bool isBehind() const { return m_events.size() >= MaxEvents; }
    /// When advance() is due; nothing once ended.
    std::optional<MonotonicTime> nextDeadline() const;
    void advance(MonotonicTime now);

    bool isConfirmed() const { return m_confirmed; }
    bool isOpen() const { return m_state == State::Open; }
    bool isEnded() const { return m_state == State::Ended; }

    /// Nothing unless confirmed and open, or when the peer allows no more streams.
    std::optional<StreamId> openStream(StreamKind kind, bool bulk);
    /// False when the stream is closed, the message over Stream::MaxMessageBytes or the queue full.
    bool send(StreamId stream, QByteArrayView message);
    qint64 unsentBytes(StreamId stream) const;
    /// The receiver is done with a message: the peer gets its credit back.
    void consumed(StreamId stream, qsizetype messageBytes);
    void setReceiveWindow(StreamId stream, qint64 bytes);
    /// Ok sends what is queued first; other reasons drop it.
    void closeStream(StreamId stream, CloseReason reason);
    /// Sends what is queued on streams that are not bulk, as far as credit comes, and the reason.
    void close(CloseReason reason, MonotonicTime now);
    /// Asks for a sign of life now, unless an answer is awaited already: RoundTrip follows, or
    /// Ended(TimedOut) after the usual misses.
    void ping(MonotonicTime now);

private:
    enum class State { Open, Closing, Ended };

    void receivePacket(QByteArrayView packet, MonotonicTime now);
    void handle(const wire::Frame& frame, MonotonicTime now);
    void handleStreamFrame(const wire::Frame& frame);
    void handleHello(const wire::Hello& hello);
    void handleOpen(StreamId id, const wire::StreamOpen& open);
    void handleMessage(StreamId id, StreamCore& stream, const std::string& message);
    bool allowBytes(qsizetype bytes, MonotonicTime now);

    void queueControl(wire::Frame frame);
    void queueStreamClose(StreamId id, CloseReason reason);
    void giveCredit(StreamId id, StreamCore& stream);
    bool appendNext(QByteArray& out, MonotonicTime now);
    void appendMessage(QByteArray& out, StreamId id, StreamCore& stream);
    void finishClosing(MonotonicTime now);
    void end(CloseReason reason);
    /// Tells the peer, then ends.
    void breakOff(CloseReason reason);

    SessionLimits m_limits;
    bool m_isInitiator;
    State m_state = State::Open;
    bool m_confirmed = false;
    CloseReason m_closeReason = CloseReason::Ok;
    MonotonicTime m_flushUntil;
    MonotonicTime m_born;

    SessionCipher m_cipher;
    wire::PacketReader m_packets;
    qint64 m_tokens; ///< bytes the peer may send at once, under a rate limit
    MonotonicTime m_tokensSince;

    /// Frames of the session itself, and openings, credit and ends of streams, in order.
    std::deque<wire::Frame> m_control;
    std::optional<std::uint64_t> m_pong; ///< only the latest ping is answered
    KeepAlive m_keepAlive;

    StreamTable m_streams;
    std::uint32_t m_maxOurStreams = 0; ///< the peer's Hello
    qint64 m_firstCredit = 0; ///< the same: what a stream we open may send at once

    std::deque<Event> m_events;
};

} // namespace allium::net

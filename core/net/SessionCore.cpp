// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/SessionCore.h"

#include "core/base/Bug.h"
#include "core/wire/Proto.h"

#include <algorithm>

namespace allium::net {

using wire::Frame;
using wire::FrameCodec;

namespace {

    constexpr std::uint64_t MaxFirstCredit = 1U << 30;

    /// Values of later versions mean that it ended, and no more.
    CloseReason reasonOf(std::uint32_t value)
    {
        switch (static_cast<CloseReason>(value)) {
        case CloseReason::Ok:
        case CloseReason::Duplicate:
        case CloseReason::Protocol:
        case CloseReason::Limit:
        case CloseReason::Unknown:
        case CloseReason::Shutdown:
        case CloseReason::Refused:
            return static_cast<CloseReason>(value);
        case CloseReason::TimedOut:
        case CloseReason::Lost:
            break; // local only
        }
        return CloseReason::Ok;
    }

} // namespace

SessionCore::SessionCore(crypto::AeadKey send, crypto::AeadKey receive, bool isInitiator,
                         const SessionLimits& limits, Random& random, MonotonicTime now)
    : m_limits(limits)
    , m_isInitiator(isInitiator)
    , m_flushUntil(now)
    , m_born(now)
    , m_cipher(std::move(send), std::move(receive), limits, now)
    , m_tokens(limits.receiveBurstBytes)
    , m_tokensSince(now)
    , m_keepAlive(limits, random, now)
    , m_streams(isInitiator)
{
    Frame frame;
    frame.mutable_hello()->set_max_streams(m_limits.maxPeerStreams);
    frame.mutable_hello()->set_first_credit(static_cast<std::uint64_t>(m_limits.receiveWindowBytes));
    queueControl(std::move(frame));
}

// --- Receiving -------------------------------------------------------------------------------

void SessionCore::receive(QByteArrayView bytes, MonotonicTime now)
{
    if (m_state == State::Ended)
        return;
    if (!allowBytes(bytes.size(), now))
        return breakOff(CloseReason::Limit);
    m_packets.feed(bytes);
    while (m_state != State::Ended) {
        const auto packet = m_packets.next();
        if (!packet)
            return breakOff(CloseReason::Protocol);
        if (!*packet)
            return;
        receivePacket(**packet, now);
    }
}

bool SessionCore::allowBytes(qsizetype bytes, MonotonicTime now)
{
    if (m_limits.receiveBytesPerSecond == 0)
        return true;
    const auto earned = (now - m_tokensSince).count() * m_limits.receiveBytesPerSecond / 1000;
    if (earned > 0) {
        m_tokens = std::min(m_limits.receiveBurstBytes, m_tokens + earned);
        m_tokensSince = now;
    }
    m_tokens -= bytes;
    return m_tokens >= 0;
}

void SessionCore::receivePacket(QByteArrayView packet, MonotonicTime now)
{
    if (!m_confirmed && m_isInitiator) {
        if (const auto refused = Handshake::refusalIn(packet)) {
            m_state = State::Ended;
            m_control.clear();
            m_events.push_back(Ended { CloseReason::Unknown, refused });
            return;
        }
    }
    const auto plain = m_cipher.open(packet);
    if (!plain)
        return breakOff(CloseReason::Protocol);
    const auto frame = FrameCodec::decode(*plain);
    if (!frame)
        return breakOff(CloseReason::Protocol);
    m_keepAlive.heard(now);
    handle(*frame, now);
}

void SessionCore::handle(const Frame& frame, MonotonicTime now)
{
    if (m_confirmed == frame.has_hello()) // first, and only then
        return breakOff(CloseReason::Protocol);
    if (frame.stream() != 0)
        return handleStreamFrame(frame);
    switch (frame.body_case()) {
    case Frame::kHello:
        return handleHello(frame.hello());
    case Frame::kPing:
        m_pong = frame.ping().nonce();
        return;
    case Frame::kPong:
        if (const auto time = m_keepAlive.answered(frame.pong().nonce(), now))
            m_events.push_back(RoundTrip { *time });
        return;
    case Frame::kClose:
        return end(reasonOf(frame.close().reason()));
    case Frame::kRekey:
        m_cipher.peerRenewed();
        return;
    default:
        return breakOff(CloseReason::Protocol);
    }
}

void SessionCore::handleHello(const wire::Hello& hello)
{
    m_confirmed = true;
    m_maxOurStreams = std::min<std::uint32_t>(hello.max_streams(), 1U << 16);
    m_firstCredit = static_cast<qint64>(std::min(hello.first_credit(), MaxFirstCredit));
    m_events.push_back(Confirmed {});
}

void SessionCore::handleStreamFrame(const Frame& frame)
{
    const StreamId id { frame.stream() };
    if (frame.has_stream_open())
        return handleOpen(id, frame.stream_open());
    if (!m_streams.wasEverOpen(id))
        return breakOff(CloseReason::Protocol);
    StreamCore* const stream = m_streams.find(id);
    switch (frame.body_case()) {
    case Frame::kMessage:
        if (stream != nullptr)
            handleMessage(id, *stream, frame.message());
        return; // otherwise it crossed with our closing
    case Frame::kStreamCredit:
        if (stream != nullptr && !stream->addSendCredit(frame.stream_credit().bytes()))
            breakOff(CloseReason::Protocol);
        return;
    case Frame::kStreamClose:
        if (stream == nullptr)
            return;
        if (!stream->closing) // else the owner has had its close()
            m_events.push_back(StreamClosed { id, reasonOf(frame.stream_close().reason()) });
        return m_streams.forget(id);
    default:
        return breakOff(CloseReason::Protocol);
    }
}

void SessionCore::handleOpen(StreamId id, const wire::StreamOpen& open)
{
    if (open.credit() > MaxFirstCredit || !m_streams.claimTheirs(id))
        return breakOff(CloseReason::Protocol);
    if (m_state != State::Open)
        return queueStreamClose(id, CloseReason::Shutdown);
    if (m_streams.theirs() >= m_limits.maxPeerStreams)
        return queueStreamClose(id, CloseReason::Limit);
    const auto kind = static_cast<StreamKind>(open.kind());
    m_streams.add(id, StreamCore(kind, open.bulk(), static_cast<qint64>(open.credit()), m_limits.receiveWindowBytes));
    m_events.push_back(StreamOpened { id, kind, open.bulk() });
}

void SessionCore::handleMessage(StreamId id, StreamCore& stream, const std::string& message)
{
    const auto size = static_cast<qsizetype>(message.size());
    if (size > Stream::MaxMessageBytes || !stream.accept(size))
        return breakOff(CloseReason::Protocol);
    if (stream.closing) // nobody listens any more
        return consumed(id, size);
    m_events.push_back(Received { id, wire::toBytes(message) });
}

void SessionCore::lost()
{
    if (m_state != State::Ended)
        end(m_state == State::Closing ? m_closeReason : CloseReason::Lost);
    m_control.clear();
    m_pong.reset();
}

std::optional<SessionCore::Event> SessionCore::takeEvent()
{
    if (m_events.empty())
        return std::nullopt;
    Event event = std::move(m_events.front());
    m_events.pop_front();
    return event;
}

// --- Sending ---------------------------------------------------------------------------------

void SessionCore::queueControl(Frame frame)
{
    if (m_state == State::Ended)
        return;
    if (m_control.size() >= MaxControlFrames)
        return breakOff(CloseReason::Limit);
    m_control.push_back(std::move(frame));
}

void SessionCore::queueStreamClose(StreamId id, CloseReason reason)
{
    Frame frame;
    frame.set_stream(id.value);
    frame.mutable_stream_close()->set_reason(static_cast<std::uint32_t>(reason));
    queueControl(std::move(frame));
}

void SessionCore::giveCredit(StreamId id, StreamCore& stream)
{
    const auto bytes = stream.takeCredit();
    if (!bytes)
        return;
    Frame frame;
    frame.set_stream(id.value);
    frame.mutable_stream_credit()->set_bytes(static_cast<std::uint64_t>(*bytes));
    queueControl(std::move(frame));
}

bool SessionCore::hasOutput() const
{
    return !m_control.empty() || m_pong || (m_state != State::Ended && m_streams.canSend());
}

QByteArray SessionCore::takeOutput(qsizetype limit, MonotonicTime now)
{
    QByteArray out;
    if (!hasOutput()) {
        finishClosing(now);
        if (!hasOutput())
            return out;
    }
    out.reserve(limit + FrameCodec::MaxPlainBytes);
    while (out.size() < limit && appendNext(out, now)) { }
    return out;
}

bool SessionCore::appendNext(QByteArray& out, MonotonicTime now)
{
    m_cipher.renewIfDue(out, now);
    if (m_pong && m_state != State::Ended) {
        Frame frame;
        frame.mutable_pong()->set_nonce(*m_pong);
        m_pong.reset();
        m_cipher.seal(out, FrameCodec::encode(frame, FrameCodec::Padding::Cells));
        return true;
    }
    if (!m_control.empty()) {
        const Frame frame = std::move(m_control.front());
        m_control.pop_front();
        m_cipher.seal(out, FrameCodec::encode(frame, FrameCodec::Padding::Cells));
        return true;
    }
    for (const bool bulk : { false, true }) {
        if (const auto turn = m_state == State::Ended ? std::nullopt : m_streams.takeTurn(bulk)) {
            appendMessage(out, turn->first, *turn->second);
            return true;
        }
    }
    finishClosing(now);
    return hasOutput();
}

void SessionCore::appendMessage(QByteArray& out, StreamId id, StreamCore& stream)
{
    const auto padding = stream.isBulk() ? FrameCodec::Padding::None : FrameCodec::Padding::Cells;
    m_cipher.seal(out, FrameCodec::encodeMessage(id.value, stream.takeNext(), padding));
    if (stream.closing && !stream.hasQueued()) {
        queueStreamClose(id, *stream.closing);
        m_streams.forget(id);
        return;
    }
    if (stream.takeWritable())
        m_events.push_back(Writable { id });
}

// --- Streams ---------------------------------------------------------------------------------

std::optional<StreamId> SessionCore::openStream(StreamKind kind, bool bulk)
{
    if (m_state != State::Open || !m_confirmed || m_streams.ours() >= m_maxOurStreams)
        return std::nullopt;
    const auto id = m_streams.nextOurs();
    if (!id)
        return std::nullopt;
    Frame frame;
    frame.set_stream(id->value);
    auto* open = frame.mutable_stream_open();
    open->set_kind(static_cast<std::uint32_t>(kind));
    open->set_bulk(bulk);
    open->set_credit(static_cast<std::uint64_t>(m_limits.receiveWindowBytes));
    queueControl(std::move(frame));
    if (m_state != State::Open)
        return std::nullopt;
    m_streams.add(*id, StreamCore(kind, bulk, m_firstCredit, m_limits.receiveWindowBytes));
    return id;
}

bool SessionCore::send(StreamId id, QByteArrayView message)
{
    StreamCore* const stream = m_streams.find(id);
    if (stream == nullptr || m_state != State::Open || message.size() > Stream::MaxMessageBytes)
        return false;
    return stream->enqueue(message, m_limits.maxQueuedBytes);
}

qint64 SessionCore::unsentBytes(StreamId id) const
{
    const StreamCore* const stream = m_streams.find(id);
    return stream == nullptr ? 0 : stream->unsentBytes();
}

void SessionCore::consumed(StreamId id, qsizetype messageBytes)
{
    if (StreamCore* const stream = m_streams.find(id)) {
        stream->consumed(messageBytes);
        giveCredit(id, *stream);
    }
}

void SessionCore::setReceiveWindow(StreamId id, qint64 bytes)
{
    if (StreamCore* const stream = m_streams.find(id)) {
        stream->setReceiveWindow(std::clamp<qint64>(bytes, 1, m_limits.maxReceiveWindowBytes));
        giveCredit(id, *stream);
    }
}

void SessionCore::closeStream(StreamId id, CloseReason reason)
{
    StreamCore* const stream = m_streams.find(id);
    if (stream == nullptr || stream->closing)
        return;
    if (reason == CloseReason::Ok && stream->hasQueued()) {
        stream->closing = reason;
        return;
    }
    queueStreamClose(id, reason);
    m_streams.forget(id);
}

// --- Life and death --------------------------------------------------------------------------

void SessionCore::close(CloseReason reason, MonotonicTime now)
{
    if (m_state != State::Open)
        return;
    m_state = State::Closing;
    m_closeReason = reason;
    m_flushUntil = now + m_limits.flushTime;
    m_streams.dropBulk();
    if (!hasOutput())
        finishClosing(now);
}

/// Ends the session when everything that could be sent has been, or time is up.
void SessionCore::finishClosing(MonotonicTime now)
{
    if (m_state != State::Closing || !m_control.empty())
        return;
    if (m_streams.hasQueued() && now < m_flushUntil)
        return;
    breakOff(m_closeReason);
}

void SessionCore::breakOff(CloseReason reason)
{
    if (m_state == State::Ended)
        return;
    // A Hello that has not left yet must still be the first frame.
    std::deque<Frame> last;
    if (!m_control.empty() && m_control.front().has_hello())
        last.push_back(std::move(m_control.front()));
    end(reason);
    Frame frame;
    frame.mutable_close()->set_reason(static_cast<std::uint32_t>(reason));
    last.push_back(std::move(frame));
    m_control = std::move(last);
}

void SessionCore::end(CloseReason reason)
{
    m_state = State::Ended;
    m_streams.clear();
    m_control.clear();
    m_pong.reset();
    m_events.push_back(Ended { reason, std::nullopt });
}

void SessionCore::ping(MonotonicTime now)
{
    // Asking again would put off the time at which the peer counts as gone.
    if (m_state == State::Ended || m_keepAlive.isAsking())
        return;
    m_keepAlive.ask(now);
    Frame frame;
    frame.mutable_ping()->set_nonce(m_keepAlive.nonce());
    queueControl(std::move(frame));
}

std::optional<MonotonicTime> SessionCore::nextDeadline() const
{
    if (m_state == State::Ended)
        return std::nullopt;
    auto deadline = m_keepAlive.deadline();
    if (m_state == State::Closing)
        deadline = std::min(deadline, m_flushUntil);
    if (m_limits.maxAge)
        deadline = std::min(deadline, m_born + *m_limits.maxAge);
    return deadline;
}

void SessionCore::advance(MonotonicTime now)
{
    if (m_state == State::Ended)
        return;
    if (m_limits.maxAge && now >= m_born + *m_limits.maxAge)
        return breakOff(CloseReason::Limit);
    if (m_state == State::Closing && now >= m_flushUntil)
        return breakOff(m_closeReason);
    switch (m_keepAlive.advance(now)) {
    case KeepAlive::Action::None:
        return;
    case KeepAlive::Action::Dead:
        return end(CloseReason::TimedOut);
    case KeepAlive::Action::Ping:
        break;
    }
    Frame frame;
    frame.mutable_ping()->set_nonce(m_keepAlive.nonce());
    queueControl(std::move(frame));
}

} // namespace allium::net

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
    , m_sealer(std::move(send))
    , m_opener(std::move(receive))
    , m_sealKeySince(now)
    , m_tokens(limits.receiveBurstBytes)
    , m_tokensSince(now)
    , m_keepAlive(limits, random, now)
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
    m_openedBytes += static_cast<std::uint64_t>(packet.size());
    if (m_opener.counter() >= MaxKeyMessages || m_openedBytes > MaxKeyBytes)
        return breakOff(CloseReason::Protocol);
    const auto plain = m_opener.open(packet);
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
        m_opener.rekey();
        m_openedBytes = 0;
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

bool SessionCore::wasEverOpen(StreamId id) const
{
    return id <= (isOurs(id) ? m_lastOurs : m_lastTheirs);
}

StreamCore* SessionCore::find(StreamId id)
{
    const auto found = m_streams.find(id);
    return found == m_streams.end() ? nullptr : &found->second;
}

void SessionCore::handleStreamFrame(const Frame& frame)
{
    const StreamId id { frame.stream() };
    if (frame.has_stream_open())
        return handleOpen(id, frame.stream_open());
    if (!wasEverOpen(id))
        return breakOff(CloseReason::Protocol);
    StreamCore* const stream = find(id);
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
        return forget(id);
    default:
        return breakOff(CloseReason::Protocol);
    }
}

void SessionCore::handleOpen(StreamId id, const wire::StreamOpen& open)
{
    if (isOurs(id) || id <= m_lastTheirs || open.credit() > MaxFirstCredit)
        return breakOff(CloseReason::Protocol);
    m_lastTheirs = id;
    if (m_state != State::Open)
        return queueStreamClose(id, CloseReason::Shutdown);
    if (m_theirStreams >= m_limits.maxPeerStreams)
        return queueStreamClose(id, CloseReason::Limit);
    ++m_theirStreams;
    const auto kind = static_cast<StreamKind>(open.kind());
    m_streams.try_emplace(id, kind, open.bulk(), static_cast<qint64>(open.credit()), m_limits.receiveWindowBytes);
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

void SessionCore::forget(StreamId id)
{
    if (m_streams.erase(id) != 0)
        --(isOurs(id) ? m_ourStreams : m_theirStreams);
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

std::map<StreamId, StreamCore>::iterator SessionCore::nextReady(bool bulk)
{
    const auto ready = [bulk](const auto& entry) { return entry.second.isBulk() == bulk && entry.second.canSend(); };
    const auto start = m_streams.upper_bound(m_lastServed[bulk ? 1 : 0]);
    const auto found = std::find_if(start, m_streams.end(), ready);
    if (found != m_streams.end())
        return found;
    const auto wrapped = std::find_if(m_streams.begin(), start, ready);
    return wrapped == start ? m_streams.end() : wrapped;
}

bool SessionCore::canSendMessages() const
{
    return m_state != State::Ended
        && std::any_of(m_streams.begin(), m_streams.end(), [](const auto& entry) { return entry.second.canSend(); });
}

bool SessionCore::hasOutput() const
{
    return !m_control.empty() || m_pong || canSendMessages();
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
    rekeyIfDue(out, now);
    if (m_pong && m_state != State::Ended) {
        Frame frame;
        frame.mutable_pong()->set_nonce(*m_pong);
        m_pong.reset();
        seal(out, FrameCodec::encode(frame, FrameCodec::Padding::Cells));
        return true;
    }
    if (!m_control.empty()) {
        const Frame frame = std::move(m_control.front());
        m_control.pop_front();
        seal(out, FrameCodec::encode(frame, FrameCodec::Padding::Cells));
        return true;
    }
    for (const bool bulk : { false, true }) {
        const auto found = m_state == State::Ended ? m_streams.end() : nextReady(bulk);
        if (found != m_streams.end()) {
            m_lastServed[bulk ? 1 : 0] = found->first;
            appendMessage(out, found->first, found->second);
            return true;
        }
    }
    finishClosing(now);
    return hasOutput();
}

void SessionCore::appendMessage(QByteArray& out, StreamId id, StreamCore& stream)
{
    const auto padding = stream.isBulk() ? FrameCodec::Padding::None : FrameCodec::Padding::Cells;
    seal(out, FrameCodec::encodeMessage(id.value, stream.takeNext(), padding));
    if (stream.closing && !stream.hasQueued()) {
        queueStreamClose(id, *stream.closing);
        forget(id);
        return;
    }
    if (stream.takeWritable())
        m_events.push_back(Writable { id });
}

void SessionCore::seal(QByteArray& out, QByteArrayView plain)
{
    const auto sealed = m_sealer.seal(plain);
    m_sealedBytes += static_cast<std::uint64_t>(sealed.size());
    wire::appendPacket(out, sealed);
}

void SessionCore::rekeyIfDue(QByteArray& out, MonotonicTime now)
{
    if (m_sealer.counter() < m_limits.rekeyMessages && m_sealedBytes < m_limits.rekeyBytes
        && now - m_sealKeySince < m_limits.rekeyAge)
        return;
    if (m_sealer.counter() == 0) { // nothing was sent with this key: it is as good as new
        m_sealKeySince = now;
        return;
    }
    Frame frame;
    frame.mutable_rekey();
    seal(out, FrameCodec::encode(frame, FrameCodec::Padding::Cells));
    m_sealer.rekey();
    m_sealedBytes = 0;
    m_sealKeySince = now;
}

// --- Streams ---------------------------------------------------------------------------------

std::optional<StreamId> SessionCore::openStream(StreamKind kind, bool bulk)
{
    if (m_state != State::Open || !m_confirmed || m_ourStreams >= m_maxOurStreams)
        return std::nullopt;
    const std::uint32_t first = m_isInitiator ? 1 : 2;
    const StreamId id { m_lastOurs.value == 0 ? first : m_lastOurs.value + 2 };
    if (id < m_lastOurs) // two thousand million streams later
        return std::nullopt;
    Frame frame;
    frame.set_stream(id.value);
    auto* open = frame.mutable_stream_open();
    open->set_kind(static_cast<std::uint32_t>(kind));
    open->set_bulk(bulk);
    open->set_credit(static_cast<std::uint64_t>(m_limits.receiveWindowBytes));
    queueControl(std::move(frame));
    if (m_state != State::Open)
        return std::nullopt;
    m_lastOurs = id;
    ++m_ourStreams;
    m_streams.try_emplace(id, kind, bulk, m_firstCredit, m_limits.receiveWindowBytes);
    return id;
}

bool SessionCore::send(StreamId id, QByteArrayView message)
{
    StreamCore* const stream = find(id);
    if (stream == nullptr || m_state != State::Open || message.size() > Stream::MaxMessageBytes)
        return false;
    return stream->enqueue(message, m_limits.maxQueuedBytes);
}

qint64 SessionCore::unsentBytes(StreamId id) const
{
    const auto found = m_streams.find(id);
    return found == m_streams.end() ? 0 : found->second.unsentBytes();
}

void SessionCore::consumed(StreamId id, qsizetype messageBytes)
{
    if (StreamCore* const stream = find(id)) {
        stream->consumed(messageBytes);
        giveCredit(id, *stream);
    }
}

void SessionCore::setReceiveWindow(StreamId id, qint64 bytes)
{
    if (StreamCore* const stream = find(id)) {
        stream->setReceiveWindow(std::clamp<qint64>(bytes, 1, m_limits.maxReceiveWindowBytes));
        giveCredit(id, *stream);
    }
}

void SessionCore::closeStream(StreamId id, CloseReason reason)
{
    StreamCore* const stream = find(id);
    if (stream == nullptr || stream->closing)
        return;
    if (reason == CloseReason::Ok && stream->hasQueued()) {
        stream->closing = reason;
        return;
    }
    queueStreamClose(id, reason);
    forget(id);
}

// --- Life and death --------------------------------------------------------------------------

void SessionCore::close(CloseReason reason, MonotonicTime now)
{
    if (m_state != State::Open)
        return;
    m_state = State::Closing;
    m_closeReason = reason;
    m_flushUntil = now + m_limits.flushTime;
    for (auto& [id, stream] : m_streams) {
        if (stream.isBulk())
            stream.dropQueue();
    }
    if (!hasOutput())
        finishClosing(now);
}

/// Ends the session when everything that could be sent has been, or time is up.
void SessionCore::finishClosing(MonotonicTime now)
{
    if (m_state != State::Closing || !m_control.empty())
        return;
    const bool waits = std::any_of(m_streams.begin(), m_streams.end(),
                                   [](const auto& entry) { return entry.second.hasQueued(); });
    if (waits && now < m_flushUntil)
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

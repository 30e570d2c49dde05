// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/SimPipe.h"

#include <algorithm>

namespace allium::net {

namespace {

    constexpr qint64 WholeChunkBytes = 16LL * 1024;

} // namespace

bool SimPipe::isCut() const
{
    return std::any_of(nodes.begin(), nodes.end(), [](const auto& node) { return node && node->isPartitioned(); });
}

void SimPipe::queueStep(std::size_t from)
{
    if (std::exchange(directions[from].stepQueued, true))
        return;
    network.later(Milliseconds(0), [weak = weak_from_this(), from] {
        if (const auto pipe = weak.lock()) {
            pipe->directions[from].stepQueued = false;
            pipe->step(from);
        }
    });
}

void SimPipe::step(std::size_t from)
{
    if (!open)
        return;
    auto& direction = directions[from];
    const auto& conditions = network.m_conditions;
    qsizetype sent = 0;
    while (sent < direction.unsent.size()) {
        const auto room = conditions.pipeBytes - direction.underWay - direction.arrived.size();
        auto size = std::min<qint64>({ direction.unsent.size() - sent, room, WholeChunkBytes });
        if (size <= 0)
            break;
        if (conditions.maxChunkBytes > 0)
            size = std::min(size,
                            1
                                + static_cast<qint64>(network.m_random.below(
                                    static_cast<std::uint64_t>(conditions.maxChunkBytes))));
        send(from, { direction.unsent.sliced(sent, static_cast<qsizetype>(size)), false });
        sent += static_cast<qsizetype>(size);
    }
    direction.unsent.remove(0, sent);
    if (direction.unsent.isEmpty() && direction.closing && !std::exchange(direction.endSent, true)) {
        send(from, { {}, true });
        if (ends[from] != nullptr)
            ends[from]->setClosed();
        return;
    }
    if (sent > 0 && ends[from] != nullptr)
        Q_EMIT ends[from]->bytesSent();
}

void SimPipe::send(std::size_t from, Piece piece)
{
    auto& direction = directions[from];
    const auto now = network.m_clock.now();
    direction.lineFree = std::max(direction.lineFree, now);
    if (network.m_conditions.bytesPerSecond > 0)
        direction.lineFree += Milliseconds(piece.bytes.size() * 1000 / network.m_conditions.bytesPerSecond);
    direction.lastArrival = std::max(direction.lineFree + network.oneWay(), direction.lastArrival);
    direction.underWay += piece.bytes.size();
    network.later(direction.lastArrival - now, [weak = weak_from_this(), from, piece = std::move(piece)] {
        if (const auto pipe = weak.lock())
            pipe->arrive(from, piece);
    });
}

void SimPipe::arrive(std::size_t from, Piece piece)
{
    auto& direction = directions[from];
    if (isCut() || !direction.held.empty()) {
        direction.held.push_back(std::move(piece));
        return;
    }
    SimConnection* const receiver = ends[1 - from];
    direction.underWay -= piece.bytes.size();
    if (piece.isEnd) {
        open = false;
        if (receiver != nullptr)
            receiver->setClosed();
        return;
    }
    if (receiver == nullptr || receiver->state() == Connection::State::Closed)
        return;
    direction.arrived += piece.bytes;
    if (receiver->state() == Connection::State::Open)
        Q_EMIT receiver->readyRead();
}

void SimPipe::releaseHeld()
{
    for (std::size_t from = 0; from < 2; ++from) {
        network.later(Milliseconds(0), [weak = weak_from_this(), from] {
            const auto pipe = weak.lock();
            if (!pipe || pipe->isCut())
                return;
            auto pieces = std::exchange(pipe->directions[from].held, {});
            for (auto& piece : pieces)
                pipe->arrive(from, std::move(piece));
        });
    }
}

void SimPipe::breakOff()
{
    open = false;
    for (auto& direction : directions)
        direction.held.clear();
    for (std::size_t side = 0; side < 2; ++side) {
        network.later(Milliseconds(0), [weak = weak_from_this(), side] {
            if (const auto pipe = weak.lock(); pipe && pipe->ends[side] != nullptr)
                pipe->ends[side]->setClosed();
        });
    }
}

// --- SimConnection ---------------------------------------------------------------------------

SimConnection::SimConnection(std::shared_ptr<SimPipe> pipe, std::size_t side, State state)
    : m_pipe(std::move(pipe))
    , m_side(side)
    , m_state(state)
{
    m_pipe->ends[side] = this;
}

SimConnection::~SimConnection()
{
    SimConnection::abort();
    m_pipe->ends[m_side] = nullptr;
}

void SimConnection::write(QByteArrayView bytes)
{
    auto& direction = m_pipe->directions[m_side];
    if (m_state == State::Closed || direction.closing)
        return;
    direction.unsent.append(bytes);
    m_pipe->queueStep(m_side);
}

QByteArray SimConnection::read(qint64 limit)
{
    auto& arrived = m_pipe->directions[1 - m_side].arrived;
    auto taken = arrived.first(std::min(limit, static_cast<qint64>(arrived.size())));
    arrived.remove(0, taken.size());
    if (!taken.isEmpty())
        m_pipe->queueStep(1 - m_side); // there is room again
    return taken;
}

void SimConnection::close()
{
    if (m_state == State::Connecting)
        return abort();
    m_pipe->directions[m_side].closing = true;
    m_pipe->queueStep(m_side);
}

void SimConnection::abort()
{
    if (m_state == State::Closed)
        return;
    m_state = State::Closed;
    auto& direction = m_pipe->directions[m_side];
    direction.unsent.clear();
    m_pipe->directions[1 - m_side].arrived.clear();
    if (m_pipe->open && !std::exchange(direction.endSent, true))
        m_pipe->send(m_side, { {}, true });
}

void SimConnection::setConnected()
{
    if (m_state != State::Connecting)
        return;
    m_state = State::Open;
    Q_EMIT connected();
    if (m_state == State::Open && readableBytes() > 0)
        Q_EMIT readyRead();
}

void SimConnection::setFailed(DialError error)
{
    if (m_state != State::Connecting)
        return;
    m_state = State::Closed;
    Q_EMIT failed(error);
}

void SimConnection::setClosed()
{
    if (m_state == State::Closed)
        return;
    const bool wasConnecting = m_state == State::Connecting;
    m_state = State::Closed;
    if (wasConnecting)
        Q_EMIT failed(DialError::RendezvousFailed);
    else
        Q_EMIT closed();
}

// --- SimListener -----------------------------------------------------------------------------

SimListener::SimListener(SimNetwork& network, SimTransport& transport, ServiceSpec spec)
    : m_network(network)
    , m_transport(&transport)
    , m_address(spec.key.publicKey())
    , m_port(spec.port)
    , m_clients(std::move(spec.authorizedClients))
{
    connect(&transport, &Transport::readyChanged, this, [this](bool ready) {
        if (ready)
            publish();
        else
            setState(State::Waiting);
    });
    m_network.later(Milliseconds(0), [self = QPointer(this)] {
        if (self)
            self->publish();
    });
}

SimListener::~SimListener() = default;

void SimListener::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

void SimListener::publish()
{
    if (m_state != State::Waiting || !m_transport || !m_transport->isReady())
        return;
    setState(State::Publishing);
    m_network.later(m_network.m_conditions.publishTime, [self = QPointer(this)] {
        if (!self || self->m_state != State::Publishing)
            return;
        self->m_network.m_services[self->m_address] = { self, self->m_network.m_clock.now() };
        self->setState(State::Reachable);
    });
}

std::optional<DialError> SimListener::bars(const std::optional<crypto::X25519PublicKey>& key) const
{
    if (m_clients.empty())
        return std::nullopt;
    if (!key)
        return DialError::NeedsAuthorization;
    const bool known = std::find(m_clients.begin(), m_clients.end(), *key) != m_clients.end();
    return known ? std::nullopt : std::optional(DialError::WrongAuthorization);
}

} // namespace allium::net

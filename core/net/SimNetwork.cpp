// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/SimNetwork.h"

#include "core/net/Pipes.h"
#include "core/net/SimPipe.h"

namespace allium::net {

using namespace std::chrono_literals;

namespace {

    /// How long tor tries introduction points that do not answer.
    constexpr Milliseconds IntroductionTime = 30s;
    constexpr Milliseconds CachedAnswerTime = 50ms;

} // namespace

SimNetwork::SimNetwork(Clock& clock, Timers& timers, Random& random)
    : m_clock(clock)
    , m_timers(timers)
    , m_random(random)
{
}

SimNetwork::~SimNetwork()
{
    *m_alive = false;
}

void SimNetwork::later(Milliseconds delay, std::function<void()> action)
{
    m_timers.start(std::max(delay, 0ms), [alive = m_alive, action = std::move(action)] {
        if (*alive)
            action();
    });
}

Milliseconds SimNetwork::oneWay()
{
    const auto jitter = static_cast<std::uint64_t>(m_conditions.jitter.count());
    return m_conditions.latency + Milliseconds(static_cast<std::int64_t>(m_random.below(jitter + 1)));
}

void SimNetwork::setPartitioned(SimTransport& transport, bool partitioned)
{
    transport.m_partitioned = partitioned;
    if (partitioned)
        return;
    for (const auto& weak : m_pipes) {
        if (const auto pipe = weak.lock())
            pipe->releaseHeld();
    }
}

void SimNetwork::breakPipes(SimTransport& transport)
{
    for (const auto& weak : m_pipes) {
        const auto pipe = weak.lock();
        if (pipe && (pipe->nodes[0] == &transport || pipe->nodes[1] == &transport))
            pipe->breakOff();
    }
}

int SimNetwork::openPipes() const
{
    int count = 0;
    for (const auto& weak : m_pipes) {
        const auto pipe = weak.lock();
        count += pipe && pipe->open ? 1 : 0;
    }
    return count;
}

/// What the dialler's tor would say, or nothing when it gets through.
std::optional<DialError> SimNetwork::refusalFor(SimTransport& dialler, const crypto::OnionEndpoint& endpoint)
{
    const auto now = m_clock.now();
    const auto missing = dialler.m_missing.constFind(endpoint.address);
    if (missing != dialler.m_missing.constEnd() && now - *missing < m_conditions.requery)
        return DialError::NoDescriptor;
    const auto service = m_services.constFind(endpoint.address);
    const bool listed = service != m_services.constEnd()
        && (service->listener || now - service->published < m_conditions.descriptorLife);
    if (!listed) {
        dialler.m_missing.insert(endpoint.address, now);
        return DialError::NoDescriptor;
    }
    dialler.m_missing.remove(endpoint.address);
    const SimListener* const listener = service->listener;
    if (listener == nullptr || listener->transport() == nullptr || !listener->transport()->isReady())
        return DialError::IntroductionFailed;
    const auto key = dialler.m_clientKeys.constFind(endpoint.address);
    if (const auto barred
        = listener->bars(key == dialler.m_clientKeys.constEnd() ? std::nullopt : std::optional(*key)))
        return barred;
    if (listener->transport()->isPartitioned())
        return DialError::IntroductionTimedOut;
    if (listener->port() != endpoint.port)
        return DialError::Refused;
    if (m_random.below(100) < m_conditions.dialLossPercent)
        return DialError::RendezvousFailed;
    return std::nullopt;
}

void SimNetwork::answerDial(const std::shared_ptr<SimPipe>& pipe, const crypto::OnionEndpoint& endpoint,
                            const QByteArray& firstBytes)
{
    SimConnection* const dialled = pipe->ends[0];
    SimTransport* const dialler = pipe->nodes[0];
    if (dialled == nullptr || dialler == nullptr || dialler->isPartitioned())
        return;
    const auto refusal = dialler->isReady() ? refusalFor(*dialler, endpoint) : DialError::NotReady;
    if (refusal == DialError::IntroductionTimedOut) {
        later(IntroductionTime, [pipe] {
            if (pipe->ends[0] != nullptr)
                pipe->ends[0]->setFailed(DialError::IntroductionTimedOut);
        });
        return;
    }
    if (refusal)
        return dialled->setFailed(*refusal);
    connectPipe(pipe, *m_services[endpoint.address].listener, firstBytes);
}

void SimNetwork::connectPipe(const std::shared_ptr<SimPipe>& pipe, SimListener& listener, const QByteArray& firstBytes)
{
    pipe->nodes[1] = listener.transport();
    pipe->open = true;
    pipe->directions[0].arrived = firstBytes;
    m_pipes.push_back(pipe);
    if (m_pipes.size() % 64 == 0)
        std::erase_if(m_pipes, [](const auto& weak) { return weak.expired(); });
    later(oneWay(), [pipe] {
        if (pipe->ends[0] != nullptr)
            pipe->ends[0]->setConnected();
        pipe->queueStep(0);
    });
    if (m_conditions.meanPipeLife > 0ms) {
        const auto life = m_random.below(2 * static_cast<std::uint64_t>(m_conditions.meanPipeLife.count()));
        later(Milliseconds(static_cast<std::int64_t>(life)), [weak = std::weak_ptr(pipe)] {
            if (const auto living = weak.lock())
                living->breakOff();
        });
    }
    const auto accepted
        = shareConnection(std::make_unique<SimConnection>(pipe, 1, Connection::State::Open));
    Q_EMIT listener.incoming(accepted);
    if (accepted.use_count() == 1)
        accepted->abort();
}

// --- SimTransport ----------------------------------------------------------------------------

SimTransport::SimTransport(SimNetwork& network, QObject* parent)
    : Transport(parent)
    , m_network(network)
{
}

SimTransport::~SimTransport()
{
    m_network.breakPipes(*this);
}

std::unique_ptr<Connection> SimTransport::dial(const crypto::OnionEndpoint& endpoint, const QByteArray& isolation,
                                               QByteArrayView firstBytes)
{
    Q_UNUSED(isolation)
    ++m_network.m_dialCounts[endpoint.address];
    const auto pipe = std::make_shared<SimPipe>(m_network, this);
    auto connection = std::make_unique<SimConnection>(pipe, 0, Connection::State::Connecting);
    const auto missing = m_missing.constFind(endpoint.address);
    const bool cached
        = missing != m_missing.constEnd() && m_network.m_clock.now() - *missing < m_network.m_conditions.requery;
    const auto delay
        = cached || !m_ready ? CachedAnswerTime : m_network.m_conditions.dialTime + 2 * m_network.oneWay();
    m_network.later(delay, [&network = m_network, pipe, endpoint, first = firstBytes.toByteArray()] {
        network.answerDial(pipe, endpoint, first);
    });
    return connection;
}

std::unique_ptr<Listener> SimTransport::listen(ServiceSpec spec)
{
    return std::make_unique<SimListener>(m_network, *this, std::move(spec));
}

void SimTransport::addClientKey(const crypto::OnionAddress& service, const crypto::X25519SecretKey& key)
{
    m_clientKeys.insert(service, crypto::DhKeyPair::fromSecret(key.clone()).publicKey());
}

void SimTransport::removeClientKey(const crypto::OnionAddress& service)
{
    m_clientKeys.remove(service);
}

void SimTransport::setReady(bool ready)
{
    if (m_ready == ready)
        return;
    m_ready = ready;
    if (!ready) {
        m_missing.clear();
        m_network.breakPipes(*this);
    }
    Q_EMIT readyChanged(ready);
}

} // namespace allium::net

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/PeerPool.h"

#include "core/base/Log.h"

#include <algorithm>

Q_LOGGING_CATEGORY(logPool, "core.net.pool", QtInfoMsg)

namespace allium::net {

using namespace std::chrono_literals;

namespace {

    /// A contact's devices that are served at once; a further one displaces the oldest session.
    constexpr std::size_t MaxDevices = 4;
    /// Dials that a person asked for may exceed the limit by this many.
    constexpr int ExtraDials = 2;
    constexpr qint64 MostUrgent = std::numeric_limits<qint64>::min();

} // namespace

/// The session kept for one device, and the newer one that waits for it to answer a ping.
struct PeerPool::Held {
    std::shared_ptr<Session> session;
    MonotonicTime since;
    std::shared_ptr<Session> newer;
    std::unique_ptr<Timer> answer;
};

struct PeerPool::State {
    Peer peer;
    std::map<wire::DeviceId, Held> held;
    std::shared_ptr<Session> newest;
    std::unique_ptr<PendingDial> dial;
    std::optional<MonotonicTime> waitsUntil; ///< in m_waiting
    std::optional<qint64> dueAs; ///< in m_due
    bool urgent = false; ///< a person asked
    std::size_t failures = 0; ///< in a row, other than absence
    unsigned absences = 0; ///< in a row
    std::optional<DialFailure> failure; ///< of the last dial
    WallTime failedAt {};
};

PeerPool::PeerPool(NetEnvironment& environment, Transport& transport, SessionDialer& dialer,
                   const wire::AccountId& self, QObject* parent)
    : QObject(parent)
    , m_environment(environment)
    , m_transport(transport)
    , m_dialer(dialer)
    , m_self(self)
    , m_nextDial(environment.clock.now())
    , m_timer(environment.timers)
{
    connect(&m_transport, &Transport::readyChanged, this, [this](bool ready) {
        if (ready)
            networkChanged();
    });
}

PeerPool::~PeerPool()
{
    for (const auto& state : std::as_const(m_peers)) {
        for (const auto& [device, held] : state->held) {
            held.session->disconnect(this);
            if (held.newer)
                held.newer->disconnect(this);
        }
    }
}

PeerPool::State* PeerPool::find(const wire::AccountId& account) const
{
    const auto found = m_peers.constFind(account);
    return found == m_peers.constEnd() ? nullptr : found->get();
}

// --- Dialling --------------------------------------------------------------------------------

void PeerPool::add(const Peer& peer)
{
    if (m_stopped)
        return;
    auto& state = m_peers[peer.account];
    const bool isNew = !state;
    if (isNew)
        state = std::make_shared<State>();
    const bool moved = isNew || !(state->peer.endpoint == peer.endpoint);
    const auto lastSeen = std::max(state->peer.lastSeen, peer.lastSeen); // ours may be newer than what is stored
    state->peer = peer;
    state->peer.lastSeen = lastSeen;
    if (!moved || !state->held.empty())
        return;
    if (state->dial) { // to where the contact no longer is
        if (!state->dial->cancelUnlessCommitted())
            return;
        endDial(*state);
    }
    state->failures = 0;
    state->absences = 0;
    schedule(*state, turn(peer.account));
}

void PeerPool::remove(const wire::AccountId& account, CloseReason reason)
{
    const auto state = m_peers.take(account);
    if (!state)
        return;
    unschedule(*state);
    endDial(*state);
    const auto held = std::exchange(state->held, {});
    for (const auto& [device, entry] : held) {
        for (const auto& session : { entry.session, entry.newer }) {
            if (session) {
                session->disconnect(this);
                session->close(reason);
            }
        }
    }
    if (!held.empty())
        Q_EMIT sessionClosed(account, reason);
}

void PeerPool::stop(CloseReason reason)
{
    m_stopped = true;
    m_timer.stop();
    const auto accounts = m_peers.keys();
    for (const auto& account : accounts)
        remove(account, reason);
}

void PeerPool::dialNow(const wire::AccountId& account)
{
    State* const state = find(account);
    if (state == nullptr || state->dial || !state->held.empty())
        return;
    state->urgent = true;
    schedule(*state, 0ms);
}

void PeerPool::networkChanged()
{
    for (const auto& state : std::as_const(m_peers)) {
        state->failures = 0;
        state->absences = 0;
        if (!state->held.empty()) {
            for (const auto& [device, held] : state->held)
                held.session->ping();
        } else if (!state->dial) {
            schedule(*state, 0ms);
        }
    }
}

/// Whoever has the smaller id dials at once, the other leaves it the time to.
Milliseconds PeerPool::turn(const wire::AccountId& account)
{
    if (m_self < account)
        return 0ms;
    const auto& policy = m_environment.settings.backoff;
    const auto span = static_cast<std::uint64_t>((policy.politeMax - policy.politeMin).count()) + 1;
    return policy.politeMin + Milliseconds(static_cast<std::int64_t>(m_environment.random.below(span)));
}

Milliseconds PeerPool::jittered(Milliseconds delay)
{
    const auto span = static_cast<std::uint64_t>(delay.count() * m_environment.settings.backoff.jitterPercent / 100);
    return delay - Milliseconds(static_cast<std::int64_t>(span))
        + Milliseconds(static_cast<std::int64_t>(m_environment.random.below(2 * span + 1)));
}

std::int64_t PeerPool::absenceFactor(const State& state) const
{
    if (!state.peer.lastSeen)
        return 8;
    const auto away = m_environment.clock.wallNow() - *state.peer.lastSeen;
    if (away < 24h)
        return 1;
    if (away < 7 * 24h)
        return 2;
    return away < 30 * 24h ? 4 : 8;
}

Milliseconds PeerPool::delayAfter(State& state, const DialFailure& failure)
{
    const auto& policy = m_environment.settings.backoff;
    const auto* dialError = failure.dialError();
    const bool absent = failure.isAbsent()
        || (dialError != nullptr
            && (*dialError == DialError::NeedsAuthorization || *dialError == DialError::WrongAuthorization));
    if (!absent) {
        const auto step = std::min(state.failures++, policy.steps.size() - 1);
        return jittered(policy.steps[step]);
    }
    ++state.absences;
    const auto crowd = policy.absentSpacing * static_cast<std::int64_t>(m_peers.size());
    return jittered(std::max(policy.absent * absenceFactor(state), crowd));
}

void PeerPool::schedule(State& state, Milliseconds delay)
{
    unschedule(state);
    if (m_stopped)
        return;
    state.waitsUntil = m_environment.clock.now() + delay;
    m_waiting.emplace(*state.waitsUntil, state.peer.account);
    wake();
}

void PeerPool::unschedule(State& state)
{
    if (state.waitsUntil)
        m_waiting.erase({ *std::exchange(state.waitsUntil, std::nullopt), state.peer.account });
    if (state.dueAs)
        m_due.erase({ *std::exchange(state.dueAs, std::nullopt), state.peer.account });
}

qint64 PeerPool::urgency(const State& state) const
{
    if (state.urgent)
        return MostUrgent;
    return state.peer.lastSeen ? -state.peer.lastSeen->time_since_epoch().count() : 0;
}

/// Sets the timer for whatever comes next: somebody becomes due, or the next dial is allowed.
void PeerPool::wake()
{
    std::optional<MonotonicTime> at;
    if (!m_waiting.empty())
        at = m_waiting.begin()->first;
    const bool urgent = !m_due.empty() && m_due.begin()->first == MostUrgent;
    const int allowed = m_environment.settings.backoff.maxDials + (urgent ? ExtraDials : 0);
    if (!m_due.empty() && m_dials < allowed && m_transport.isReady()) {
        const auto next = urgent ? m_environment.clock.now() : m_nextDial;
        at = at ? std::min(*at, next) : next;
    }
    if (!at)
        return m_timer.stop();
    m_timer.start(std::max(*at - m_environment.clock.now(), 0ms), [this] { tick(); });
}

void PeerPool::tick()
{
    const auto now = m_environment.clock.now();
    while (!m_waiting.empty() && m_waiting.begin()->first <= now) {
        State* const state = find(m_waiting.begin()->second);
        m_waiting.erase(m_waiting.begin());
        state->waitsUntil.reset();
        state->dueAs = urgency(*state);
        m_due.emplace(*state->dueAs, state->peer.account);
    }
    if (!m_due.empty() && m_transport.isReady()) {
        const auto [level, account] = *m_due.begin();
        const bool urgent = level == MostUrgent;
        const int allowed = m_environment.settings.backoff.maxDials + (urgent ? ExtraDials : 0);
        if (m_dials < allowed && (urgent || now >= m_nextDial)) {
            State* const state = find(account);
            unschedule(*state);
            startDial(*state);
        }
    }
    wake();
}

void PeerPool::startDial(State& state)
{
    const auto account = state.peer.account;
    state.urgent = false;
    ++m_dials;
    m_nextDial = m_environment.clock.now() + m_environment.settings.backoff.betweenDials;
    const bool elsewhere = state.peer.lastResort && state.absences % 2 == 1;
    DialTarget target;
    target.endpoint = elsewhere ? *state.peer.lastResort : state.peer.endpoint;
    target.isolation = state.peer.isolation;
    target.purpose = Purpose::Friend;
    target.account = account;
    state.dial = m_dialer.dial(target);
    connect(state.dial.get(), &PendingDial::opened, this,
            [this, account](const std::shared_ptr<Session>& session) { onDialOpened(account, session); });
    connect(state.dial.get(), &PendingDial::failed, this,
            [this, account](const DialFailure& failure) { onDialFailed(account, failure); });
}

void PeerPool::endDial(State& state)
{
    if (!state.dial)
        return;
    --m_dials;
    state.dial->disconnect(this);
    state.dial.release()->deleteLater(); // may be what is calling us
    wake();
}

void PeerPool::onDialOpened(const wire::AccountId& account, const std::shared_ptr<Session>& session)
{
    State* const state = find(account);
    endDial(*state);
    settle(*state, session);
}

void PeerPool::onDialFailed(const wire::AccountId& account, const DialFailure& failure)
{
    State* const state = find(account);
    endDial(*state);
    if (state->held.empty()) {
        state->failure = failure;
        state->failedAt = m_environment.clock.wallNow();
        const auto* error = failure.dialError();
        const bool notReady = error != nullptr && *error == DialError::NotReady;
        const auto delay = notReady ? m_environment.settings.backoff.steps.front() : delayAfter(*state, failure);
        qCDebug(logPool) << "dial to" << redacted(account.toHex()) << "failed, again in" << delay.count() << "ms";
        schedule(*state, delay);
    }
    Q_EMIT dialFailed(account, failure);
}

// --- Sessions --------------------------------------------------------------------------------

std::shared_ptr<Session> PeerPool::session(const wire::AccountId& account) const
{
    const State* const state = find(account);
    return state == nullptr ? nullptr : state->newest;
}

std::optional<PeerPool::Path> PeerPool::path(const wire::AccountId& account) const
{
    const State* const state = find(account);
    if (state == nullptr)
        return std::nullopt;
    Path path;
    path.isDialling = state->dial != nullptr;
    if (state->waitsUntil)
        path.next = std::max(*state->waitsUntil - m_environment.clock.now(), Milliseconds(0));
    else if (state->dueAs)
        path.next = Milliseconds(0);
    path.failure = state->failure;
    path.failedAt = state->failedAt;
    return path;
}

bool PeerPool::dialledBySmaller(const Session& session) const
{
    return session.isInitiator() == (m_self < session.peer().account);
}

void PeerPool::adopt(const std::shared_ptr<Session>& session)
{
    State* const state = find(session->peer().account);
    if (state == nullptr || m_stopped) {
        session->close(m_stopped ? CloseReason::Shutdown : CloseReason::Unknown);
        return;
    }
    settle(*state, session);
}

/// Two sessions with one device: both ends must keep the same one (PROTOCOL.md, "Duplicates").
void PeerPool::settle(State& state, const std::shared_ptr<Session>& session)
{
    const auto& device = session->peer().device;
    const auto found = state.held.find(device);
    if (found == state.held.end() || !found->second.session->isOpen())
        return keep(state, session);
    auto& held = found->second;
    if (held.session->isInitiator() == session->isInitiator() || dialledBySmaller(*session))
        return keep(state, session);
    const auto age = m_environment.clock.now() - held.since;
    if (age <= m_environment.settings.backoff.duplicateAge) {
        session->close(CloseReason::Duplicate);
        return;
    }
    askOlder(state, held, session);
}

/// The older one would win, but it may be a corpse: it has to answer first.
void PeerPool::askOlder(State& state, Held& held, const std::shared_ptr<Session>& newer)
{
    const auto account = state.peer.account;
    const auto device = newer->peer().device;
    if (held.newer) {
        held.newer->disconnect(this);
        held.newer->close(CloseReason::Duplicate);
    }
    held.newer = newer;
    connect(newer.get(), &Session::closed, this, [this, account, device, gone = newer.get()] {
        State* const current = find(account);
        const auto entry = current->held.find(device);
        if (entry != current->held.end() && entry->second.newer.get() == gone)
            entry->second.newer.reset();
    });
    connect(held.session.get(), &Session::roundTripChanged, this,
            [this, account, device] { decide(account, device, true); });
    held.answer = std::make_unique<Timer>(m_environment.timers);
    held.answer->start(m_environment.settings.backoff.duplicateAnswer,
                       [this, account, device] { decide(account, device, false); });
    held.session->ping();
}

void PeerPool::decide(const wire::AccountId& account, const wire::DeviceId& device, bool olderLives)
{
    State* const state = find(account);
    const auto found = state->held.find(device);
    if (found == state->held.end())
        return;
    auto& held = found->second;
    held.answer.reset();
    disconnect(held.session.get(), &Session::roundTripChanged, this, nullptr);
    const auto newer = std::exchange(held.newer, nullptr);
    if (!newer)
        return;
    newer->disconnect(this);
    if (olderLives)
        newer->close(CloseReason::Duplicate);
    else
        keep(*state, newer);
}

void PeerPool::keep(State& state, const std::shared_ptr<Session>& session)
{
    const auto account = state.peer.account;
    const auto device = session->peer().device;
    const std::weak_ptr<State> alive = m_peers.value(account);
    unschedule(state);
    if (state.dial && state.dial->cancelUnlessCommitted())
        endDial(state);
    state.urgent = false;
    state.failures = 0;
    state.absences = 0;
    state.failure.reset();
    state.peer.lastSeen = m_environment.clock.wallNow();
    if (state.held.count(device) != 0)
        release(state, device, CloseReason::Duplicate);
    else if (state.held.size() >= MaxDevices)
        release(state,
                std::min_element(state.held.begin(), state.held.end(),
                                 [](const auto& a, const auto& b) { return a.second.since < b.second.since; })
                    ->first,
                CloseReason::Limit);
    if (alive.expired()) { // somebody who heard of it removed the contact
        session->close(CloseReason::Unknown);
        return;
    }
    Held held;
    held.session = session;
    held.since = m_environment.clock.now();
    state.held.insert_or_assign(device, std::move(held));
    state.newest = session;
    connect(session.get(), &Session::closed, this, [this, account, gone = session.get()](CloseReason reason) {
        onClosed(account, gone, reason);
    });
    qCDebug(logPool) << redacted(account.toHex()) << "is online";
    Q_EMIT sessionOpened(account, session);
    wake();
}

/// Lets one session go in favour of another.
void PeerPool::release(State& state, const wire::DeviceId& device, CloseReason reason)
{
    const auto found = state.held.find(device);
    auto held = std::move(found->second);
    state.held.erase(found);
    if (state.newest == held.session)
        state.newest = state.held.empty() ? nullptr : state.held.rbegin()->second.session;
    held.session->disconnect(this);
    if (held.newer) {
        held.newer->disconnect(this);
        held.newer->close(CloseReason::Duplicate);
    }
    const auto account = state.peer.account;
    held.session->close(reason);
    Q_EMIT sessionClosed(account, reason);
}

void PeerPool::onClosed(const wire::AccountId& account, const Session* session, CloseReason reason)
{
    State* const state = find(account);
    if (state == nullptr)
        return;
    const auto found = std::find_if(state->held.begin(), state->held.end(),
                                    [session](const auto& entry) { return entry.second.session.get() == session; });
    if (found == state->held.end())
        return;
    auto held = std::move(found->second);
    state->held.erase(found);
    if (state->newest == held.session)
        state->newest = state->held.empty() ? nullptr : state->held.rbegin()->second.session;
    held.session->disconnect(this);
    state->peer.lastSeen = m_environment.clock.wallNow();
    qCDebug(logPool) << redacted(account.toHex()) << "closed, reason" << static_cast<int>(reason);
    const auto newer = std::exchange(held.newer, nullptr);
    if (newer)
        newer->disconnect(this);
    const bool replaced = newer && newer->isOpen();
    if (!replaced && state->held.empty() && !state->dial) {
        // A duplicate's other half is on its way; the loser waits for it before it dials again.
        const auto& policy = m_environment.settings.backoff;
        const bool gone = reason == CloseReason::Shutdown || reason == CloseReason::Unknown;
        const auto delay = reason == CloseReason::Duplicate ? jittered(policy.steps.front())
            : gone                                         ? jittered(policy.steps.back())
                                                           : turn(account) + jittered(policy.steps.front() / 5);
        schedule(*state, delay);
    }
    const std::weak_ptr<State> alive = m_peers.value(account);
    Q_EMIT sessionClosed(account, reason);
    if (replaced && !alive.expired())
        keep(*state, newer);
}

} // namespace allium::net

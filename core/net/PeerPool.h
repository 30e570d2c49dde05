// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/SessionDialer.h"

#include <QHash>
#include <QList>

#include <memory>
#include <set>

namespace allium::net {

/// Keeps one session for Purpose::Friend with each device of each contact, as far as they are
/// online: dials with back-off, takes incoming sessions, and settles which of two is kept
/// (PROTOCOL.md, "Dialling" and "Duplicates"). Node thread. Holds the sessions it announces.
///
/// Per contact:
///
///     Waiting --due, and a dial is free--> Dialling --opened--> Connected
///     Dialling --failed--> Waiting (back-off)
///     Waiting, Dialling --adopt()--> Connected
///     Connected --last session closed--> Waiting
class PeerPool : public QObject {
    Q_OBJECT
public:
    struct Peer {
        wire::AccountId account;
        crypto::OnionEndpoint endpoint;
        QByteArray isolation;
        /// Those seen recently are dialled first and more often.
        std::optional<WallTime> lastSeen;
        /// Where contacts are answered when `endpoint` is not: every other dial after an absence.
        std::optional<crypto::OnionEndpoint> lastResort;
    };

    PeerPool(NetEnvironment& environment, Transport& transport, SessionDialer& dialer, const wire::AccountId& self,
             QObject* parent = nullptr);
    ~PeerPool() override;

    /// Adds a contact or changes how it is reached; a new endpoint is dialled soon.
    void add(const Peer& peer);
    /// Closes its sessions with `reason` and forgets it.
    void remove(const wire::AccountId& account, CloseReason reason = CloseReason::Ok);
    bool contains(const wire::AccountId& account) const { return m_peers.contains(account); }

    /// An incoming session for Purpose::Friend. Closed when its account is not in the pool.
    void adopt(const std::shared_ptr<Session>& session);
    /// A person asked, or the contact knocked: now, whatever the back-off says.
    void dialNow(const wire::AccountId& account);
    /// Resume from sleep, another network, tor ready again: dials everybody again, soonest those
    /// seen recently, and asks open sessions for a sign of life.
    void networkChanged();
    /// Closes everything and dials no more.
    void stop(CloseReason reason = CloseReason::Shutdown);

    /// The newest session with the account; null when offline.
    std::shared_ptr<Session> session(const wire::AccountId& account) const;
    bool isOnline(const wire::AccountId& account) const { return session(account) != nullptr; }
    int dialsUnderWay() const { return m_dials; }

    /// How it goes with reaching a contact.
    struct Path {
        bool isDialling = false;
        /// Until the next dial; zero when only another's turn comes first. Nothing while one is under
        /// way and while connected.
        std::optional<Milliseconds> next;
        /// How the last dial ended that gave no session, and when; forgotten once there is one.
        std::optional<DialFailure> failure;
        WallTime failedAt {};
    };
    /// Nothing for somebody who is not in the pool.
    std::optional<Path> path(const wire::AccountId& account) const;

Q_SIGNALS:
    /// At most one open session per device at any time: sessionClosed(Duplicate) comes before the
    /// sessionOpened() of the one that takes its place.
    void sessionOpened(const allium::wire::AccountId& account, std::shared_ptr<allium::net::Session> session);
    /// Another session with the account may still be open: ask session().
    void sessionClosed(const allium::wire::AccountId& account, allium::net::CloseReason reason);
    void dialFailed(const allium::wire::AccountId& account, const allium::net::DialFailure& failure);

private:
    struct Held;
    struct State;

    // Dialling
    void schedule(State& state, Milliseconds delay);
    void unschedule(State& state);
    void wake();
    void tick();
    void startDial(State& state);
    void endDial(State& state);
    void onDialOpened(const wire::AccountId& account, const std::shared_ptr<Session>& session);
    void onDialFailed(const wire::AccountId& account, const DialFailure& failure);
    Milliseconds delayAfter(State& state, const DialFailure& failure);
    Milliseconds jittered(Milliseconds delay);
    Milliseconds turn(const wire::AccountId& account);
    std::int64_t absenceFactor(const State& state) const;
    qint64 urgency(const State& state) const;

    // Sessions
    void settle(State& state, const std::shared_ptr<Session>& session);
    void keep(State& state, const std::shared_ptr<Session>& session);
    void askOlder(State& state, Held& held, const std::shared_ptr<Session>& newer);
    void decide(const wire::AccountId& account, const wire::DeviceId& device, bool olderLives);
    void release(State& state, const wire::DeviceId& device, CloseReason reason);
    void onClosed(const wire::AccountId& account, const Session* session, CloseReason reason);
    bool dialledBySmaller(const Session& session) const;
    State* find(const wire::AccountId& account) const;

    NetEnvironment& m_environment;
    Transport& m_transport;
    SessionDialer& m_dialer;
    wire::AccountId m_self;
    QHash<wire::AccountId, std::shared_ptr<State>> m_peers;
    std::set<std::pair<MonotonicTime, wire::AccountId>> m_waiting; ///< by time
    std::set<std::pair<qint64, wire::AccountId>> m_due; ///< most urgent first
    MonotonicTime m_nextDial;
    int m_dials = 0;
    bool m_stopped = false;
    Timer m_timer;
};

} // namespace allium::net

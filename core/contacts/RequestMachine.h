// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/base/Random.h"
#include "core/contacts/Relation.h"

#include <chrono>
#include <optional>
#include <vector>

namespace allium::contacts {

/// How two accounts become contacts and stop being contacts. One
/// object per pair, on each side. Pure: commands and messages in, a changed Relation and replies
/// out. The owner stores the relation before it sends the replies or reports the event; then any
/// loss, repetition, delay, crossing or crash ends with both sides agreeing.
///
///     None --ask()--> Outgoing --their Ask--> Accepted, or Contact when it shows they hold mine
///     None --their Ask--> Incoming --accept()--> Accepted --Answer, Confirm, session--> Contact
///     Outgoing --Answer accepted--> Contact
///     Incoming --reject()--> Rejected
///     Outgoing, Accepted, Contact --remove()--> Voided --VoidAck or 30 days--> None
///     Incoming, Rejected, Accepted, Contact --their Void--> None
///     any --block()--> Blocked --unblock()--> as before
///
/// Outgoing, Accepted and Voided dial the other's request service until they leave the state. A
/// contribution with a generation above the known one replaces it: that is how somebody I still
/// list comes back after removing me, without my doing anything. The full table, state × input,
/// is in PROTOCOL.md.
class RequestMachine {
public:
    enum class Event {
        RequestReceived, ///< a new one waits for a decision
        RequestWithdrawn,
        ContactMade, ///< state became Accepted or Contact from something that was neither
        ContactConfirmed, ///< Accepted became Contact
        ContactRekeyed, ///< the pair secret changed under an existing contact
        RemovedByPeer,
        AnsweredPending, ///< our request has arrived
    };
    struct Outcome {
        bool changed = false; ///< store relation() before anything else happens
        std::vector<RequestMessage> replies;
        std::optional<Event> event;
    };
    enum class Refused { WrongState, Blocked };

    static constexpr std::chrono::hours VoidedFor { 30 * 24 };
    /// A second request of somebody rejected is shown only after this.
    static constexpr std::chrono::hours RejectedFor { 7 * 24 };

    RequestMachine(const wire::AccountId& me, const wire::AccountId& peer, Relation stored);

    const Relation& relation() const { return m_relation; }
    Relation takeRelation() && { return std::move(m_relation); }
    /// Holds in Accepted and Contact.
    std::optional<crypto::NoiseHandshake::Psk> pairSecret() const;
    /// Whether the other's request service is to be dialled.
    bool wantsDial() const;
    /// What to say first after dialling: Ask without its decoration, or Void.
    std::optional<RequestMessage> opening() const;
    /// Whether this Ask belongs to something already going on and so costs its sender nothing.
    bool knows(const Ask& ask) const;

    Result<Outcome, Refused> ask(WallTime now, Random& random);
    Result<Outcome, Refused> accept(WallTime now, Random& random);
    Result<Outcome, Refused> reject(WallTime now);
    /// Contact: end it and tell them. Outgoing: withdraw.
    Result<Outcome, Refused> remove(WallTime now);
    Outcome block(WallTime now);
    Outcome unblock(WallTime now);

    Outcome receive(const RequestMessage& message, WallTime now);
    /// A session in which both proved to hold the pair secret.
    Outcome pairSecretProven(WallTime now);
    /// A request pushed out of the pending queue: as if it had never come.
    Outcome displaced(WallTime now);
    Outcome tick(WallTime now);

private:
    void setState(Relation::State state, WallTime now);
    void makeContribution(WallTime now, Random& random);
    void takeTheirs(const Contribution& contribution, Generation generation);
    void forgetMine();
    void forgetTheirs(Generation voidUpTo);
    RequestMessage accepted() const;

    Outcome onAsk(const Ask& ask, WallTime now);
    Outcome onLiveAsk(const Ask& ask, WallTime now);
    Outcome onAnswer(const Answer& answer, WallTime now);
    Outcome onConfirm(const Confirm& confirm, WallTime now);
    Outcome onVoid(Generation generation, WallTime now);
    Outcome onVoidAck(Generation generation, WallTime now);
    Outcome onStale(Generation seen);

    wire::AccountId m_me;
    wire::AccountId m_peer;
    Relation m_relation;
};

} // namespace allium::contacts

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/RequestMachine.h"

#include "core/base/Bug.h"

#include <algorithm>

namespace allium::contacts {
namespace {

using State = Relation::State;

Answer pending()
{
    return Answer {};
}

Answer stale(Generation seen)
{
    Answer answer;
    answer.status = Answer::Status::Stale;
    answer.holds = seen;
    return answer;
}

bool isLive(State state)
{
    return state == State::Outgoing || state == State::Accepted || state == State::Contact;
}

Generation above(Generation generation)
{
    return Generation { std::min(generation.value + 1, MaxGeneration.value) };
}

} // namespace

Relation Relation::clone() const
{
    Relation copy;
    copy.state = state;
    copy.beforeBlock = beforeBlock;
    copy.myGeneration = myGeneration;
    if (myContribution)
        copy.myContribution = myContribution->clone();
    copy.myRequest = myRequest;
    copy.theirGeneration = theirGeneration;
    if (theirContribution)
        copy.theirContribution = theirContribution->clone();
    copy.theirRequest = theirRequest;
    copy.theirFloor = theirFloor;
    copy.since = since;
    return copy;
}

RequestMachine::RequestMachine(const wire::AccountId& me, const wire::AccountId& peer, Relation stored)
    : m_me(me)
    , m_peer(peer)
    , m_relation(std::move(stored))
{
}

std::optional<crypto::NoiseHandshake::Psk> RequestMachine::pairSecret() const
{
    if (!m_relation.isContact() || !m_relation.myContribution || !m_relation.theirContribution)
        return std::nullopt;
    return contacts::pairSecret(m_me, *m_relation.myContribution, m_peer, *m_relation.theirContribution);
}

bool RequestMachine::wantsDial() const
{
    return m_relation.state == State::Outgoing || m_relation.state == State::Accepted || m_relation.state == State::Voided;
}

std::optional<RequestMessage> RequestMachine::opening() const
{
    if (m_relation.state == State::Voided)
        return Void { m_relation.myGeneration };
    if (!isLive(m_relation.state) || !m_relation.myContribution)
        return std::nullopt;
    Ask ask;
    ask.requestId = m_relation.myRequest;
    ask.generation = m_relation.myGeneration;
    ask.contribution = m_relation.myContribution->clone();
    if (m_relation.theirContribution)
        ask.holds = m_relation.theirGeneration;
    return ask;
}

bool RequestMachine::knows(const Ask& ask) const
{
    if (isLive(m_relation.state) || m_relation.state == State::Blocked || ask.holds.value != 0)
        return true;
    if (ask.generation <= m_relation.theirFloor || ask.generation <= m_relation.theirGeneration)
        return true;
    return m_relation.state == State::Incoming && ask.requestId == m_relation.theirRequest;
}

void RequestMachine::setState(State state, WallTime now)
{
    if (m_relation.state == state)
        return;
    m_relation.state = state;
    m_relation.since = now;
}

void RequestMachine::makeContribution(WallTime now, Random& random)
{
    const auto wall = static_cast<std::uint64_t>(std::max<qint64>(now.time_since_epoch().count(), 0));
    m_relation.myGeneration = std::max(above(m_relation.myGeneration), Generation { std::min(wall, MaxGeneration.value) });
    m_relation.myContribution = Contribution::random(random);
    m_relation.myRequest = random.make<wire::RequestId>();
}

void RequestMachine::takeTheirs(const Contribution& contribution, Generation generation)
{
    m_relation.theirContribution = contribution.clone();
    m_relation.theirGeneration = generation;
}

void RequestMachine::forgetMine()
{
    m_relation.myContribution.reset();
    m_relation.myRequest = {};
}

void RequestMachine::forgetTheirs(Generation voidUpTo)
{
    m_relation.theirContribution.reset();
    m_relation.theirRequest = {};
    m_relation.theirGeneration = {};
    m_relation.theirFloor = std::max(m_relation.theirFloor, voidUpTo);
}

RequestMessage RequestMachine::accepted() const
{
    Answer answer;
    answer.status = Answer::Status::Accepted;
    answer.generation = m_relation.myGeneration;
    answer.contribution = m_relation.myContribution->clone();
    answer.holds = m_relation.theirGeneration;
    return answer;
}

Result<RequestMachine::Outcome, RequestMachine::Refused> RequestMachine::ask(WallTime now, Random& random)
{
    switch (m_relation.state) {
    case State::Blocked:
        return fail(Refused::Blocked);
    case State::Incoming:
    case State::Rejected:
        return accept(now, random);
    case State::Outgoing:
    case State::Accepted:
    case State::Contact:
        return Outcome {};
    case State::None:
    case State::Voided:
        break;
    }
    m_relation.theirContribution.reset();
    makeContribution(now, random);
    setState(State::Outgoing, now);
    return Outcome { .changed = true, .replies = {}, .event = {} };
}

Result<RequestMachine::Outcome, RequestMachine::Refused> RequestMachine::accept(WallTime now, Random& random)
{
    if (m_relation.state == State::Blocked)
        return fail(Refused::Blocked);
    if (m_relation.isContact())
        return Outcome {};
    if ((m_relation.state != State::Incoming && m_relation.state != State::Rejected) || !m_relation.theirContribution)
        return fail(Refused::WrongState);
    makeContribution(now, random);
    setState(State::Accepted, now);
    return Outcome { .changed = true, .replies = {}, .event = Event::ContactMade };
}

Result<RequestMachine::Outcome, RequestMachine::Refused> RequestMachine::reject(WallTime now)
{
    if (m_relation.state == State::Rejected)
        return Outcome {};
    if (m_relation.state != State::Incoming)
        return fail(Refused::WrongState);
    setState(State::Rejected, now);
    return Outcome { .changed = true, .replies = {}, .event = {} };
}

Result<RequestMachine::Outcome, RequestMachine::Refused> RequestMachine::remove(WallTime now)
{
    if (!isLive(m_relation.state))
        return fail(m_relation.state == State::Blocked ? Refused::Blocked : Refused::WrongState);
    forgetMine();
    m_relation.theirContribution.reset();
    setState(State::Voided, now);
    Outcome outcome;
    outcome.changed = true;
    outcome.replies.emplace_back(Void { m_relation.myGeneration });
    return outcome;
}

RequestMachine::Outcome RequestMachine::block(WallTime now)
{
    if (m_relation.state == State::Blocked)
        return {};
    m_relation.beforeBlock = m_relation.state;
    setState(State::Blocked, now);
    return Outcome { .changed = true, .replies = {}, .event = {} };
}

RequestMachine::Outcome RequestMachine::unblock(WallTime now)
{
    if (m_relation.state != State::Blocked)
        return {};
    const auto before = std::exchange(m_relation.beforeBlock, State::None);
    setState(before, now);
    return Outcome { .changed = true, .replies = {}, .event = {} };
}

RequestMachine::Outcome RequestMachine::receive(const RequestMessage& message, WallTime now)
{
    struct Visitor {
        RequestMachine& machine;
        WallTime now;
        Outcome operator()(const Ask& ask) const { return machine.onAsk(ask, now); }
        Outcome operator()(const Challenge&) const { return {}; } // the dialler's business
        Outcome operator()(const Answer& answer) const { return machine.onAnswer(answer, now); }
        Outcome operator()(const Confirm& confirm) const { return machine.onConfirm(confirm, now); }
        Outcome operator()(const Void& gone) const { return machine.onVoid(gone.generation, now); }
        Outcome operator()(const VoidAck& ack) const { return machine.onVoidAck(ack.generation, now); }
    };
    return std::visit(Visitor { *this, now }, message);
}

RequestMachine::Outcome RequestMachine::onAsk(const Ask& ask, WallTime now)
{
    Outcome outcome;
    if (m_relation.state == State::Blocked) {
        outcome.replies.emplace_back(pending());
        return outcome;
    }
    if (ask.generation <= m_relation.theirFloor || ask.generation < m_relation.theirGeneration) {
        outcome.replies.emplace_back(stale(std::max(m_relation.theirFloor, m_relation.theirGeneration)));
        return outcome;
    }
    if (isLive(m_relation.state))
        return onLiveAsk(ask, now);

    if (ask.holds.value != 0) {
        // They build on a contribution of mine that is void, or that a restored backup of mine
        // has never seen. The next one must be above it either way.
        outcome.changed = ask.holds > m_relation.myGeneration;
        m_relation.myGeneration = std::max(m_relation.myGeneration, ask.holds);
        outcome.replies.emplace_back(Void { m_relation.myGeneration });
        return outcome;
    }
    const bool isRemembered = ask.generation == m_relation.theirGeneration;
    const bool tooSoon = m_relation.state == State::Rejected && now < m_relation.since + RejectedFor;
    outcome.replies.emplace_back(pending());
    if (isRemembered || tooSoon)
        return outcome;

    const bool isNews = m_relation.state != State::Incoming || ask.requestId != m_relation.theirRequest;
    takeTheirs(ask.contribution, ask.generation);
    m_relation.theirRequest = ask.requestId;
    forgetMine();
    setState(State::Incoming, now);
    outcome.changed = true;
    if (isNews)
        outcome.event = Event::RequestReceived;
    return outcome;
}

RequestMachine::Outcome RequestMachine::onLiveAsk(const Ask& ask, WallTime now)
{
    Outcome outcome;
    const bool wasContact = m_relation.isContact();
    const bool wasConfirmed = m_relation.state == State::Contact;
    const bool sameGeneration = m_relation.theirContribution && ask.generation == m_relation.theirGeneration;
    const bool sameBytes = m_relation.theirContribution && *m_relation.theirContribution == ask.contribution;
    if (sameGeneration && !sameBytes) {
        // Two copies of their store have gone different ways; they have to count on.
        outcome.replies.emplace_back(stale(ask.generation));
        return outcome;
    }
    if (!sameGeneration) {
        takeTheirs(ask.contribution, ask.generation);
        outcome.changed = true;
    }
    if (m_relation.theirRequest != ask.requestId) {
        m_relation.theirRequest = ask.requestId;
        outcome.changed = true;
    }
    if (ask.holds > m_relation.myGeneration) {
        // They have seen a later contribution of mine than this restored store knows.
        m_relation.myGeneration = above(ask.holds);
        outcome.changed = true;
    }
    const bool theyHoldMine = ask.holds == m_relation.myGeneration;
    const auto next = theyHoldMine || (wasConfirmed && sameGeneration) ? State::Contact : State::Accepted;
    outcome.changed = outcome.changed || next != m_relation.state;
    setState(next, now);

    if (!wasContact)
        outcome.event = Event::ContactMade;
    else if (!sameBytes)
        outcome.event = Event::ContactRekeyed;
    else if (next == State::Contact && !wasConfirmed)
        outcome.event = Event::ContactConfirmed;
    outcome.replies.push_back(accepted());
    return outcome;
}

RequestMachine::Outcome RequestMachine::onAnswer(const Answer& answer, WallTime now)
{
    Outcome outcome;
    if (m_relation.state == State::Blocked)
        return outcome;
    if (!isLive(m_relation.state)) {
        if (answer.status == Answer::Status::Accepted && answer.holds <= m_relation.myGeneration)
            outcome.replies.emplace_back(Void { m_relation.myGeneration });
        return outcome;
    }
    if (answer.status == Answer::Status::Stale)
        return onStale(answer.holds);
    if (answer.status == Answer::Status::Pending) {
        if (m_relation.state == State::Outgoing)
            outcome.event = Event::AnsweredPending;
        return outcome;
    }
    if (answer.holds != m_relation.myGeneration)
        return outcome; // to an earlier request of mine
    const bool inForce = m_relation.theirContribution.has_value();
    if (answer.generation <= m_relation.theirFloor || (inForce && answer.generation < m_relation.theirGeneration)) {
        outcome.replies.emplace_back(stale(std::max(m_relation.theirFloor, m_relation.theirGeneration)));
        return outcome;
    }
    const bool wasContact = m_relation.isContact();
    const bool wasConfirmed = m_relation.state == State::Contact;
    const bool sameBytes = inForce && *m_relation.theirContribution == answer.contribution;
    if (inForce && answer.generation == m_relation.theirGeneration && !sameBytes) {
        outcome.replies.emplace_back(stale(answer.generation));
        return outcome;
    }
    outcome.changed = !wasConfirmed || !inForce || answer.generation != m_relation.theirGeneration;
    takeTheirs(answer.contribution, answer.generation);
    setState(State::Contact, now);
    if (!wasContact)
        outcome.event = Event::ContactMade;
    else if (!sameBytes)
        outcome.event = Event::ContactRekeyed;
    else if (!wasConfirmed)
        outcome.event = Event::ContactConfirmed;
    Confirm confirm;
    confirm.generation = m_relation.myGeneration;
    confirm.holds = m_relation.theirGeneration;
    outcome.replies.emplace_back(std::move(confirm));
    return outcome;
}

RequestMachine::Outcome RequestMachine::onStale(Generation seen)
{
    Outcome outcome;
    if (m_relation.myGeneration > seen)
        return outcome; // it was about an earlier message
    m_relation.myGeneration = above(seen);
    outcome.changed = true;
    if (auto again = opening())
        outcome.replies.push_back(std::move(*again));
    return outcome;
}

RequestMachine::Outcome RequestMachine::onConfirm(const Confirm& confirm, WallTime now)
{
    Outcome outcome;
    if (m_relation.state == State::Blocked)
        return outcome;
    if (!isLive(m_relation.state)) {
        if (confirm.holds <= m_relation.myGeneration)
            outcome.replies.emplace_back(Void { m_relation.myGeneration });
        return outcome;
    }
    if (m_relation.state != State::Accepted || confirm.holds != m_relation.myGeneration
        || confirm.generation != m_relation.theirGeneration)
        return outcome;
    setState(State::Contact, now);
    outcome.changed = true;
    outcome.event = Event::ContactConfirmed;
    return outcome;
}

RequestMachine::Outcome RequestMachine::onVoid(Generation generation, WallTime now)
{
    Outcome outcome;
    outcome.replies.emplace_back(VoidAck { generation });
    if (generation <= m_relation.theirFloor)
        return outcome;
    const bool hitsCurrent = m_relation.theirGeneration <= generation;
    m_relation.theirFloor = generation;
    outcome.changed = true;
    if (!hitsCurrent)
        return outcome;

    const bool isBlocked = m_relation.state == State::Blocked;
    const auto state = isBlocked ? m_relation.beforeBlock : m_relation.state;
    forgetTheirs(generation);
    if (state == State::Outgoing || state == State::Voided || state == State::None)
        return outcome;
    forgetMine();
    if (isBlocked) {
        m_relation.beforeBlock = State::None;
        return outcome;
    }
    setState(State::None, now);
    if (state == State::Incoming)
        outcome.event = Event::RequestWithdrawn;
    else if (state != State::Rejected)
        outcome.event = Event::RemovedByPeer;
    return outcome;
}

RequestMachine::Outcome RequestMachine::onVoidAck(Generation generation, WallTime now)
{
    Outcome outcome;
    if (m_relation.state != State::Voided || generation != m_relation.myGeneration)
        return outcome;
    setState(State::None, now);
    outcome.changed = true;
    return outcome;
}

RequestMachine::Outcome RequestMachine::pairSecretProven(WallTime now)
{
    Outcome outcome;
    if (m_relation.state != State::Accepted)
        return outcome;
    setState(State::Contact, now);
    outcome.changed = true;
    outcome.event = Event::ContactConfirmed;
    return outcome;
}

RequestMachine::Outcome RequestMachine::displaced(WallTime now)
{
    Outcome outcome;
    if (m_relation.state != State::Incoming)
        return outcome;
    forgetTheirs({});
    setState(State::None, now);
    outcome.changed = true;
    outcome.event = Event::RequestWithdrawn;
    return outcome;
}

RequestMachine::Outcome RequestMachine::tick(WallTime now)
{
    Outcome outcome;
    if (m_relation.state != State::Voided || now < m_relation.since + VoidedFor)
        return outcome;
    setState(State::None, now);
    outcome.changed = true;
    return outcome;
}

} // namespace allium::contacts

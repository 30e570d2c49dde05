// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/RequestService.h"

#include "core/base/Log.h"
#include "core/base/WhenDone.h"
#include "core/contacts/ContactStore.h"
#include "core/crypto/Hash.h"
#include "core/crypto/WorkStamp.h"

Q_LOGGING_CATEGORY(logRequests, "core.contacts.requests", QtInfoMsg)

namespace allium::contacts {
namespace {

using State = Relation::State;
using Event = RequestMachine::Event;

bool isContactState(State state)
{
    return state == State::Accepted || state == State::Contact;
}

/// Survives restarts without being stored, so that work under way does not become worthless.
crypto::Secret cookieKey(const ContactBook& book)
{
    return crypto::deriveKey(book.account().root.seed().secret(), "allium request cookie key 1");
}

ContactsError errorOf(RequestMachine::Refused refused)
{
    return refused == RequestMachine::Refused::Blocked ? ContactsError::Blocked : ContactsError::WrongState;
}

const FriendsDoor* doorIn(const RequestMessage& message)
{
    return std::visit(
        [](const auto& body) -> const FriendsDoor* {
            if constexpr (requires { body.door; })
                return body.door ? &*body.door : nullptr;
            return nullptr;
        },
        message);
}

} // namespace

QByteArray isolationFor(QByteArrayView purpose, QByteArrayView peer)
{
    return crypto::hash("allium isolation 1", { purpose, peer }).toHex().left(32);
}

RequestService::RequestService(net::NetEnvironment& environment, Executor& work, ContactBook& book, DoorKeeper& doors,
                               const ContactsSettings& settings, QObject* parent)
    : QObject(parent)
    , m_environment(environment)
    , m_work(work)
    , m_book(book)
    , m_doors(doors)
    , m_settings(settings)
    , m_gate(settings.requests, cookieKey(book))
{
}

RequestService::~RequestService()
{
    stop();
}

void RequestService::start()
{
    const auto now = m_environment.clock.wallNow();
    m_book.forgetPast();
    std::vector<wire::AccountId> expired;
    for (const auto& [account, record] : m_book.records()) {
        if (record.relation.state == State::Incoming)
            requeue(account);
        if (record.relation.state == State::Voided && now >= record.relation.since + RequestMachine::VoidedFor)
            expired.push_back(account);
    }
    for (const auto& account : expired)
        apply(account, [now](RequestMachine& machine) { return machine.tick(now); });
}

void RequestService::stop()
{
    for (auto* talk : std::exchange(m_talks, {})) {
        talk->disconnect(this);
        delete talk;
    }
}

RequestInfo RequestService::infoOf(const ContactRecord& record)
{
    RequestInfo info;
    info.account = record.contact.account;
    info.isIncoming = record.relation.state == State::Incoming;
    if (record.contact.requestDoor)
        info.door = *record.contact.requestDoor;
    info.name = record.contact.displayName();
    info.greeting = record.contact.greeting;
    info.since = record.relation.since;
    info.isInvited = record.isInvited;
    info.workBits = record.workBits;
    return info;
}

void RequestService::command(const wire::AccountId& account, const Command& command, const Done& done)
{
    const auto before = m_book.findOrAdd(account).relation.state;
    std::optional<RequestMachine::Refused> refused;
    auto outcome = m_book.step(account, [&](RequestMachine& machine) {
        auto result = command(machine);
        if (result)
            return std::move(*result);
        refused = result.error();
        return RequestMachine::Outcome {};
    });
    if (refused)
        return done(fail(errorOf(*refused)));
    finish(account, before, std::move(outcome), nullptr, done);
}

void RequestService::apply(const wire::AccountId& account, const Input& input)
{
    const auto* record = m_book.find(account);
    if (record == nullptr)
        return;
    const auto before = record->relation.state;
    finish(account, before, m_book.step(account, input), nullptr, {});
}

void RequestService::serve(const std::shared_ptr<net::Session>& session)
{
    auto* talk = new RequestTalk(session, m_environment.timers, m_settings.requestTalk, this);
    m_talks.push_back(talk);
    connect(talk, &RequestTalk::received, this, [this, talk](const RequestMessage& message) { take(talk, message); });
    connect(talk, &RequestTalk::ended, this, [this, talk] {
        std::erase(m_talks, talk);
        talk->deleteLater();
    });
}

void RequestService::take(RequestTalk* talk, const RequestMessage& message)
{
    // Only somebody who owns a door can make us use it.
    const auto* door = doorIn(message);
    if (door != nullptr && !door->isOf(talk->peer()))
        return talk->close(net::CloseReason::Protocol);
    if (const auto* ask = std::get_if<Ask>(&message))
        onAsk(talk, *ask);
    else
        process(talk, message);
}

void RequestService::onAsk(RequestTalk* talk, const Ask& ask)
{
    const auto& peer = talk->peer();
    // Only somebody who owns the address can make us dial it.
    if (ask.replyTo && !ask.replyTo->isOf(peer))
        return talk->close(net::CloseReason::Protocol);
    const auto* record = m_book.find(peer.account);
    if (record == nullptr && ask.holds.value != 0)
        return talk->send(Void { ask.holds }); // nothing of it is known here, and nothing is to be kept
    if (record != nullptr) {
        const RequestMachine machine(m_book.self(), peer.account, record->relation.clone());
        if (machine.knows(ask))
            return process(talk, RequestMessage(ask.clone()));
    }
    if (!m_book.account().isDoorOpen)
        return talk->send(Answer {});

    const auto now = m_environment.clock.wallNow();
    const bool hasWork = ask.work && ask.work->bits > 0 && m_gate.isCookieValid(ask.work->cookie, peer.account, now);
    if (!hasWork)
        return judge(talk, ask, 0);
    if (m_verifying >= m_settings.requests.verificationsAtOnce)
        return talk->close(net::CloseReason::Limit);
    ++m_verifying;
    const auto shared = std::make_shared<Ask>(ask.clone());
    whenDone(m_work.run([cookie = ask.work->cookie, nonce = ask.work->nonce] { return crypto::WorkStamp::bitsOf(cookie, nonce); }),
             this, [this, talk = QPointer<RequestTalk>(talk), shared](unsigned done) {
                 --m_verifying;
                 if (!talk)
                     return;
                 if (done < shared->work->bits)
                     return talk->close(net::CloseReason::Protocol);
                 judge(talk, *shared, shared->work->bits);
             });
}

void RequestService::judge(RequestTalk* talk, const Ask& ask, unsigned bits)
{
    const auto now = m_environment.clock.wallNow();
    const auto account = talk->peer().account;
    const auto decision = m_gate.judge(account, false, bits, now);
    if (decision.displaced) {
        qCInfo(logRequests) << "a weaker request gives way";
        apply(*decision.displaced, [now](RequestMachine& machine) { return machine.displaced(now); });
    }
    switch (decision.verdict) {
    case RequestGate::Verdict::NeedsWork:
        return talk->send(Challenge { m_gate.cookie(account, now), decision.bits });
    case RequestGate::Verdict::TooMany:
        return talk->send(Answer {});
    case RequestGate::Verdict::Admit:
        break;
    }
    m_book.findOrAdd(account).workBits = bits;
    process(talk, RequestMessage(ask.clone()));
}

void RequestService::takeDetails(ContactRecord& record, const RequestMessage& message, bool isNewRequest)
{
    const auto takeDoor = [&](const std::optional<FriendsDoor>& door) {
        if (door && record.relation.isContact() && (!record.friendsDoor || door->key.sequence > record.friendsDoor->sequence))
            record.friendsDoor = door->key.clone();
    };
    if (const auto* ask = std::get_if<Ask>(&message)) {
        const bool isRejected = record.relation.state == State::Rejected;
        if (record.relation.state != State::Incoming && !record.relation.isContact() && !isRejected)
            return;
        if (ask->replyTo) // also of somebody rejected: we may ask them one day
            record.contact.requestDoor = ask->replyTo->endpoint();
        if (isRejected)
            return;
        if (!ask->nickname.isEmpty())
            record.contact.name = ask->nickname;
        if (isNewRequest)
            record.contact.greeting = ask->greeting;
        takeDoor(ask->door);
    } else if (const auto* answer = std::get_if<Answer>(&message)) {
        if (answer->status == Answer::Status::Accepted && !answer->nickname.isEmpty() && record.relation.isContact())
            record.contact.name = answer->nickname;
        takeDoor(answer->door);
    } else if (const auto* confirm = std::get_if<Confirm>(&message)) {
        takeDoor(confirm->door);
    }
}

void RequestService::process(RequestTalk* talk, const RequestMessage& message)
{
    const auto account = talk->peer().account;
    if (m_book.find(account) == nullptr && !std::holds_alternative<Ask>(message)) {
        if (const auto* gone = std::get_if<Void>(&message))
            talk->send(VoidAck { gone->generation });
        return;
    }
    const auto before = m_book.findOrAdd(account).relation.state;
    const auto now = m_environment.clock.wallNow();
    auto outcome = m_book.step(account, [&](RequestMachine& machine) { return machine.receive(message, now); });
    takeDetails(*m_book.find(account), message, outcome.event == Event::RequestReceived);
    finish(account, before, std::move(outcome), talk, {});
}

/// Stores, then answers and reports. Even what changed nothing waits for what is being stored, so
/// that no reply overtakes the state it speaks of.
void RequestService::finish(const wire::AccountId& account, State before, RequestMachine::Outcome outcome, RequestTalk* talk,
                            const Done& done)
{
    const auto& record = *m_book.find(account);
    const auto state = record.relation.state;
    if (state != State::Incoming)
        m_gate.queue().take(account);
    auto replies = std::make_shared<std::vector<RequestMessage>>(std::move(outcome.replies));
    if (talk != nullptr) {
        for (auto& reply : *replies)
            decorate(reply, account);
    }
    m_book.save(account, [this, account, before, event = outcome.event, replies, done,
                          talk = QPointer<RequestTalk>(talk)](bool isStored) {
        if (!isStored) {
            requeue(account);
            if (talk)
                talk->close(net::CloseReason::Shutdown);
            if (done)
                done(fail(ContactsError::Storage));
            return;
        }
        if (talk) {
            for (const auto& reply : *replies)
                talk->send(reply);
            const auto* now = m_book.find(account);
            const bool isPending = event == Event::AnsweredPending;
            const bool isSettled = now == nullptr
                || !RequestMachine(m_book.self(), account, now->relation.clone()).wantsDial();
            if (talk->isDialler() && (isPending || isSettled))
                talk->close(net::CloseReason::Ok);
        }
        report(account, before, event);
        if (done)
            done({});
    });
}

/// What waits for a decision, after something that was not stored has been taken back.
void RequestService::requeue(const wire::AccountId& account)
{
    const auto* record = m_book.find(account);
    if (record != nullptr && record->relation.state == State::Incoming)
        m_gate.queue().put({ account, record->isInvited, record->workBits, record->relation.since });
    else
        m_gate.queue().take(account);
}

void RequestService::report(const wire::AccountId& account, State before, std::optional<Event> event)
{
    const auto* record = m_book.find(account);
    if (record == nullptr)
        return;
    if (event == Event::RequestReceived)
        Q_EMIT requestReceived(infoOf(*record));
    if (event == Event::AnsweredPending)
        Q_EMIT answeredPending(account);
    const bool isNow = isContactState(record->relation.state);
    if (isNow && !isContactState(before)) {
        m_gate.forget(account);
        Q_EMIT contactMade(account);
    } else if (!isNow && isContactState(before)) {
        Q_EMIT contactGone(account, event == Event::RemovedByPeer);
    }
    return Q_EMIT changed(account); // "return" keeps clang-tidy from counting the macro as indentation
}

std::optional<RequestMessage> RequestService::opening(const wire::AccountId& account)
{
    const auto* record = m_book.find(account);
    if (record == nullptr)
        return std::nullopt;
    auto message = RequestMachine(m_book.self(), account, record->relation.clone()).opening();
    if (message)
        decorate(*message, account);
    return message;
}

void RequestService::decorate(RequestMessage& message, const wire::AccountId& account)
{
    const auto& me = m_book.account();
    const auto* record = m_book.find(account);
    const bool isContact = record != nullptr && record->relation.isContact();
    if (auto* ask = std::get_if<Ask>(&message)) {
        ask->nickname = me.name;
        if (record != nullptr && record->relation.state == State::Outgoing)
            ask->greeting = record->contact.greeting;
        ask->replyTo = me.requestDoor();
        if (isContact)
            ask->door = m_doors.doorFor(account);
    } else if (auto* answer = std::get_if<contacts::Answer>(&message)) {
        if (answer->status == contacts::Answer::Status::Accepted) {
            answer->nickname = me.name;
            answer->door = m_doors.doorFor(account);
        }
    } else if (auto* confirm = std::get_if<Confirm>(&message)) {
        confirm->door = m_doors.doorFor(account);
    }
}

} // namespace allium::contacts

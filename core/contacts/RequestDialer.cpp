// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/RequestDialer.h"

#include "core/base/Log.h"
#include "core/base/WhenDone.h"

Q_LOGGING_CATEGORY(logRequestDialer, "core.contacts.dialer", QtInfoMsg)

namespace allium::contacts {

struct RequestDialer::Attempt {
    explicit Attempt(Timers& timers)
        : timer(timers)
    {
    }
    ~Attempt()
    {
        *cancelled = true;
        if (talk)
            talk->deleteLater();
    }

    crypto::OnionEndpoint door;
    std::optional<wire::AccountId> account; ///< nothing: a target
    std::optional<Relation::State> said; ///< what the talk under way began about
    std::optional<crypto::OnionAddress> saidOnionId; ///< ours, as they know it
    Timer timer;
    std::unique_ptr<net::PendingDial> dial;
    QPointer<RequestTalk> talk;
    int failures = 0;
    bool isSolving = false;
    bool isPending = false; ///< has arrived there
    std::optional<net::DialFailure> problem;
    std::optional<Ask::Work> work;
    std::shared_ptr<std::atomic<bool>> cancelled = std::make_shared<std::atomic<bool>>(false);
};

RequestDialer::RequestDialer(net::NetEnvironment& environment, net::SessionDialer& dialer, Executor& work, ContactBook& book,
                             RequestService& requests, storage::DatabaseWorker& database, const ContactsSettings& settings,
                             QObject* parent)
    : QObject(parent)
    , m_environment(environment)
    , m_dialer(dialer)
    , m_work(work)
    , m_book(book)
    , m_requests(requests)
    , m_database(database)
    , m_settings(settings)
{
    connect(&m_requests, &RequestService::changed, this, &RequestDialer::refresh);
    connect(&m_requests, &RequestService::answeredPending, this, [this](const wire::AccountId& account) {
        for (auto& [onion, attempt] : m_attempts) {
            if (attempt->account == account)
                attempt->isPending = true;
        }
    });
}

RequestDialer::~RequestDialer() = default;

void RequestDialer::reset(std::vector<OutgoingTarget> targets)
{
    m_targets.clear();
    for (auto& target : targets)
        m_targets.emplace(target.door.address, std::move(target));
}

void RequestDialer::start()
{
    m_isRunning = true;
    refresh();
}

void RequestDialer::stop()
{
    m_isRunning = false;
    m_attempts.clear();
    m_dials = 0;
}

RequestDialer::Attempt& RequestDialer::attemptFor(const crypto::OnionEndpoint& door)
{
    auto& attempt = m_attempts[door.address];
    if (!attempt) {
        attempt = std::make_unique<Attempt>(m_environment.timers);
        attempt->door = door;
        schedule(*attempt, Milliseconds(0));
    }
    return *attempt;
}

void RequestDialer::refresh()
{
    if (!m_isRunning)
        return;
    std::set<crypto::OnionAddress> wanted;
    for (const auto& [account, record] : m_book.records()) {
        const auto state = record.relation.state;
        const bool wants = state == Relation::State::Outgoing || state == Relation::State::Accepted
            || state == Relation::State::Voided;
        if (!wants || !record.contact.requestDoor)
            continue;
        wanted.insert(record.contact.requestDoor->address);
        auto& attempt = attemptFor(*record.contact.requestDoor);
        attempt.account = account;
        // What was pending is news again once it is an acceptance or a removal.
        if (attempt.isPending && state != Relation::State::Outgoing) {
            attempt.isPending = false;
            if (!attempt.talk && !attempt.dial)
                schedule(attempt, Milliseconds(0));
        }
        // A request that follows a removal must not wait for the talk about the removal to run out.
        if (attempt.talk && attempt.said && attempt.said != state)
            say(attempt);
    }
    for (const auto& [onion, target] : m_targets) {
        wanted.insert(onion);
        attemptFor(target.door);
    }
    for (auto it = m_attempts.begin(); it != m_attempts.end();) {
        // A talk under way ends by itself: its last words may still have to leave.
        const bool isGone = wanted.count(it->first) == 0 && !it->second->talk;
        if (isGone && it->second->dial)
            --m_dials;
        it = isGone ? m_attempts.erase(it) : std::next(it);
    }
}

void RequestDialer::dialAll()
{
    for (auto& [onion, attempt] : m_attempts) {
        attempt->failures = 0;
        if (!attempt->dial && !attempt->talk && !attempt->isSolving)
            schedule(*attempt, Milliseconds(0));
    }
}

void RequestDialer::schedule(Attempt& attempt, Milliseconds delay)
{
    attempt.timer.start(delay, [this, &attempt] { dial(attempt); });
}

void RequestDialer::dial(Attempt& attempt)
{
    if (!m_isRunning || attempt.dial || attempt.talk)
        return;
    if (m_dials >= MaxDials)
        return schedule(attempt, m_environment.settings.backoff.betweenDials);
    ++m_dials;
    net::DialTarget target;
    target.endpoint = attempt.door;
    target.isolation = isolationFor("request", attempt.door.address.key().view());
    target.purpose = net::Purpose::Request;
    target.account = attempt.account;
    attempt.dial = m_dialer.dial(target);
    const auto onion = attempt.door.address;
    connect(attempt.dial.get(), &net::PendingDial::opened, this,
            [this, onion](const std::shared_ptr<net::Session>& session) { onOpened(onion, session); });
    connect(attempt.dial.get(), &net::PendingDial::failed, this, [this, onion](const net::DialFailure& failure) {
        const auto found = m_attempts.find(onion);
        if (found == m_attempts.end())
            return;
        found->second->dial.release()->deleteLater();
        --m_dials;
        found->second->problem = failure;
        retryLater(*found->second, failure.isAbsent());
        Q_EMIT targetsChanged();
    });
}

Milliseconds RequestDialer::backoff(int failures, bool isAbsent) const
{
    const auto& policy = m_environment.settings.backoff;
    if (isAbsent || policy.steps.empty())
        return policy.absent;
    return policy.steps[std::min(static_cast<std::size_t>(failures), policy.steps.size() - 1)];
}

void RequestDialer::retryLater(Attempt& attempt, bool isAbsent)
{
    const auto delay = backoff(attempt.failures++, isAbsent);
    const auto jitter = m_environment.random.below(static_cast<std::uint64_t>(delay.count() / 4 + 1));
    schedule(attempt, delay + Milliseconds(static_cast<qint64>(jitter)));
}

void RequestDialer::onOpened(const crypto::OnionAddress& onion, const std::shared_ptr<net::Session>& session)
{
    const auto found = m_attempts.find(onion);
    if (found == m_attempts.end())
        return session->close(net::CloseReason::Ok);
    auto& attempt = *found->second;
    attempt.dial.release()->deleteLater();
    --m_dials;
    attempt.failures = 0;
    attempt.problem.reset();
    if (!attempt.account) {
        attempt.account = session->peer().account;
        adoptTarget(onion, *attempt.account);
    }
    talk(attempt, session);
}

/// Now that the account behind a bare onion ID is known, the request is one like every other.
void RequestDialer::adoptTarget(const crypto::OnionAddress& onion, const wire::AccountId& account)
{
    const auto target = m_targets.find(onion);
    if (target == m_targets.end())
        return;
    auto& record = m_book.findOrAdd(account);
    record.contact.requestDoor = target->second.door;
    if (!record.relation.isContact())
        record.contact.greeting = target->second.greeting;
    m_requests.command(
        account,
        [this](RequestMachine& machine) { return machine.ask(m_environment.clock.wallNow(), m_environment.random); },
        [](const auto&) {});
    m_targets.erase(target);
    whenDone(m_database.run([onion](storage::Database& db) { return ContactStore::removeTarget(db, onion); }), this,
             [this](const storage::StorageResult<void>& result) {
                 if (!result)
                     Q_EMIT storageFailed(result.error().kind);
             });
    Q_EMIT targetsChanged();
}

void RequestDialer::talk(Attempt& attempt, const std::shared_ptr<net::Session>& session)
{
    const auto onion = attempt.door.address;
    auto* talk = new RequestTalk(session, m_environment.timers, m_settings.requestTalk, this);
    attempt.talk = talk;
    attempt.isPending = false;
    connect(talk, &RequestTalk::ended, this, [this, onion, talk] {
        talk->deleteLater();
        onEnded(onion);
    });
    connect(talk, &RequestTalk::received, this, [this, onion, talk](const RequestMessage& message) {
        const auto found = m_attempts.find(onion);
        const auto* challenge = std::get_if<Challenge>(&message);
        if (challenge == nullptr)
            m_requests.take(talk, message);
        else if (found != m_attempts.end())
            onChallenge(*found->second, *challenge);
    });
    say(attempt);
}

/// Says, in the talk under way, what is open with this account now.
void RequestDialer::say(Attempt& attempt)
{
    const auto onion = attempt.door.address;
    const auto account = *attempt.account;
    if (attempt.talk->peer().account != account) // two people named this onion: what is for one is not for the other
        return attempt.talk->close(net::CloseReason::Ok);
    if (const auto* record = m_book.find(account))
        attempt.said = record->relation.state;
    // What is said must be stored; it is, unless the book is still at it.
    m_book.afterSaves([this, onion, account, talk = attempt.talk](bool isStored) {
        const auto found = m_attempts.find(onion);
        if (!talk || found == m_attempts.end())
            return;
        found->second->saidOnionId = m_book.account().onionId();
        auto message = isStored ? m_requests.opening(account) : std::nullopt;
        if (!message)
            return talk->close(net::CloseReason::Ok);
        if (auto* ask = std::get_if<Ask>(&*message))
            ask->work = std::exchange(found->second->work, std::nullopt);
        m_book.afterSaves([talk, shared = std::make_shared<RequestMessage>(std::move(*message))](bool ok) {
            if (talk && ok)
                talk->send(*shared);
        });
    });
}

void RequestDialer::onChallenge(Attempt& attempt, const Challenge& challenge)
{
    attempt.talk->close(net::CloseReason::Ok);
    if (attempt.isSolving || challenge.bits > m_settings.maxWorkForOthers)
        return;
    qCInfo(logRequestDialer) << "asked for" << challenge.bits << "bits of work";
    attempt.isSolving = true;
    m_toSolve.push_back({ attempt.door.address, challenge, attempt.cancelled });
    solveNext();
}

/// One after another: it may take half an hour, and strangers' work has to be checked meanwhile.
void RequestDialer::solveNext()
{
    while (!m_toSolve.empty() && *m_toSolve.front().cancelled)
        m_toSolve.pop_front();
    if (m_isSolving || m_toSolve.empty())
        return;
    m_isSolving = true;
    const auto task = std::move(m_toSolve.front());
    m_toSolve.pop_front();
    whenDone(m_work.run([task] { return crypto::WorkStamp::solve(task.challenge.cookie, task.challenge.bits, *task.cancelled); }),
             this, [this, task](std::optional<crypto::WorkStamp> stamp) {
                 m_isSolving = false;
                 if (!*task.cancelled)
                     onSolved(*m_attempts.at(task.onion), task.challenge, stamp);
                 solveNext();
             });
}

void RequestDialer::onSolved(Attempt& attempt, const Challenge& challenge, const std::optional<crypto::WorkStamp>& stamp)
{
    attempt.isSolving = false;
    if (!stamp) // no memory for it now
        return retryLater(attempt, false);
    attempt.work = Ask::Work { challenge.cookie, challenge.bits, stamp->nonce };
    schedule(attempt, Milliseconds(0));
}

void RequestDialer::onEnded(const crypto::OnionAddress& onion)
{
    const auto found = m_attempts.find(onion);
    if (found == m_attempts.end())
        return;
    auto& attempt = *found->second;
    attempt.talk.clear();
    attempt.said.reset();
    if (attempt.isSolving)
        ; // goes on when solved
    else if (attempt.isPending)
        schedule(attempt, attempt.saidOnionId == m_book.account().onionId() ? m_settings.pendingRedial : Milliseconds(0));
    else
        retryLater(attempt, false);
    refresh();
}

void RequestDialer::addTarget(const OutgoingTarget& target, const RequestService::Done& done)
{
    m_targets.insert_or_assign(target.door.address, target);
    whenDone(m_database.run([target](storage::Database& db) { return ContactStore::saveTarget(db, target); }), this,
             [this, done](const storage::StorageResult<void>& result) {
                 if (!result)
                     Q_EMIT storageFailed(result.error().kind);
                 Q_EMIT targetsChanged();
                 refresh();
                 done(result ? Result<void, ContactsError>() : fail(ContactsError::Storage));
             });
}

bool RequestDialer::removeTarget(const crypto::OnionAddress& onion, const RequestService::Done& done)
{
    if (m_targets.erase(onion) == 0)
        return false;
    whenDone(m_database.run([onion](storage::Database& db) { return ContactStore::removeTarget(db, onion); }), this,
             [this, done](const storage::StorageResult<void>& result) {
                 Q_EMIT targetsChanged();
                 refresh();
                 done(result ? Result<void, ContactsError>() : fail(ContactsError::Storage));
             });
    return true;
}

void RequestDialer::describe(RequestInfo& info) const
{
    const auto found = m_attempts.find(info.door.address);
    if (info.isIncoming || found == m_attempts.end())
        return;
    info.hasArrived = found->second->isPending;
    info.problem = found->second->problem;
}

} // namespace allium::contacts

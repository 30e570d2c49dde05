// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/Node.h"

#include "core/base/Log.h"
#include "core/base/WhenDone.h"

#include <QFileInfo>

Q_LOGGING_CATEGORY(logNode, "core.node")

namespace allium::node {
namespace {

template <class Value>
std::shared_ptr<QPromise<Value>> newPromise()
{
    auto promise = std::make_shared<QPromise<Value>>();
    promise->start();
    return promise;
}

template <class Value, class Answer>
void answer(const std::shared_ptr<QPromise<Value>>& promise, Answer&& value)
{
    promise->addResult(Value(std::forward<Answer>(value)));
    promise->finish();
}

} // namespace

class Node::Surroundings : public QObject {
public:
    SystemClock clock;
    QtTimers timers;
    crypto::SystemRandom random;
};

Node::Node(const NodeOptions& options, const ProfileFolder& folder, QObject* parent)
    : QObject(parent)
    , m_options(options)
    , m_folder(folder)
    , m_around(std::make_unique<Surroundings>())
    , m_keyRing(m_around->timers)
    , m_vault(folder.keyFile(), m_keyRing, m_work, m_options.passphraseCost.value_or(storage::kdfCostForThisMachine()))
    , m_state(restingState())
{
}

Node::~Node()
{
    m_profile.reset();
    m_around.release()->deleteLater();
}

Node::State Node::restingState() const
{
    // The database is written last, so a key file alone is left of a creation that was cut off.
    return QFileInfo::exists(m_folder.database()) ? State::Locked : State::Empty;
}

void Node::setState(State state)
{
    if (state == m_state)
        return;
    qCInfo(logNode) << "node:" << static_cast<int>(m_state) << "->" << static_cast<int>(state);
    m_state = state;
    Q_EMIT stateChanged(state);
}

QFuture<Node::ProtectOutcome> Node::create(NewProtection protection, const QString& displayName)
{
    return make(std::move(protection), { displayName, std::nullopt });
}

QFuture<Node::ProtectOutcome> Node::restore(const QString& backupPath, crypto::Secret backupPassphrase,
                                            NewProtection protection)
{
    if (m_state != State::Empty)
        return readyFuture(ProtectOutcome(fail(NodeError::of(NodeError::Kind::ProfileExists))));
    const auto promise = newPromise<ProtectOutcome>();
    auto shared = std::make_shared<NewProtection>(std::move(protection));
    auto read = m_work.run([backupPath, passphrase = std::make_shared<crypto::Secret>(std::move(backupPassphrase))] {
        auto bytes = BackupFile::read(backupPath);
        if (!bytes)
            return Result<BackupContents, BackupError>(fail(bytes.error()));
        return BackupFile::decode(*bytes, *passphrase);
    });
    whenDone(read, this, [this, promise, shared](Result<BackupContents, BackupError> contents) {
        if (!contents)
            return answer(promise, fail(NodeError::of(contents.error())));
        whenDone(make(std::move(*shared), { {}, std::move(*contents) }), this,
                 [promise](ProtectOutcome outcome) { answer(promise, std::move(outcome)); });
    });
    return promise->future();
}

QFuture<Node::ProtectOutcome> Node::make(NewProtection protection, ProfileSeed seed)
{
    const auto refuse = [](NodeError::Kind kind) { return readyFuture(ProtectOutcome(fail(NodeError::of(kind)))); };
    if (m_state != State::Empty)
        return refuse(m_state == State::Opening || m_state == State::Closing ? NodeError::Kind::Busy
                                                                             : NodeError::Kind::ProfileExists);
    if (!protection.keyRing && protection.passphrase.isEmpty())
        return refuse(NodeError::Kind::NoProtection);
    setState(State::Opening);
    const auto promise = newPromise<ProtectOutcome>();
    auto sharedProtection = std::make_shared<NewProtection>(std::move(protection));
    auto sharedSeed = std::make_shared<ProfileSeed>(std::move(seed));
    whenDone(m_vault.inspect(), this,
             [this, promise, sharedProtection, sharedSeed](const storage::StorageResult<storage::VaultSummary>& found) {
                 if (!found && found.error().kind == storage::StorageErrorKind::NotFound)
                     return makeKeys(sharedProtection, sharedSeed, promise);
                 // Without a database it opens nothing: the rest of a creation that was cut off.
                 whenDone(m_vault.destroy(), this,
                          [this, promise, sharedProtection, sharedSeed](const storage::StorageResult<void>&) {
                              makeKeys(sharedProtection, sharedSeed, promise);
                          });
             });
    return promise->future();
}

void Node::makeKeys(const std::shared_ptr<NewProtection>& protection, const std::shared_ptr<ProfileSeed>& seed,
                    const Promise<ProtectOutcome>& promise)
{
    const auto kinds = protection->kinds();
    whenDone(m_vault.create(kinds, std::move(protection->passphrase)), this,
             [this, promise, seed](storage::StorageResult<storage::NewKeys> made) {
                 if (!made) {
                     const auto error = NodeError::of(made.error());
                     finishOpening(fail(error));
                     return answer(promise, fail(error));
                 }
                 auto code = std::make_shared<std::optional<storage::RecoveryCode>>(std::move(made->recoveryCode));
                 m_isMaking = true;
                 openWith(std::move(made->keys), seed, [promise, code](Outcome outcome) {
                     if (outcome)
                         answer(promise, std::move(*code));
                     else
                         answer(promise, fail(outcome.error()));
                 });
             });
}

QFuture<Node::Outcome> Node::unlock(Credentials credentials)
{
    const auto refuse = [](NodeError::Kind kind) { return readyFuture(Outcome(fail(NodeError::of(kind)))); };
    switch (m_state) {
    case State::Locked:
        break;
    case State::Empty:
        return refuse(NodeError::Kind::NoProfile);
    case State::Open:
        return refuse(NodeError::Kind::AlreadyOpen);
    case State::Opening:
        if (!m_keyRingAsked || credentials.kind == Credentials::Kind::KeyRing)
            return refuse(NodeError::Kind::Busy);
        answer(m_keyRingAsked, fail(NodeError::of(NodeError::Kind::Busy)));
        break;
    case State::Closing:
        return refuse(NodeError::Kind::Busy);
    }
    setState(State::Opening);
    const auto promise = newPromise<Outcome>();
    const bool byKeyRing = credentials.kind == Credentials::Kind::KeyRing;
    m_keyRingAsked = byKeyRing ? promise : nullptr;
    whenDone(keysFor(std::move(credentials)), this,
             [this, promise, byKeyRing](storage::StorageResult<storage::UnlockedKeys> keys) {
                 if (byKeyRing && m_keyRingAsked != promise)
                     return; // a secret was given meanwhile
                 m_keyRingAsked.reset();
                 if (!keys) {
                     const auto error = NodeError::of(keys.error());
                     finishOpening(fail(error));
                     return answer(promise, fail(error));
                 }
                 openWith(std::move(*keys), nullptr, [promise](Outcome outcome) { answer(promise, std::move(outcome)); });
             });
    return promise->future();
}

QFuture<Node::Outcome> Node::verify(Credentials credentials)
{
    if (m_state != State::Open)
        return readyFuture(Outcome(fail(NodeError::of(NodeError::Kind::NotOpen))));
    const auto promise = newPromise<Outcome>();
    whenDone(keysFor(std::move(credentials)), this, [this, promise](const storage::StorageResult<storage::UnlockedKeys>& keys) {
        if (!keys)
            return answer(promise, fail(NodeError::of(keys.error())));
        if (m_state != State::Open)
            return answer(promise, fail(NodeError::of(NodeError::Kind::NotOpen)));
        // A key file that somebody put there meanwhile proves nothing.
        if (!(keys->masterKey == m_profile->masterKey()))
            return answer(promise, fail(NodeError::of(storage::StorageError { storage::StorageErrorKind::WrongKey, "another profile's" })));
        answer(promise, Outcome());
    });
    return promise->future();
}

QFuture<Result<QString, NodeError>> Node::setAside()
{
    using Aside = Result<QString, NodeError>;
    if (m_state != State::Locked)
        return readyFuture(Aside(fail(NodeError::of(m_state == State::Empty ? NodeError::Kind::NoProfile : m_state == State::Open
                                                        ? NodeError::Kind::AlreadyOpen
                                                        : NodeError::Kind::Busy))));
    // A few renames in one folder: done before anybody can ask for anything else.
    const auto folder = m_folder.setAside();
    if (!folder)
        return readyFuture(Aside(fail(NodeError::of(storage::StorageError { storage::StorageErrorKind::ReadOnly, "set aside" }))));
    qCWarning(logNode) << "the profile was put aside";
    m_failure.reset();
    setState(restingState());
    return readyFuture(Aside(*folder));
}

QFuture<storage::StorageResult<storage::UnlockedKeys>> Node::keysFor(Credentials credentials)
{
    switch (credentials.kind) {
    case Credentials::Kind::KeyRing:
        break;
    case Credentials::Kind::Passphrase:
        return m_vault.unlockWithPassphrase(std::move(credentials.secret));
    case Credentials::Kind::RecoveryCode:
        return m_vault.unlockWithRecoveryCode(credentials.secret);
    }
    return m_vault.unlockWithKeyRing();
}

void Node::openWith(storage::UnlockedKeys keys, const std::shared_ptr<ProfileSeed>& seed, std::function<void(Outcome)> done)
{
    ProfileContext context { m_options, m_folder, m_around->clock, m_around->timers, m_around->random,
                             m_proofs,  m_disk,   m_bulk };
    m_profile = std::make_unique<OpenProfile>(context, std::move(keys));
    whenDone(m_profile->open(seed), this, [this, done = std::move(done)](Outcome outcome) {
        // The caller hears of it before the good-bye that may already be waiting.
        done(outcome);
        finishOpening(std::move(outcome));
    });
}

void Node::finishOpening(Outcome outcome)
{
    const bool wasMaking = std::exchange(m_isMaking, false);
    if (outcome) {
        m_failure.reset();
        setState(State::Open);
        m_profile->start();
    } else {
        m_failure = outcome.error();
        qCWarning(logNode) << "not opened:" << m_failure->kindName() << m_failure->detail;
        m_profile.reset();
        // A database without an account is the rest of a creation: whoever opened it would find a
        // profile that is nobody, and could neither create nor restore one.
        if (wasMaking)
            m_folder.removeDatabase();
        else if (m_failure->kind == NodeError::Kind::NoProfile && m_folder.setAside())
            qCWarning(logNode) << "the rest of a creation that was cut off was put aside";
        setState(restingState());
    }
    if (!m_closing.empty())
        finishClosing();
}

QFuture<void> Node::close()
{
    QPromise<void> promise;
    auto future = promise.future();
    promise.start();
    m_closing.push_back(std::move(promise));
    if (m_state != State::Opening && m_state != State::Closing)
        finishClosing();
    return future;
}

void Node::finishClosing()
{
    const auto closed = [this] {
        m_profile.reset();
        setState(restingState());
        for (auto& promise : std::exchange(m_closing, {}))
            promise.finish();
    };
    if (m_state != State::Open)
        return closed();
    setState(State::Closing);
    whenDone(m_profile->stop(), this, closed);
}

QFuture<Node::ProtectOutcome> Node::changeProtection(storage::Protection kinds, crypto::Secret passphrase)
{
    if (m_state != State::Open)
        return readyFuture(ProtectOutcome(fail(NodeError::of(NodeError::Kind::NotOpen))));
    if (!kinds.keyRing && !kinds.passphrase)
        return readyFuture(ProtectOutcome(fail(NodeError::of(NodeError::Kind::NoProtection))));
    const auto promise = newPromise<ProtectOutcome>();
    whenDone(m_vault.protect(m_profile->masterKey(), kinds, std::move(passphrase)), this,
             [promise](storage::StorageResult<std::optional<storage::RecoveryCode>> changed) {
                 if (changed)
                     answer(promise, std::move(*changed));
                 else
                     answer(promise, fail(NodeError::of(changed.error())));
             });
    return promise->future();
}

QFuture<Node::Outcome> Node::backUp(const QString& path, crypto::Secret passphrase, bool withHistory)
{
    if (m_state != State::Open)
        return readyFuture(Outcome(fail(NodeError::of(NodeError::Kind::NotOpen))));
    if (passphrase.isEmpty())
        return readyFuture(Outcome(fail(NodeError::of(NodeError::Kind::WeakPassphrase))));
    const auto promise = newPromise<Outcome>();
    auto secret = std::make_shared<crypto::Secret>(std::move(passphrase));
    whenDone(m_profile->exportForBackup(withHistory), this, [this, promise, secret, path](auto exported) {
        if (!exported)
            return answer(promise, fail(exported.error()));
        auto contents = std::make_shared<BackupContents>(std::move(*exported));
        const auto cost = m_options.passphraseCost.value_or(storage::kdfCostForThisMachine());
        auto written = m_work.run([contents, secret, path, cost]() -> Result<void, BackupError> {
            crypto::SystemRandom random;
            ALLIUM_TRY(const auto bytes,
                       BackupFile::encode(*contents, *secret, cost, random));
            return BackupFile::write(path, bytes);
        });
        whenDone(written, this, [promise](const Result<void, BackupError>& outcome) {
            if (outcome)
                answer(promise, Outcome());
            else
                answer(promise, fail(NodeError::of(outcome.error())));
        });
    });
    return promise->future();
}

} // namespace allium::node

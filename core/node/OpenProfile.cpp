// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/OpenProfile.h"

#include "core/base/Log.h"
#include "core/base/WhenDone.h"
#include "core/contacts/Schema.h"
#include "core/node/Schema.h"

Q_LOGGING_CATEGORY(logOpenProfile, "core.node.profile")

namespace allium::node {

using contacts::ContactsError;
using contacts::ContactsService;
using storage::Database;
using storage::StorageResult;

struct OpenProfile::Loaded {
    QJsonObject settings;
    FileGrants::Grants grants;
    storage::Recovery recovery;
};

namespace {

/// Networks without tor's limit on asking for a descriptor again.
constexpr unsigned PrivateRedialSpeedup = 30;

contacts::ContactsSettings contactsSettings(const NodeOptions& options)
{
    auto settings = options.privateNetwork ? contacts::ContactsSettings::privateNetwork() : contacts::ContactsSettings {};
    settings.net.network = net::networkIdOf(options.networkName);
    return settings;
}

NodeError accountError(ContactsError error)
{
    auto result = NodeError::of(error == ContactsError::BadBackup ? NodeError::Kind::Backup : NodeError::Kind::Account);
    result.backup = BackupError::Damaged;
    result.detail = "contacts error " + QByteArray::number(static_cast<int>(error));
    return result;
}

} // namespace

OpenProfile::OpenProfile(const ProfileContext& context, storage::UnlockedKeys keys)
    : m_context(context)
    , m_keys(std::move(keys))
    , m_suspendWatch(context.clock, context.timers)
{
}

OpenProfile::~OpenProfile()
{
    m_unasked.reset();
    m_files.reset();
    m_transfers.reset();
    m_circuits.reset();
    m_grants.reset();
    m_contacts.reset();
    // What people leave behind says good-bye in the next turn of the event loop, and needs the
    // transport until then. Deleted in this order, after it.
    if (m_connectivity)
        m_connectivity.release()->deleteLater();
    if (m_settings)
        m_settings.release()->deleteLater();
}

QFuture<OpenProfile::Outcome> OpenProfile::open(const std::shared_ptr<ProfileSeed>& seed)
{
    auto promise = std::make_shared<QPromise<Outcome>>();
    promise->start();
    const Done done = [promise](Outcome outcome) {
        promise->addResult(std::move(outcome));
        promise->finish();
    };
    storage::OpenOptions options { m_context.folder.database(), m_keys.fileId, m_keys.masterKey.clone(),
                                   storage::KeyProof::KeyFile };
    whenDone(m_database.open(std::move(options), migrations()), this,
             [this, done, seed](const StorageResult<void>& opened) {
                 if (!opened)
                     return done(fail(NodeError::of(opened.error())));
                 auto loading = m_database.run([](Database& database) -> StorageResult<Loaded> {
                     ALLIUM_TRY(auto settings, Settings::load(database));
                     ALLIUM_TRY(auto grants, FileGrants::load(database));
                     return Loaded { std::move(settings), std::move(grants), database.recovery() };
                 });
                 whenDone(loading, this, [this, done, seed](StorageResult<Loaded> loaded) {
                     if (!loaded)
                         return done(fail(NodeError::of(loaded.error())));
                     build(std::move(*loaded));
                     loadPeople(seed, done);
                 });
             });
    return promise->future();
}

void OpenProfile::build(Loaded loaded)
{
    m_changesWereLost = loaded.recovery == storage::Recovery::RecoveredWithLoss;
    if (m_changesWereLost)
        qCWarning(logOpenProfile) << "the log of the database was damaged: changes before this start are lost";
    m_settings = std::make_unique<Settings>(loaded.settings);
    m_connectivity = std::make_unique<Connectivity>(m_context.options, m_context.folder, *m_settings, m_context.clock,
                                                    m_context.timers, m_context.random);
    m_pictures = PictureProcess::make(m_context.options.pictureProgram, m_context.timers);
    const contacts::ContactsEnvironment environment { m_context.clock, m_context.timers, m_context.random,
                                                      m_connectivity->transport(), m_database, m_context.proofs, m_pictures.get() };
    m_contacts = std::make_unique<ContactsService>(environment, contactsSettings(m_context.options));
    m_grants = std::make_unique<FileGrants>(m_database, std::move(loaded.grants));
    m_circuits = std::make_unique<FileCircuits>(*m_contacts);
    m_transfers = makeTransfers();
    m_files = std::make_unique<FileOffers>(*m_contacts, *m_transfers, *m_grants, m_database, m_context.clock,
                                           m_context.timers);
    m_unasked = std::make_unique<UnaskedFiles>(*m_contacts, *m_transfers, m_context.disk, m_context.folder.store(),
                                               m_context.options.keepFreeBytes);
    wire();
}

void OpenProfile::wire()
{
    connect(m_contacts.get(), &ContactsService::fileSessionOpened, m_transfers.get(),
            &transfer::TransferService::acceptSession);
    connect(m_contacts.get(), &ContactsService::presenceChanged, this,
            [this](const wire::AccountId& account, bool online) {
                if (online)
                    m_transfers->peerAvailable(account);
            });
    connect(m_contacts.get(), &ContactsService::contactRemoved, this,
            [this](const wire::AccountId& account) {
                m_grants->revokeAll(account); // after m_files has looked at them
                m_transfers->dropPeer(account);
            });
    connect(m_contacts.get(), &ContactsService::oldDeviceStillRuns, this, [this] { m_otherDeviceRuns = true; });
    connect(&m_connectivity->transport(), &net::Transport::readyChanged, this, [this](bool ready) {
        if (ready && m_contacts->isRunning())
            m_contacts->networkChanged();
    });
    connect(m_settings.get(), &Settings::settingChanged, this, [this](const QByteArray& name) {
        if (name.startsWith("transfer."))
            m_transfers->setLimits(static_cast<unsigned>(m_settings->integer("transfer.circuits")),
                                   static_cast<unsigned>(m_settings->integer("transfer.max_active")));
        if (name.startsWith("talk."))
            applyTelling();
    });
    applyTelling();
    connect(&m_suspendWatch, &SuspendWatch::resumed, this, [this](std::chrono::milliseconds away) {
        qCInfo(logOpenProfile) << "back after" << away.count() / 1000 << "s";
        m_contacts->networkChanged();
        Q_EMIT resumed(away);
    });
}

void OpenProfile::applyTelling()
{
    m_contacts->setTelling({ m_settings->boolean("talk.tell_read"), m_settings->boolean("talk.tell_typing") });
}

void OpenProfile::loadPeople(const std::shared_ptr<ProfileSeed>& seed, const Done& done)
{
    whenDone(m_contacts->load(), this, [this, seed, done](const Result<bool, ContactsError>& hasAccount) {
        if (!hasAccount)
            return done(fail(accountError(hasAccount.error())));
        if (!*hasAccount)
            return seed ? makeAccount(*seed, done) : done(fail(NodeError::of(NodeError::Kind::NoProfile)));
        loadFiles(done);
    });
}

void OpenProfile::makeAccount(const ProfileSeed& seed, const Done& done)
{
    const auto made = [this, done](const Result<void, ContactsError>& outcome) {
        if (!outcome)
            return done(fail(accountError(outcome.error())));
        loadFiles(done);
    };
    if (!seed.backup)
        return whenDone(m_contacts->createAccount(seed.displayName), this, made);
    storeSettings(seed.backup->settings);
    whenDone(m_contacts->importState(seed.backup->contacts), this, made);
}

void OpenProfile::storeSettings(const QJsonObject& settings)
{
    for (auto it = settings.begin(); it != settings.end(); ++it) {
        const auto name = it.key().toUtf8();
        if (!Settings::check(name, it.value()))
            continue; // of a newer program
        m_database.run([name, value = it.value()](Database& database) { return Settings::store(database, name, value); });
        m_settings->apply(name, it.value());
    }
}

void OpenProfile::loadFiles(const Done& done)
{
    whenDone(m_transfers->load(), this, [done](bool loaded) {
        done(loaded ? Outcome() : fail(NodeError::of(storage::StorageError { storage::StorageErrorKind::Damaged, "shares and downloads" })));
    });
}

std::unique_ptr<transfer::TransferService> OpenProfile::makeTransfers()
{
    transfer::TransferSettings settings;
    settings.circuits = static_cast<unsigned>(m_settings->integer("transfer.circuits"));
    settings.maxActive = static_cast<unsigned>(m_settings->integer("transfer.max_active"));
    if (m_context.options.privateNetwork)
        settings.redialSpeedup = PrivateRedialSpeedup;
    return std::make_unique<transfer::TransferService>(transfer::TransferEnvironment {
        m_context.clock, m_context.timers, m_context.random, m_database, m_context.disk, m_context.bulk, *m_circuits,
        *m_grants, m_providers, m_context.folder.store(), settings });
}

void OpenProfile::start()
{
    m_connectivity->start();
    m_contacts->start();
    m_files->start();
    m_unasked->start();
    m_suspendWatch.start();
}

QFuture<void> OpenProfile::stop()
{
    auto promise = std::make_shared<QPromise<void>>();
    promise->start();
    m_suspendWatch.stop();
    // Whoever uses sessions stops before the sessions, whoever writes before the database.
    whenDone(m_transfers->stop(), this, [this, promise](bool) {
        m_contacts->stop();
        whenDone(m_connectivity->stop(), this, [this, promise] {
            whenDone(m_database.close(), this, [promise](const StorageResult<void>& closed) {
                if (!closed)
                    qCWarning(logOpenProfile) << "the database did not close well:" << closed.error().detail;
                promise->finish();
            });
        });
    });
    return promise->future();
}

QFuture<OpenProfile::Outcome> OpenProfile::changeSetting(const QByteArray& name, const QJsonValue& value)
{
    auto promise = std::make_shared<QPromise<Outcome>>();
    promise->start();
    auto stored = m_database.run([name, value](Database& database) {
        return value.isUndefined() ? Settings::remove(database, name) : Settings::store(database, name, value);
    });
    whenDone(stored, this, [this, promise, name, value](const StorageResult<void>& outcome) {
        if (outcome)
            m_settings->apply(name, value);
        promise->addResult(outcome ? Outcome() : Outcome(fail(NodeError::of(outcome.error()))));
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<BackupContents, NodeError>> OpenProfile::exportForBackup(bool withHistory)
{
    using Exported = Result<BackupContents, NodeError>;
    auto promise = std::make_shared<QPromise<Exported>>();
    promise->start();
    whenDone(m_contacts->exportState(withHistory), this, [this, promise](Result<crypto::Secret, ContactsError> state) {
        promise->addResult(state ? Exported(BackupContents { std::move(*state), m_settings->changed() })
                                 : Exported(fail(accountError(state.error()))));
        promise->finish();
    });
    return promise->future();
}

} // namespace allium::node

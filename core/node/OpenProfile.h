// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Executor.h"
#include "core/contacts/ContactsService.h"
#include "core/node/BackupFile.h"
#include "core/node/Connectivity.h"
#include "core/node/FileCircuits.h"
#include "core/node/FileGrants.h"
#include "core/node/FileOffers.h"
#include "core/node/NodeError.h"
#include "core/node/NodeOptions.h"
#include "core/node/PictureProcess.h"
#include "core/node/ProfileFolder.h"
#include "core/node/Settings.h"
#include "core/node/SuspendWatch.h"
#include "core/node/UnaskedFiles.h"
#include "core/storage/Vault.h"
#include "core/transfer/TransferService.h"

#include <QFuture>
#include <QObject>
#include <QPromise>

#include <memory>
#include <optional>

namespace allium::node {

/// What a profile is opened with. All outlive it; clock, timers and random by a turn of the event loop.
struct ProfileContext {
    const NodeOptions& options;
    const ProfileFolder& folder;
    Clock& clock;
    Timers& timers;
    Random& random;
    Executor& proofs; ///< of work, in both directions
    Executor& disk; ///< one thread: sectors in and out
    Executor& bulk; ///< hashing, checking, exporting
};

/// What a profile that has no account yet is to become.
struct ProfileSeed {
    QString displayName;
    std::optional<BackupContents> backup;
};

/// Everything that exists only while a profile is open: database, settings, tor, people, files, and
/// the wires between them. Node thread.
///
///     made --open()--> opened --start()--> running --stop()--> closed
class OpenProfile : public QObject {
    Q_OBJECT
public:
    using Outcome = Result<void, NodeError>;

    OpenProfile(const ProfileContext& context, storage::UnlockedKeys keys);
    ~OpenProfile() override;

    /// Database, migrations, settings, people; makes or imports the account where there is none.
    /// Once; after a failure the object is only good for being destroyed.
    /// `seed`: of a new profile. Null: it was made before, and NoProfile says that it never got an account.
    QFuture<Outcome> open(const std::shared_ptr<ProfileSeed>& seed);
    /// Goes online.
    void start();
    /// Goes offline and closes the database.
    QFuture<void> stop();

    const storage::MasterKey& masterKey() const { return m_keys.masterKey; }
    Settings& settings() { return *m_settings; }
    Connectivity& connectivity() { return *m_connectivity; }
    contacts::ContactsService& contacts() { return *m_contacts; }
    transfer::TransferService& transfers() { return *m_transfers; }
    FileOffers& files() { return *m_files; }

    /// The database was damaged and recovered in part at this opening: the last changes before it are
    /// missing. A copy of what was damaged lies beside it.
    bool changesWereLost() const { return m_changesWereLost; }
    /// A machine that this profile was restored from was seen in use.
    bool otherDeviceRuns() const { return m_otherDeviceRuns; }

    /// Stores, then applies. Undefined: the default. The value must have passed Settings::check().
    QFuture<Outcome> changeSetting(const QByteArray& name, const QJsonValue& value);
    QFuture<Result<BackupContents, NodeError>> exportForBackup(bool withHistory);

Q_SIGNALS:
    /// The machine slept, or the clock jumped, by about this much.
    void resumed(std::chrono::milliseconds away);

private:
    struct Loaded;
    using Done = std::function<void(Outcome)>;

    void build(Loaded loaded);
    void wire();
    void applyTelling();
    void loadPeople(const std::shared_ptr<ProfileSeed>& seed, const Done& done);
    void loadFiles(const Done& done);
    std::unique_ptr<transfer::TransferService> makeTransfers();
    void makeAccount(const ProfileSeed& seed, const Done& done);
    void storeSettings(const QJsonObject& settings);

    ProfileContext m_context;
    storage::UnlockedKeys m_keys;
    // In order of construction; destroyed the other way round.
    storage::DatabaseWorker m_database;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Connectivity> m_connectivity;
    std::unique_ptr<PictureProcess> m_pictures; ///< null where the program for it is not there
    std::unique_ptr<contacts::ContactsService> m_contacts;
    std::unique_ptr<FileGrants> m_grants;
    std::unique_ptr<FileCircuits> m_circuits;
    NoFurtherProviders m_providers;
    std::unique_ptr<transfer::TransferService> m_transfers;
    std::unique_ptr<FileOffers> m_files;
    std::unique_ptr<UnaskedFiles> m_unasked;
    SuspendWatch m_suspendWatch;
    bool m_changesWereLost = false;
    bool m_otherDeviceRuns = false;
};

} // namespace allium::node

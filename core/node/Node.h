// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Executor.h"
#include "core/node/NodeError.h"
#include "core/node/NodeOptions.h"
#include "core/node/OpenProfile.h"
#include "core/node/ProfileFolder.h"
#include "core/storage/Vault.h"

#include <QFuture>
#include <QObject>
#include <QPromise>

#include <memory>
#include <optional>

namespace allium::node {

/// How a profile is to be opened from now on; at least one way.
struct NewProtection {
    crypto::Secret passphrase; ///< empty: none
    bool keyRing = false;

    storage::Protection kinds() const { return { keyRing, !passphrase.isEmpty() }; }
};

/// What somebody shows to open a profile.
struct Credentials {
    enum class Kind { KeyRing, Passphrase, RecoveryCode };

    Kind kind = Kind::KeyRing;
    crypto::Secret secret;
};

/// The facade every program talks to: one profile, from locked to running and back. Everything
/// that exists only while the profile is open is in OpenProfile. All on one thread, the node thread.
///
///     Empty --create(), restore()--> Opening --> Open, or Empty with the error
///     Locked --unlock()--> Opening --> Open, or Locked with the error; Empty with NoProfile when it
///                          was the rest of a creation that was cut off
///     Open --close()--> Closing --> Locked
///     Locked --setAside()--> Empty
class Node : public QObject {
    Q_OBJECT
public:
    enum class State { Empty, Locked, Opening, Open, Closing };

    using Outcome = Result<void, NodeError>;
    /// The recovery code to write down, where one was made.
    using ProtectOutcome = Result<std::optional<storage::RecoveryCode>, NodeError>;

    Node(const NodeOptions& options, const ProfileFolder& folder, QObject* parent = nullptr);
    /// Close first: what is still open is dropped as by a crash, which loses nothing.
    ~Node() override;

    State state() const { return m_state; }
    bool isLocked() const { return m_state != State::Open; }
    /// Why the last opening did not succeed.
    const std::optional<NodeError>& failure() const { return m_failure; }
    /// Null unless Open.
    OpenProfile* profile() { return m_state == State::Open ? m_profile.get() : nullptr; }
    const NodeOptions& options() const { return m_options; }
    const ProfileFolder& folder() const { return m_folder; }

    /// How the profile can be opened; NotFound where there is none.
    QFuture<storage::StorageResult<storage::VaultSummary>> inspect() { return m_vault.inspect(); }
    /// Whether the system's key ring can protect a profile; see Vault.
    QFuture<storage::StorageResult<void>> tryKeyRing() { return m_vault.tryKeyRing(); }
    /// Makes the profile and opens it.
    QFuture<ProtectOutcome> create(NewProtection protection, const QString& displayName);
    /// As create(), with identity, contacts and settings from a backup.
    QFuture<ProtectOutcome> restore(const QString& backupPath, crypto::Secret backupPassphrase, NewProtection protection);
    /// A secret is also taken while the key ring is being asked, which may last for minutes: that question is
    /// then Busy, and its answer changes nothing any more.
    QFuture<Outcome> unlock(Credentials credentials);
    /// Locked: puts the profile aside, whole, in a folder whose path this gives, so that another can be made
    /// in its place: what is left when nothing opens it.
    QFuture<Result<QString, NodeError>> setAside();
    /// Open: whether unlock() would accept these. Nothing changes.
    QFuture<Outcome> verify(Credentials credentials);
    /// Open: says good-bye, stops tor, closes the database, wipes the keys. Opening: waits for the
    /// end of that first. Otherwise done at once.
    QFuture<void> close();

    /// Open: other ways to unlock from now on. Nothing is encrypted anew. An empty passphrase in a
    /// protection that has one keeps the present one.
    QFuture<ProtectOutcome> changeProtection(storage::Protection kinds, crypto::Secret passphrase);
    /// Open: writes a backup.
    QFuture<Outcome> backUp(const QString& path, crypto::Secret passphrase, bool withHistory);

Q_SIGNALS:
    void stateChanged(allium::node::Node::State state);

private:
    template <class Value>
    using Promise = std::shared_ptr<QPromise<Value>>;

    QFuture<ProtectOutcome> make(NewProtection protection, ProfileSeed seed);
    QFuture<storage::StorageResult<storage::UnlockedKeys>> keysFor(Credentials credentials);
    void makeKeys(const std::shared_ptr<NewProtection>& protection, const std::shared_ptr<ProfileSeed>& seed,
                  const Promise<ProtectOutcome>& promise);
    void openWith(storage::UnlockedKeys keys, const std::shared_ptr<ProfileSeed>& seed, std::function<void(Outcome)> done);
    void finishOpening(Outcome outcome);
    void finishClosing();
    State restingState() const;
    void setState(State state);

    NodeOptions m_options;
    const ProfileFolder& m_folder;
    class Surroundings;
    /// Goes a turn of the event loop later than the rest: sessions say good-bye in it.
    std::unique_ptr<Surroundings> m_around;
    ThreadExecutor m_work; ///< passphrases, backups
    /// What others ask of us must not keep a passphrase waiting: one thread that works for them, for
    /// half an hour if need be, and one that checks what they have done.
    ThreadExecutor m_proofs { 2 };
    ThreadExecutor m_disk;
    ThreadExecutor m_bulk;
    storage::QtKeyRing m_keyRing;
    storage::Vault m_vault;
    std::unique_ptr<OpenProfile> m_profile;
    std::vector<QPromise<void>> m_closing;
    std::optional<NodeError> m_failure;
    Promise<Outcome> m_keyRingAsked; ///< who waits for its answer, while Opening
    bool m_isMaking = false; ///< what is being opened is new
    State m_state;
};

} // namespace allium::node

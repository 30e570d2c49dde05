// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Executor.h"
#include "core/storage/KeyFile.h"
#include "core/storage/KeyRing.h"

#include <QFuture>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace allium::storage {

/// What the person chose; at least one.
struct Protection {
    bool keyRing = false;
    bool passphrase = false;

    friend bool operator==(const Protection&, const Protection&) = default;
};

/// What is known before unlocking.
struct VaultSummary {
    Protection protection;
    bool recoveryCode = false;
    KeyFileHints hints;
};

struct UnlockedKeys {
    FileId fileId;
    MasterKey masterKey;
};

/// A new profile's keys, and the code to write down where the key ring alone protects them.
struct NewKeys {
    UnlockedKeys keys;
    std::optional<RecoveryCode> recoveryCode;
};

/// Keeps the master key of a profile: in a key file, wrapped by the key ring, a passphrase, or both,
/// where either opens. Nothing is kept in memory between calls.
///
/// Lives on the node thread; files and the KDF run in the executor, the key ring on the event loop.
/// Every file is replaced as a whole: after a crash at any moment the old protection or the new one
/// holds. One change at a time: the next begins when the future of the last is done. A future ends
/// without a result when the vault is destroyed first.
///
///     no file --create()--> protected --unlock…()--> keys
///                           protected --protect()--> protected otherwise
///                           protected --destroy()--> no file, and what it protected is lost
class Vault : public QObject {
    Q_OBJECT
public:
    /// `executor` and `keyRing` outlive the vault. The cost is that of new passphrases.
    Vault(QString path, KeyRing& keyRing, Executor& executor, crypto::KdfCost cost = kdfCostForThisMachine());

    /// NotFound where there is no profile yet.
    QFuture<StorageResult<VaultSummary>> inspect();

    /// A new file id and master key. AlreadyExists rather than replace a key file. With a key ring
    /// that does not work nothing is created: ask for a passphrase.
    QFuture<StorageResult<NewKeys>> create(Protection protection, crypto::Secret passphrase, KeyFileHints hints = {});

    /// Whether the key ring keeps what it is given: writes an entry, reads it back, removes it. The person
    /// may be asked to unlock it.
    QFuture<StorageResult<void>> tryKeyRing();

    /// KeyRingLocked also when the key ring does not know our entry: it is locked or another one.
    QFuture<StorageResult<UnlockedKeys>> unlockWithKeyRing();
    /// WrongKey when it is another passphrase.
    QFuture<StorageResult<UnlockedKeys>> unlockWithPassphrase(crypto::Secret passphrase);
    /// BadRecoveryCode when mistyped, WrongKey when it is another profile's.
    QFuture<StorageResult<UnlockedKeys>> unlockWithRecoveryCode(const crypto::Secret& typed);

    /// Rewraps; the database is not touched. An empty passphrase keeps the present one. Protection by
    /// the key ring alone makes a new recovery code, which replaces the former.
    QFuture<StorageResult<std::optional<RecoveryCode>>> protect(const MasterKey& master, Protection protection,
                                                               crypto::Secret passphrase);
    QFuture<StorageResult<void>> setHints(const MasterKey& master, KeyFileHints hints);

    /// Overwrites and deletes the key file and forgets the key ring's entry: without the recovery of
    /// a backup nothing opens the database any more.
    QFuture<StorageResult<void>> destroy();

private:
    struct Change;
    using Finish = std::function<void(StorageResult<std::optional<RecoveryCode>>)>;
    /// Adds and removes wraps as wanted, by way of the key ring if that is needed, and saves.
    void applyChange(const std::shared_ptr<Change>& change, Finish finish);
    void saveChange(const std::shared_ptr<Change>& change, Finish finish);
    void forgetEntry(const std::optional<KeyRingWrap>& wrap);

    QString m_path;
    KeyRing& m_keyRing;
    Executor& m_executor;
    crypto::KdfCost m_cost;
};

} // namespace allium::storage

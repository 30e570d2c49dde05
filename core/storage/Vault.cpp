// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/Vault.h"

#include "core/base/WhenDone.h"
#include "core/storage/FileIo.h"

#include <QFile>
#include <QFileInfo>
#include <QPromise>

#include <memory>
#include <utility>

namespace allium::storage {

namespace {

/// A promise that several steps pass on until one of them keeps it.
template <class Value>
class Pending {
public:
    Pending()
        : m_promise(std::make_shared<QPromise<StorageResult<Value>>>())
    {
        m_promise->start();
    }
    QFuture<StorageResult<Value>> future() const { return m_promise->future(); }
    void operator()(StorageResult<Value> result) const
    {
        m_promise->addResult(std::move(result));
        m_promise->finish();
    }

private:
    std::shared_ptr<QPromise<StorageResult<Value>>> m_promise;
};

StorageResult<KeyFile> load(const QString& path)
{
    ALLIUM_TRY(const auto bytes, readSmallFile(path, KeyFile::MaxBytes));
    return KeyFile::decode(bytes);
}

/// To be changed by whoever has the key to it.
StorageResult<KeyFile> loadFor(const MasterKey& master, const QString& path)
{
    ALLIUM_TRY(auto file, load(path));
    if (!file.isSealedWith(master))
        return fail(StorageError { StorageErrorKind::WrongKey, "not the key of this key file" });
    return file;
}

QString entryName(const KeyRingEntry& entry)
{
    return QStringLiteral("profile-") + QString::fromLatin1(entry.toHex());
}

} // namespace

/// What a change of protection carries from step to step.
struct Vault::Change {
    KeyFile file;
    MasterKey master;
    Protection wanted;
    crypto::Secret passphrase;
    bool isNew = false;
    crypto::KdfCost cost;
    crypto::SystemRandom random;
    std::optional<KeyRingWrap> replaced; ///< forgotten once the file is saved
};

Vault::Vault(QString path, KeyRing& keyRing, Executor& executor, crypto::KdfCost cost)
    : m_path(std::move(path))
    , m_keyRing(keyRing)
    , m_executor(executor)
    , m_cost(cost)
{
}

QFuture<StorageResult<VaultSummary>> Vault::inspect()
{
    return m_executor.run([path = m_path]() -> StorageResult<VaultSummary> {
        ALLIUM_TRY(const auto file, load(path));
        return VaultSummary { { file.keyRing.has_value(), file.passphrase.has_value() },
                              file.recovery.has_value(),
                              file.hints };
    });
}

QFuture<StorageResult<NewKeys>> Vault::create(Protection protection, crypto::Secret passphrase, KeyFileHints hints)
{
    const Pending<NewKeys> pending;
    auto change = std::make_shared<Change>();
    change->isNew = true;
    change->master = MasterKey::random(change->random);
    change->file.fileId = change->random.make<FileId>();
    change->file.hints = std::move(hints);
    change->wanted = protection;
    change->passphrase = std::move(passphrase);
    change->cost = m_cost;
    const auto exists = [path = m_path] { return QFileInfo::exists(path); };
    whenDone(m_executor.run(exists), this, [this, change, pending](bool taken) {
        if (taken) {
            pending(fail(StorageError { StorageErrorKind::AlreadyExists, {} }));
            return;
        }
        applyChange(change, [change, pending](StorageResult<std::optional<RecoveryCode>> code) {
            if (code)
                pending(NewKeys { { change->file.fileId, std::move(change->master) }, std::move(*code) });
            else
                pending(fail(std::move(code).error()));
        });
    });
    return pending.future();
}

QFuture<StorageResult<void>> Vault::tryKeyRing()
{
    const Pending<void> pending;
    crypto::SystemRandom random;
    const auto entry = entryName(random.make<KeyRingEntry>());
    whenDone(m_keyRing.write(entry, crypto::AeadKey::random(random).secret()), this,
             [this, pending, entry](StorageResult<void> written) {
                 // Also after a failure, which may have come when the entry was there already.
                 whenDone(m_keyRing.remove(entry), this,
                          [pending, written = std::move(written)](const StorageResult<void>&) { pending(written); });
             });
    return pending.future();
}

QFuture<StorageResult<UnlockedKeys>> Vault::unlockWithKeyRing()
{
    const Pending<UnlockedKeys> pending;
    whenDone(m_executor.run([path = m_path] { return load(path); }), this,
             [this, pending](StorageResult<KeyFile> file) {
                 if (file && !file->keyRing)
                     file = fail(StorageError { StorageErrorKind::Misuse, "not protected by a key ring" });
                 if (!file) {
                     pending(fail(std::move(file).error()));
                     return;
                 }
                 whenDone(m_keyRing.read(entryName(file->keyRing->entry)), this,
                          [pending, file = std::move(*file)](StorageResult<crypto::Secret> secret) {
                              if (!secret) {
                                  if (secret.error().kind == StorageErrorKind::NotFound)
                                      secret.error().kind = StorageErrorKind::KeyRingLocked;
                                  pending(fail(std::move(secret).error()));
                                  return;
                              }
                              const auto key = crypto::AeadKey::from(std::move(*secret));
                              if (!key) {
                                  pending(fail(StorageError { StorageErrorKind::WrongKey, "key ring" }));
                                  return;
                              }
                              pending(file.openWithKeyRing(*key).map([&](MasterKey&& master) {
                                  return UnlockedKeys { file.fileId, std::move(master) };
                              }));
                          });
             });
    return pending.future();
}

QFuture<StorageResult<UnlockedKeys>> Vault::unlockWithPassphrase(crypto::Secret passphrase)
{
    return m_executor.run([path = m_path, passphrase = std::move(passphrase)]() -> StorageResult<UnlockedKeys> {
        ALLIUM_TRY(const auto file, load(path));
        ALLIUM_TRY(auto master, file.openWithPassphrase(passphrase));
        return UnlockedKeys { file.fileId, std::move(master) };
    });
}

QFuture<StorageResult<UnlockedKeys>> Vault::unlockWithRecoveryCode(const crypto::Secret& typed)
{
    return m_executor.run([path = m_path, typed = typed.clone()]() -> StorageResult<UnlockedKeys> {
        ALLIUM_TRY(const auto code, RecoveryCode::parse(typed));
        ALLIUM_TRY(const auto file, load(path));
        ALLIUM_TRY(auto master, file.openWithRecoveryCode(code));
        return UnlockedKeys { file.fileId, std::move(master) };
    });
}

QFuture<StorageResult<std::optional<RecoveryCode>>> Vault::protect(const MasterKey& master, Protection protection,
                                                                  crypto::Secret passphrase)
{
    const Pending<std::optional<RecoveryCode>> pending;
    auto change = std::make_shared<Change>();
    change->master = master.clone();
    change->wanted = protection;
    change->passphrase = std::move(passphrase);
    change->cost = m_cost;
    whenDone(m_executor.run([change, path = m_path] { return loadFor(change->master, path); }), this,
             [this, change, pending](StorageResult<KeyFile> file) {
                 if (!file) {
                     pending(fail(std::move(file).error()));
                     return;
                 }
                 change->file = std::move(*file);
                 applyChange(change, pending);
             });
    return pending.future();
}

void Vault::applyChange(const std::shared_ptr<Change>& change, Finish finish)
{
    auto& file = change->file;
    const bool lacksPassphrase = change->wanted.passphrase && change->passphrase.isEmpty() && !file.passphrase;
    if (change->wanted == Protection {} || lacksPassphrase) {
        finish(fail(StorageError { StorageErrorKind::Misuse, "protected by nothing" }));
        return;
    }
    if (!change->wanted.keyRing)
        change->replaced = std::exchange(file.keyRing, std::nullopt);
    if (!change->wanted.passphrase)
        file.passphrase.reset();
    if (!change->wanted.keyRing || file.keyRing) {
        saveChange(change, std::move(finish));
        return;
    }
    const auto entry = change->random.make<KeyRingEntry>();
    const auto key = crypto::AeadKey::random(change->random);
    file.wrapForKeyRing(change->master, entry, key, change->random);
    whenDone(m_keyRing.write(entryName(entry), key.secret()), this,
             [this, change, finish = std::move(finish)](StorageResult<void> written) mutable {
                 if (written)
                     saveChange(change, std::move(finish));
                 else
                     finish(fail(std::move(written).error()));
             });
}

void Vault::saveChange(const std::shared_ptr<Change>& change, Finish finish)
{
    auto save = [change, path = m_path]() -> StorageResult<std::optional<RecoveryCode>> {
        auto& file = change->file;
        if (change->wanted.passphrase && !change->passphrase.isEmpty())
            ALLIUM_CHECK(file.wrapForPassphrase(change->master, change->passphrase, change->cost, change->random));
        std::optional<RecoveryCode> code;
        file.recovery.reset();
        if (!file.passphrase) {
            code = RecoveryCode::generate(change->random);
            file.wrapForRecoveryCode(change->master, *code, change->random);
        }
        if (change->isNew && QFileInfo::exists(path))
            return fail(StorageError { StorageErrorKind::AlreadyExists, {} });
        ALLIUM_CHECK(replaceFile(path, file.encode(change->master)));
        return code;
    };
    whenDone(m_executor.run(std::move(save)), this,
             [this, change, finish = std::move(finish)](StorageResult<std::optional<RecoveryCode>> saved) {
                 if (saved)
                     forgetEntry(change->replaced);
                 finish(std::move(saved));
             });
}

/// Best effort: what stays behind in the key ring opens nothing any more.
void Vault::forgetEntry(const std::optional<KeyRingWrap>& wrap)
{
    if (wrap)
        m_keyRing.remove(entryName(wrap->entry));
}

QFuture<StorageResult<void>> Vault::setHints(const MasterKey& master, KeyFileHints hints)
{
    return m_executor.run(
        [path = m_path, master = master.clone(), hints = std::move(hints)]() mutable -> StorageResult<void> {
            ALLIUM_TRY(auto file, loadFor(master, path));
            file.hints = std::move(hints);
            const auto bytes = file.encode(master);
            ALLIUM_CHECK(KeyFile::decode(bytes)); // hints that could not be read again are not written
            return replaceFile(path, bytes);
        });
}

QFuture<StorageResult<void>> Vault::destroy()
{
    const Pending<void> pending;
    auto wipe = [path = m_path]() -> StorageResult<std::optional<KeyRingWrap>> {
        const auto file = load(path);
        ALLIUM_CHECK(overwriteAndDelete(path));
        return file ? file->keyRing : std::nullopt;
    };
    whenDone(m_executor.run(std::move(wipe)), this,
             [this, pending](StorageResult<std::optional<KeyRingWrap>> wiped) {
                 if (!wiped) {
                     pending(fail(std::move(wiped).error()));
                     return;
                 }
                 forgetEntry(*wiped);
                 pending({});
             });
    return pending.future();
}

} // namespace allium::storage

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/Hash.h"
#include "core/crypto/PasswordKdf.h"
#include "core/storage/FileKey.h"
#include "core/storage/RecoveryCode.h"
#include "core/storage/StorageError.h"

#include <QByteArray>

#include <optional>

namespace allium::storage {

struct WrappedKeyTag;
struct KeyRingEntryTag;

/// The master key sealed under another key: nonce ‖ ciphertext ‖ tag.
using WrappedKey = FixedBytes<WrappedKeyTag, 24 + 32 + 16>;
/// Random name of what the key ring holds, new with each wrap, so that a failed change leaves the
/// old wrap usable.
using KeyRingEntry = FixedBytes<KeyRingEntryTag, 16>;

/// Readable before unlocking. Letters, digits, '-' and '_'; at most MaxHintBytes each.
struct KeyFileHints {
    QByteArray language;
    QByteArray theme;

    friend bool operator==(const KeyFileHints&, const KeyFileHints&) = default;
};

struct KeyRingWrap {
    KeyRingEntry entry;
    WrappedKey wrapped;
};

struct PassphraseWrap {
    crypto::Salt salt;
    crypto::KdfCost cost;
    WrappedKey wrapped;
};

struct RecoveryWrap {
    WrappedKey wrapped;
};

/// The small file beside the database that is readable before unlocking: the file id and the master
/// key wrapped in up to three ways, of which each opens it alone. FORMAT.md has the bytes.
///
/// A checksum tells damage from a wrong passphrase before unlocking; the seal, keyed with the master
/// key, shows after unlocking that nobody changed the file.
class KeyFile {
public:
    static constexpr std::uint16_t Version = 1;
    static constexpr qsizetype MaxBytes = 4096;
    static constexpr qsizetype MaxHintBytes = 35;

    FileId fileId;
    KeyFileHints hints;
    std::optional<KeyRingWrap> keyRing;
    std::optional<PassphraseWrap> passphrase;
    std::optional<RecoveryWrap> recovery;

    /// Truncated, Damaged or FromTheFuture. What comes back has at least one wrap.
    static StorageResult<KeyFile> decode(QByteArrayView bytes);
    /// Seals it with the master key.
    QByteArray encode(const MasterKey& master) const;

    /// Whether it was sealed with this master key and is unchanged since.
    bool isSealedWith(const MasterKey& master) const { return sealFor(master) == m_seal; }

    /// WrongKey when the wrap does not open; Damaged when it does but the file was tampered with.
    /// The one for a passphrase runs the KDF: not for the node thread.
    StorageResult<MasterKey> openWithKeyRing(const crypto::AeadKey& fromKeyRing) const;
    StorageResult<MasterKey> openWithPassphrase(const crypto::Secret& text) const;
    StorageResult<MasterKey> openWithRecoveryCode(const RecoveryCode& code) const;

    void wrapForKeyRing(const MasterKey& master, const KeyRingEntry& entry, const crypto::AeadKey& key, Random& random);
    StorageResult<void> wrapForPassphrase(const MasterKey& master, const crypto::Secret& text, crypto::KdfCost cost,
                                          Random& random);
    void wrapForRecoveryCode(const MasterKey& master, const RecoveryCode& code, Random& random);

private:
    QByteArray body() const;
    crypto::Hash sealFor(const MasterKey& master) const;
    StorageResult<MasterKey> unwrap(const crypto::AeadKey& key, const WrappedKey& wrapped, QByteArrayView about) const;
    WrappedKey wrap(const crypto::AeadKey& key, const MasterKey& master, QByteArrayView about, Random& random) const;
    QByteArray aboutKeyRing(const KeyRingEntry& entry) const;
    QByteArray aboutPassphrase(const crypto::Salt& salt, crypto::KdfCost cost) const;
    QByteArray aboutRecovery() const;
    crypto::AeadKey recoveryKey(const RecoveryCode& code) const;

    crypto::Hash m_seal; ///< as read; encode() makes a new one
};

/// Argon2id cost for this machine: 256 MiB and three passes, less where that is more than an eighth
/// of the memory.
crypto::KdfCost kdfCostForThisMachine();
crypto::KdfCost kdfCostForMemory(std::uint64_t bytes);

} // namespace allium::storage

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/crypto/PasswordKdf.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace allium::node {

/// What a backup brings back: who I am, whom I know, how I like things.
struct BackupContents {
    crypto::Secret contacts; ///< ContactsService's export: keys, contacts, history if wanted
    QJsonObject settings; ///< those that differ from the defaults
};

enum class BackupError {
    CannotRead,
    CannotWrite,
    NotABackup, ///< another kind of file
    FromTheFuture, ///< made by a newer Allium
    Truncated,
    TooLarge,
    WrongPassphrase, ///< or changed bytes: the two cannot be told apart
    Damaged, ///< opened, but what is inside is not what we write
    OutOfMemory,
};

/// One encrypted file under a passphrase of its own (layout below, integers big-endian):
///
///     "ALLIUMBK" ‖ version u16 = 1 ‖ Argon2id KiB u32 ‖ passes u32 ‖ salt 16 ‖ nonce 24 ‖ sealed
///
/// Everything before `sealed` is its associated data; inside are two length-prefixed fields,
/// contacts and settings (JSON). All functions block: for an executor.
class BackupFile {
public:
    static constexpr qsizetype MaxBytes = 512LL * 1024 * 1024;

    static Result<QByteArray, BackupError> encode(const BackupContents& contents, const crypto::Secret& passphrase,
                                                  crypto::KdfCost cost, Random& random);
    static Result<BackupContents, BackupError> decode(QByteArrayView bytes, const crypto::Secret& passphrase);

    /// Replaces the file at once or not at all; readable by its owner only.
    static Result<void, BackupError> write(const QString& path, const QByteArray& bytes);
    static Result<QByteArray, BackupError> read(const QString& path);
};

const char* nameOf(BackupError error);

} // namespace allium::node

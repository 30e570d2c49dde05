// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/node/BackupFile.h"
#include "core/storage/StorageError.h"

#include <QByteArray>

namespace allium::node {

/// Why the node as a whole did not do what was asked.
struct NodeError {
    enum class Kind {
        ProfileExists, ///< there is an identity already; nothing is overwritten
        NoProfile, ///< nothing to open yet
        AlreadyOpen,
        NotOpen,
        Busy, ///< opening or closing
        NoProtection, ///< neither key ring nor passphrase was chosen
        WeakPassphrase, ///< empty
        Storage, ///< see `storage`
        Backup, ///< see `backup`
        BadName, ///< nothing is left of the display name
        Account, ///< what the store holds is no account; `detail` says what is wrong
    };

    Kind kind = Kind::Busy;
    storage::StorageErrorKind storage = storage::StorageErrorKind::Misuse;
    BackupError backup = BackupError::CannotRead;
    QByteArray detail;

    static NodeError of(Kind kind) { return { kind, {}, {}, {} }; }
    static NodeError of(storage::StorageError error) { return { Kind::Storage, error.kind, {}, std::move(error.detail) }; }
    static NodeError of(BackupError error) { return { Kind::Backup, {}, error, {} }; }

    /// Stable, for programs: "profile.exists", "storage.wrong-key", "backup.truncated".
    QByteArray kindName() const;
};

} // namespace allium::node

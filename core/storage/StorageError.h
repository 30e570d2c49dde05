// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QByteArray>

struct sqlite3;

namespace allium::storage {

/// Why the store refused. A person is told something different for each of these.
enum class StorageErrorKind {
    NotFound, ///< there is no such file
    AlreadyExists, ///< would overwrite an identity
    WrongKey, ///< wrong passphrase, recovery code or master key
    BadRecoveryCode, ///< not a recovery code at all: mistyped
    Damaged, ///< bytes on disk are not what we wrote
    Truncated, ///< the file is shorter than it says
    FromTheFuture, ///< written by a newer Allium
    InUse, ///< another process has this profile open
    DiskFull, ///< nothing was changed; works again once there is room
    ReadOnly,
    Io, ///< the operating system refused
    OutOfMemory,
    Constraint, ///< UNIQUE, CHECK, FOREIGN KEY …: the statement did nothing
    KeyRingLocked, ///< locked, or another key ring than the one that holds our key; never means "no key"
    KeyRingUnavailable, ///< no key ring service, or it does not work
    KeyRingTimedOut, ///< it may be waiting for the person to answer its own dialog
    NotOpen, ///< the database is not open (yet, or any more)
    Misuse, ///< wrong SQL, wrong column, wrong order of calls: our own mistake
};

/// `detail` is for logs and developers: never SQL values, names or keys.
struct StorageError {
    StorageErrorKind kind = StorageErrorKind::Misuse;
    QByteArray detail;

    /// From the connection's last failure, whose primary or extended result is `code`.
    static StorageError fromSqlite(sqlite3* connection, int code);
    friend bool operator==(const StorageError& error, StorageErrorKind expected) { return error.kind == expected; }
};

const char* nameOf(StorageErrorKind kind);

template <class T>
using StorageResult = Result<T, StorageError>;

} // namespace allium::storage

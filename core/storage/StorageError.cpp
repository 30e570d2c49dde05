// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/StorageError.h"

#include <sqlite3.h>

namespace allium::storage {

namespace {

StorageErrorKind kindOf(int code)
{
    switch (code) {
    case SQLITE_IOERR_DATA:
    case SQLITE_IOERR_CORRUPTFS:
        return StorageErrorKind::Damaged;
    case SQLITE_IOERR_NOMEM:
        return StorageErrorKind::OutOfMemory;
    default:
        break;
    }
    switch (code & 0xff) {
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        return StorageErrorKind::Damaged;
    case SQLITE_BUSY:
        return StorageErrorKind::InUse;
    case SQLITE_FULL:
        return StorageErrorKind::DiskFull;
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return StorageErrorKind::ReadOnly;
    case SQLITE_NOMEM:
        return StorageErrorKind::OutOfMemory;
    case SQLITE_CONSTRAINT:
        return StorageErrorKind::Constraint;
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
        return StorageErrorKind::Io;
    default:
        return StorageErrorKind::Misuse;
    }
}

} // namespace

StorageError StorageError::fromSqlite(sqlite3* connection, int code)
{
    const auto kind = kindOf(code);
    QByteArray detail = sqlite3_errstr(code);
    detail += " (" + QByteArray::number(code) + ')';
    // Which column or what syntax. Not for SQLITE_ERROR of a running statement in general: full-text
    // search quotes what the person typed. Statement knows the difference.
    if (connection != nullptr && kind == StorageErrorKind::Constraint)
        detail += QByteArray(": ") + sqlite3_errmsg(connection);
    return { kind, detail };
}

const char* nameOf(StorageErrorKind kind)
{
    switch (kind) {
    case StorageErrorKind::NotFound: return "not found";
    case StorageErrorKind::AlreadyExists: return "already exists";
    case StorageErrorKind::WrongKey: return "wrong key";
    case StorageErrorKind::BadRecoveryCode: return "not a recovery code";
    case StorageErrorKind::Damaged: return "damaged";
    case StorageErrorKind::Truncated: return "truncated";
    case StorageErrorKind::FromTheFuture: return "from the future";
    case StorageErrorKind::InUse: return "in use";
    case StorageErrorKind::DiskFull: return "disk full";
    case StorageErrorKind::ReadOnly: return "read-only";
    case StorageErrorKind::Io: return "input/output error";
    case StorageErrorKind::OutOfMemory: return "out of memory";
    case StorageErrorKind::Constraint: return "constraint";
    case StorageErrorKind::KeyRingLocked: return "key ring locked";
    case StorageErrorKind::KeyRingUnavailable: return "no key ring";
    case StorageErrorKind::KeyRingTimedOut: return "key ring timed out";
    case StorageErrorKind::NotOpen: return "not open";
    case StorageErrorKind::Misuse: return "misuse";
    }
    return "unknown";
}

} // namespace allium::storage

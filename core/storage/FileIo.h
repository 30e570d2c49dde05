// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/StorageError.h"

#include <QByteArray>
#include <QString>

namespace allium::storage {

/// Makes an empty file that only its owner can read; AlreadyExists rather than touch one.
StorageResult<void> createPrivateFile(const QString& path);

/// The whole file, at most `limit` bytes of it plus one, so that the caller can see that it is
/// longer. NotFound when it is missing.
StorageResult<QByteArray> readSmallFile(const QString& path, qsizetype limit);

/// After a crash at any moment the path has either the old content or the new one.
StorageResult<void> replaceFile(const QString& path, QByteArrayView content);

/// A second file with the same content, for its owner alone, on the disk when it returns. A `to` that
/// exists stays as it is: it bears its name only when it is whole, so the name says what is in it.
StorageResult<void> copyDurably(const QString& from, const QString& to);

/// Renames over whatever is at `to`, and makes the folder's entry durable.
StorageResult<void> renameDurably(const QString& from, const QString& to);

/// Renames unless there is something at `to`: then AlreadyExists, and nothing has changed. What was
/// made by another process in between is not replaced either, where the file system can tell.
StorageResult<void> renameToNew(const QString& from, const QString& to);

/// Overwrites in place, as far as the file system lets that happen, then deletes.
StorageResult<void> overwriteAndDelete(const QString& path);

/// Makes created, renamed and deleted names in the folder of `path` durable.
StorageResult<void> syncFolderOf(const QString& path);

} // namespace allium::storage

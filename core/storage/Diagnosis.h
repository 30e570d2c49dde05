// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/PageCipher.h"
#include "core/storage/StorageError.h"

#include <QString>

namespace allium::storage {

/// What can be said from the file's size alone, before SQLite sees it: SQLite takes an empty file
/// for a new database and deletes the log beside it.
StorageResult<void> checkFileSize(const QString& path);

/// Why the database at `path` could not be opened, given that it is not in use: with the wrong key
/// nothing in it opens, with damage something still does.
StorageErrorKind diagnose(const QString& path, const PageCipher& cipher);

} // namespace allium::storage

// SPDX-License-Identifier: GPL-3.0-or-later
// What Database does with its files as wholes: making, copying and checking them.
#include "core/storage/Database.h"
#include "core/storage/EncryptingVfs.h"
#include "core/storage/FileIo.h"

#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

#include <array>

namespace allium::storage {

namespace {

QString logOf(const QString& path)
{
    return path + QStringLiteral("-wal");
}

QString unfinishedOf(const QString& path)
{
    return path + QStringLiteral(".new");
}

} // namespace

/// A new file is made under another name, so that one that bears its name is always whole.
StorageResult<void> Database::createFile(const OpenOptions& options)
{
    if (QFileInfo::exists(logOf(options.path)))
        return fail(StorageError { StorageErrorKind::Damaged, "a log without its database" });
    const QString unfinished = unfinishedOf(options.path);
    QFile::remove(unfinished);
    QFile::remove(logOf(unfinished));
    ALLIUM_CHECK(createPrivateFile(unfinished));
    auto made = fillNewFile(unfinished, options);
    if (made)
        made = renameToNew(unfinished, options.path);
    if (!made)
        QFile::remove(unfinished);
    return made;
}

StorageResult<void> Database::fillNewFile(const QString& path, const OpenOptions& options)
{
    Database fresh;
    ALLIUM_CHECK(fresh.openConnection(path, options));
    ALLIUM_CHECK(fresh.execute("PRAGMA locking_mode=EXCLUSIVE;"
                               "PRAGMA journal_mode=MEMORY;"
                               "PRAGMA synchronous=FULL;"
                               "PRAGMA page_size=4096"));
    int reserved = FileLayout::ReservedBytes;
    ALLIUM_CHECK(
        fresh.check(sqlite3_file_control(fresh.m_connection, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved)));
    ALLIUM_CHECK(fresh.enterLogMode());
    sqlite3_db_config(fresh.m_connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr);
    return {};
}

/// The file name comes from the tag of the log's header, which no two logs share: a second attempt
/// finds the copy of the first. Then the log begins anew, so that the frames behind the damage are
/// not found again.
StorageResult<void> Database::saveDamagedLog(const QString& path)
{
    const QString log = logOf(path);
    ALLIUM_TRY(const auto start, readSmallFile(log, FileLayout::SealedLogHeaderBytes));
    const auto tag = start.mid(FileLayout::SealedLogHeaderBytes - static_cast<qsizetype>(crypto::TagBytes), 8);
    ALLIUM_CHECK(copyDurably(log, log + QStringLiteral(".damaged-") + QString::fromLatin1(tag.toHex())));
    ALLIUM_CHECK(checkStructure()); // a crash within a checkpoint, and damage besides, may mix old and new
    ALLIUM_CHECK(checkpoint());
    m_recovery = Recovery::RecoveredWithLoss;
    return {};
}

StorageResult<void> Database::checkStructure()
{
    ALLIUM_TRY(auto report, prepare("PRAGMA integrity_check(1)"));
    ALLIUM_TRY(const bool answered, report.step());
    if (!answered || report.blobView(0) != QByteArrayView("ok"))
        return fail(StorageError { StorageErrorKind::Damaged, report.blob(0) });
    return {};
}

StorageResult<void> Database::checkIntegrity()
{
    ALLIUM_CHECK(checkStructure());
    if (m_vfs == nullptr)
        return {};

    // SQLite skips the content of free pages.
    ALLIUM_CHECK(checkpoint());
    sqlite3_file* file = nullptr;
    ALLIUM_CHECK(check(sqlite3_file_control(m_connection, "main", SQLITE_FCNTL_FILE_POINTER, &file)));
    sqlite3_int64 size = 0;
    ALLIUM_CHECK(check(file->pMethods->xFileSize(file, &size)));
    constexpr sqlite3_int64 LockBytes = 0x40000000; // SQLite keeps this page for its locks, unwritten
    std::array<std::uint8_t, FileLayout::PageBytes> page {};
    for (sqlite3_int64 offset = 0; offset < size; offset += FileLayout::PageBytes) {
        if (offset != LockBytes)
            ALLIUM_CHECK(check(file->pMethods->xRead(file, page.data(), FileLayout::PageBytes, offset)));
    }
    return {};
}

StorageResult<void> Database::copyTo(const OpenOptions& target)
{
    // An unfinished file of this name would be taken for our own of before a crash, and removed.
    for (const auto& path : { target.path, logOf(target.path), unfinishedOf(target.path) }) {
        if (QFileInfo::exists(path))
            return fail(StorageError { StorageErrorKind::AlreadyExists, {} });
    }
    ALLIUM_CHECK(createFile(target)); // from here on it is ours to remove
    auto copied = copyPagesTo(target);
    if (!copied) {
        QFile::remove(target.path);
        QFile::remove(logOf(target.path));
    }
    return copied;
}

StorageResult<void> Database::copyPagesTo(const OpenOptions& target)
{
    ALLIUM_TRY(auto copy, open(target));
    auto* const backup = sqlite3_backup_init(copy->m_connection, "main", m_connection, "main");
    if (backup == nullptr)
        return copy->check(sqlite3_extended_errcode(copy->m_connection));
    const int stepped = sqlite3_backup_step(backup, -1);
    ALLIUM_CHECK(copy->check(sqlite3_backup_finish(backup)));
    if (stepped != SQLITE_DONE)
        return copy->check(stepped == SQLITE_OK ? SQLITE_INTERNAL : stepped);
    return copy->checkpoint();
}

} // namespace allium::storage

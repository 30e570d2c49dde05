// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/FileIo.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>

#ifdef Q_OS_WIN
#include <io.h>
#include <windows.h>
#else
#include <fcntl.h>
#include <unistd.h>
#endif

namespace allium::storage {

namespace {

StorageError errorOf(const QFileDevice& file)
{
    const auto kind = [&] {
        switch (file.error()) {
        case QFileDevice::ResourceError:
            return StorageErrorKind::DiskFull; // Qt's name for ENOSPC
        case QFileDevice::PermissionsError:
            return StorageErrorKind::ReadOnly;
        default:
            return StorageErrorKind::Io;
        }
    }();
    return { kind, "file error " + QByteArray::number(static_cast<int>(file.error())) };
}

StorageError systemError(int number)
{
    const bool noRoom = number == ENOSPC || number == EFBIG;
    return { noRoom ? StorageErrorKind::DiskFull : StorageErrorKind::Io, "system error " + QByteArray::number(number) };
}

int syncHandle(int handle)
{
#ifdef Q_OS_WIN
    return _commit(handle);
#else
    return ::fsync(handle);
#endif
}

} // namespace

StorageResult<void> createPrivateFile(const QString& path)
{
    QFile file(path);
    if (file.exists())
        return fail(StorageError { StorageErrorKind::AlreadyExists, {} });
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return fail(errorOf(file));
    return {};
}

StorageResult<QByteArray> readSmallFile(const QString& path, qsizetype limit)
{
    QFile file(path);
    if (!file.exists())
        return fail(StorageError { StorageErrorKind::NotFound, {} });
    if (!file.open(QIODevice::ReadOnly))
        return fail(errorOf(file));
    QByteArray content = file.read(limit + 1);
    if (file.error() != QFileDevice::NoError)
        return fail(errorOf(file));
    return content;
}

StorageResult<void> replaceFile(const QString& path, QByteArrayView content)
{
    const QString temporary = path + QStringLiteral(".new");
    QFile::remove(temporary);
    {
        QFile file(temporary);
        if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
            return fail(errorOf(file));
        const bool written = file.write(content.data(), content.size()) == content.size() && file.flush();
        if (!written || syncHandle(file.handle()) != 0) {
            auto error = written ? systemError(errno) : errorOf(file);
            file.remove();
            return fail(std::move(error));
        }
    }
    return renameDurably(temporary, path);
}

StorageResult<void> copyDurably(const QString& from, const QString& to)
{
    if (QFileInfo(to).isFile())
        return {};
    const QString temporary = to + QStringLiteral(".new");
    QFile::remove(temporary);
    {
        QFile source(from);
        QFile target(temporary);
        if (!source.open(QIODevice::ReadOnly))
            return fail(errorOf(source));
        if (!target.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
            return fail(errorOf(target));
        constexpr qint64 PieceBytes = 1024LL * 1024;
        bool written = true;
        while (written && !source.atEnd()) {
            const QByteArray piece = source.read(PieceBytes);
            written = !piece.isEmpty() && target.write(piece) == piece.size();
        }
        written = written && target.flush();
        if (!written || syncHandle(target.handle()) != 0) {
            auto error = written ? systemError(errno)
                                 : errorOf(source.error() != QFileDevice::NoError ? source : target);
            target.remove();
            return fail(std::move(error));
        }
    }
    return renameDurably(temporary, to);
}

StorageResult<void> renameDurably(const QString& from, const QString& to)
{
#ifdef Q_OS_WIN
    const bool renamed = MoveFileExW(reinterpret_cast<const wchar_t*>(from.utf16()),
                                     reinterpret_cast<const wchar_t*>(to.utf16()),
                                     MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH)
        != 0;
#else
    const bool renamed = std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0;
#endif
    if (!renamed) {
        auto error = systemError(errno);
        QFile::remove(from);
        return fail(std::move(error));
    }
    return syncFolderOf(to);
}

StorageResult<void> renameToNew(const QString& from, const QString& to)
{
    if (QFileInfo::exists(to))
        return fail(StorageError { StorageErrorKind::AlreadyExists, {} });
#if defined(Q_OS_WIN)
    const bool renamed = MoveFileExW(reinterpret_cast<const wchar_t*>(from.utf16()),
                                     reinterpret_cast<const wchar_t*>(to.utf16()), MOVEFILE_WRITE_THROUGH)
        != 0;
    if (!renamed && GetLastError() == ERROR_ALREADY_EXISTS)
        return fail(StorageError { StorageErrorKind::AlreadyExists, {} });
    return renamed ? StorageResult<void>() : fail(systemError(EIO));
#elif defined(RENAME_NOREPLACE)
    if (::renameat2(AT_FDCWD, QFile::encodeName(from).constData(), AT_FDCWD, QFile::encodeName(to).constData(),
                    RENAME_NOREPLACE)
        == 0)
        return syncFolderOf(to);
    if (errno == EEXIST)
        return fail(StorageError { StorageErrorKind::AlreadyExists, {} });
    if (errno != EINVAL && errno != ENOSYS) // what file systems and kernels say that do not know it
        return fail(systemError(errno));
    return renameDurably(from, to);
#else
    return renameDurably(from, to);
#endif
}

StorageResult<void> overwriteAndDelete(const QString& path)
{
    QFile file(path);
    if (!file.exists())
        return fail(StorageError { StorageErrorKind::NotFound, {} });
    if (file.open(QIODevice::ReadWrite)) {
        const QByteArray zeros(file.size(), '\0');
        if (file.write(zeros) != zeros.size() || !file.flush() || syncHandle(file.handle()) != 0)
            return fail(errorOf(file));
        file.close();
    }
    if (!file.remove())
        return fail(errorOf(file));
    return syncFolderOf(path);
}

StorageResult<void> syncFolderOf(const QString& path)
{
#ifdef Q_OS_WIN
    Q_UNUSED(path)
#else
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    const int handle = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return fail(systemError(errno));
    const int status = ::fsync(handle);
    const int number = errno;
    ::close(handle);
    if (status != 0 && number != EINVAL) // some file systems cannot sync folders, and need not
        return fail(systemError(number));
#endif
    return {};
}

} // namespace allium::storage

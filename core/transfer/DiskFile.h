// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/transfer/SafePath.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <span>

namespace allium::transfer {

enum class DiskError {
    Full, ///< no room, or over quota; works again once there is some
    NotFound,
    AlreadyExists,
    NotAllowed, ///< permissions or a read-only file system
    NotAFile, ///< a folder, a link, a pipe or a device where a plain file belongs
    TooLarge, ///< for this file system
    TooShort, ///< less there than was asked for
    Damaged, ///< sealed bytes that don't open
    Changed, ///< not what it was when it was looked at before
    Cancelled,
    Failed, ///< anything else; the log has the number
};

template <class T>
using DiskResult = Result<T, DiskError>;

/// The error for errno.
DiskError diskErrorOf(int number);

/// An open file, read and written at offsets. Closes itself. Reading from several threads at once
/// is fine. A seam as well: tests put a full disk behind it.
class DiskFile {
public:
    virtual ~DiskFile() = default;
    virtual DiskResult<void> writeAt(std::uint64_t offset, QByteArrayView bytes) = 0;
    /// Exactly `size` bytes or TooShort.
    virtual DiskResult<QByteArray> readAt(std::uint64_t offset, qsizetype size) = 0;
    virtual DiskResult<void> syncData() = 0;
};

struct FileStamp {
    std::uint64_t size = 0;
    std::int64_t modifiedNs = 0; ///< since 1970

    friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

/// A folder held open: what lies below is opened relative to it, part by part, and never through a
/// symbolic link, so that nobody can move the target from under us. Unix.
class Folder {
public:
    static DiskResult<Folder> open(const QString& path);
    Folder(Folder&& other) noexcept;
    Folder& operator=(Folder&& other) noexcept;
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder();

    DiskResult<std::unique_ptr<DiskFile>> openFile(const QByteArray& name, bool writable) const;
    /// A plain file for reading, with what it looked like.
    DiskResult<std::pair<std::unique_ptr<DiskFile>, FileStamp>> openStamped(const QByteArray& name) const;
    /// Fails when the name is taken. Nobody but the owner may read it unless `shared`; it is never
    /// executable.
    DiskResult<std::unique_ptr<DiskFile>> createFile(const QByteArray& name, bool shared) const;
    DiskResult<Folder> openFolder(const QByteArray& name) const;
    /// Made if it is missing.
    DiskResult<Folder> makeFolder(const QByteArray& name) const;
    DiskResult<void> rename(const QByteArray& from, const QByteArray& to) const; ///< overwrites
    DiskResult<void> renameNew(const QByteArray& from, const QByteArray& to) const; ///< or AlreadyExists
    DiskResult<void> remove(const QByteArray& name) const;
    /// With all that is in it; links are removed, not followed.
    DiskResult<void> removeTree(const QByteArray& name) const;
    /// Makes names last through a power cut.
    DiskResult<void> sync() const;
    DiskResult<std::uint64_t> freeBytes() const;

    int descriptor() const { return m_fd; }

private:
    explicit Folder(int fd)
        : m_fd(fd)
    {
    }

    int m_fd = -1;
};

} // namespace allium::transfer

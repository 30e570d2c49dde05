// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/DiskFile.h"

#include <QFile>

#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cstdio>
#include <utility>

namespace allium::transfer {

namespace {

constexpr mode_t OwnerOnly = 0600;
constexpr mode_t AsTheUserLikes = 0666; ///< less the umask; no execute bit either way

DiskResult<void> outcome(int result)
{
    if (result < 0)
        return fail(diskErrorOf(errno));
    return {};
}

class UnixFile final : public DiskFile {
public:
    explicit UnixFile(int fd)
        : m_fd(fd)
    {
    }
    ~UnixFile() override { ::close(m_fd); }
    UnixFile(const UnixFile&) = delete;
    UnixFile& operator=(const UnixFile&) = delete;

    DiskResult<void> writeAt(std::uint64_t offset, QByteArrayView bytes) override
    {
        while (!bytes.isEmpty()) {
            const auto written = ::pwrite(m_fd, bytes.data(), static_cast<std::size_t>(bytes.size()),
                                          static_cast<off_t>(offset));
            if (written < 0 && errno == EINTR)
                continue;
            if (written < 0)
                return fail(diskErrorOf(errno));
            offset += static_cast<std::uint64_t>(written);
            bytes = bytes.sliced(written);
        }
        return {};
    }

    DiskResult<QByteArray> readAt(std::uint64_t offset, qsizetype size) override
    {
        QByteArray bytes(size, Qt::Uninitialized);
        for (qsizetype at = 0; at < size;) {
            const auto got = ::pread(m_fd, bytes.data() + at, static_cast<std::size_t>(size - at),
                                     static_cast<off_t>(offset) + at);
            if (got < 0 && errno == EINTR)
                continue;
            if (got < 0)
                return fail(diskErrorOf(errno));
            if (got == 0)
                return fail(DiskError::TooShort);
            at += got;
        }
        return bytes;
    }

    DiskResult<void> syncData() override
    {
#ifdef Q_OS_LINUX
        return outcome(::fdatasync(m_fd));
#else
        return outcome(::fsync(m_fd));
#endif
    }

private:
    int m_fd;
};

} // namespace

DiskError diskErrorOf(int number)
{
    switch (number) {
    case ENOSPC:
    case EDQUOT:
        return DiskError::Full;
    case ENOENT:
        return DiskError::NotFound;
    case EEXIST:
    case ENOTEMPTY:
        return DiskError::AlreadyExists;
    case EACCES:
    case EPERM:
    case EROFS:
        return DiskError::NotAllowed;
    case ELOOP:
    case ENOTDIR:
    case EISDIR:
    case ENXIO:
        return DiskError::NotAFile;
    case EFBIG:
        return DiskError::TooLarge;
    default:
        return DiskError::Failed;
    }
}

Folder::Folder(Folder&& other) noexcept
    : m_fd(std::exchange(other.m_fd, -1))
{
}

Folder& Folder::operator=(Folder&& other) noexcept
{
    std::swap(m_fd, other.m_fd);
    return *this;
}

Folder::~Folder()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

DiskResult<Folder> Folder::open(const QString& path)
{
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return fail(diskErrorOf(errno));
    return Folder(fd);
}

DiskResult<std::unique_ptr<DiskFile>> Folder::openFile(const QByteArray& name, bool writable) const
{
    const int flags = (writable ? O_RDWR : O_RDONLY) | O_NOFOLLOW | O_CLOEXEC;
    const int fd = ::openat(m_fd, name.constData(), flags);
    if (fd < 0)
        return fail(diskErrorOf(errno));
    return std::make_unique<UnixFile>(fd);
}

DiskResult<std::pair<std::unique_ptr<DiskFile>, FileStamp>> Folder::openStamped(const QByteArray& name) const
{
    // O_NONBLOCK, so that a pipe put in place of the file does not hang us.
    const int fd = ::openat(m_fd, name.constData(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return fail(diskErrorOf(errno));
    auto file = std::make_unique<UnixFile>(fd);
    struct stat info { };
    ALLIUM_CHECK(outcome(::fstat(fd, &info)));
    if (!S_ISREG(info.st_mode))
        return fail(DiskError::NotAFile);
    const FileStamp stamp { static_cast<std::uint64_t>(info.st_size),
                            std::int64_t { info.st_mtim.tv_sec } * 1'000'000'000 + info.st_mtim.tv_nsec };
    return std::pair { std::unique_ptr<DiskFile>(std::move(file)), stamp };
}

DiskResult<std::unique_ptr<DiskFile>> Folder::createFile(const QByteArray& name, bool shared) const
{
    const int fd = ::openat(m_fd, name.constData(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                            shared ? AsTheUserLikes : OwnerOnly);
    if (fd < 0)
        return fail(diskErrorOf(errno));
    return std::make_unique<UnixFile>(fd);
}

DiskResult<Folder> Folder::openFolder(const QByteArray& name) const
{
    const int fd = ::openat(m_fd, name.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return fail(diskErrorOf(errno));
    return Folder(fd);
}

DiskResult<Folder> Folder::makeFolder(const QByteArray& name) const
{
    if (::mkdirat(m_fd, name.constData(), 0777) < 0 && errno != EEXIST)
        return fail(diskErrorOf(errno));
    return openFolder(name);
}

DiskResult<void> Folder::rename(const QByteArray& from, const QByteArray& to) const
{
    return outcome(::renameat(m_fd, from.constData(), m_fd, to.constData()));
}

DiskResult<void> Folder::renameNew(const QByteArray& from, const QByteArray& to) const
{
#ifdef Q_OS_LINUX
    if (::renameat2(m_fd, from.constData(), m_fd, to.constData(), RENAME_NOREPLACE) == 0)
        return {};
    if (errno != EINVAL && errno != ENOSYS)
        return fail(diskErrorOf(errno));
#endif
    // File systems that cannot refuse to overwrite: a link cannot overwrite either, but folders
    // cannot be linked; for them the check and the rename are two steps.
    if (::linkat(m_fd, from.constData(), m_fd, to.constData(), 0) == 0)
        return outcome(::unlinkat(m_fd, from.constData(), 0));
    if (errno == EEXIST)
        return fail(DiskError::AlreadyExists);
    struct stat info { };
    if (::fstatat(m_fd, to.constData(), &info, AT_SYMLINK_NOFOLLOW) == 0)
        return fail(DiskError::AlreadyExists);
    return rename(from, to);
}

DiskResult<void> Folder::remove(const QByteArray& name) const
{
    return outcome(::unlinkat(m_fd, name.constData(), 0));
}

DiskResult<void> Folder::removeTree(const QByteArray& name) const
{
    if (::unlinkat(m_fd, name.constData(), 0) == 0)
        return {};
    ALLIUM_TRY(auto inner, openFolder(name));
    DIR* listing = ::fdopendir(::dup(inner.m_fd));
    if (!listing)
        return fail(diskErrorOf(errno));
    std::vector<QByteArray> names;
    while (const auto* entry = ::readdir(listing)) {
        const QByteArray child(static_cast<const char*>(entry->d_name));
        if (child != "." && child != "..")
            names.push_back(child);
    }
    ::closedir(listing);
    for (const auto& child : names)
        ALLIUM_CHECK(inner.removeTree(child));
    return outcome(::unlinkat(m_fd, name.constData(), AT_REMOVEDIR));
}

DiskResult<void> Folder::sync() const
{
    return outcome(::fsync(m_fd));
}

DiskResult<std::uint64_t> Folder::freeBytes() const
{
    struct statvfs info { };
    ALLIUM_CHECK(outcome(::fstatvfs(m_fd, &info)));
    return std::uint64_t { info.f_bavail } * info.f_frsize;
}

} // namespace allium::transfer

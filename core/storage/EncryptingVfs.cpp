// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/EncryptingVfs.h"

#include "core/storage/SealedLogFile.h"

#include <QLoggingCategory>

#include <algorithm>
#include <atomic>
#include <new>

Q_LOGGING_CATEGORY(lcStorage, "core.storage")

namespace allium::storage {

namespace {

/// What SQLite allocates for us: its own head, our file, and behind it the lower VFS's file.
struct Handle {
    sqlite3_file head;
    SealedFile* file;
    alignas(SealedDatabaseFile) alignas(SealedLogFile) std::byte
        room[std::max(sizeof(SealedDatabaseFile), sizeof(SealedLogFile))];
};
static_assert(sizeof(Handle) % 8 == 0 && alignof(Handle) <= 8, "SQLite aligns its files to 8 bytes");

SealedFile& sealed(sqlite3_file* file)
{
    return *reinterpret_cast<Handle*>(file)->file;
}

sqlite3_file* lowerRoom(sqlite3_file* file)
{
    return reinterpret_cast<sqlite3_file*>(reinterpret_cast<std::byte*>(file) + sizeof(Handle));
}

} // namespace

/// The C functions behind sqlite3_vfs and sqlite3_io_methods.
struct VfsEntryPoints {
    static EncryptingVfs& self(sqlite3_vfs* vfs) { return *static_cast<EncryptingVfs*>(vfs->pAppData); }
    static sqlite3_vfs* lower(sqlite3_vfs* vfs) { return self(vfs).m_lower; }
    static const sqlite3_io_methods* methods(sqlite3_file* file) { return sealed(file).lower()->pMethods; }

    static int open(sqlite3_vfs* vfs, sqlite3_filename name, sqlite3_file* file, int flags, int* outFlags)
    {
        auto& ours = self(vfs);
        file->pMethods = nullptr;
        const bool isDatabase = (flags & SQLITE_OPEN_MAIN_DB) != 0;
        const bool isLog = (flags & SQLITE_OPEN_WAL) != 0;
        // Journals and temporary files would hold plain text; an attached file has another key.
        if (name == nullptr || (!isDatabase && !isLog))
            return SQLITE_CANTOPEN;
        if (isDatabase) {
            if (ours.m_databasePath.isEmpty())
                ours.m_databasePath = name;
            if (ours.m_databasePath != name)
                return SQLITE_CANTOPEN;
        }
        auto* const below = lowerRoom(file);
        const int code = ours.m_lower->xOpen(ours.m_lower, name, below, flags, outFlags);
        if (code != SQLITE_OK)
            return code;
        auto* const handle = reinterpret_cast<Handle*>(file);
        if (isDatabase)
            handle->file = new (handle->room) SealedDatabaseFile(ours.m_cipher, ours.m_nonces, below);
        else
            handle->file = new (handle->room) SealedLogFile(ours.m_cipher, ours.m_nonces, below, ours.m_findings);
        file->pMethods = &Methods;
        return SQLITE_OK;
    }

    static int remove(sqlite3_vfs* vfs, const char* name, int syncDirectory)
    {
        if (self(vfs).m_databasePath + "-wal" != name)
            return SQLITE_IOERR_DELETE_NOENT;
        return lower(vfs)->xDelete(lower(vfs), name, syncDirectory);
    }

    /// A journal that somebody put beside the database is not looked at.
    static int access(sqlite3_vfs* vfs, const char* name, int flags, int* result)
    {
        if (self(vfs).m_databasePath + "-journal" == name) {
            *result = 0;
            return SQLITE_OK;
        }
        return lower(vfs)->xAccess(lower(vfs), name, flags, result);
    }

    static int fullPathname(sqlite3_vfs* vfs, const char* name, int size, char* out)
    {
        return lower(vfs)->xFullPathname(lower(vfs), name, size, out);
    }
    static int randomness(sqlite3_vfs* vfs, int size, char* out)
    {
        return lower(vfs)->xRandomness(lower(vfs), size, out);
    }
    static int sleep(sqlite3_vfs* vfs, int microseconds) { return lower(vfs)->xSleep(lower(vfs), microseconds); }
    static int currentTime(sqlite3_vfs* vfs, double* out) { return lower(vfs)->xCurrentTime(lower(vfs), out); }
    static int lastError(sqlite3_vfs* vfs, int size, char* out)
    {
        return lower(vfs)->xGetLastError(lower(vfs), size, out);
    }
    static int currentTime64(sqlite3_vfs* vfs, sqlite3_int64* out)
    {
        return lower(vfs)->xCurrentTimeInt64(lower(vfs), out);
    }

    static int close(sqlite3_file* file)
    {
        auto& ours = sealed(file);
        auto* const below = ours.lower();
        ours.~SealedFile();
        file->pMethods = nullptr;
        return below->pMethods->xClose(below);
    }
    static int read(sqlite3_file* file, void* out, int size, sqlite3_int64 offset)
    {
        return sealed(file).read({ static_cast<std::uint8_t*>(out), static_cast<std::size_t>(size) }, offset);
    }
    static int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset)
    {
        return sealed(file).write({ static_cast<const std::uint8_t*>(bytes), static_cast<std::size_t>(size) }, offset);
    }
    static int truncate(sqlite3_file* file, sqlite3_int64 size) { return sealed(file).truncate(size); }
    static int sync(sqlite3_file* file, int flags) { return sealed(file).sync(flags); }
    static int fileSize(sqlite3_file* file, sqlite3_int64* size)
    {
        std::int64_t bytes = 0;
        const int code = sealed(file).size(bytes);
        *size = bytes;
        return code;
    }
    static int lock(sqlite3_file* file, int level) { return methods(file)->xLock(sealed(file).lower(), level); }
    static int unlock(sqlite3_file* file, int level) { return methods(file)->xUnlock(sealed(file).lower(), level); }
    static int checkReservedLock(sqlite3_file* file, int* result)
    {
        return methods(file)->xCheckReservedLock(sealed(file).lower(), result);
    }
    /// Passes on what does not depend on where bytes lie. No memory maps, no preallocation, no atomic
    /// batches: each would reach the disk past us.
    static int fileControl(sqlite3_file* file, int operation, void* argument)
    {
        switch (operation) {
        case SQLITE_FCNTL_LOCKSTATE:
        case SQLITE_FCNTL_LAST_ERRNO:
        case SQLITE_FCNTL_PERSIST_WAL:
        case SQLITE_FCNTL_POWERSAFE_OVERWRITE:
        case SQLITE_FCNTL_HAS_MOVED:
        case SQLITE_FCNTL_SYNC:
        case SQLITE_FCNTL_COMMIT_PHASETWO:
        case SQLITE_FCNTL_WIN32_AV_RETRY:
            return methods(file)->xFileControl(sealed(file).lower(), operation, argument);
        default:
            return SQLITE_NOTFOUND;
        }
    }
    static int sectorSize(sqlite3_file* file) { return methods(file)->xSectorSize(sealed(file).lower()); }
    /// Everything else the lower file may promise (atomic writes, reads of a part of a page) does not
    /// hold for sealed records.
    static int deviceCharacteristics(sqlite3_file* file)
    {
        const int below = methods(file)->xDeviceCharacteristics(sealed(file).lower());
        return below & (SQLITE_IOCAP_POWERSAFE_OVERWRITE | SQLITE_IOCAP_UNDELETABLE_WHEN_OPEN);
    }

    /// Version 1 has neither shared memory nor memory maps, so that SQLite keeps the index of the
    /// log in its heap and cannot read the file past us.
    static constexpr sqlite3_io_methods Methods {
        1,        close, read, write, truncate, sync, fileSize, lock, unlock, checkReservedLock, fileControl,
        sectorSize, deviceCharacteristics, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr
    };
};

EncryptingVfs::EncryptingVfs(crypto::AeadKey key, const FileId& file, const char* lower)
    : m_cipher(std::move(key), file)
    , m_lower(sqlite3_vfs_find(lower))
    , m_vfs(std::make_unique<sqlite3_vfs>())
{
    static std::atomic<std::uint64_t> made { 0 };
    m_name = "allium-sealed-" + QByteArray::number(static_cast<qulonglong>(++made));
    if (m_lower == nullptr || m_lower->iVersion < 2)
        return;
    m_vfs->iVersion = 2;
    m_vfs->szOsFile = static_cast<int>(sizeof(Handle)) + m_lower->szOsFile;
    m_vfs->mxPathname = m_lower->mxPathname;
    m_vfs->zName = m_name.constData();
    m_vfs->pAppData = this;
    m_vfs->xOpen = VfsEntryPoints::open;
    m_vfs->xDelete = VfsEntryPoints::remove;
    m_vfs->xAccess = VfsEntryPoints::access;
    m_vfs->xFullPathname = VfsEntryPoints::fullPathname;
    m_vfs->xRandomness = VfsEntryPoints::randomness;
    m_vfs->xSleep = VfsEntryPoints::sleep;
    m_vfs->xCurrentTime = VfsEntryPoints::currentTime;
    m_vfs->xGetLastError = VfsEntryPoints::lastError;
    m_vfs->xCurrentTimeInt64 = VfsEntryPoints::currentTime64;
    m_registered = sqlite3_vfs_register(m_vfs.get(), 0) == SQLITE_OK;
}

EncryptingVfs::~EncryptingVfs()
{
    if (m_registered)
        sqlite3_vfs_unregister(m_vfs.get());
}

} // namespace allium::storage

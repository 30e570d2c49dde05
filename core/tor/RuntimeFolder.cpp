// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tor/RuntimeFolder.h"

#include "core/tor/LocalEndpoint.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif

namespace allium::tor {

namespace {

constexpr auto Prefix = "allium-run-";
/// Leaves room for "/service-" and a number behind the folder.
constexpr qsizetype MaxFolderBytes = LocalEndpoint::MaxPathBytes - 30;

/// The path goes into torrc and control commands unquoted in places.
bool isPlainPath(const QString& path)
{
    const auto bytes = QFile::encodeName(path);
    return bytes.startsWith('/') && bytes.size() <= MaxFolderBytes - 20
        && std::all_of(bytes.begin(), bytes.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '.'
                   || c == '-' || c == '_';
           });
}

#ifdef Q_OS_UNIX
/// The descriptor, or -1 when another process holds the lock.
int lockFile(const QString& folder, int flags)
{
    const auto name = QFile::encodeName(folder + QLatin1String("/lock"));
    const int file = ::open(name.constData(), O_RDWR | O_CLOEXEC | O_NOFOLLOW | flags, 0600);
    if (file >= 0 && ::flock(file, LOCK_EX | LOCK_NB) != 0) {
        ::close(file);
        return -1;
    }
    return file;
}

void removeLeftovers(const QString& parent)
{
    const auto entries = QDir(parent).entryInfoList({ QLatin1String(Prefix) + QLatin1Char('*') },
                                                    QDir::Dirs | QDir::NoSymLinks | QDir::NoDotAndDotDot);
    for (const auto& entry : entries) {
        if (entry.ownerId() != ::getuid())
            continue;
        const int lock = lockFile(entry.filePath(), 0);
        if (lock < 0)
            continue;
        QDir(entry.filePath()).removeRecursively();
        ::close(lock);
    }
}

bool isPrivate(const QString& folder)
{
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
        | QFile::WriteOther | QFile::ExeOther;
    const QFileInfo info(folder);
    return info.isDir() && info.ownerId() == ::getuid() && !(info.permissions() & others);
}
#endif

} // namespace

RuntimeFolder::RuntimeFolder(std::unique_ptr<QTemporaryDir> folder, int lock)
    : m_folder(std::move(folder))
    , m_lock(lock)
{
}

std::unique_ptr<RuntimeFolder> RuntimeFolder::create()
{
#ifdef Q_OS_UNIX
    const auto session = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (isPlainPath(session) && isPrivate(session)) {
        if (auto folder = createIn(session))
            return folder;
    }
    if (auto folder = createIn(QDir::tempPath()))
        return folder;
    return createIn(QStringLiteral("/tmp")); // TMPDIR may be long
#else
    return createIn(QDir::tempPath());
#endif
}

std::unique_ptr<RuntimeFolder> RuntimeFolder::createIn(const QString& parent)
{
#ifdef Q_OS_UNIX
    if (!isPlainPath(parent))
        return nullptr;
    removeLeftovers(parent);
    // Somebody's clean-up may take a folder between its making and its locking: then try again.
    for (int attempt = 0; attempt < 3; ++attempt) {
        auto folder = std::make_unique<QTemporaryDir>(parent + QLatin1Char('/') + QLatin1String(Prefix) + QLatin1String("XXXXXX"));
        if (!folder->isValid())
            return nullptr;
        const int lock = lockFile(folder->path(), O_CREAT);
        if (lock >= 0 && QFileInfo::exists(folder->path() + QLatin1String("/lock")))
            return std::unique_ptr<RuntimeFolder>(new RuntimeFolder(std::move(folder), lock));
        if (lock >= 0)
            ::close(lock);
    }
    return nullptr;
#else
    auto folder = std::make_unique<QTemporaryDir>(parent + QLatin1Char('/') + QLatin1String(Prefix) + QLatin1String("XXXXXX"));
    if (!folder->isValid())
        return nullptr;
    return std::unique_ptr<RuntimeFolder>(new RuntimeFolder(std::move(folder), -1));
#endif
}

RuntimeFolder::~RuntimeFolder()
{
    m_folder.reset();
#ifdef Q_OS_UNIX
    if (m_lock >= 0)
        ::close(m_lock);
#endif
}

QString RuntimeFolder::path() const
{
    return m_folder->path();
}

} // namespace allium::tor

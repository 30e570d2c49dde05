// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/ProfileFolder.h"

#include "core/base/Log.h"
#include "core/node/ProfilePlace.h"
#include "core/storage/FileIo.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

Q_LOGGING_CATEGORY(logProfile, "core.node.profile")

namespace allium::node {
namespace {

/// Makes the folder with mode 0700, or checks that what is there is ours alone.
bool makePrivate(const QString& path)
{
#ifdef Q_OS_UNIX
    const auto name = QFile::encodeName(path);
    if (::mkdir(name.constData(), 0700) != 0 && errno != EEXIST)
        return false;
    struct stat info {};
    if (::lstat(name.constData(), &info) != 0 || !S_ISDIR(info.st_mode) || info.st_uid != ::geteuid())
        return false;
    return (info.st_mode & 0077) == 0 || ::chmod(name.constData(), 0700) == 0;
#else
    return QDir().mkpath(path);
#endif
}

/// QLockFile knows the holder by its number and the program's name. Another process may have both by now: in a
/// sandbox, where numbers begin anew, often the very one that asks. The kernel's own lock on the file goes with
/// whoever held it.
bool takeFromTheDead(QLockFile& lock)
{
    QLockFile onlyUs(lock.fileName() + QStringLiteral(".taken"));
    return onlyUs.tryLock(0) && lock.removeStaleLockFile() && lock.tryLock(0);
}

} // namespace

ProfileFolder::ProfileFolder(QString path, QString runtime)
    : m_path(std::move(path))
    , m_runtime(std::move(runtime))
    , m_lock(m_path + QStringLiteral("/lock"))
{
    m_lock.setStaleLockTime(0);
}

ProfileFolder::~ProfileFolder()
{
    if (m_lock.isLocked())
        QDir(m_runtime).removeRecursively();
}

Result<std::unique_ptr<ProfileFolder>, ProfileFolder::Error> ProfileFolder::open(const QString& path)
{
    const QString absolute = QDir(path).absolutePath();
    if (!QDir().mkpath(QFileInfo(absolute).path()))
        return fail(Error::CannotCreate);
    if (!makePrivate(absolute))
        return fail(QFileInfo::exists(absolute) ? Error::NotPrivate : Error::CannotCreate);
    std::unique_ptr<ProfileFolder> folder(new ProfileFolder(absolute, runtimeFor(absolute)));
    if (!folder->m_lock.tryLock(0)) {
        if (folder->m_lock.error() != QLockFile::LockFailedError)
            return fail(Error::CannotCreate);
        if (!takeFromTheDead(folder->m_lock)) {
            qCInfo(logProfile) << "the profile is in use by another process";
            return fail(Error::InUse);
        }
    }
    // Left behind by a process that was killed: sockets nobody serves and opened files.
    QDir(folder->m_runtime).removeRecursively();
    if (!makePrivate(folder->m_runtime) || !makePrivate(folder->store()) || !makePrivate(folder->tor()))
        return fail(Error::RuntimeFolder);
    return folder;
}

std::optional<QString> ProfileFolder::setAside() const
{
    const auto stamp = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd-HHmmss"));
    QString aside;
    for (int n = 1; aside.isEmpty() || QFileInfo::exists(aside); ++n)
        aside = m_path + QStringLiteral("/aside-") + stamp + (n > 1 ? QLatin1Char('-') + QString::number(n) : QString());
    if (!makePrivate(aside))
        return std::nullopt;
    // The database goes last: while it is there, nobody takes the profile for an empty one.
    QStringList names = QDir(m_path).entryList({ QStringLiteral("allium.key*"), QStringLiteral("allium.db?*") }, QDir::Files);
    names << QStringLiteral("store") << QStringLiteral("allium.db");
    QStringList moved;
    for (const auto& name : std::as_const(names)) {
        const auto from = m_path + QLatin1Char('/') + name;
        if (!QFileInfo::exists(from))
            continue;
        if (QFile::rename(from, aside + QLatin1Char('/') + name)) {
            moved.prepend(name);
            continue;
        }
        for (const auto& back : std::as_const(moved))
            QFile::rename(aside + QLatin1Char('/') + back, m_path + QLatin1Char('/') + back);
        QDir().rmdir(aside);
        return std::nullopt;
    }
    if (!makePrivate(store()))
        qCWarning(logProfile) << "no new folder for received files";
    return aside;
}

void ProfileFolder::removeDatabase() const
{
    // The file itself goes last, as in setAside().
    auto names = QDir(m_path).entryList({ QStringLiteral("allium.db?*") }, QDir::Files);
    names << QStringLiteral("allium.db");
    for (const auto& name : std::as_const(names)) {
        const auto file = m_path + QLatin1Char('/') + name;
        if (QFileInfo::exists(file) && !QFile::remove(file))
            qCWarning(logProfile) << "not removed:" << name;
    }
}

bool ProfileFolder::erase()
{
    // What was put aside has keys of its own.
    const auto aside = QDir(m_path).entryList({ QStringLiteral("aside-*") }, QDir::Dirs | QDir::NoSymLinks);
    for (const auto& name : aside) {
        const QFileInfo key(m_path + QLatin1Char('/') + name + QStringLiteral("/allium.key"));
        if (key.isFile() && !key.isSymLink())
            (void)storage::overwriteAndDelete(key.filePath());
    }
    // The last ones to go are those by which the folder is known to be a profile: until then it can be erased again.
    const QStringList last { QStringLiteral("allium.name"), QStringLiteral("allium.db") };
    bool whole = true;
    const auto content = QDir(m_path).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    for (const auto& name : content) {
        if (name != QLatin1String("lock") && !last.contains(name))
            whole = removePart(name) && whole;
    }
    for (const auto& name : last)
        whole = whole && (!content.contains(name) || removePart(name));
    if (!whole)
        return false;
    QDir(m_runtime).removeRecursively();
    m_lock.unlock();
    return QDir().rmdir(m_path);
}

/// Whatever it is, and of a link only the link.
bool ProfileFolder::removePart(const QString& name) const
{
    const QFileInfo part(m_path + QLatin1Char('/') + name);
    const bool isFolder = part.isDir() && !part.isSymLink();
    return isFolder ? QDir(part.absoluteFilePath()).removeRecursively() : QFile::remove(part.absoluteFilePath());
}

bool ProfileFolder::makeNew(const QString& path)
{
#ifdef Q_OS_UNIX
    return ::mkdir(QFile::encodeName(path).constData(), 0700) == 0;
#else
    return QDir().mkdir(path);
#endif
}

bool ProfileFolder::isHeld(const QString& path)
{
    const auto lock = path + QStringLiteral("/lock");
#ifdef Q_OS_UNIX
    const int file = ::open(QFile::encodeName(lock).constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (file < 0)
        return false;
    // Who takes a lock locks the file before writing into it: while it is empty, ours would be in the way.
    char first = 0;
    const bool held = ::read(file, &first, 1) == 1 && ::flock(file, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    ::close(file);
    return held;
#else
    return QFileInfo::exists(lock);
#endif
}

QString ProfileFolder::noteIn(const QString& path)
{
    return path + QStringLiteral("/allium.name");
}

QString ProfileFolder::pathOf(const QString& profileName)
{
    return ProfilePlace(ProfilePlace::usual()).pathOf(profileName);
}

/// Socket paths hold 107 bytes, so the folder's name is short and does not grow with the profile's.
QString ProfileFolder::runtimeFor(const QString& path)
{
    const auto canonical = QDir(path).absolutePath();
    const auto digest = QCryptographicHash::hash(canonical.toUtf8(), QCryptographicHash::Sha256).toHex().left(12);
    QString base = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (base.isEmpty() || base.size() > 60 || !QFileInfo(base).isWritable())
        base = QDir::tempPath().size() <= 60 ? QDir::tempPath() : QStringLiteral("/tmp");
    QString user;
#ifdef Q_OS_UNIX
    user = QString::number(::geteuid()) + QLatin1Char('-');
#endif
    return base + QStringLiteral("/allium-") + user + QString::fromLatin1(digest);
}

QString ProfileFolder::commandSocketFor(const QString& path)
{
    return runtimeFor(path) + QStringLiteral("/command");
}

} // namespace allium::node

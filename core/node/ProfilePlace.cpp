// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/ProfilePlace.h"

#include "core/contacts/DisplayText.h"
#include "core/node/ProfileFolder.h"
#include "core/node/ProfileNote.h"
#include "core/storage/FileIo.h"
#include "core/storage/KeyFile.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>
#include <utility>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace allium::node {
namespace {

using Condition = ProfileEntry::Condition;

/// Of whatever lies beside the profiles, no more than this is looked at.
constexpr int MaxExamined = 10000;
constexpr qsizetype MaxNameChars = 64;
constexpr qsizetype MaxNameBytes = 200;
/// The first is called "default".
constexpr int FirstNumber = 2;

/// A folder of ours, and not a link to one.
bool isOurFolder(const QString& path)
{
#ifdef Q_OS_UNIX
    struct stat info {};
    return ::lstat(QFile::encodeName(path).constData(), &info) == 0 && S_ISDIR(info.st_mode) && info.st_uid == ::geteuid();
#else
    const QFileInfo info(path);
    return info.isDir() && !info.isSymLink();
#endif
}

/// A plain file's bytes, one more than `limit` at most. Nothing of anything else: a link leads elsewhere, and a pipe
/// would keep us waiting.
std::optional<QByteArray> readPlainFile(const QString& path, qsizetype limit)
{
#ifdef Q_OS_UNIX
    const int handle = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (handle < 0)
        return std::nullopt;
    struct stat info {};
    QFile file;
    if (::fstat(handle, &info) != 0 || !S_ISREG(info.st_mode)
        || !file.open(handle, QIODevice::ReadOnly | QIODevice::Unbuffered, QFileDevice::AutoCloseHandle)) {
        ::close(handle);
        return std::nullopt;
    }
    return file.read(limit + 1);
#else
    auto content = storage::readSmallFile(path, limit);
    return content ? std::optional(std::move(*content)) : std::nullopt;
#endif
}

void readTitle(ProfileEntry& entry, const QString& path)
{
    const auto bytes = readPlainFile(ProfileFolder::noteIn(path), ProfileNote::MaxBytes);
    if (!bytes)
        return;
    if (const auto note = ProfileNote::decode(*bytes))
        entry.title = note->title;
}

void readProtection(ProfileEntry& entry, const QString& path)
{
    const auto keyFile = path + QStringLiteral("/allium.key");
    if (!QFileInfo::exists(keyFile) && !QFileInfo(keyFile).isSymLink()) {
        entry.condition = QFileInfo::exists(path + QStringLiteral("/allium.db")) ? Condition::Damaged : Condition::New;
        return;
    }
    const auto bytes = readPlainFile(keyFile, storage::KeyFile::MaxBytes);
    entry.condition = Condition::Damaged;
    if (!bytes)
        return;
    const auto keys = storage::KeyFile::decode(*bytes);
    if (!keys) {
        if (keys.error().kind == storage::StorageErrorKind::FromTheFuture)
            entry.condition = Condition::FromTheFuture;
        return;
    }
    entry.condition = Condition::Ready;
    entry.hasPassphrase = keys->passphrase.has_value();
    entry.hasKeyRing = keys->keyRing.has_value();
    entry.hasRecoveryCode = keys->recovery.has_value();
}

/// The database and its log are written while it is open and when it is closed.
std::optional<WallTime> lastUse(const QString& path)
{
    std::optional<WallTime> last;
    for (const auto* name : { "/allium.db", "/allium.db-wal" }) {
        const QFileInfo file(path + QLatin1String(name));
        if (!file.isFile())
            continue;
        const WallTime changed { Milliseconds(file.lastModified().toMSecsSinceEpoch()) };
        last = last ? std::max(*last, changed) : changed;
    }
    return last;
}

bool isSameTitle(const QString& a, const QString& b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

} // namespace

const char* nameOf(ProfileError error)
{
    switch (error) {
    case ProfileError::Unknown:
        return "profile.unknown";
    case ProfileError::TitleTaken:
        return "profile.title-taken";
    case ProfileError::TooMany:
        return "profile.too-many";
    case ProfileError::InUse:
        return "profile.in-use";
    case ProfileError::Own:
        return "profile.own";
    case ProfileError::NotErased:
        return "profile.not-erased";
    case ProfileError::CannotWrite:
        return "profile.cannot-write";
    }
    return "profile.cannot-write";
}

ProfilePlace::ProfilePlace(QString path, QString ownPath)
    : m_path(std::move(path))
    , m_ownPath(std::move(ownPath))
{
}

QString ProfilePlace::usual()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/allium");
}

bool ProfilePlace::isName(const QString& name)
{
    return !name.isEmpty() && name.toUtf8().size() <= MaxNameBytes && !name.startsWith(QLatin1Char('.'))
        && !name.contains(QLatin1Char('/')) && !name.contains(QLatin1Char('\\'))
        && contacts::displayLine(name, MaxNameChars) == name;
}

std::optional<ProfileEntry> ProfilePlace::entry(const QString& name) const
{
    auto found = look(name);
    if (found)
        found->isStart = namedStart() == name;
    return found;
}

std::optional<ProfileEntry> ProfilePlace::look(const QString& name) const
{
    const auto path = pathOf(name);
    if (!isName(name) || !isOurFolder(path))
        return std::nullopt;
    ProfileEntry entry;
    entry.name = name;
    entry.isOwn = !m_ownPath.isEmpty() && QDir(path).absolutePath() == QDir(m_ownPath).absolutePath();
    entry.isOpen = entry.isOwn || ProfileFolder::isHeld(path);
    readTitle(entry, path);
    readProtection(entry, path);
    entry.lastUsed = lastUse(path);
    // A folder that somebody opened once and left, or that was never one of ours.
    if (entry.condition == Condition::New && !entry.isOpen && !QFileInfo::exists(ProfileFolder::noteIn(path)))
        return std::nullopt;
    return entry;
}

std::vector<ProfileEntry> ProfilePlace::entries() const
{
    std::vector<ProfileEntry> found;
    QDirIterator names(m_path, QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks);
    for (int examined = 0; names.hasNext() && examined < MaxExamined && found.size() < MaxProfiles; ++examined) {
        names.next();
        if (auto profile = look(names.fileName()))
            found.push_back(std::move(*profile));
    }
    for (const auto start = namedStart(); auto& each : found)
        each.isStart = each.name == start;
    std::sort(found.begin(), found.end(), [](const ProfileEntry& a, const ProfileEntry& b) {
        if (a.lastUsed != b.lastUsed)
            return a.lastUsed.value_or(WallTime::min()) > b.lastUsed.value_or(WallTime::min());
        return a.name < b.name;
    });
    return found;
}

bool ProfilePlace::isTaken(const QString& title, const QString& exceptBy) const
{
    if (title.isEmpty())
        return false;
    const auto others = entries();
    return std::any_of(others.begin(), others.end(), [&](const ProfileEntry& other) {
        return other.name != exceptBy && (isSameTitle(other.title, title) || isSameTitle(other.name, title));
    });
}

Result<QString, ProfileError> ProfilePlace::create(const QString& title) const
{
    const auto note = ProfileNote::of(title);
    if (entries().size() >= MaxProfiles)
        return fail(ProfileError::TooMany);
    if (isTaken(note.title, {}))
        return fail(ProfileError::TitleTaken);
    if (!QDir().mkpath(m_path))
        return fail(ProfileError::CannotWrite);
    for (int number = FirstNumber; number < MaxExamined; ++number) {
        const auto name = QStringLiteral("profile-%1").arg(number);
        if (!ProfileFolder::makeNew(pathOf(name))) {
            if (QFileInfo::exists(pathOf(name)) || QFileInfo(pathOf(name)).isSymLink())
                continue;
            return fail(ProfileError::CannotWrite);
        }
        // One of this name may have been removed by hand.
        if (forgetStartProfile(name) && storage::replaceFile(ProfileFolder::noteIn(pathOf(name)), note.encode()))
            return name;
        QDir().rmdir(pathOf(name));
        return fail(ProfileError::CannotWrite);
    }
    return fail(ProfileError::TooMany);
}

Result<void, ProfileError> ProfilePlace::rename(const QString& name, const QString& title) const
{
    const auto note = ProfileNote::of(title);
    if (!entry(name))
        return fail(ProfileError::Unknown);
    if (isTaken(note.title, name))
        return fail(ProfileError::TitleTaken);
    if (!storage::replaceFile(ProfileFolder::noteIn(pathOf(name)), note.encode()))
        return fail(ProfileError::CannotWrite);
    return {};
}

QString ProfilePlace::namedStart() const
{
    const auto bytes = readPlainFile(startFile(), MaxNameBytes + 1);
    if (!bytes || !bytes->endsWith('\n'))
        return {};
    const auto name = contacts::strictUtf8(QByteArrayView(*bytes).chopped(1));
    return name && isName(*name) ? *name : QString();
}

QString ProfilePlace::startProfile() const
{
    const auto name = namedStart();
    return look(name) ? name : QString();
}

Result<void, ProfileError> ProfilePlace::setStartProfile(const QString& name) const
{
    if (name.isEmpty())
        return QFile::remove(startFile()) || !QFileInfo::exists(startFile()) ? Result<void, ProfileError>() : fail(ProfileError::CannotWrite);
    if (!look(name))
        return fail(ProfileError::Unknown);
    if (!storage::replaceFile(startFile(), name.toUtf8() + '\n'))
        return fail(ProfileError::CannotWrite);
    return {};
}

Result<void, ProfileError> ProfilePlace::forgetStartProfile(const QString& name) const
{
    return name == namedStart() ? setStartProfile({}) : Result<void, ProfileError>();
}

} // namespace allium::node

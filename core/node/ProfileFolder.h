// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QLockFile>
#include <QString>

#include <memory>
#include <optional>

namespace allium::node {

/// The folder of one profile: its files, its lock, and the short private folder for its sockets.
/// Created with access for its owner only. Held as long as the node runs.
///
///     <data>/allium.key     wraps of the master key, readable before unlocking
///     <data>/allium.name    what the person calls the profile, readable before unlocking; see ProfileNote
///     <data>/allium.db      everything else, encrypted
///     <data>/store/         received files, encrypted
///     <data>/tor/           tor's own data folder
///     <runtime>/            sockets, and files opened for another program; cleared at start and end
class ProfileFolder {
public:
    enum class Error { CannotCreate, NotPrivate, InUse, RuntimeFolder };

    static Result<std::unique_ptr<ProfileFolder>, Error> open(const QString& path);
    ~ProfileFolder();

    /// Where the operating system wants the data of the profile with this name.
    static QString pathOf(const QString& profileName);
    /// The folder for sockets of the profile in `path`, whether or not somebody runs it.
    static QString runtimeFor(const QString& path);
    /// Where the node of the profile in `path` listens for commands.
    static QString commandSocketFor(const QString& path);

    /// Makes the folder of a profile that is to be opened later. False when there is something at `path` already.
    static bool makeNew(const QString& path);
    /// Whether somebody holds the profile in `path` this moment, without disturbing anybody. Not for the one that
    /// this process holds: looking at one's own lock file gives part of the lock away.
    static bool isHeld(const QString& path);
    /// Where the note of the profile in `path` is.
    static QString noteIn(const QString& path);

    /// Deletes everything in the folder, then the folder, and gives up the lock. What links lead to stays. False
    /// when something is left of it: then the lock is kept, and the folder is still one that ProfilePlace knows.
    bool erase();

    /// Moves key file, database and received files into a new folder within this one, whose path it gives: the
    /// profile is empty then, and nothing is lost. Nothing when that is not possible, and then nothing has moved.
    std::optional<QString> setAside() const;
    /// Deletes the database, which nobody has open. For a profile that did not come to be.
    void removeDatabase() const;

    QString path() const { return m_path; }
    QString keyFile() const { return m_path + QStringLiteral("/allium.key"); }
    QString database() const { return m_path + QStringLiteral("/allium.db"); }
    QString store() const { return m_path + QStringLiteral("/store"); }
    QString tor() const { return m_path + QStringLiteral("/tor"); }
    QString runtime() const { return m_runtime; }
    QString commandSocket() const { return m_runtime + QStringLiteral("/command"); }

private:
    ProfileFolder(QString path, QString runtime);
    bool removePart(const QString& name) const;

    QString m_path;
    QString m_runtime;
    QLockFile m_lock;
};

} // namespace allium::node

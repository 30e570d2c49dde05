// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"

#include <QString>

#include <optional>
#include <vector>

namespace allium::node {

/// A profile as it looks from outside, before anybody unlocks it: what its folder's small readable files and the
/// file system say.
struct ProfileEntry {
    enum class Condition {
        New, ///< nothing in it yet: it starts with the first run
        Ready,
        FromTheFuture, ///< of a newer Allium
        Damaged, ///< what opens it is missing or cannot be read
    };

    QString name; ///< of its folder; what --profile takes
    QString title; ///< what the person calls it; often empty
    Condition condition = Condition::New;
    bool hasPassphrase = false;
    bool hasKeyRing = false;
    bool hasRecoveryCode = false;
    bool isOpen = false; ///< somebody runs it, as far as can be seen: for showing; its lock alone decides
    bool isOwn = false; ///< this process does
    bool isStart = false; ///< a start that names no profile is for this one, without asking
    std::optional<WallTime> lastUsed; ///< when its database last changed; nothing is written down for it
};

enum class ProfileError {
    Unknown, ///< there is no such profile
    TitleTaken, ///< another one is called that
    TooMany,
    InUse, ///< another process runs it
    Own, ///< this process runs it
    NotErased, ///< some of it is still there
    CannotWrite,
};

/// Stable, for programs: "profile.unknown".
const char* nameOf(ProfileError error);

/// The folder in which a person's profiles lie. Blocks on the disk: for an executor, or before there is a window.
///
/// Whatever else lies there is left alone and out of the list: files, links, folders of others, folders that hold
/// nothing of a profile, names that --profile does not take. A profile whose small files are damaged is in it.
class ProfilePlace {
public:
    static constexpr int MaxProfiles = 100;

    /// `ownPath`: the folder of the profile that this process runs, whose lock must not be touched; empty: none.
    explicit ProfilePlace(QString path, QString ownPath = {});
    /// Where the operating system wants them.
    static QString usual();
    /// Whether a profile may be called this in paths and on command lines.
    static bool isName(const QString& name);

    /// Those used last first, then those never used, by name. At most MaxProfiles.
    std::vector<ProfileEntry> entries() const;
    std::optional<ProfileEntry> entry(const QString& name) const;

    /// Makes an empty profile and gives its name, a plain one that says nothing of the title.
    Result<QString, ProfileError> create(const QString& title) const;
    /// Empty: no title.
    Result<void, ProfileError> rename(const QString& name, const QString& title) const;

    /// The profile that a start is for unless it names another; empty: none, or one that is not there any more. It
    /// stands beside the profiles, in a file of its own:
    ///
    ///     name LF                                 UTF-8
    QString startProfile() const;
    /// Empty: none.
    Result<void, ProfileError> setStartProfile(const QString& name) const;
    /// None any more, if it is the one of this name, there or not: whoever gets the name next has not been asked.
    Result<void, ProfileError> forgetStartProfile(const QString& name) const;

    QString pathOf(const QString& name) const { return m_path + QLatin1Char('/') + name; }

private:
    std::optional<ProfileEntry> look(const QString& name) const;
    /// What the file says, whether or not there is such a profile.
    QString namedStart() const;
    bool isTaken(const QString& title, const QString& exceptBy) const;
    QString startFile() const { return m_path + QStringLiteral("/allium.start"); }

    QString m_path;
    QString m_ownPath;
};

} // namespace allium::node

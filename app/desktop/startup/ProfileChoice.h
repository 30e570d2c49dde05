// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/node/ProfileFolder.h"
#include "core/node/ProfilePlace.h"

#include <QString>

#include <memory>
#include <vector>

namespace allium::desktop {

/// Which profile a start without --profile is for, as far as that is clear without asking.
struct ProfileChoice {
    enum class Kind {
        Use, ///< this one
        HandOver, ///< a link, for the only one that is open
        Ask,
    };

    Kind kind = Kind::Use;
    QString profile = usualProfile();

    /// What --profile is when nobody says it.
    static QString usualProfile() { return QStringLiteral("default"); }
    /// How the program was started.
    struct Start {
        bool hasLink = false;
        bool isQuiet = false; ///< there is nobody to ask
        bool mustAsk = false; ///< whatever would be clear without
    };
    /// `entries`: those used last first.
    static ProfileChoice of(const std::vector<node::ProfileEntry>& entries, const Start& start);
};

/// A profile that was asked for: its folder, or the window that has it, or why neither.
struct ObtainedProfile {
    std::unique_ptr<node::ProfileFolder> folder;
    bool isHandedOver = false; ///< a window of this profile came to the front, with the link
    node::ProfileFolder::Error error = node::ProfileFolder::Error::CannotCreate;

    /// Blocks, for seconds where somebody without a window has it: whoever has it may be a window that begins or
    /// ends this moment.
    static ObtainedProfile of(const QString& dataFolder, const QString& link);
};

} // namespace allium::desktop

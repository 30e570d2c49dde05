// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/process/NodeArguments.h"

#include <optional>

namespace allium::desktop {

/// What the command line of the desktop program says.
struct CommandLine : process::NodeValues {
    QString link; ///< an `allium:` link to open; empty: none
    QString language; ///< code of the window's language; empty: as chosen in it
    bool isQuiet = false; ///< the window stays out of the way at first
    bool mustChoose = false; ///< asks which profile, whatever would be clear without
    QString offeredToDelete; ///< of a profile whose end is asked about there; empty: none

    QStringList elsewhere; ///< what else it said: holds for every profile

    /// What starts the same profile again: its name, or its folder where that is not the usual one.
    QStringList profileArguments() const;
    /// What starts another profile in the same circumstances: the same network, the same tor.
    QStringList argumentsFor(const QString& otherProfile) const;
    /// What asks, in the same circumstances, whether to delete this profile, which nobody has open by then.
    QStringList argumentsToDelete(const QString& closedProfile) const;
    /// From now on this is about that profile, at its usual place.
    void use(const QString& profileName);
};

/// Fills the parser, reads the arguments. Nothing when they are wrong; the sentence is in `error`.
std::optional<CommandLine> readCommandLine(QCommandLineParser& parser, const QStringList& arguments, QString& error);

} // namespace allium::desktop

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/process/NodeArguments.h"

#include <optional>

namespace allium::desktop {

/// What the command line of the desktop program says.
struct CommandLine : process::NodeValues {
    QString link; ///< an `allium:` link to open; empty: none
    QString language; ///< code of the window's language; empty: as chosen in it
};

/// Fills the parser, reads the arguments. Nothing when they are wrong; the sentence is in `error`.
std::optional<CommandLine> readCommandLine(QCommandLineParser& parser, const QStringList& arguments, QString& error);

} // namespace allium::desktop

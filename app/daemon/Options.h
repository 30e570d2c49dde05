// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/process/NodeArguments.h"

#include <optional>

namespace allium::daemon {

/// What the command line of alliumd says.
struct Options : process::NodeValues {
    std::optional<int> passphraseFd;
    QString name; ///< display name of a profile that is made at this start
    bool listsProfiles = false; ///< says which profiles there are, and ends
};

/// Fills the parser, reads the arguments. Nothing when they are wrong; the sentence is in `error`.
std::optional<Options> readOptions(QCommandLineParser& parser, const QStringList& arguments, QString& error);

} // namespace allium::daemon

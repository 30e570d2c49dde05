// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/node/NodeOptions.h"

#include <QCommandLineParser>

#include <optional>

namespace allium::daemon {

/// What the command line of alliumd says.
struct Options {
    node::NodeOptions node;
    QString commandSocket; ///< empty: the profile's own place
    std::optional<int> passphraseFd;
    QByteArray logRules;
    QString name; ///< display name of a profile that is made at this start
};

/// Fills the parser, reads the arguments. Nothing when they are wrong; the sentence is in `error`.
std::optional<Options> readOptions(QCommandLineParser& parser, const QStringList& arguments, QString& error);

} // namespace allium::daemon

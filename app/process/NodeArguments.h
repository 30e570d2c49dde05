// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/node/NodeOptions.h"

#include <QCommandLineOption>
#include <QCommandLineParser>

namespace allium::process {

/// What the command line says about the node to run.
struct NodeValues {
    node::NodeOptions node;
    QString profile; ///< its name; also set where --data-dir says another place
    bool isProfileGiven = false; ///< by name or folder; otherwise it is the usual one
    QString commandSocket; ///< empty: the profile's own place
    QByteArray logRules;
};

/// The options that all programs which run a node have. The parser outlives it.
class NodeArguments {
public:
    /// Adds them to the parser.
    explicit NodeArguments(QCommandLineParser& parser);
    /// Once the parser has processed the arguments: what is wrong with them, in a sentence; empty: nothing.
    QString complaint() const;
    NodeValues read() const;

    static QCommandLineOption option(const char* name, const char* help, const char* value = nullptr);

private:
    QCommandLineParser& m_parser;
};

} // namespace allium::process

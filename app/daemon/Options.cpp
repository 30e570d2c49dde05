// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/Options.h"

namespace allium::daemon {

std::optional<Options> readOptions(QCommandLineParser& parser, const QStringList& arguments, QString& error)
{
    using process::NodeArguments;

    const NodeArguments nodeArguments(parser);
    const auto passphraseFd = NodeArguments::option(
        "passphrase-fd", "Read the passphrase from this file descriptor; a new profile is protected with it.", "number");
    const auto name = NodeArguments::option("name", "Display name for a new profile.", "text");
    const auto list = NodeArguments::option("list-profiles", "Say which profiles there are, and end.");
    parser.addOptions({ passphraseFd, name, list });
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(arguments);
    if (!parser.positionalArguments().isEmpty()) {
        error = QStringLiteral("unexpected word: ") + parser.positionalArguments().constFirst();
        return std::nullopt;
    }

    error = nodeArguments.complaint();
    if (!error.isEmpty())
        return std::nullopt;

    Options options { nodeArguments.read(), std::nullopt, parser.value(name), parser.isSet(list) };
    if (parser.isSet(passphraseFd)) {
        bool ok = false;
        options.passphraseFd = parser.value(passphraseFd).toInt(&ok);
        if (!ok || *options.passphraseFd < 0) {
            error = QStringLiteral("--passphrase-fd takes a number");
            return std::nullopt;
        }
    }
    return options;
}

} // namespace allium::daemon

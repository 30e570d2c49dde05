// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/Options.h"

#include "core/node/ProfileFolder.h"

namespace allium::daemon {

std::optional<Options> readOptions(QCommandLineParser& parser, const QStringList& arguments, QString& error)
{
    const auto option = [](const char* name, const char* help, const char* value = nullptr) {
        QCommandLineOption made(QString::fromLatin1(name), QString::fromLatin1(help));
        if (value != nullptr)
            made.setValueName(QString::fromLatin1(value));
        return made;
    };
    auto profile = option("profile", "Profile to run; each has its own identity, folder and tor.", "name");
    profile.setDefaultValue(QStringLiteral("default"));
    const auto dataDir = option("data-dir", "Folder of the profile, instead of the usual place.", "path");
    const auto commandSocket = option("command-socket", "Where to listen for commands.", "path");
    const auto passphraseFd = option("passphrase-fd", "Read the passphrase from this file descriptor; a new profile is protected with it.", "number");
    const auto name = option("name", "Display name for a new profile.", "text");
    const auto torBinary = option("tor-binary", "The tor program.", "path");
    const auto torrcLine = option("torrc-line", "Line added to tor's configuration; may be repeated.", "line");
    const auto network = option("network", "Name of a separate network.", "name");
    const auto privateNetwork = option("private-network", "Short waits and no proof of work: for tests and closed groups.");
    const auto loopback = option("loopback", "No tor: nodes on this machine meet in this folder.", "path");
    const auto log = option("log", "What to log: core.tor=debug,core.net=info", "rules");
    parser.addOptions({ profile, dataDir, commandSocket, passphraseFd, name, torBinary, torrcLine, network,
                        privateNetwork, loopback, log });
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(arguments);
    if (!parser.positionalArguments().isEmpty()) {
        error = QStringLiteral("unexpected word: ") + parser.positionalArguments().constFirst();
        return std::nullopt;
    }

    Options options;
    options.node.dataFolder = parser.isSet(dataDir) ? parser.value(dataDir)
                                                    : node::ProfileFolder::pathOf(parser.value(profile));
    options.node.torBinary = parser.value(torBinary);
    const auto lines = parser.values(torrcLine);
    for (const auto& line : lines)
        options.node.torrcLines.append(line.toUtf8());
    if (parser.isSet(network))
        options.node.networkName = parser.value(network).toUtf8();
    options.node.privateNetwork = parser.isSet(privateNetwork);
    options.node.loopbackFolder = parser.value(loopback);
    options.commandSocket = parser.value(commandSocket);
    options.logRules = parser.value(log).toUtf8();
    options.name = parser.value(name);
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

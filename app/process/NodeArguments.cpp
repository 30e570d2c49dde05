// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/NodeArguments.h"

#include "core/node/ProfileFolder.h"
#include "core/node/ProfilePlace.h"

namespace allium::process {
namespace {

QString name(const char* option)
{
    return QString::fromLatin1(option);
}

} // namespace

QCommandLineOption NodeArguments::option(const char* name, const char* help, const char* value)
{
    QCommandLineOption made(QString::fromLatin1(name), QString::fromLatin1(help));
    if (value != nullptr)
        made.setValueName(QString::fromLatin1(value));
    return made;
}

NodeArguments::NodeArguments(QCommandLineParser& parser)
    : m_parser(parser)
{
    auto profile = option("profile", "Profile to run; each has its own identity, folder and tor.", "name");
    profile.setDefaultValue(QStringLiteral("default"));
    parser.addOptions({
        profile,
        option("data-dir", "Folder of the profile, instead of the usual place.", "path"),
        option("command-socket", "Where to listen for commands.", "path"),
        option("tor-binary", "The tor program.", "path"),
        option("torrc-line", "Line added to tor's configuration; may be repeated.", "line"),
        option("network", "Name of a separate network.", "name"),
        option("private-network", "Short waits and no proof of work: for tests and closed groups."),
        option("loopback", "No tor: nodes on this machine meet in this folder.", "path"),
        option("log", "What to log: core.tor=debug,core.net=info", "rules"),
    });
}

QString NodeArguments::complaint() const
{
    if (!node::ProfilePlace::isName(m_parser.value(name("profile"))))
        return QStringLiteral("--profile takes a plain name: no slashes, no dot in front");
    return {};
}

NodeValues NodeArguments::read() const
{
    NodeValues values;
    values.profile = m_parser.value(name("profile"));
    values.isProfileGiven = m_parser.isSet(name("profile")) || m_parser.isSet(name("data-dir"));
    values.node.dataFolder = m_parser.isSet(name("data-dir")) ? m_parser.value(name("data-dir"))
                                                              : node::ProfileFolder::pathOf(values.profile);
    values.node.torBinary = m_parser.value(name("tor-binary"));
    const auto lines = m_parser.values(name("torrc-line"));
    for (const auto& line : lines)
        values.node.torrcLines.append(line.toUtf8());
    if (m_parser.isSet(name("network")))
        values.node.networkName = m_parser.value(name("network")).toUtf8();
    values.node.privateNetwork = m_parser.isSet(name("private-network"));
    values.node.loopbackFolder = m_parser.value(name("loopback"));
    values.commandSocket = m_parser.value(name("command-socket"));
    values.logRules = m_parser.value(name("log")).toUtf8();
    return values;
}

} // namespace allium::process

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/startup/CommandLine.h"

#include "core/node/ProfileFolder.h"

#include <QDir>

#include <utility>

namespace allium::desktop {
namespace {

/// The options that were given, but for those that say which profile this is and how its window begins.
QStringList elsewhere(const QCommandLineParser& parser)
{
    static const QStringList OfThisOne { QStringLiteral("profile"), QStringLiteral("data-dir"), QStringLiteral("command-socket"),
                                         QStringLiteral("quiet"), QStringLiteral("choose"), QStringLiteral("offer-to-delete") };
    QStringList arguments;
    auto names = parser.optionNames();
    names.removeDuplicates(); // a repeated one has all its values at once
    for (const auto& name : std::as_const(names)) {
        if (OfThisOne.contains(name))
            continue;
        const auto values = parser.values(name);
        if (values.isEmpty())
            arguments.append(QStringLiteral("--") + name);
        for (const auto& value : values)
            arguments.append(QStringLiteral("--") + name + QLatin1Char('=') + value);
    }
    return arguments;
}

} // namespace

std::optional<CommandLine> readCommandLine(QCommandLineParser& parser, const QStringList& arguments, QString& error)
{
    const process::NodeArguments nodeArguments(parser);
    parser.addPositionalArgument(QStringLiteral("link"), QStringLiteral("An allium: link to open."), QStringLiteral("[link]"));
    const QCommandLineOption language(QStringLiteral("language"),
                                      QStringLiteral("Language of the window, such as de, instead of the chosen one."), QStringLiteral("code"));
    parser.addOption(language);
    const QCommandLineOption quiet(QStringLiteral("quiet"), QStringLiteral("Start without showing the window: in the tray, or minimized."));
    parser.addOption(quiet);
    const QCommandLineOption choose(QStringLiteral("choose"), QStringLiteral("Ask which profile, also where one begins without asking."));
    parser.addOption(choose);
    const QCommandLineOption offer(QStringLiteral("offer-to-delete"), QStringLiteral("Ask first whether to delete this profile, then as --choose does."),
                                   QStringLiteral("name"));
    parser.addOption(offer);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(arguments);

    error = nodeArguments.complaint();
    if (!error.isEmpty())
        return std::nullopt;
    CommandLine line { nodeArguments.read(), {}, parser.value(language), parser.isSet(quiet),
                       parser.isSet(choose) || parser.isSet(offer), parser.value(offer), elsewhere(parser) };
    if (line.mustChoose && (line.isProfileGiven || line.isQuiet)) {
        error = QStringLiteral("--choose goes with neither --profile, --data-dir nor --quiet");
        return std::nullopt;
    }
    const auto words = parser.positionalArguments();
    if (words.size() > 1 || (words.size() == 1 && !words.first().startsWith(QLatin1String("allium:"), Qt::CaseInsensitive))) {
        error = QStringLiteral("unexpected word: ") + words.last();
        return std::nullopt;
    }
    line.link = words.value(0);
    return line;
}

QStringList CommandLine::profileArguments() const
{
    if (node.dataFolder != node::ProfileFolder::pathOf(profile))
        return { QStringLiteral("--data-dir"), QDir(node.dataFolder).absolutePath() };
    if (profile == QLatin1String("default"))
        return {};
    return { QStringLiteral("--profile"), profile };
}

QStringList CommandLine::argumentsFor(const QString& otherProfile) const
{
    return QStringList { QStringLiteral("--profile"), otherProfile } + elsewhere;
}

QStringList CommandLine::argumentsToDelete(const QString& closedProfile) const
{
    return QStringList { QStringLiteral("--offer-to-delete"), closedProfile } + elsewhere;
}

void CommandLine::use(const QString& profileName)
{
    profile = profileName;
    node.dataFolder = node::ProfileFolder::pathOf(profileName);
}

} // namespace allium::desktop

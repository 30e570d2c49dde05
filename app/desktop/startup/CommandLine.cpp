// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/startup/CommandLine.h"

#include "core/node/ProfileFolder.h"

#include <QDir>

namespace allium::desktop {

std::optional<CommandLine> readCommandLine(QCommandLineParser& parser, const QStringList& arguments, QString& error)
{
    const process::NodeArguments nodeArguments(parser);
    parser.addPositionalArgument(QStringLiteral("link"), QStringLiteral("An allium: link to open."), QStringLiteral("[link]"));
    const QCommandLineOption language(QStringLiteral("language"),
                                      QStringLiteral("Language of the window, such as de, instead of the chosen one."), QStringLiteral("code"));
    parser.addOption(language);
    const QCommandLineOption quiet(QStringLiteral("quiet"), QStringLiteral("Start without showing the window: in the tray, or minimized."));
    parser.addOption(quiet);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(arguments);

    CommandLine line { nodeArguments.read(), {}, parser.value(language), parser.isSet(quiet) };
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

} // namespace allium::desktop

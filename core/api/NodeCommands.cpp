// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/CommandSet.h"
#include "core/api/Json.h"
#include "core/base/WhenDone.h"
#include "core/crypto/LibraryVersion.h"
#include "core/node/LeakGuard.h"
#include "core/node/Node.h"
#include "core/storage/LibraryVersion.h"
#include "core/tor/BridgeLine.h"
#include "core/tor/TorConfiguration.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace allium::api {
namespace {

using node::Node;

QJsonObject status(Node& node)
{
    QJsonObject object { { QStringLiteral("state"), nameOf(node.state()) },
                         { QStringLiteral("version"), QCoreApplication::applicationVersion() },
                         { QStringLiteral("network"), QString::fromUtf8(node.options().networkName) },
                         { QStringLiteral("folder"), node.folder().path() },
                         { QStringLiteral("reachable"), false } };
    if (node.failure())
        object.insert(QLatin1String("failure"), QString::fromUtf8(node.failure()->kindName()));
    QJsonArray leaks;
    for (const auto& socket : node::LeakGuard::violations())
        leaks.append(QString::fromUtf8(socket.protocol + ' ' + socket.local + " -> " + socket.remote));
    object.insert(QLatin1String("leaks"), leaks);
    auto* profile = node.profile();
    if (profile == nullptr)
        return object;
    object.insert(QLatin1String("tor"), toJson(profile->connectivity()));
    object.insert(QLatin1String("doors"), doorsToJson(*profile));
    object.insert(QLatin1String("account"), accountToJson(*profile));
    object.insert(QLatin1String("changes_lost"), profile->changesWereLost());
    object.insert(QLatin1String("other_device_running"), profile->otherDeviceRuns());
    const auto* door = profile->contacts().requestListener();
    object.insert(QLatin1String("reachable"), door != nullptr && door->state() == net::Listener::State::Reachable);
    return object;
}

void torCommand(Node& node, const Arguments& arguments, const ReplyPtr& reply)
{
    auto& connectivity = node.profile()->connectivity();
    auto* tor = connectivity.tor();
    const auto action = arguments.text("action");
    if (tor == nullptr && !action.isEmpty())
        return reply->failed("tor.not-used");
    if (action.isEmpty())
        return reply->done(toJson(connectivity));
    if (action == QLatin1String("restart")) {
        connectivity.restart();
        return reply->done();
    }
    if (action == QLatin1String("log")) {
        QJsonArray lines;
        for (const auto& line : tor->log())
            lines.append(QString::fromUtf8(line));
        return reply->done(lines);
    }
    if (action == QLatin1String("newnym")) {
        whenDone(tor->newIdentity(), &node, [reply](const auto& outcome) {
            outcome ? reply->done() : reply->failed("tor.not-connected");
        });
        return;
    }
    if (action == QLatin1String("torrc")) {
        const auto torrc = connectivity.torrcPreview();
        return torrc ? reply->done(QString::fromUtf8(*torrc))
                     : reply->failed("tor.bad-line", "line " + QByteArray::number(torrc.error().line) + ": " + torrc.error().key);
    }
    reply->failed("tor.unknown-action", action.toUtf8());
}

/// Lines that tor would not take are refused before they are stored, not when tor starts.
std::optional<CommandError> refusalOf(const QByteArray& name, const QJsonArray& lines)
{
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const auto line = lines[i].toString().toUtf8();
        const auto place = "line " + QByteArray::number(i + 1);
        if (name == "tor.bridges" && !tor::isBridgeLine(line))
            return CommandError { RpcCode::CommandFailed, "tor.bad-bridge", place };
        if (name != "tor.custom_lines")
            continue;
        if (const auto accepted = tor::TorConfiguration::checkCustomLine(line, static_cast<int>(i) + 1); !accepted)
            return CommandError { RpcCode::CommandFailed, "tor.bad-line", place + ": " + accepted.error().key };
    }
    return std::nullopt;
}

void configCommand(Node& node, const Arguments& arguments, const ReplyPtr& reply)
{
    auto& settings = node.profile()->settings();
    const auto name = arguments.text("name").toUtf8();
    if (name.isEmpty())
        return reply->done(settings.all());
    if (!arguments.has("value") && !arguments.boolean("unset")) {
        if (!node::Settings::isKnown(name))
            return reply->failed("config.unknown", name);
        return reply->done(settings.value(name));
    }
    const auto value = arguments.boolean("unset") ? Result<QJsonValue, node::SettingError>(QJsonValue(QJsonValue::Undefined))
                                                  : node::Settings::parse(name, arguments.text("value"));
    if (!value)
        return reply->failed(kindOf(value.error()), name);
    if (const auto refusal = refusalOf(name, value->toArray()))
        return reply->failed(refusal->kind, refusal->detail);
    whenDone(node.profile()->changeSetting(name, *value), &node, [reply](const auto& outcome) {
        outcome ? reply->done() : reply->failed(outcome.error().kindName(), outcome.error().detail);
    });
}

} // namespace

void addNodeCommands(CommandTable& table, Node& node, std::function<void()> quit)
{
    table.add({ "help", "Lists the commands.", {}, "the table of commands", true,
                [&table](const Arguments&, const ReplyPtr& reply) { reply->done(table.describe()); } });
    table.add({ "status", "Says how the node is.", {}, "state, tor, doors, account, leaks", true,
                [&node](const Arguments&, const ReplyPtr& reply) { reply->done(status(node)); } });
    table.add({ "versions", "Says which libraries are in use.", {}, "qt, libsodium, sqlite", true,
                [](const Arguments&, const ReplyPtr& reply) {
                    reply->done(QJsonObject { { QStringLiteral("qt"), QLatin1String(qVersion()) },
                                              { QStringLiteral("libsodium"), QLatin1String(crypto::libraryVersion()) },
                                              { QStringLiteral("sqlite"), QLatin1String(storage::libraryVersion()) } });
                } });
    table.add({ "events", "Sends what happens from now on as notifications \"event\".", {}, "nothing", true,
                [](const Arguments&, const ReplyPtr& reply) { reply->done(); } });
    table.add({ "tor", "Says how tor is, or acts on it.",
                { { "action", ParameterType::Text, false, "newnym, restart, log or torrc" } },
                "state and bootstrap; lines for log and torrc", false,
                [&node](const Arguments& arguments, const ReplyPtr& reply) { torCommand(node, arguments, reply); } });
    table.add({ "config", "Shows all settings or one; sets or unsets one.",
                { { "name", ParameterType::Text, false, "which" },
                  { "value", ParameterType::Text, false, "text, number, true or false, or a JSON list" },
                  { "unset", ParameterType::Boolean, false, "back to the default" } },
                "the settings, or the one", false,
                [&node](const Arguments& arguments, const ReplyPtr& reply) { configCommand(node, arguments, reply); } });
    table.add({ "quit", "Ends the node.", {}, "nothing; the node then ends", true,
                [quit = std::move(quit)](const Arguments&, const ReplyPtr& reply) {
                    reply->done();
                    quit();
                } });
}

} // namespace allium::api

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/CommandSet.h"
#include "core/api/Json.h"
#include "core/node/Node.h"

#include <QJsonArray>

namespace allium::api {
namespace {

/// How a contact is reached now, or why not.
QJsonObject pathToJson(const contacts::Contact& contact, const net::PeerPool* pool, WallTime now)
{
    QJsonObject object { { QStringLiteral("id"), idText(contact.account) },
                         { QStringLiteral("name"), contact.displayName() } };
    if (contact.picture)
        object.insert(QLatin1String("picture"), QString::fromLatin1(contact.picture->toHex()));
    auto state = QStringLiteral("waiting");
    const auto session = pool == nullptr ? nullptr : pool->session(contact.account);
    const auto path = pool == nullptr ? std::nullopt : pool->path(contact.account);
    if (session) {
        state = QStringLiteral("connected");
        if (session->roundTrip() > std::chrono::milliseconds(0))
            object.insert(QLatin1String("round_trip"), static_cast<qint64>(session->roundTrip().count()));
    } else if (path) {
        if (path->isDialling)
            state = QStringLiteral("dialling");
        if (path->next)
            object.insert(QLatin1String("next"), milliseconds(now + *path->next));
        if (path->failure) {
            object.insert(QLatin1String("why"), QString::fromUtf8(kindOf(*path->failure)));
            object.insert(QLatin1String("failed"), milliseconds(path->failedAt));
        }
    }
    object.insert(QLatin1String("state"), state);
    return object;
}

void listPaths(node::Node& node, const ReplyPtr& reply)
{
    auto& people = node.profile()->contacts();
    const auto now = people.netEnvironment().clock.wallNow();
    QJsonArray list;
    const auto contacts = people.contacts();
    for (const auto& contact : contacts)
        list.append(pathToJson(contact, people.pool(), now));
    reply->done(list);
}

void ping(node::Node& node, const Arguments& arguments, const ReplyPtr& reply)
{
    auto& people = node.profile()->contacts();
    const auto account = people.lookup(arguments.text("contact"));
    if (!account)
        return reply->failed("contact.unknown", arguments.text("contact").toUtf8());
    people.dialNow(*account);
    QJsonObject object { { QStringLiteral("online"), people.isOnline(*account) } };
    const auto session = people.pool() != nullptr ? people.pool()->session(*account) : nullptr;
    if (session) {
        session->ping();
        object.insert(QLatin1String("round_trip"), static_cast<qint64>(session->roundTrip().count()));
    }
    reply->done(object);
}

} // namespace

void addPathCommands(CommandTable& table, node::Node& node)
{
    table.add({ "paths", "Says how each contact is reached.", {},
                "a list of id, name, state (connected, dialling, waiting), round_trip in milliseconds, why and when the last "
                "try failed, when the next is due",
                false, [&node](const Arguments&, const ReplyPtr& reply) { listPaths(node, reply); } });
    table.add({ "ping", "Tries to reach a contact now, or measures the way to one who is online.",
                { { "contact", ParameterType::Text, true, "account, onion ID, link or name" } },
                "online, and round_trip in milliseconds of the last ping; \"paths\" has the next", false,
                [&node](const Arguments& arguments, const ReplyPtr& reply) { ping(node, arguments, reply); } });
}

} // namespace allium::api

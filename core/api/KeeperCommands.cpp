// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/CommandSet.h"
#include "core/api/Json.h"
#include "core/base/WhenDone.h"
#include "core/node/ProfileKeeper.h"

#include <QJsonArray>

#include <algorithm>

namespace allium::api {
namespace {

using node::ProfileEntry;
using node::ProfileError;
using node::ProfileKeeper;

QString stateOf(ProfileEntry::Condition condition)
{
    switch (condition) {
    case ProfileEntry::Condition::New:
        return QStringLiteral("new");
    case ProfileEntry::Condition::Ready:
        return QStringLiteral("ready");
    case ProfileEntry::Condition::FromTheFuture:
        return QStringLiteral("from-the-future");
    case ProfileEntry::Condition::Damaged:
        return QStringLiteral("damaged");
    }
    return {};
}

void answer(const ReplyPtr& reply, const Result<void, ProfileError>& outcome)
{
    outcome ? reply->done() : reply->failed(nameOf(outcome.error()));
}

void list(ProfileKeeper& keeper, const ReplyPtr& reply)
{
    whenDone(keeper.list(), &keeper, [reply](const std::vector<ProfileEntry>& entries) {
        QJsonArray list;
        for (const auto& entry : entries)
            list.append(toJson(entry));
        reply->done(list);
    });
}

void create(ProfileKeeper& keeper, const Arguments& arguments, const ReplyPtr& reply)
{
    whenDone(keeper.create(arguments.text("title")), &keeper, [reply](const Result<QString, ProfileError>& name) {
        if (!name)
            return reply->failed(nameOf(name.error()));
        reply->done(QJsonObject { { QStringLiteral("profile"), *name } });
    });
}

/// What is erased is what the person was shown: its title, or its name where it has none.
void erase(ProfileKeeper& keeper, const Arguments& arguments, const ReplyPtr& reply)
{
    const auto name = arguments.text("profile");
    whenDone(keeper.list(), &keeper, [&keeper, reply, name, confirm = arguments.text("confirm")](const std::vector<ProfileEntry>& entries) {
        const auto entry = std::find_if(entries.begin(), entries.end(), [&](const ProfileEntry& each) { return each.name == name; });
        if (entry == entries.end())
            return reply->failed(nameOf(ProfileError::Unknown), name.toUtf8());
        if (confirm != (entry->title.isEmpty() ? entry->name : entry->title))
            return reply->failed("profile.not-confirmed");
        whenDone(keeper.erase(name), &keeper, [reply](const Result<void, ProfileError>& outcome) { answer(reply, outcome); });
    });
}

} // namespace

QJsonObject toJson(const ProfileEntry& entry)
{
    QJsonObject object { { QStringLiteral("profile"), entry.name },
                         { QStringLiteral("title"), entry.title },
                         { QStringLiteral("state"), stateOf(entry.condition) },
                         { QStringLiteral("passphrase"), entry.hasPassphrase },
                         { QStringLiteral("key_ring"), entry.hasKeyRing },
                         { QStringLiteral("recovery_code"), entry.hasRecoveryCode },
                         { QStringLiteral("open"), entry.isOpen },
                         { QStringLiteral("own"), entry.isOwn },
                         { QStringLiteral("start"), entry.isStart } };
    if (entry.lastUsed)
        object.insert(QLatin1String("last_used"), milliseconds(*entry.lastUsed));
    return object;
}

void addKeeperCommands(CommandTable& table, node::ProfileKeeper& keeper)
{
    constexpr Parameter Which { "profile", ParameterType::Text, true, "its name, as --profile takes it" };
    table.add({ "profiles", "Lists the profiles of this machine, those used last first.", {},
                "a list of profile, title, state (new, ready, from-the-future, damaged), passphrase, key_ring, "
                "recovery_code, open (by anybody), own (by this node), start (the window begins with it without asking), "
                "last_used in milliseconds since 1970",
                true, [&keeper](const Arguments&, const ReplyPtr& reply) { list(keeper, reply); } });
    table.add({ "new-profile", "Makes an empty profile: a separate identity. Starting it is up to whoever asks.",
                { { "title", ParameterType::Text, false, "what you call it; stays on this machine, readable without unlocking" } },
                "profile: its name", true,
                [&keeper](const Arguments& arguments, const ReplyPtr& reply) { create(keeper, arguments, reply); } });
    table.add({ "rename-profile", "Calls a profile something else. Its name, as --profile takes it, stays.",
                { Which, { "title", ParameterType::Text, false, "nothing: no title" } }, "nothing", true,
                [&keeper](const Arguments& arguments, const ReplyPtr& reply) {
                    whenDone(keeper.rename(arguments.text("profile"), arguments.text("title")), &keeper,
                             [reply](const Result<void, ProfileError>& outcome) { answer(reply, outcome); });
                } });
    table.add({ "start-profile", "Says which profile the window begins with, without asking, when it is told none.",
                { { "profile", ParameterType::Text, false, "its name; nothing: it asks" } }, "nothing", true,
                [&keeper](const Arguments& arguments, const ReplyPtr& reply) {
                    whenDone(keeper.setStart(arguments.text("profile")), &keeper,
                             [reply](const Result<void, ProfileError>& outcome) { answer(reply, outcome); });
                } });
    table.add({ "erase-profile", "Erases a profile that nobody runs: identity, contacts, messages, received files.",
                { Which, { "confirm", ParameterType::Text, true, "its title once more, or its name if it has none" } },
                "nothing", true,
                [&keeper](const Arguments& arguments, const ReplyPtr& reply) { erase(keeper, arguments, reply); } });
}

} // namespace allium::api

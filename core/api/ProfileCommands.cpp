// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/CommandSet.h"
#include "core/api/Json.h"
#include "core/base/WhenDone.h"

namespace allium::api {
namespace {

using node::Node;

void answerProtected(const ReplyPtr& reply, const Node::ProtectOutcome& outcome)
{
    if (!outcome)
        return reply->failed(outcome.error().kindName(), outcome.error().detail);
    QJsonObject object;
    if (*outcome)
        object.insert(QLatin1String("recovery_code"), QString::fromLatin1((*outcome)->text().view().toByteArray()));
    reply->done(object);
}

void answerOutcome(const ReplyPtr& reply, const Node::Outcome& outcome)
{
    outcome ? reply->done() : reply->failed(outcome.error().kindName(), outcome.error().detail);
}

node::NewProtection protectionOf(Arguments& arguments)
{
    return { arguments.takeSecret("passphrase"), arguments.boolean("key_ring") };
}

void create(Node& node, Arguments arguments, const ReplyPtr& reply)
{
    const auto name = arguments.text("name");
    whenDone(node.create(protectionOf(arguments), name), &node,
             [reply](const Node::ProtectOutcome& outcome) { answerProtected(reply, outcome); });
}

node::Credentials credentialsOf(Arguments& arguments)
{
    if (arguments.hasSecret("passphrase"))
        return { node::Credentials::Kind::Passphrase, arguments.takeSecret("passphrase") };
    if (arguments.hasSecret("recovery_code"))
        return { node::Credentials::Kind::RecoveryCode, arguments.takeSecret("recovery_code") };
    return {};
}

void protection(Node& node, const Arguments& arguments, const ReplyPtr& reply)
{
    whenDone(node.inspect(), &node,
             [&node, reply, tries = arguments.boolean("try_key_ring")](const storage::StorageResult<storage::VaultSummary>& found) {
                 if (!found && found.error().kind != storage::StorageErrorKind::NotFound)
                     return reply->failed(node::NodeError::of(found.error()).kindName());
                 const auto kinds = found ? *found : storage::VaultSummary {};
                 QJsonObject object { { QStringLiteral("key_ring"), kinds.protection.keyRing },
                                      { QStringLiteral("passphrase"), kinds.protection.passphrase },
                                      { QStringLiteral("recovery_code"), kinds.recoveryCode } };
                 if (!tries)
                     return reply->done(object);
                 whenDone(node.tryKeyRing(), &node, [reply, object](const storage::StorageResult<void>& works) mutable {
                     object.insert(QLatin1String("key_ring_works"), works.has_value());
                     if (!works)
                         object.insert(QLatin1String("why"), QString::fromUtf8(node::NodeError::of(works.error()).kindName()));
                     reply->done(object);
                 });
             });
}

void changePassphrase(Node& node, Arguments arguments, const ReplyPtr& reply)
{
    whenDone(node.inspect(), &node,
             [&node, reply, shared = std::make_shared<Arguments>(std::move(arguments))](
                 const storage::StorageResult<storage::VaultSummary>& now) {
                 if (!now)
                     return reply->failed(node::NodeError::of(now.error()).kindName());
                 auto kinds = now->protection;
                 if (shared->has("key_ring"))
                     kinds.keyRing = shared->boolean("key_ring");
                 if (shared->hasSecret("new_passphrase"))
                     kinds.passphrase = true;
                 if (shared->boolean("remove"))
                     kinds.passphrase = false;
                 whenDone(node.changeProtection(kinds, shared->takeSecret("new_passphrase")), &node,
                          [reply](const Node::ProtectOutcome& outcome) { answerProtected(reply, outcome); });
             });
}

/// What holds after a change, or why there was none.
void answerAccount(Node& node, const ReplyPtr& reply, const Result<void, contacts::ContactsError>& outcome)
{
    if (!outcome)
        return reply->failed(kindOf(outcome.error()));
    if (node.profile() == nullptr)
        return reply->failed("profile.locked");
    reply->done(accountToJson(*node.profile()));
}

void account(Node& node, const Arguments& arguments, const ReplyPtr& reply)
{
    auto& people = node.profile()->contacts();
    const auto done = [&node, reply](const Result<void, contacts::ContactsError>& outcome) {
        answerAccount(node, reply, outcome);
    };
    const int changes = arguments.has("name") + arguments.has("door_open") + arguments.has("invisible");
    if (changes > 1)
        return reply->failed("params.one-at-a-time");
    if (arguments.has("name"))
        return whenDone(people.setName(arguments.text("name")), &node, done);
    if (arguments.has("door_open"))
        return whenDone(people.setDoorOpen(arguments.boolean("door_open")), &node, done);
    if (arguments.has("invisible"))
        return whenDone(people.setInvisible(arguments.boolean("invisible")), &node, done);
    reply->done(accountToJson(*node.profile()));
}

} // namespace

void addProfileCommands(CommandTable& table, Node& node)
{
    const Parameter newPassphrase { "passphrase", ParameterType::Secret, false, "protects the new profile" };
    const Parameter keyRing { "key_ring", ParameterType::Boolean, false, "let the system's key ring open it" };
    table.add({ "create", "Makes the profile: identity, store and protection.",
                { { "name", ParameterType::Text, false, "what others are told" }, newPassphrase, keyRing },
                "recovery_code to write down, where the key ring alone protects", true,
                [&node](Arguments arguments, const ReplyPtr& reply) { create(node, std::move(arguments), reply); } });
    table.add({ "unlock", "Opens the profile; without a secret by the key ring.",
                { { "passphrase", ParameterType::Secret, false, "the passphrase" },
                  { "recovery_code", ParameterType::Secret, false, "the code written down" } },
                "nothing", true,
                [&node](Arguments arguments, const ReplyPtr& reply) {
                    whenDone(node.unlock(credentialsOf(arguments)), &node,
                             [reply](const Node::Outcome& outcome) { answerOutcome(reply, outcome); });
                } });
    table.add({ "set-aside", "Puts a profile that nothing opens aside, whole, so that another can be made or restored.", {},
                "folder, where it is now", true, [&node](const Arguments&, const ReplyPtr& reply) {
                    whenDone(node.setAside(), &node, [reply](const Result<QString, node::NodeError>& outcome) {
                        if (outcome)
                            reply->done(QJsonObject { { QStringLiteral("folder"), *outcome } });
                        else
                            reply->failed(outcome.error().kindName());
                    });
                } });
    table.add({ "verify", "Says whether a secret opens the profile, which is open; without one asks the key ring.",
                { { "passphrase", ParameterType::Secret, false, "the passphrase" },
                  { "recovery_code", ParameterType::Secret, false, "the code written down" } },
                "nothing", false, [&node](Arguments arguments, const ReplyPtr& reply) {
                    whenDone(node.verify(credentialsOf(arguments)), &node,
                             [reply](const Node::Outcome& outcome) { answerOutcome(reply, outcome); });
                } });
    table.add({ "protection", "Says what opens the profile.",
                { { "try_key_ring", ParameterType::Boolean, false, "also find out whether the key ring works; it may ask the person" } },
                "key_ring, passphrase, recovery_code; key_ring_works and why not", true,
                [&node](const Arguments& arguments, const ReplyPtr& reply) { protection(node, arguments, reply); } });
    table.add({ "lock", "Disconnects, closes the store and wipes the keys.", {}, "nothing", false,
                [&node](const Arguments&, const ReplyPtr& reply) { whenDone(node.close(), &node, [reply] { reply->done(); }); } });
    table.add({ "passphrase", "Changes how the profile is opened.",
                { { "new_passphrase", ParameterType::Secret, false, "the passphrase from now on" },
                  { "key_ring", ParameterType::Boolean, false, "whether the key ring opens it as well" },
                  { "remove", ParameterType::Boolean, false, "no passphrase any more: the key ring alone" } },
                "recovery_code to write down, where the key ring alone protects", false,
                [&node](Arguments arguments, const ReplyPtr& reply) { changePassphrase(node, std::move(arguments), reply); } });
    table.add({ "account", "Says who I am, or changes one thing about it.",
                { { "name", ParameterType::Text, false, "what others are told" },
                  { "door_open", ParameterType::Boolean, false, "whether strangers may send requests" },
                  { "invisible", ParameterType::Boolean, false, "whether contacts see me online" } },
                "account, onion_id, link, name, device", false,
                [&node](const Arguments& arguments, const ReplyPtr& reply) { account(node, arguments, reply); } });
    table.add({ "new-onion-id", "Takes a new onion ID. The present one is gone for good; contacts are told and stay.", {},
                "account, onion_id, link, name, device", false, [&node](const Arguments&, const ReplyPtr& reply) {
                    whenDone(node.profile()->contacts().renewOnionId(), &node,
                             [&node, reply](const auto& outcome) { answerAccount(node, reply, outcome); });
                } });
    table.add({ "backup", "Writes identity, contacts and settings to one encrypted file.",
                { { "path", ParameterType::Text, true, "the file, replaced if it is there" },
                  { "backup_passphrase", ParameterType::Secret, true, "opens the backup" },
                  { "history", ParameterType::Boolean, false, "conversations as well" } },
                "nothing", false, [&node](Arguments arguments, const ReplyPtr& reply) {
                    auto secret = arguments.takeSecret("backup_passphrase");
                    whenDone(node.backUp(arguments.text("path"), std::move(secret), arguments.boolean("history")), &node,
                             [reply](const Node::Outcome& outcome) { answerOutcome(reply, outcome); });
                } });
    table.add({ "restore", "Makes the profile from a backup.",
                { { "path", ParameterType::Text, true, "the backup" },
                  { "backup_passphrase", ParameterType::Secret, true, "opens the backup" }, newPassphrase, keyRing },
                "recovery_code to write down, where the key ring alone protects", true,
                [&node](Arguments arguments, const ReplyPtr& reply) {
                    auto secret = arguments.takeSecret("backup_passphrase");
                    const auto path = arguments.text("path");
                    whenDone(node.restore(path, std::move(secret), protectionOf(arguments)), &node,
                             [reply](const Node::ProtectOutcome& outcome) { answerProtected(reply, outcome); });
                } });
}

} // namespace allium::api

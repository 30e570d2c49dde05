// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/CommandSet.h"
#include "core/api/Json.h"
#include "core/base/WhenDone.h"

#include <QJsonArray>

namespace allium::api {
namespace {

using node::Node;

constexpr Parameter Which { "transfer", ParameterType::Text, true, "its id" };
constexpr int MaxOffers = 1000;

QByteArray kindOf(const node::OfferError& error)
{
    if (const auto* kind = std::get_if<node::OfferError::Kind>(&error.why))
        return *kind == node::OfferError::Kind::OwnOffer ? "offer.own" : "offer.unknown";
    if (const auto* share = std::get_if<transfer::ShareError>(&error.why))
        return api::kindOf(*share);
    if (const auto* people = std::get_if<contacts::ContactsError>(&error.why))
        return api::kindOf(*people);
    return "storage.failed";
}

/// Paths reach the node from another process with another working directory.
bool areAbsolute(const QStringList& paths)
{
    return std::all_of(paths.begin(), paths.end(), [](const QString& path) { return path.startsWith(QLatin1Char('/')); });
}

void answerOffer(Node& node, const node::FileOffers::Answer<contacts::StoredMessage>& offered, const ReplyPtr& reply)
{
    whenDone(offered, &node, [reply](const Result<contacts::StoredMessage, node::OfferError>& offer) {
        if (!offer)
            return reply->failed(kindOf(offer.error()));
        auto object = offerToJson(*offer);
        object.insert(QLatin1String("offer"), object.value(QLatin1String("id")));
        reply->done(object);
    });
}

void share(Node& node, const Arguments& arguments, const ReplyPtr& reply)
{
    const auto account = node.profile()->contacts().lookup(arguments.text("contact"));
    if (!account)
        return reply->failed("contact.unknown", arguments.text("contact").toUtf8());
    auto paths = arguments.texts("paths");
    if (arguments.has("path"))
        paths.append(arguments.text("path"));
    if (!areAbsolute(paths))
        return reply->failed("path.not-absolute");
    answerOffer(node, node.profile()->files().share(*account, paths), reply);
}

void shareBytes(Node& node, const Arguments& arguments, const ReplyPtr& reply)
{
    const auto account = node.profile()->contacts().lookup(arguments.text("contact"));
    if (!account)
        return reply->failed("contact.unknown", arguments.text("contact").toUtf8());
    const auto bytes = QByteArray::fromBase64Encoding(arguments.text("data").toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes)
        return reply->failed("params.encoding");
    answerOffer(node, node.profile()->files().shareBytes(*account, *bytes, arguments.text("name")), reply);
}

void listOffers(Node& node, const ReplyPtr& reply)
{
    whenDone(node.profile()->files().offers(MaxOffers), &node,
             [reply](const Result<std::vector<contacts::StoredMessage>, node::OfferError>& offers) {
                 if (!offers)
                     return reply->failed(kindOf(offers.error()));
                 QJsonArray list;
                 for (const auto& offer : *offers)
                     list.append(offerToJson(offer));
                 reply->done(list);
             });
}

void get(Node& node, const Arguments& arguments, const ReplyPtr& reply)
{
    const auto id = wire::MessageId::fromHex(arguments.text("offer").toLatin1());
    if (!id)
        return reply->failed("offer.unknown", arguments.text("offer").toUtf8());
    whenDone(node.profile()->files().accept(*id), &node, [reply](const Result<transfer::TransferId, node::OfferError>& started) {
        if (!started)
            return reply->failed(kindOf(started.error()));
        reply->done(QJsonObject { { QStringLiteral("transfer"), QString::fromLatin1(started->toHex()) } });
    });
}

void decline(Node& node, const Arguments& arguments, const ReplyPtr& reply)
{
    const auto id = wire::MessageId::fromHex(arguments.text("offer").toLatin1());
    if (!id)
        return reply->failed("offer.unknown", arguments.text("offer").toUtf8());
    whenDone(node.profile()->contacts().declineOffer(*id), &node, [reply](const Result<bool, contacts::ContactsError>& declined) {
        if (!declined)
            return reply->failed(api::kindOf(declined.error()));
        *declined ? reply->done() : reply->failed("offer.unknown");
    });
}

auto onTransfer(Node& node, bool (transfer::TransferService::*method)(const transfer::TransferId&))
{
    return [&node, method](const Arguments& arguments, const ReplyPtr& reply) {
        const auto id = transfer::TransferId::fromHex(arguments.text("transfer").toLatin1());
        auto& transfers = node.profile()->transfers();
        if (!id || !transfers.transfer(*id))
            return reply->failed("transfer.unknown", arguments.text("transfer").toUtf8());
        (transfers.*method)(*id) ? reply->done() : reply->failed("transfer.wrong-state");
    };
}

void exportTransfer(Node& node, const Arguments& arguments, const ReplyPtr& reply)
{
    const auto id = transfer::TransferId::fromHex(arguments.text("transfer").toLatin1());
    if (!id)
        return reply->failed("transfer.unknown", arguments.text("transfer").toUtf8());
    if (!areAbsolute({ arguments.text("path") }))
        return reply->failed("path.not-absolute");
    whenDone(node.profile()->transfers().exportTo(*id, arguments.text("path")).done, &node,
             [reply](const Result<QString, transfer::ExportError>& path) {
                 path ? reply->done(QJsonObject { { QStringLiteral("path"), *path } }) : reply->failed(api::kindOf(path.error()));
             });
}

} // namespace

void addFileCommands(CommandTable& table, Node& node)
{
    using transfer::TransferService;

    table.add({ "share", "Offers files or folders to a contact; they stay where they are.",
                { { "contact", ParameterType::Text, true, "to whom" },
                  { "path", ParameterType::Text, false, "a file or folder" },
                  { "paths", ParameterType::TextList, false, "several, as one folder" } },
                "offer: its id in the conversation, content, name, size, files", false,
                [&node](const Arguments& arguments, const ReplyPtr& reply) { share(node, arguments, reply); } });
    table.add({ "share-data", "Offers bytes that lie in no file, such as a picture; they are kept in the profile. At most 32 MiB, over a socket "
                              "what fits a line.",
                { { "contact", ParameterType::Text, true, "to whom" },
                  { "name", ParameterType::Text, true, "what the file is to be called" },
                  { "data", ParameterType::Text, true, "base64" } },
                "as share", false,
                [&node](const Arguments& arguments, const ReplyPtr& reply) { shareBytes(node, arguments, reply); } });
    table.add({ "preparations", "Lists what is being read so that it can be offered.", {}, "a list of preparations, oldest first", false,
                [&node](const Arguments&, const ReplyPtr& reply) {
                    QJsonArray list;
                    for (const auto& preparation : node.profile()->files().preparations().all())
                        list.append(toJson(preparation));
                    reply->done(list);
                } });
    table.add({ "cancel-preparation", "Stops reading something to be offered; nothing of it is left.",
                { { "preparation", ParameterType::Integer, true, "its id" } }, "nothing", false,
                [&node](const Arguments& arguments, const ReplyPtr& reply) {
                    const node::PreparationId id { arguments.integer("preparation") };
                    node.profile()->files().preparations().cancel(id) ? reply->done() : reply->failed("preparation.unknown");
                } });
    table.add({ "offers", "Lists files offered, in both directions.", {}, "a list of offers, newest first", false,
                [&node](const Arguments&, const ReplyPtr& reply) { listOffers(node, reply); } });
    table.add({ "get", "Fetches what was offered.", { { "offer", ParameterType::Text, true, "its id" } },
                "transfer: its id", false,
                [&node](const Arguments& arguments, const ReplyPtr& reply) { get(node, arguments, reply); } });
    table.add({ "decline", "Notes that what was offered is not wanted; they are not told.",
                { { "offer", ParameterType::Text, true, "its id" } }, "nothing", false,
                [&node](const Arguments& arguments, const ReplyPtr& reply) { decline(node, arguments, reply); } });
    table.add({ "transfers", "Lists what is or was fetched.", {}, "a list of transfers, oldest first", false,
                [&node](const Arguments&, const ReplyPtr& reply) {
                    QJsonArray list;
                    const auto transfers = node.profile()->transfers().transfers();
                    for (const auto& transfer : transfers)
                        list.append(toJson(transfer));
                    reply->done(list);
                } });
    table.add({ "uploads", "Lists who has fetched how much of what since the start.", {}, "a list of uploads", false,
                [&node](const Arguments&, const ReplyPtr& reply) {
                    QJsonArray list;
                    const auto uploads = node.profile()->transfers().uploads();
                    for (const auto& upload : uploads)
                        list.append(toJson(upload));
                    reply->done(list);
                } });
    table.add({ "pause", "Pauses a transfer.", { Which }, "nothing", false, onTransfer(node, &TransferService::pause) });
    table.add({ "resume", "Goes on with a transfer.", { Which }, "nothing", false, onTransfer(node, &TransferService::resume) });
    table.add({ "cancel", "Ends a transfer and deletes what has arrived.", { Which }, "nothing", false, onTransfer(node, &TransferService::cancel) });
    table.add({ "remove", "Forgets a transfer and erases its data.", { Which }, "nothing", false, onTransfer(node, &TransferService::remove) });
    table.add({ "export", "Writes a complete transfer into a folder, never over something.",
                { Which, { "path", ParameterType::Text, true, "the folder" } }, "path: of what was made", false,
                [&node](const Arguments& arguments, const ReplyPtr& reply) { exportTransfer(node, arguments, reply); } });
}

} // namespace allium::api

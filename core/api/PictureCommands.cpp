// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/CommandSet.h"
#include "core/api/Json.h"
#include "core/base/WhenDone.h"
#include "core/contacts/Limits.h"

#include <QFile>
#include <QFileInfo>

namespace allium::api {
namespace {

using contacts::ContactsError;
using node::Node;

/// One byte more than a picture may have shows that there is more.
Result<QByteArray, QByteArray> pictureIn(const Arguments& arguments)
{
    if (arguments.has("data") == arguments.has("path"))
        return fail(QByteArray("params.one-at-a-time"));
    if (arguments.has("data")) {
        const auto decoded
            = QByteArray::fromBase64Encoding(arguments.text("data").toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
        if (!decoded)
            return fail(QByteArray("picture.not-a-picture"));
        return *decoded;
    }
    if (!arguments.text("path").startsWith(QLatin1Char('/')))
        return fail(QByteArray("path.not-absolute"));
    QFile file(arguments.text("path"));
    if (!QFileInfo(file).isFile() || !file.open(QIODevice::ReadOnly)) // a pipe would keep us waiting
        return fail(QByteArray("picture.unreadable"));
    return file.read(contacts::limits::PictureBytes + 1);
}

void setPicture(Node& node, const Arguments& arguments, const ReplyPtr& reply)
{
    const auto picture = pictureIn(arguments);
    if (!picture)
        return reply->failed(picture.error());
    if (picture->isEmpty())
        return reply->failed("picture.not-a-picture");
    whenDone(node.profile()->contacts().setPicture(*picture), &node, [&node, reply](const Result<void, ContactsError>& outcome) {
        if (!outcome)
            return reply->failed(kindOf(outcome.error()));
        if (node.profile() == nullptr)
            return reply->failed("profile.locked");
        reply->done(accountToJson(*node.profile()));
    });
}

void clearPicture(Node& node, const ReplyPtr& reply)
{
    whenDone(node.profile()->contacts().setPicture({}), &node, [reply](const Result<void, ContactsError>& outcome) {
        outcome ? reply->done() : reply->failed(kindOf(outcome.error()));
    });
}

void showPicture(Node& node, const Arguments& arguments, const ReplyPtr& reply)
{
    auto& people = node.profile()->contacts();
    std::optional<wire::AccountId> account;
    auto id = people.picture();
    if (arguments.has("contact")) {
        account = people.lookup(arguments.text("contact"));
        if (!account)
            return reply->failed("contact.unknown", arguments.text("contact").toUtf8());
        const auto contact = people.contact(*account);
        id = contact ? contact->picture : std::nullopt;
    }
    if (!id)
        return reply->failed("picture.none");
    whenDone(people.picturePixels(account), &node, [reply, id](const Result<QByteArray, ContactsError>& pixels) {
        if (!pixels)
            return reply->failed(kindOf(pixels.error()));
        if (pixels->isEmpty())
            return reply->failed("picture.none");
        reply->done(QJsonObject { { QStringLiteral("picture"), QString::fromLatin1(id->toHex()) },
                                  { QStringLiteral("side"), contacts::limits::PictureSide },
                                  { QStringLiteral("pixels"), QString::fromLatin1(pixels->toBase64()) } });
    });
}

} // namespace

void addPictureCommands(CommandTable& table, Node& node)
{
    table.add({ "picture", "Gives the picture of a contact, or one's own, as pixels.",
                { { "contact", ParameterType::Text, false, "account, onion ID, link or name; without: one's own" } },
                "picture: its hash; side; pixels: base64 of red, green, blue, opacity", false,
                [&node](const Arguments& arguments, const ReplyPtr& reply) { showPicture(node, arguments, reply); } });
    table.add({ "picture-set", "Gives oneself a picture, which contacts see.",
                { { "path", ParameterType::Text, false, "a JPEG or PNG of at most 16 KiB, sent as it is" },
                  { "data", ParameterType::Text, false, "or its bytes in base64" } },
                "what \"account\" says", false,
                [&node](const Arguments& arguments, const ReplyPtr& reply) { setPicture(node, arguments, reply); } });
    table.add({ "picture-clear", "Takes one's picture away.", {}, "nothing", false,
                [&node](const Arguments&, const ReplyPtr& reply) { clearPicture(node, reply); } });
}

} // namespace allium::api

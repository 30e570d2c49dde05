// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/Json.h"

namespace allium::api {

QString idText(const wire::AccountId& account)
{
    return QString::fromLatin1(crypto::base32(account.view()));
}

QString idText(const wire::ContentId& content)
{
    return QString::fromLatin1(crypto::base32(content.view()));
}

qint64 milliseconds(WallTime time)
{
    return time.time_since_epoch().count();
}

QJsonObject toJson(node::Connectivity& connectivity)
{
    auto* tor = connectivity.tor();
    if (tor == nullptr)
        return { { QStringLiteral("state"), QStringLiteral("not used") } };
    QJsonObject object { { QStringLiteral("state"), nameOf(tor->state()) },
                         { QStringLiteral("percent"), tor->bootstrap().percent },
                         { QStringLiteral("tag"), QString::fromUtf8(tor->bootstrap().tag) },
                         { QStringLiteral("summary"), QString::fromUtf8(tor->bootstrap().summary) },
                         { QStringLiteral("pid"), tor->processId() } };
    if (tor->version())
        object.insert(QLatin1String("version"), QString::fromUtf8(tor->version()->toString()));
    if (tor->failure()) {
        object.insert(QLatin1String("failure"), QString::fromUtf8(kindOf(tor->failure()->kind)));
        object.insert(QLatin1String("detail"), QString::fromUtf8(tor->failure()->detail));
    }
    if (tor->clockSkew())
        object.insert(QLatin1String("clock_skew"), static_cast<qint64>(tor->clockSkew()->skew.count()));
    if (tor->bootstrap().isProblem && tor->state() == tor::TorController::State::Bootstrapping)
        object.insert(QLatin1String("problem"), QString::fromUtf8(kindOf(tor->bootstrap())));
    return object;
}

QJsonObject uploadsToJson(const net::Listener* door)
{
    const auto uploads = door == nullptr ? net::Listener::Uploads {} : door->uploads();
    return { { QStringLiteral("done"), static_cast<qint64>(uploads.done) },
             { QStringLiteral("started"), static_cast<qint64>(uploads.started) } };
}

QString localAddressOf(const net::Listener* door)
{
    return door == nullptr ? QString() : QString::fromUtf8(door->localAddress());
}

QJsonObject doorsToJson(node::OpenProfile& profile)
{
    const auto* request = profile.contacts().requestListener();
    const auto* friends = profile.contacts().friendsListener();
    return { { QStringLiteral("request"), nameOf(request) },
             { QStringLiteral("friends"), nameOf(friends) },
             { QStringLiteral("request_local"), localAddressOf(request) },
             { QStringLiteral("friends_local"), localAddressOf(friends) },
             { QStringLiteral("request_uploads"), uploadsToJson(request) },
             { QStringLiteral("friends_uploads"), uploadsToJson(friends) } };
}

QJsonObject accountToJson(node::OpenProfile& profile)
{
    const auto* account = profile.contacts().account();
    if (account == nullptr)
        return {};
    QJsonObject object { { QStringLiteral("account"), idText(account->id()) },
                         { QStringLiteral("onion_id"), QString::fromLatin1(account->onionId().label()) },
                         { QStringLiteral("link"), QString::fromUtf8(account->link().toString()) },
                         { QStringLiteral("name"), account->name },
                         { QStringLiteral("device"), QString::fromLatin1(account->device.toHex()) },
                         { QStringLiteral("door_open"), account->isDoorOpen },
                         { QStringLiteral("invisible"), account->isInvisible } };
    if (const auto picture = profile.contacts().picture())
        object.insert(QLatin1String("picture"), QString::fromLatin1(picture->toHex()));
    return object;
}

QJsonObject toJson(const contacts::Contact& contact, bool online)
{
    QJsonObject object { { QStringLiteral("id"), idText(contact.account) },
                         { QStringLiteral("account"), idText(contact.account) },
                         { QStringLiteral("state"), nameOf(contact.state) },
                         { QStringLiteral("name"), contact.displayName() },
                         { QStringLiteral("their_name"), contact.name },
                         { QStringLiteral("greeting"), contact.greeting },
                         { QStringLiteral("online"), online },
                         { QStringLiteral("muted"), contact.isMuted },
                         { QStringLiteral("unasked"), static_cast<qint64>(contact.unaskedBytes) },
                         { QStringLiteral("since"), milliseconds(contact.since) } };
    if (contact.requestDoor)
        object.insert(QLatin1String("onion_id"), QString::fromLatin1(contact.requestDoor->address.label()));
    if (contact.lastSeen)
        object.insert(QLatin1String("last_seen"), milliseconds(*contact.lastSeen));
    if (contact.compared)
        object.insert(QLatin1String("compared"), milliseconds(*contact.compared));
    if (contact.picture)
        object.insert(QLatin1String("picture"), QString::fromLatin1(contact.picture->toHex()));
    if (!contact.note.isEmpty())
        object.insert(QLatin1String("note"), contact.note);
    return object;
}

QJsonObject toJson(const contacts::RequestInfo& request)
{
    const auto onion = QString::fromLatin1(request.door.address.label());
    QJsonObject object { { QStringLiteral("id"), request.account ? idText(*request.account) : onion },
                         { QStringLiteral("state"), request.isIncoming ? QStringLiteral("incoming") : QStringLiteral("outgoing") },
                         { QStringLiteral("onion_id"), onion },
                         { QStringLiteral("name"), request.name },
                         { QStringLiteral("greeting"), request.greeting },
                         { QStringLiteral("since"), milliseconds(request.since) },
                         { QStringLiteral("arrived"), request.hasArrived },
                         { QStringLiteral("online"), false } };
    if (request.account)
        object.insert(QLatin1String("account"), idText(*request.account));
    if (request.problem)
        object.insert(QLatin1String("why"), QString::fromUtf8(kindOf(*request.problem)));
    return object;
}

QJsonObject replyToJson(const contacts::ReplyTo& reply, const std::optional<contacts::Quote>& quote, bool isOutgoing)
{
    QJsonObject object { { QStringLiteral("id"), QString::fromLatin1(reply.id.toHex()) },
                         { QStringLiteral("outgoing"), isOutgoing == reply.isOwn } };
    if (!quote)
        return object;
    object.insert(QLatin1String("position"), static_cast<qint64>(quote->position.value));
    if (const auto* text = std::get_if<contacts::TextContent>(&quote->content))
        object.insert(QLatin1String("text"), text->text);
    else if (const auto* offer = std::get_if<contacts::FileOfferContent>(&quote->content))
        object.insert(QLatin1String("file"), offer->name);
    return object;
}

QJsonObject toJson(const contacts::StoredMessage& message)
{
    QJsonObject object { { QStringLiteral("id"), QString::fromLatin1(message.id.toHex()) },
                         { QStringLiteral("contact"), idText(message.contact) },
                         { QStringLiteral("position"), static_cast<qint64>(message.position.value) },
                         { QStringLiteral("outgoing"), message.isOutgoing },
                         { QStringLiteral("state"), nameOf(message.state) },
                         { QStringLiteral("time"), milliseconds(message.written) },
                         { QStringLiteral("stored"), milliseconds(message.stored) } };
    if (const auto why = nameOf(message.failure); !why.isEmpty())
        object.insert(QLatin1String("why"), why);
    if (message.reply)
        object.insert(QLatin1String("reply"), replyToJson(*message.reply, message.quote, message.isOutgoing));
    if (const auto* text = std::get_if<contacts::TextContent>(&message.content)) {
        object.insert(QLatin1String("text"), text->text);
    } else if (std::holds_alternative<contacts::FileOfferContent>(message.content)) {
        object.insert(QLatin1String("offer"), offerToJson(message));
    } else {
        object.insert(QLatin1String("unknown"), true);
    }
    return object;
}

QJsonObject excerptOf(const contacts::StoredMessage& message)
{
    auto object = toJson(message);
    const auto text = object.value(QLatin1String("text"));
    if (text.isString())
        object.insert(QLatin1String("text"), text.toString().left(4 * ExcerptChars).simplified().left(ExcerptChars));
    return object;
}

QJsonObject offerToJson(const contacts::StoredMessage& message)
{
    const auto* offer = std::get_if<contacts::FileOfferContent>(&message.content);
    if (offer == nullptr)
        return {};
    QJsonObject object { { QStringLiteral("id"), QString::fromLatin1(message.id.toHex()) },
                         { QStringLiteral("contact"), idText(message.contact) },
                         { QStringLiteral("position"), static_cast<qint64>(message.position.value) },
                         { QStringLiteral("outgoing"), message.isOutgoing },
                         { QStringLiteral("state"), nameOf(message.state) },
                         { QStringLiteral("time"), milliseconds(message.written) },
                         { QStringLiteral("content"), idText(offer->contentId) },
                         { QStringLiteral("name"), offer->name },
                         { QStringLiteral("size"), static_cast<qint64>(offer->sizeBytes) },
                         { QStringLiteral("files"), static_cast<qint64>(offer->entries) } };
    if (const auto why = nameOf(message.failure); !why.isEmpty())
        object.insert(QLatin1String("why"), why);
    return object;
}

QJsonObject toJson(const transfer::TransferInfo& transfer)
{
    QJsonObject object { { QStringLiteral("id"), QString::fromLatin1(transfer.id.toHex()) },
                         { QStringLiteral("content"), idText(transfer.content) },
                         { QStringLiteral("contact"), idText(transfer.peer) },
                         { QStringLiteral("name"), transfer.name },
                         { QStringLiteral("state"), nameOf(transfer.state) },
                         { QStringLiteral("received"), static_cast<qint64>(transfer.bytesDone) },
                         { QStringLiteral("size"), static_cast<qint64>(transfer.bytesTotal) },
                         { QStringLiteral("files"), static_cast<qint64>(transfer.files) },
                         { QStringLiteral("folder"), transfer.isFolder },
                         { QStringLiteral("rate"), transfer.bytesPerSecond },
                         { QStringLiteral("created"), milliseconds(transfer.created) } };
    if (transfer.failure != transfer::TransferFailure::None)
        object.insert(QLatin1String("why"), QString::fromUtf8(kindOf(transfer.failure)));
    if (transfer.timeLeft)
        object.insert(QLatin1String("seconds_left"), static_cast<qint64>(transfer.timeLeft->count()));
    if (!transfer.exportedTo.isEmpty())
        object.insert(QLatin1String("exported_to"), transfer.exportedTo);
    return object;
}

QJsonObject toJson(const transfer::UploadInfo& upload)
{
    return { { QStringLiteral("content"), idText(upload.content) },
             { QStringLiteral("contact"), idText(upload.peer) },
             { QStringLiteral("sent"), static_cast<qint64>(upload.bytesSent) },
             { QStringLiteral("rate"), upload.bytesPerSecond },
             { QStringLiteral("active"), upload.isActive } };
}

QJsonObject toJson(const node::Preparation& preparation)
{
    QJsonObject object { { QStringLiteral("id"), static_cast<qint64>(preparation.id.value) },
                         { QStringLiteral("contact"), idText(preparation.account) },
                         { QStringLiteral("name"), preparation.name },
                         { QStringLiteral("paths"), preparation.paths },
                         { QStringLiteral("read"), static_cast<qint64>(preparation.bytesDone) },
                         { QStringLiteral("size"), static_cast<qint64>(preparation.bytesTotal) },
                         { QStringLiteral("rate"), preparation.bytesPerSecond } };
    if (preparation.timeLeft)
        object.insert(QLatin1String("seconds_left"), static_cast<qint64>(preparation.timeLeft->count()));
    return object;
}

} // namespace allium::api

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/ContactLink.h"

#include "core/contacts/DisplayText.h"
#include "core/contacts/Limits.h"

#include <QUrl>

namespace allium::contacts {
namespace {

using Error = ContactLinkError;

constexpr QByteArrayView Scheme("allium:");

bool startsWithScheme(const QByteArray& text)
{
    return text.size() >= Scheme.size() && text.left(Scheme.size()).toLower() == Scheme;
}

/// Percent-decoding that refuses what QByteArray::fromPercentEncoding lets pass.
std::optional<QByteArray> percentDecoded(const QByteArray& text)
{
    const auto isHex = [](char c) { return QByteArrayView("0123456789abcdefABCDEF").contains(c); };
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && (i + 2 >= text.size() || !isHex(text[i + 1]) || !isHex(text[i + 2])))
            return std::nullopt;
    }
    return QByteArray::fromPercentEncoding(text);
}

Result<wire::AccountId, Error> parseAccount(const QByteArray& text)
{
    const auto bytes = crypto::fromBase32(text.toLower());
    const auto account = bytes ? wire::AccountId::from(*bytes) : std::nullopt;
    if (!account)
        return fail(Error { .kind = Error::Kind::BadAccount });
    return *account;
}

Result<void, Error> readField(const QByteArray& field, ContactLink& link, bool& hasName)
{
    const auto equals = field.indexOf('=');
    const QByteArray key = field.left(equals < 0 ? field.size() : equals);
    const QByteArray value = equals < 0 ? QByteArray() : field.mid(equals + 1);
    if (key == "a") {
        if (link.account)
            return fail(Error { .kind = Error::Kind::RepeatedField });
        ALLIUM_TRY(link.account, parseAccount(value));
    } else if (key == "name") {
        if (hasName)
            return fail(Error { .kind = Error::Kind::RepeatedField });
        hasName = true;
        const auto bytes = percentDecoded(value);
        const auto name = bytes ? strictUtf8(*bytes) : std::nullopt;
        if (!name)
            return fail(Error { .kind = Error::Kind::BadName });
        link.name = displayLine(*name, limits::NameChars);
    }
    return {};
}

} // namespace

Result<ContactLink, ContactLinkError> ContactLink::parse(QByteArrayView text)
{
    if (text.size() > MaxBytes)
        return fail(Error { .kind = Error::Kind::TooLong });
    QByteArray rest = text.toByteArray().trimmed();
    if (rest.isEmpty())
        return fail(Error { .kind = Error::Kind::Empty });

    ContactLink link;
    QByteArray query;
    if (startsWithScheme(rest)) {
        rest = rest.mid(Scheme.size());
        if (rest.startsWith("//"))
            rest = rest.mid(2);
        if (const auto mark = rest.indexOf('?'); mark >= 0) {
            query = rest.mid(mark + 1);
            rest = rest.left(mark);
        }
        // Some programs put a slash behind what they take for a host name.
        if (rest.endsWith('/'))
            rest.chop(1);
    }

    const auto door = crypto::OnionEndpoint::parse(rest);
    if (!door)
        return fail(Error { .kind = Error::Kind::BadOnion, .onion = door.error() });
    link.door = *door;

    bool hasName = false;
    if (!query.isEmpty()) {
        for (const auto& field : query.split('&'))
            ALLIUM_CHECK(readField(field, link, hasName));
    }
    if (!link.door.peer.isEmpty()) {
        const auto peer = wire::AccountId::from(link.door.peer);
        if (!peer || (link.account && *link.account != *peer))
            return fail(Error { .kind = Error::Kind::BadAccount });
        link.account = peer;
        link.door.peer.clear();
    }
    return link;
}

QByteArray ContactLink::toString() const
{
    QByteArray text = Scheme.toByteArray() + door.address.label();
    if (door.port != crypto::OnionEndpoint::DefaultPort)
        text += ':' + QByteArray::number(door.port);
    char separator = '?';
    if (account) {
        text += separator + QByteArray("a=") + crypto::base32(account->view());
        separator = '&';
    }
    if (!name.isEmpty())
        text += separator + QByteArray("name=") + name.toUtf8().toPercentEncoding();
    return text;
}

} // namespace allium::contacts

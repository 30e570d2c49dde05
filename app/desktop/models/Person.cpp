// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/models/Person.h"

#include <QCoreApplication>

namespace allium::desktop {
namespace {

QString textOf(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toString();
}

qint64 number(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toInteger();
}

constexpr qsizetype LineChars = 160;

} // namespace

LastMessage LastMessage::fromJson(const QJsonObject& message)
{
    LastMessage last;
    last.id = textOf(message, "id");
    // Texts come whole with events and shortened with the list.
    last.text = textOf(message, "text").left(4 * LineChars).simplified().left(LineChars);
    last.file = textOf(message.value(QLatin1String("offer")).toObject(), "name").simplified();
    last.isUnknown = !message.contains(QLatin1String("text")) && !message.contains(QLatin1String("offer"));
    last.state = textOf(message, "state");
    last.position = number(message, "position");
    last.stored = number(message, message.contains(QLatin1String("stored")) ? "stored" : "time");
    last.isOutgoing = message.value(QLatin1String("outgoing")).toBool();
    return last;
}

QString LastMessage::line() const
{
    if (isUnknown)
        return QCoreApplication::translate("ContactList", "A message of a newer Allium");
    return file.isEmpty() ? text : QCoreApplication::translate("ContactList", "File: %1").arg(file);
}

void Person::take(const QJsonObject& contact)
{
    id = textOf(contact, "id");
    state = textOf(contact, "state");
    name = textOf(contact, "name");
    theirName = textOf(contact, "their_name");
    onionId = textOf(contact, "onion_id");
    note = textOf(contact, "note");
    picture = textOf(contact, "picture");
    since = number(contact, "since");
    lastSeen = number(contact, "last_seen");
    compared = number(contact, "compared");
    unasked = number(contact, "unasked");
    isOnline = contact.value(QLatin1String("online")).toBool();
    isMuted = contact.value(QLatin1String("muted")).toBool();
}

bool Person::matches(const QString& wanted) const
{
    return wanted.isEmpty() || name.contains(wanted, Qt::CaseInsensitive) || theirName.contains(wanted, Qt::CaseInsensitive)
        || onionId.startsWith(wanted, Qt::CaseInsensitive) || id.startsWith(wanted, Qt::CaseInsensitive);
}

bool Person::isContactState(const QString& state)
{
    return state == QLatin1String("contact") || state == QLatin1String("accepted");
}

} // namespace allium::desktop

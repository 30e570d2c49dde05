// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/models/MessageEntry.h"

namespace allium::desktop {

std::optional<QuoteEntry> QuoteEntry::in(const QJsonObject& object)
{
    const auto reply = object.value(QLatin1String("reply")).toObject();
    if (reply.isEmpty())
        return {};
    return QuoteEntry { reply.value(QLatin1String("id")).toString(), reply.value(QLatin1String("outgoing")).toBool(),
                        reply.value(QLatin1String("position")).toInteger(), reply.value(QLatin1String("text")).toString(),
                        reply.value(QLatin1String("file")).toString() };
}

MessageEntry MessageEntry::from(const QJsonObject& object)
{
    MessageEntry entry;
    entry.id = object.value(QLatin1String("id")).toString();
    entry.position = object.value(QLatin1String("position")).toInteger();
    entry.mine = object.value(QLatin1String("outgoing")).toBool();
    entry.state = object.value(QLatin1String("state")).toString();
    entry.why = object.value(QLatin1String("why")).toString();
    entry.time = QDateTime::fromMSecsSinceEpoch(object.value(QLatin1String("time")).toInteger());
    entry.text = object.value(QLatin1String("text")).toString();
    entry.unknown = object.value(QLatin1String("unknown")).toBool();
    entry.quote = QuoteEntry::in(object);
    if (object.contains(QLatin1String("offer"))) {
        const auto offer = object.value(QLatin1String("offer")).toObject();
        entry.offer = OfferEntry { offer.value(QLatin1String("content")).toString(), offer.value(QLatin1String("name")).toString(),
                                   offer.value(QLatin1String("size")).toInteger(), offer.value(QLatin1String("files")).toInteger() };
    }
    return entry;
}

TransferEntry TransferEntry::from(const QJsonObject& object)
{
    TransferEntry entry;
    entry.id = object.value(QLatin1String("id")).toString();
    entry.content = object.value(QLatin1String("content")).toString();
    entry.state = object.value(QLatin1String("state")).toString();
    entry.why = object.value(QLatin1String("why")).toString();
    entry.exportedTo = object.value(QLatin1String("exported_to")).toString();
    entry.received = object.value(QLatin1String("received")).toInteger();
    entry.size = object.value(QLatin1String("size")).toInteger();
    entry.rate = object.value(QLatin1String("rate")).toDouble();
    entry.secondsLeft = object.value(QLatin1String("seconds_left")).toInteger(-1);
    entry.folder = object.value(QLatin1String("folder")).toBool();
    return entry;
}

} // namespace allium::desktop

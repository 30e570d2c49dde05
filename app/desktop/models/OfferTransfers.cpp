// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/models/OfferTransfers.h"

#include <QJsonArray>

#include <algorithm>

namespace allium::desktop {

OfferTransfers::OfferTransfers(Core& core, QObject* parent)
    : QObject(parent)
    , m_core(core)
{
    connect(&core, &Core::eventReceived, this, &OfferTransfers::onEvent);
}

void OfferTransfers::open(const QString& contact)
{
    ++m_generation;
    m_contact = contact;
    m_transfers.clear();
    m_uploads.clear();
    if (!contact.isEmpty())
        fetch();
}

FileFacts OfferTransfers::facts(const MessageEntry& entry) const
{
    FileFacts facts { .state = stateOfOffer(entry.mine, entry.state), .why = entry.why, .size = entry.offer->size,
                      .files = entry.offer->files };
    if (entry.mine) {
        if (const auto upload = m_uploads.constFind(entry.offer->content); upload != m_uploads.constEnd())
            facts.takeUpload(*upload);
    } else if (const auto* transfer = find(entry)) {
        facts.state = stateOfTransfer(transfer->state);
        facts.why = transfer->why;
        facts.size = transfer->size > 0 ? transfer->size : facts.size;
        facts.received = transfer->received;
        facts.rate = transfer->rate;
        facts.secondsLeft = transfer->secondsLeft;
        facts.isSaved = !transfer->exportedTo.isEmpty();
    }
    return facts;
}

const TransferEntry* OfferTransfers::find(const MessageEntry& entry) const
{
    if (!entry.offer || entry.mine)
        return nullptr;
    const auto found = m_transfers.constFind(entry.offer->content);
    return found == m_transfers.constEnd() ? nullptr : &*found;
}

void OfferTransfers::fetch()
{
    m_core.call("transfers", {}, this, [this, generation = m_generation](const Core::Answer& answer) {
        if (!answer || generation != m_generation)
            return;
        const auto list = answer->toArray();
        for (const auto& value : list) {
            const auto object = value.toObject();
            if (object.value(QLatin1String("contact")).toString() == m_contact)
                take(TransferEntry::from(object));
        }
    });
    m_core.call("uploads", {}, this, [this, generation = m_generation](const Core::Answer& answer) {
        if (!answer || generation != m_generation)
            return;
        const auto list = answer->toArray();
        for (const auto& value : list) {
            const auto object = value.toObject();
            if (object.value(QLatin1String("contact")).toString() == m_contact)
                takeUpload(object);
        }
    });
}

void OfferTransfers::take(const TransferEntry& transfer)
{
    m_transfers.insert(transfer.content, transfer);
    Q_EMIT changed(transfer.content, false);
}

void OfferTransfers::takeUpload(const QJsonObject& upload)
{
    const auto content = upload.value(QLatin1String("content")).toString();
    m_uploads.insert(content, upload);
    Q_EMIT changed(content, true);
}

void OfferTransfers::drop(const QString& id)
{
    const auto found = std::find_if(m_transfers.begin(), m_transfers.end(), [&](const TransferEntry& transfer) { return transfer.id == id; });
    if (found == m_transfers.end())
        return;
    m_transfers.erase(found);
    Q_EMIT allChanged();
}

void OfferTransfers::onEvent(const QString& type, const QJsonObject& fields)
{
    if (m_contact.isEmpty())
        return;
    if (type == QLatin1String("transfer.removed"))
        return drop(fields.value(QLatin1String("id")).toString());
    if (fields.value(QLatin1String("contact")).toString() != m_contact)
        return;
    if (type == QLatin1String("transfer.changed"))
        take(TransferEntry::from(fields));
    else if (type == QLatin1String("upload.changed"))
        takeUpload(fields);
}

} // namespace allium::desktop

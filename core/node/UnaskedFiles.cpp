// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/UnaskedFiles.h"

#include "core/base/Log.h"
#include "core/base/WhenDone.h"

#include <QStorageInfo>

#include <algorithm>
#include <limits>

Q_LOGGING_CATEGORY(logUnasked, "core.node.unasked")

namespace allium::node {

using contacts::ContactsError;
using contacts::SendFailure;
using contacts::StoredMessage;
using transfer::TransferState;

namespace {

/// Sizes are what peers say: they add up to the most there is, never around it.
std::uint64_t plus(std::uint64_t a, std::uint64_t b)
{
    constexpr auto Most = std::numeric_limits<std::uint64_t>::max();
    return a > Most - b ? Most : a + b;
}

} // namespace

std::uint64_t UnaskedRoom::takenBy(std::uint64_t bytes, std::uint64_t files)
{
    return std::max({ bytes, files * EntryBytes, LeastBytes });
}

SendFailure UnaskedRoom::verdict(std::uint64_t taken) const
{
    if (contents >= MostContents || plus(kept, taken) > allowed)
        return SendFailure::OverQuota;
    if (plus(plus(expected, taken), keepFree) > free)
        return SendFailure::DiskLow;
    return SendFailure::None;
}

UnaskedFiles::UnaskedFiles(contacts::ContactsService& contacts, transfer::TransferService& transfers, Executor& disk,
                           QString storeFolder, std::uint64_t keepFree)
    : m_contacts(contacts)
    , m_transfers(transfers)
    , m_disk(disk)
    , m_storeFolder(std::move(storeFolder))
    , m_keepFree(keepFree)
{
    connect(&contacts, &contacts::ContactsService::offerReceived, this, &UnaskedFiles::consider);
    connect(&contacts, &contacts::ContactsService::contactRemoved, this, [this](const wire::AccountId& account) {
        if (const auto contact = m_contacts.contact(account); contact && contact->unaskedBytes > 0)
            m_contacts.setUnasked(account, 0); // should they come back, they ask again
    });
}

void UnaskedFiles::start()
{
    whenDone(m_contacts.undecidedOffers(), this, [this](const Result<std::vector<StoredMessage>, ContactsError>& offers) {
        for (const auto& offer : offers ? *offers : std::vector<StoredMessage>())
            consider(offer);
    });
}

bool UnaskedFiles::isAllowed(const StoredMessage& offer) const
{
    const auto contact = m_contacts.contact(offer.contact);
    return contact && contact->isContact() && contact->unaskedBytes > 0;
}

void UnaskedFiles::consider(const StoredMessage& offer)
{
    if (!isAllowed(offer)) {
        m_contacts.decideOffer(offer, SendFailure::None);
        return;
    }
    const auto look = [folder = m_storeFolder] {
        const auto available = QStorageInfo(folder).bytesAvailable();
        return static_cast<std::uint64_t>(std::max<qint64>(0, available));
    };
    whenDone(m_disk.run(look), this, [this, offer](std::uint64_t freeBytes) { decide(offer, freeBytes); });
}

void UnaskedFiles::decide(const StoredMessage& offer, std::uint64_t freeBytes)
{
    const auto* content = std::get_if<contacts::FileOfferContent>(&offer.content);
    if (content == nullptr || !isAllowed(offer)) {
        m_contacts.decideOffer(offer, SendFailure::None);
        return;
    }
    UnaskedRoom room;
    room.allowed = m_contacts.contact(offer.contact)->unaskedBytes;
    room.free = freeBytes;
    room.keepFree = m_keepFree;
    const auto transfers = m_transfers.transfers();
    for (const auto& transfer : transfers) {
        if (transfer.content == content->contentId) {
            // It is here, or on its way, or somebody stopped it: then they are not overruled.
            m_contacts.decideOffer(offer, SendFailure::None);
            return;
        }
        if (transfer.state == TransferState::Cancelled)
            continue;
        if (transfer.state != TransferState::Complete && transfer.bytesTotal > transfer.bytesDone)
            room.expected = plus(room.expected, transfer.bytesTotal - transfer.bytesDone);
        if (transfer.peer != offer.contact)
            continue;
        room.kept = plus(room.kept, std::max({ transfer.bytesTotal, transfer.maxManifestBytes, UnaskedRoom::LeastBytes }));
        ++room.contents;
    }
    const auto taken = UnaskedRoom::takenBy(content->sizeBytes, content->entries);
    const auto verdict = room.verdict(taken);
    if (verdict == SendFailure::None)
        m_transfers.fetch(content->contentId, offer.contact, content->name, content->sizeBytes, taken);
    else
        qCInfo(logUnasked) << "an offer waits:" << (verdict == SendFailure::OverQuota ? "over what is allowed" : "the disk is nearly full");
    // Behind the transfer in the queue of the database: a crash in between decides once more, and finds it.
    m_contacts.decideOffer(offer, verdict);
}

} // namespace allium::node

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contacts/ContactsService.h"
#include "core/transfer/TransferService.h"

#include <QObject>
#include <QString>

namespace allium::node {

/// Whether an offer is fetched without asking. Plain numbers, so that it can be tried at its edges.
struct UnaskedRoom {
    /// What a content takes at least, however small it says it is.
    static constexpr std::uint64_t LeastBytes = 64ULL * 1024;
    /// Of a list of files, for each of them: its name, and what its contents are checked by.
    static constexpr std::uint64_t EntryBytes = 256;
    /// Contents of one contact that are kept; many small ones are a burden too.
    static constexpr int MostContents = 1000;

    std::uint64_t allowed = 0; ///< bytes of this contact that may be kept; 0: they are asked about
    std::uint64_t kept = 0; ///< of this contact, here or on their way, however they were accepted
    int contents = 0; ///< as many they are
    std::uint64_t expected = 0; ///< still to come, from anybody
    std::uint64_t free = 0; ///< on the disk
    std::uint64_t keepFree = 0; ///< of it, for other things

    /// What an offer takes of what is allowed. Its list of files may be as long again, and no longer.
    static std::uint64_t takenBy(std::uint64_t bytes, std::uint64_t files);
    /// None: fetch it. `taken` as takenBy() says.
    contacts::SendFailure verdict(std::uint64_t taken) const;
};

/// Fetches what contacts offer who may send without asking, as long as what is kept of them stays below what the
/// person allowed. What is over that, or would leave the disk nearly full, waits to be accepted as any other, and
/// says why. What arrived and was not decided before a crash is decided at the next start(). Node thread; goes
/// before what it joins.
///
/// What is kept counts by the sizes of contents, until they are removed, and by how long their lists of files may be
/// where those are longer: all of it together takes up at most twice what is allowed.
class UnaskedFiles final : public QObject {
    Q_OBJECT
public:
    UnaskedFiles(contacts::ContactsService& contacts, transfer::TransferService& transfers, Executor& disk, QString storeFolder,
                 std::uint64_t keepFree);

    /// The stores are loaded.
    void start();

private:
    bool isAllowed(const contacts::StoredMessage& offer) const;
    void consider(const contacts::StoredMessage& offer);
    void decide(const contacts::StoredMessage& offer, std::uint64_t freeBytes);

    contacts::ContactsService& m_contacts;
    transfer::TransferService& m_transfers;
    Executor& m_disk;
    QString m_storeFolder;
    std::uint64_t m_keepFree;
};

} // namespace allium::node

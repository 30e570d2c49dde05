// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/BlockStore.h"
#include "core/transfer/DownloadCore.h"
#include "core/transfer/SectorWriter.h"
#include "core/transfer/TransferService.h"
#include "core/transfer/TransferStore.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>
#include <set>

namespace allium::transfer {

/// Drives a DownloadCore for one download from loading what is on the disk to the checked, complete
/// content: circuits, sector writes, checkpoints. Node thread. Lives while the download is active;
/// paused and finished downloads have none.
///
///     Loading --> Fetching --all there, synced--> Verifying --good--> ended(Complete)
///                    ^------------- bad sectors --------'
///     any state --stop()--> Stopping --writes done, checkpoint--> the callback
class DownloadTask : public QObject {
    Q_OBJECT
public:
    /// `synced`: what a task before this one has left and the database may not know of; or empty.
    DownloadTask(TransferEnvironment& environment, StoredTransfer transfer, QByteArray synced);
    ~DownloadTask() override;

    void start();
    void peerAvailable();
    /// Ends circuits, lets writes finish, notes what is on the disk, then calls back from the
    /// event loop. The task does nothing afterwards.
    void stop(std::function<void()> stopped);

    TransferState state() const { return m_state; }
    std::uint64_t bytesDone() const;
    /// For the next task, once this one has stopped: the map of what is on the disk for good; empty
    /// when that was not looked at.
    QByteArray synced() const { return m_writer ? m_writer->synced().toBytes() : m_known; }
    std::uint64_t bytesSynced() const { return m_writer ? m_writer->bytesSynced() : m_transfer.info.bytesDone; }
    const std::shared_ptr<const Manifest>& manifest() const { return m_manifest; } ///< null until it is here

Q_SIGNALS:
    void stateChanged();
    void progressed();
    void manifestKnown();
    /// The last signal: Complete, Failed, or Paused with the reason DiskFull.
    void ended(allium::transfer::TransferState state, allium::transfer::TransferFailure failure);

private:
    struct Circuit {
        std::shared_ptr<net::Session> session;
        QPointer<net::Stream> stream;
    };
    struct Decoded {
        std::shared_ptr<const Manifest> manifest;
        std::shared_ptr<const ContentLayout> layout;
    };

    bool isStopping() const { return !m_stopped.empty(); }
    void setState(TransferState state);
    void startCore();
    void openStore(const QByteArray& bitmap, std::function<void()> then);
    void startOver(std::function<void()> then);
    void pump();
    void updateState();
    void perform(const DownloadCore::OpenCircuit& open);
    void perform(const DownloadCore::CloseCircuit& close);
    void perform(const DownloadCore::SendMessage& send);
    void perform(const DownloadCore::DecodeManifest& decode);
    void perform(const DownloadCore::WriteSector& write);
    void perform(const DownloadCore::DropPeer& drop);
    void perform(const DownloadCore::Finished& finished);
    void circuitReady(unsigned slot, const wire::AccountId& peer, std::shared_ptr<net::Session> session);
    void settle();
    void verify();
    void verified(DiskResult<std::vector<SectorIndex>> bad);
    void closeCircuits(net::CloseReason reason);
    void fail(TransferFailure failure);
    void end(TransferState state, TransferFailure failure);
    std::vector<wire::AccountId> usableProviders() const;
    static std::optional<Decoded> decode(const QByteArray& encoded);

    TransferEnvironment& m_env;
    StoredTransfer m_transfer;
    QByteArray m_known; ///< see the constructor
    TransferState m_state = TransferState::Connecting;
    std::unique_ptr<DownloadCore> m_core;
    std::shared_ptr<const Manifest> m_manifest;
    std::shared_ptr<const ContentLayout> m_layout;
    SectorWriter* m_writer = nullptr; ///< once the store is open
    std::map<CircuitId, Circuit> m_circuits;
    std::map<wire::AccountId, PeerFault> m_dropped;
    PeerFault m_lastFault = PeerFault::NotShared;
    unsigned m_dials = 0;
    Timer m_deadline;
    bool m_pumping = false;
    bool m_allHandedOut = false;
    bool m_ended = false; ///< nothing is reported any more
    std::vector<std::function<void()>> m_stopped; ///< who waits for stop()
    std::shared_ptr<Progress> m_checking; ///< of verify()
};

} // namespace allium::transfer

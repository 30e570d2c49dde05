// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Executor.h"
#include "core/base/Timers.h"
#include "core/net/Session.h"
#include "core/storage/DatabaseWorker.h"
#include "core/transfer/ShareLibrary.h"
#include "core/transfer/UploadLedger.h"

#include <QHash>
#include <QObject>

#include <map>
#include <memory>

namespace allium::transfer {

/// Drives an UploadCore: keeps the file sessions others opened, gives their streams to the core,
/// reads what it asks for on the disk executor. Node thread.
class UploadServer : public QObject {
    Q_OBJECT
public:
    static constexpr int MaxSessionsPerPeer = 16;
    /// A session without a stream for this long is closed; sooner when its peer opens too many.
    static constexpr Milliseconds IdleTime = std::chrono::minutes(2);

    UploadServer(Clock& clock, Timers& timers, storage::DatabaseWorker& database, Executor& disk, const AccessPolicy& policy,
                 const ShareLibrary& library, QObject* parent = nullptr);
    ~UploadServer() override;

    void accept(std::shared_ptr<net::Session> session);
    void dropPeer(const wire::AccountId& peer, net::CloseReason reason);
    void closeAll();
    std::uint64_t bytesSent() const { return m_core.bytesSent(); }
    QList<UploadInfo> uploads() const { return m_ledger.uploads(); }

Q_SIGNALS:
    /// Something is being fetched, or is no more; about twice a second for each.
    void uploadChanged(const allium::transfer::UploadInfo& upload);

private:
    struct Held {
        std::shared_ptr<net::Session> session;
        int streams = 0;
        MonotonicTime idleSince;
    };

    Held* held(const net::Session* session);
    void release(const net::Session* session);
    bool makeRoom(const wire::AccountId& peer);
    void sweep();
    void report();
    void addStream(net::Stream* stream, const wire::AccountId& peer);
    void pump();
    void perform(const UploadCore::SendMessage& send);
    void perform(const UploadCore::CloseUpload& close);
    void perform(const UploadCore::ReadRange& read);
    void perform(const UploadCore::ReadManifest& read);
    void readFrom(const std::shared_ptr<const HashTree>& tree, const UploadCore::ReadRange& read);
    void treeLoaded(const wire::FileRoot& root, const std::shared_ptr<const HashTree>& tree);

    Clock& m_clock;
    storage::DatabaseWorker& m_database;
    Executor& m_disk;
    const ShareLibrary& m_library;
    UploadCore m_core;
    UploadLedger m_ledger;
    TreeCache m_trees;
    QHash<wire::FileRoot, std::vector<UploadCore::ReadRange>> m_awaitingTree;
    std::map<UploadId, QPointer<net::Stream>> m_streams;
    std::vector<Held> m_sessions; ///< oldest first
    Timer m_sweep;
    Timer m_report;
    bool m_pumping = false;
};

} // namespace allium::transfer

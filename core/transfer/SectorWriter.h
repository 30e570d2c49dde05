// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Executor.h"
#include "core/base/Timers.h"
#include "core/storage/DatabaseWorker.h"
#include "core/transfer/BlockStore.h"
#include "core/transfer/TransferTypes.h"

#include <QObject>

#include <vector>

namespace allium::transfer {

/// Gets the sectors of one download onto the disk and notes them in the database: one write job at a
/// time that takes all that has come meanwhile, and a checkpoint every 8 MiB or 5 s: first the data
/// is synced, then the bitmap as it was before the sync is stored. Once a sync has failed nothing is
/// noted any more: what it was to save may be lost although later ones succeed. Node thread.
class SectorWriter : public QObject {
    Q_OBJECT
public:
    /// A crash loses at most this much, which then is fetched again.
    static constexpr std::int64_t CheckpointBytes = 8LL * 1024 * 1024;
    static constexpr Milliseconds CheckpointTime { 5000 };

    SectorWriter(Timers& timers, Executor& disk, storage::DatabaseWorker& database, const TransferId& transfer,
                 std::shared_ptr<SectorFile> file, SectorMap onDisk, QObject* parent);

    void write(SectorIndex sector, const QByteArray& data);
    /// True when everything is stored and noted; otherwise idle() follows, once it is or has failed.
    bool flush();
    /// They did not come back as they were written. After flush().
    void forget(const std::vector<SectorIndex>& sectors);

    const std::shared_ptr<SectorFile>& file() const { return m_file; }
    const SectorMap& onDisk() const { return m_onDisk; } ///< written, synced or not
    std::uint64_t bytesOnDisk() const { return m_bytesOnDisk; }
    /// What no power cut takes, whether the database had room for a note of it or not.
    const SectorMap& synced() const { return m_synced; }
    std::uint64_t bytesSynced() const { return m_bytesSynced; }

Q_SIGNALS:
    void written(qint64 bytes);
    void idle();
    /// What was waiting is dropped. Nothing that was noted is touched; what did fit is noted yet by
    /// flush().
    void failed(allium::transfer::TransferFailure failure);

private:
    struct Sector {
        SectorIndex index;
        QByteArray data;
    };

    void writeNext();
    void jobDone(const std::vector<Sector>& sectors, std::size_t written, const DiskResult<void>& result);
    void planCheckpoint();
    void checkpoint();
    void syncDone(const DiskResult<void>& result, const SectorMap& map, std::uint64_t bytes);
    void note(const SectorMap& map, std::uint64_t bytes);
    void checkpointDone(std::optional<TransferFailure> failure);
    void report();

    Executor& m_disk;
    storage::DatabaseWorker& m_database;
    TransferId m_transfer;
    std::shared_ptr<SectorFile> m_file;
    SectorMap m_onDisk;
    std::uint64_t m_bytesOnDisk = 0;
    SectorMap m_synced;
    std::uint64_t m_bytesSynced = 0;
    std::vector<Sector> m_pending; ///< for the next job
    std::int64_t m_unsynced = 0;
    Timer m_timer;
    bool m_writing = false;
    bool m_checkpointing = false;
    bool m_flushing = false;
    bool m_lostSync = false;
};

/// What a download says of an error of the disk.
TransferFailure failureOf(DiskError error);
/// … and of the database.
TransferFailure failureOf(const storage::StorageError& error);

} // namespace allium::transfer

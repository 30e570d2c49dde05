// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/SectorWriter.h"

#include "core/base/WhenDone.h"
#include "core/transfer/TransferStore.h"

namespace allium::transfer {

TransferFailure failureOf(DiskError error)
{
    return error == DiskError::Full ? TransferFailure::DiskFull : TransferFailure::DiskFailed;
}

TransferFailure failureOf(const storage::StorageError& error)
{
    return error == storage::StorageErrorKind::DiskFull ? TransferFailure::DiskFull : TransferFailure::StoreFailed;
}

SectorWriter::SectorWriter(Timers& timers, Executor& disk, storage::DatabaseWorker& database,
                           const TransferId& transfer, std::shared_ptr<SectorFile> file, SectorMap onDisk,
                           QObject* parent)
    : QObject(parent)
    , m_disk(disk)
    , m_database(database)
    , m_transfer(transfer)
    , m_file(std::move(file))
    , m_onDisk(std::move(onDisk))
    , m_timer(timers)
{
    for (std::uint64_t i = 0; i < m_onDisk.size(); ++i)
        m_bytesOnDisk += m_onDisk.contains({ i }) ? m_file->layout().sectorBytes({ i }) : 0;
    m_synced = m_onDisk;
    m_bytesSynced = m_bytesOnDisk;
}

void SectorWriter::write(SectorIndex sector, const QByteArray& data)
{
    m_pending.push_back({ sector, data });
    writeNext();
}

void SectorWriter::writeNext()
{
    if (m_writing || m_pending.empty())
        return;
    if (m_lostSync)
        return m_pending.clear();
    m_writing = true;
    struct Done {
        std::vector<Sector> sectors;
        std::size_t written = 0;
        DiskResult<void> result;
    };
    auto job = m_disk.run([file = m_file, sectors = std::exchange(m_pending, {})]() -> Done {
        Done done { sectors, 0, {} };
        for (const auto& sector : sectors) {
            done.result = file->write(sector.index, sector.data);
            if (!done.result)
                break;
            ++done.written;
        }
        return done;
    });
    whenDone(job, this, [this](const Done& done) { jobDone(done.sectors, done.written, done.result); });
}

void SectorWriter::jobDone(const std::vector<Sector>& sectors, std::size_t written, const DiskResult<void>& result)
{
    m_writing = false;
    if (m_lostSync)
        return report();
    std::int64_t bytes = 0;
    for (std::size_t i = 0; i < written; ++i) {
        m_onDisk.set(sectors[i].index);
        bytes += sectors[i].data.size();
    }
    m_unsynced += bytes;
    m_bytesOnDisk += static_cast<std::uint64_t>(bytes);
    if (!result) {
        m_pending.clear();
        Q_EMIT failed(failureOf(result.error()));
        return report();
    }
    writeNext();
    planCheckpoint();
    Q_EMIT this->written(bytes);
    report();
}

void SectorWriter::planCheckpoint()
{
    if (m_unsynced >= CheckpointBytes || m_flushing)
        checkpoint();
    else if (m_unsynced > 0 && !m_timer.isActive())
        m_timer.start(CheckpointTime, [this] { checkpoint(); });
}

void SectorWriter::checkpoint()
{
    if (m_checkpointing || m_unsynced == 0)
        return;
    m_checkpointing = true;
    m_unsynced = 0;
    m_timer.stop();
    // The bitmap as of now: everything in it was written by jobs before the sync.
    whenDone(m_disk.run([file = m_file] { return file->sync(); }), this,
             [this, map = m_onDisk, bytes = m_bytesOnDisk](const DiskResult<void>& result) { syncDone(result, map, bytes); });
}

void SectorWriter::syncDone(const DiskResult<void>& result, const SectorMap& map, std::uint64_t bytes)
{
    if (result) {
        m_synced = map;
        m_bytesSynced = bytes;
        return note(map, bytes);
    }
    m_lostSync = true;
    m_pending.clear();
    m_unsynced = 0;
    m_timer.stop();
    m_onDisk = m_synced;
    m_bytesOnDisk = m_bytesSynced;
    checkpointDone(failureOf(result.error()));
}

void SectorWriter::note(const SectorMap& map, std::uint64_t bytes)
{
    auto store = m_database.run([id = m_transfer, bitmap = map.toBytes(), bytes](storage::Database& db) {
        return TransferStore(db).setBitmap(id, bitmap, bytes);
    });
    whenDone(store, this, [this](const storage::StorageResult<void>& stored) {
        checkpointDone(stored ? std::nullopt : std::optional(failureOf(stored.error())));
    });
}

void SectorWriter::checkpointDone(std::optional<TransferFailure> failure)
{
    m_checkpointing = false;
    if (failure)
        Q_EMIT failed(*failure);
    else
        planCheckpoint(); // for what was written meanwhile
    report();
}

bool SectorWriter::flush()
{
    if (!m_writing && m_pending.empty())
        checkpoint();
    m_flushing = m_writing || m_checkpointing || !m_pending.empty();
    return !m_flushing;
}

void SectorWriter::report()
{
    if (m_flushing && flush())
        Q_EMIT idle();
}

void SectorWriter::forget(const std::vector<SectorIndex>& sectors)
{
    for (const auto sector : sectors) {
        m_onDisk.clear(sector);
        m_bytesOnDisk -= m_file->layout().sectorBytes(sector);
    }
    m_synced = m_onDisk;
    m_bytesSynced = m_bytesOnDisk;
    m_checkpointing = true;
    note(m_onDisk, m_bytesOnDisk);
}

} // namespace allium::transfer

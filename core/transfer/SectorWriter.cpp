// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/SectorWriter.h"

#include "core/base/WhenDone.h"
#include "core/transfer/TransferStore.h"

namespace allium::transfer {

TransferFailure failureOf(DiskError error)
{
    return error == DiskError::Full ? TransferFailure::DiskFull : TransferFailure::DiskFailed;
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
    m_writing = true;
    using Done = std::pair<std::vector<Sector>, DiskResult<void>>;
    auto job = m_disk.run([file = m_file, sectors = std::exchange(m_pending, {})]() -> Done {
        DiskResult<void> result;
        for (std::size_t i = 0; i < sectors.size() && result; ++i)
            result = file->write(sectors[i].index, sectors[i].data);
        return { sectors, result };
    });
    whenDone(job, this, [this](const Done& done) { jobDone(done.first, done.second); });
}

void SectorWriter::jobDone(const std::vector<Sector>& sectors, const DiskResult<void>& result)
{
    m_writing = false;
    if (!result) {
        m_pending.clear();
        Q_EMIT failed(failureOf(result.error()));
        return report();
    }
    std::int64_t bytes = 0;
    for (const auto& sector : sectors) {
        m_onDisk.set(sector.index);
        bytes += sector.data.size();
    }
    m_unsynced += bytes;
    m_bytesOnDisk += static_cast<std::uint64_t>(bytes);
    writeNext();
    if (m_unsynced >= CheckpointBytes || m_flushing)
        checkpoint();
    else if (!m_timer.isActive())
        m_timer.start(CheckpointTime, [this] { checkpoint(); });
    Q_EMIT written(bytes);
    report();
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
             [this, bitmap = m_onDisk.toBytes(), bytes = m_bytesOnDisk](const DiskResult<void>& synced) {
                 if (!synced)
                     return checkpointDone(failureOf(synced.error()));
                 auto store = m_database.run([id = m_transfer, bitmap, bytes](storage::Database& db) {
                     return TransferStore(db).setBitmap(id, bitmap, bytes);
                 });
                 whenDone(store, this, [this](const storage::StorageResult<void>& stored) {
                     if (stored)
                         return checkpointDone(std::nullopt);
                     checkpointDone(stored.error() == storage::StorageErrorKind::DiskFull ? TransferFailure::DiskFull
                                                                                          : TransferFailure::StoreFailed);
                 });
             });
}

void SectorWriter::checkpointDone(std::optional<TransferFailure> failure)
{
    m_checkpointing = false;
    if (failure)
        Q_EMIT failed(*failure);
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

void SectorWriter::forget(SectorIndex sector)
{
    m_onDisk.clear(sector);
    m_bytesOnDisk -= m_file->layout().sectorBytes(sector);
}

} // namespace allium::transfer

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/DatabaseWorker.h"

namespace allium::storage {

DatabaseWorker::DatabaseWorker()
    : m_ownThread(std::make_unique<ThreadExecutor>())
    , m_executor(m_ownThread.get())
{
}

DatabaseWorker::DatabaseWorker(Executor& executor)
    : m_executor(&executor)
{
}

DatabaseWorker::~DatabaseWorker()
{
    auto closed = close();
    if (m_ownThread)
        m_ownThread->drain();
    else
        closed.waitForFinished();
}

QFuture<StorageResult<void>> DatabaseWorker::open(OpenOptions options, std::vector<Migration> migrations)
{
    return m_executor->run(
        [slot = m_slot, options = std::move(options), migrations = std::move(migrations)]() -> StorageResult<void> {
            if (slot->database)
                return fail(StorageError { StorageErrorKind::Misuse, "open already" });
            ALLIUM_TRY(auto database, Database::open(options));
            ALLIUM_CHECK(migrate(*database, migrations));
            slot->database = std::move(database);
            return {};
        });
}

QFuture<StorageResult<void>> DatabaseWorker::close()
{
    return m_executor->run([slot = m_slot]() -> StorageResult<void> {
        StorageResult<void> folded;
        if (slot->database)
            folded = slot->database->checkpoint();
        slot->database.reset();
        return folded;
    });
}

} // namespace allium::storage

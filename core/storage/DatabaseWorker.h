// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Executor.h"
#include "core/storage/Database.h"
#include "core/storage/Migration.h"

#include <QFuture>

#include <memory>
#include <vector>

namespace allium::storage {

/// Where all SQL of a profile runs: one thread with the Database on it, tasks in the order they were
/// given. Owned by the node thread, used from any; results come back by whenDone().
///
///     whenDone(worker.run([id](Database& db) { return ContactStore::load(db, id); }), this,
///              [this](StorageResult<Contact> contact) { … });
///
/// A closure takes its input by value, returns a StorageResult<T> and touches nothing of the main
/// thread. Before open() has succeeded and after close() it is not called: the result is NotOpen.
class DatabaseWorker {
public:
    /// With a thread of its own.
    DatabaseWorker();
    /// On an executor of the caller that runs one task at a time and outlives the worker:
    /// test::InlineExecutor makes scenarios in virtual time repeatable.
    explicit DatabaseWorker(Executor& executor);
    /// Runs what was given so far, then closes the database, on its thread; blocks for that long.
    ~DatabaseWorker();
    DatabaseWorker(const DatabaseWorker&) = delete;
    DatabaseWorker& operator=(const DatabaseWorker&) = delete;

    /// Opens and migrates. On failure the worker stays closed and may be opened again.
    QFuture<StorageResult<void>> open(OpenOptions options, std::vector<Migration> migrations);
    /// Folds the log into the file and closes it; the key is wiped. Harmless when not open.
    QFuture<StorageResult<void>> close();

    template <class Work>
    auto run(Work work) -> QFuture<std::invoke_result_t<Work&, Database&>>
    {
        using Value = std::invoke_result_t<Work&, Database&>;
        return m_executor->run([slot = m_slot, work = std::move(work)]() mutable -> Value {
            if (!slot->database)
                return fail(StorageError { StorageErrorKind::NotOpen, {} });
            return work(*slot->database);
        });
    }

private:
    struct Slot {
        std::unique_ptr<Database> database;
    };

    std::unique_ptr<ThreadExecutor> m_ownThread;
    Executor* m_executor;
    std::shared_ptr<Slot> m_slot = std::make_shared<Slot>(); ///< touched on the executor only
};

} // namespace allium::storage

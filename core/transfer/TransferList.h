// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/DownloadTask.h"
#include "core/transfer/RateMeter.h"
#include "core/transfer/TransferService.h"
#include "core/transfer/TransferStore.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>

namespace allium::transfer {

/// The downloads of a profile: their states, which of them run, and how fast. What TransferService
/// says about downloads happens here. Node thread; states are stored as they change.
class TransferList : public QObject {
    Q_OBJECT
public:
    explicit TransferList(TransferEnvironment& environment);
    ~TransferList() override;

    /// From the database; those under way go on.
    void load(std::vector<StoredTransfer> stored);
    /// Calls back when all of them have stopped and noted what they have. Nothing starts any more.
    void stop(std::function<void()> stopped);

    TransferId fetch(const wire::ContentId& content, const wire::AccountId& from, const QString& name,
                     std::uint64_t bytes, std::uint64_t maxManifestBytes);
    bool pause(const TransferId& id);
    bool resume(const TransferId& id);
    bool cancel(const TransferId& id);
    bool remove(const TransferId& id);
    void peerAvailable(const wire::AccountId& peer);
    void exported(const TransferId& id, const QString& path);

    QList<TransferInfo> all() const; ///< oldest first
    const StoredTransfer* find(const TransferId& id) const;

Q_SIGNALS:
    void changed(const allium::transfer::TransferInfo& transfer);
    void removed(const allium::transfer::TransferId& id);

private:
    struct Item {
        StoredTransfer stored;
        std::unique_ptr<DownloadTask> task; ///< while it is active
        QByteArray synced; ///< what the last task left on the disk
        bool isStored = false; ///< there is a row of it; without one nothing of it would outlive us
        std::uint64_t order = 0;
        MonotonicTime lastChange;
        bool changePending = false;
        RateMeter rate;
    };

    Item* lookUp(const TransferId& id);
    void add(StoredTransfer stored);
    void store(const Item& item);
    void setState(Item& item, TransferState state, TransferFailure failure = TransferFailure::None);
    void storeNew(const TransferId& id);
    void startNext();
    void startTask(Item& item);
    void endTask(const TransferId& id, std::function<void()> then);
    void manifestKnown(const TransferId& id);
    void progressed(const TransferId& id);
    void touch(Item& item);
    void flushChanges();
    void eraseContent(Item& item);
    void removeFile(const StoreId& store);

    TransferEnvironment& m_env;
    std::map<TransferId, Item> m_items;
    std::uint64_t m_nextOrder = 1;
    Timer m_changeTimer;
    bool m_loaded = false;
    bool m_stopping = false;
};

} // namespace allium::transfer

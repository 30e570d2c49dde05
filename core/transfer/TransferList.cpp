// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/TransferList.h"

#include "core/base/Log.h"
#include "core/base/WhenDone.h"

#include <QLoggingCategory>

#include <algorithm>

Q_DECLARE_LOGGING_CATEGORY(lcTransfer)

namespace allium::transfer {

namespace {

constexpr Milliseconds ChangeInterval { 200 };

bool isActive(TransferState state)
{
    return state == TransferState::Connecting || state == TransferState::Downloading
        || state == TransferState::WaitingForPeer || state == TransferState::Verifying;
}

} // namespace

TransferList::TransferList(TransferEnvironment& environment)
    : m_env(environment)
    , m_changeTimer(environment.timers)
{
}

TransferList::~TransferList() = default;

TransferList::Item* TransferList::lookUp(const TransferId& id)
{
    const auto found = m_items.find(id);
    return found == m_items.end() ? nullptr : &found->second;
}

const StoredTransfer* TransferList::find(const TransferId& id) const
{
    const auto found = m_items.find(id);
    return found == m_items.end() ? nullptr : &found->second.stored;
}

void TransferList::load(std::vector<StoredTransfer> stored)
{
    for (auto& transfer : stored) {
        if (isActive(transfer.info.state))
            transfer.info.state = TransferState::Queued;
        const auto id = transfer.info.id;
        add(std::move(transfer));
        lookUp(id)->isStored = true;
    }
    m_loaded = true;
    startNext();
    for (const auto& info : all())
        Q_EMIT changed(info);
}

void TransferList::stop(std::function<void()> stopped)
{
    m_stopping = true;
    auto open = std::make_shared<int>(1);
    const auto one = [stopped = std::move(stopped), open] {
        if (--*open == 0)
            stopped();
    };
    for (auto& [id, item] : m_items) {
        if (!item.task)
            continue;
        ++*open;
        endTask(id, [this, id = id, one] {
            if (auto* ended = lookUp(id); ended && isActive(ended->stored.info.state))
                setState(*ended, TransferState::Queued);
            one();
        });
    }
    one();
}

QList<TransferInfo> TransferList::all() const
{
    std::vector<const Item*> ordered;
    for (const auto& [id, item] : m_items)
        ordered.push_back(&item);
    std::sort(ordered.begin(), ordered.end(), [](const auto* a, const auto* b) { return a->order < b->order; });
    QList<TransferInfo> infos;
    for (const auto* item : ordered)
        infos.append(item->stored.info);
    return infos;
}

void TransferList::peerAvailable(const wire::AccountId& peer)
{
    for (auto& [id, item] : m_items) {
        if (item.task && item.stored.info.peer == peer)
            item.task->peerAvailable();
    }
}

void TransferList::exported(const TransferId& id, const QString& path)
{
    auto* item = lookUp(id);
    if (!item)
        return;
    item->stored.info.exportedTo = path;
    store(*item);
    touch(*item);
}

void TransferList::add(StoredTransfer stored)
{
    const auto id = stored.info.id;
    Item item;
    item.stored = std::move(stored);
    item.order = m_nextOrder++;
    m_items.insert_or_assign(id, std::move(item));
}

void TransferList::store(const Item& item)
{
    // What comes back as Queued after a restart is stored as that.
    auto info = item.stored.info;
    if (isActive(info.state))
        info.state = TransferState::Queued;
    whenDone(m_env.database.run([info](storage::Database& db) { return TransferStore(db).updateTransfer(info); }), this,
             [](storage::StorageResult<void> stored) {
                 if (!stored)
                     qCWarning(lcTransfer) << "a transfer's state was not stored:" << nameOf(stored.error().kind);
             });
}

void TransferList::setState(Item& item, TransferState state, TransferFailure failure)
{
    auto& info = item.stored.info;
    if (info.state == state && info.failure == failure)
        return;
    const bool wasActive = isActive(info.state) || info.state == TransferState::Queued;
    info.state = state;
    info.failure = failure;
    if (state != TransferState::Downloading) {
        info.bytesPerSecond = 0;
        info.timeLeft.reset();
    }
    if (!isActive(state) || !wasActive)
        store(item);
    touch(item);
}

void TransferList::touch(Item& item)
{
    item.changePending = true;
    const auto now = m_env.clock.now();
    if (item.lastChange == MonotonicTime() || now - item.lastChange >= ChangeInterval) {
        item.changePending = false;
        item.lastChange = now;
        const auto info = item.stored.info;
        QMetaObject::invokeMethod(this, [this, info] { Q_EMIT changed(info); }, Qt::QueuedConnection);
        return;
    }
    if (!m_changeTimer.isActive())
        m_changeTimer.start(ChangeInterval, [this] { flushChanges(); });
}

void TransferList::flushChanges()
{
    for (auto& [id, item] : m_items) {
        if (item.changePending)
            touch(item);
    }
}

void TransferList::startNext()
{
    if (!m_loaded || m_stopping)
        return;
    const auto active = std::count_if(m_items.begin(), m_items.end(), [](const auto& entry) {
        return entry.second.task && entry.second.stored.info.state != TransferState::WaitingForPeer;
    });
    auto room = static_cast<std::int64_t>(m_env.settings.maxActive) - active;
    std::vector<Item*> queued;
    for (auto& [id, item] : m_items) {
        if (item.stored.info.state == TransferState::Queued && !item.task && item.isStored)
            queued.push_back(&item);
    }
    std::sort(queued.begin(), queued.end(), [](const Item* a, const Item* b) { return a->order < b->order; });
    for (auto* item : queued) {
        if (room-- <= 0)
            return;
        startTask(*item);
    }
}

void TransferList::startTask(Item& item)
{
    const auto id = item.stored.info.id;
    item.task = std::make_unique<DownloadTask>(m_env, item.stored.clone(), item.synced);
    auto* task = item.task.get();
    item.rate = RateMeter(item.stored.info.bytesDone, m_env.clock.now());
    connect(task, &DownloadTask::stateChanged, this, [this, id] {
        auto* changedItem = lookUp(id);
        if (!changedItem || !changedItem->task || !isActive(changedItem->task->state()))
            return;
        const auto now = changedItem->task->state();
        setState(*changedItem, now);
        if (now == TransferState::WaitingForPeer) // others may use its place
            QMetaObject::invokeMethod(this, [this] { startNext(); }, Qt::QueuedConnection);
    });
    connect(task, &DownloadTask::progressed, this, [this, id] { progressed(id); });
    connect(task, &DownloadTask::manifestKnown, this, [this, id] { manifestKnown(id); });
    connect(task, &DownloadTask::ended, this, [this, id](TransferState state, TransferFailure failure) {
        auto* done = lookUp(id);
        if (!done || !done->task)
            return;
        endTask(id, [this, id, state, failure] {
            if (auto* ended = lookUp(id))
                setState(*ended, state, failure);
            startNext();
        });
    });
    setState(item, TransferState::Connecting);
    task->start();
}

void TransferList::endTask(const TransferId& id, std::function<void()> then)
{
    auto* item = lookUp(id);
    item->task->disconnect(this);
    item->task->stop([this, id, then = std::move(then)] {
        if (auto* stopped = lookUp(id); stopped && stopped->task) {
            stopped->stored.info.bytesDone = stopped->task->bytesSynced(); // only now it is known what was kept
            stopped->synced = stopped->task->synced();
            stopped->task.release()->deleteLater();
        }
        then();
    });
}

void TransferList::progressed(const TransferId& id)
{
    auto* item = lookUp(id);
    if (!item || !item->task)
        return;
    auto& info = item->stored.info;
    const auto done = item->task->bytesDone();
    if (item->rate.sample(done, m_env.clock.now())) {
        info.bytesPerSecond = item->rate.bytesPerSecond();
        info.timeLeft.reset();
        if (info.bytesPerSecond >= 1 && info.bytesTotal > done)
            info.timeLeft = std::chrono::seconds(
                static_cast<std::int64_t>(static_cast<double>(info.bytesTotal - done) / info.bytesPerSecond));
    }
    if (done != info.bytesDone) {
        info.bytesDone = done;
        touch(*item);
    }
}

void TransferList::eraseContent(Item& item)
{
    const auto old = item.stored.store;
    item.stored.store = m_env.random.make<StoreId>();
    item.stored.key = StoreKey::random(m_env.random);
    item.stored.info.bytesDone = 0;
    item.synced.clear();
    const auto id = item.stored.info.id;
    auto key = std::make_shared<StoreKey>(item.stored.key.clone());
    // The key first: without it the bytes are gone, whatever becomes of the file.
    auto erase = m_env.database.run([id, store = item.stored.store, key](storage::Database& db) {
        return TransferStore(db).eraseContent(id, store, *key);
    });
    whenDone(erase, this, [this, old](const storage::StorageResult<void>&) { removeFile(old); });
}

void TransferList::manifestKnown(const TransferId& id)
{
    auto* item = lookUp(id);
    if (!item || !item->task)
        return;
    const auto& manifest = *item->task->manifest();
    auto& info = item->stored.info;
    info.name = manifest.name.toString();
    info.isFolder = manifest.kind == Manifest::Kind::Folder;
    info.bytesTotal = ContentLayout(manifest).uniqueBytes();
    info.files = static_cast<std::uint32_t>(std::count_if(manifest.entries.begin(), manifest.entries.end(),
                                                          [](const auto& entry) { return !entry.isDirectory(); }));
    store(*item);
    touch(*item);
}

void TransferList::removeFile(const StoreId& store)
{
    m_env.disk.post([blocks = BlockStore(m_env.storeFolder), store] {
        if (!blocks.remove(store))
            qCWarning(lcTransfer) << "a stored file could not be removed";
    });
}

TransferId TransferList::fetch(const wire::ContentId& content, const wire::AccountId& from, const QString& name,
                               std::uint64_t bytes, std::uint64_t maxManifestBytes)
{
    for (auto& [id, item] : m_items) {
        auto& info = item.stored.info;
        if (info.content != content)
            continue;
        info.peer = from;
        if (info.failure == TransferFailure::BadManifest)
            info.bytesTotal = bytes; // another may have told the truth about it
        resume(id);
        return id;
    }
    StoredTransfer stored;
    stored.info.id = m_env.random.make<TransferId>();
    stored.info.content = content;
    stored.info.peer = from;
    stored.info.name = name;
    stored.info.bytesTotal = bytes;
    stored.info.maxManifestBytes = maxManifestBytes;
    stored.info.created = m_env.clock.wallNow();
    stored.store = m_env.random.make<StoreId>();
    stored.key = StoreKey::random(m_env.random);
    const auto id = stored.info.id;
    add(std::move(stored));
    touch(*lookUp(id));
    storeNew(id);
    return id;
}

void TransferList::storeNew(const TransferId& id)
{
    auto copy = std::make_shared<StoredTransfer>(lookUp(id)->stored.clone());
    whenDone(m_env.database.run([copy](storage::Database& db) { return TransferStore(db).addTransfer(*copy); }), this,
             [this, id](storage::StorageResult<void> added) {
                 auto* item = lookUp(id);
                 if (!item)
                     return;
                 if (added) {
                     item->isStored = true;
                     return startNext();
                 }
                 const auto failure = failureOf(added.error());
                 if (item->stored.info.state != TransferState::Queued)
                     return; // paused or cancelled meanwhile; resume() tries again
                 setState(*item, failure == TransferFailure::DiskFull ? TransferState::Paused : TransferState::Failed, failure);
             });
}

bool TransferList::pause(const TransferId& id)
{
    auto* item = lookUp(id);
    if (!item)
        return false;
    const auto state = item->stored.info.state;
    if (state == TransferState::Queued && !item->task) {
        setState(*item, TransferState::Paused);
        return true;
    }
    if (!item->task || !isActive(state))
        return false;
    endTask(id, [this] { startNext(); });
    setState(*item, TransferState::Paused);
    return true;
}

bool TransferList::resume(const TransferId& id)
{
    auto* item = lookUp(id);
    if (!item)
        return false;
    const auto state = item->stored.info.state;
    if (state != TransferState::Paused && state != TransferState::Failed && state != TransferState::Cancelled)
        return false;
    if (item->stored.info.failure == TransferFailure::BadManifest)
        item->stored.info.maxManifestBytes = 0; // whoever tries again wants it as it is
    setState(*item, TransferState::Queued);
    if (item->isStored)
        startNext();
    else
        storeNew(id);
    return true;
}

bool TransferList::cancel(const TransferId& id)
{
    auto* item = lookUp(id);
    if (!item || item->stored.info.state == TransferState::Cancelled
        || item->stored.info.state == TransferState::Complete)
        return false;
    const auto erase = [this, id] {
        if (auto* cancelled = lookUp(id))
            eraseContent(*cancelled);
        startNext();
    };
    if (item->task)
        endTask(id, erase);
    else
        erase();
    setState(*item, TransferState::Cancelled);
    return true;
}

bool TransferList::remove(const TransferId& id)
{
    auto* item = lookUp(id);
    if (!item)
        return false;
    const auto forget = [this, id] {
        auto* gone = lookUp(id);
        if (!gone)
            return;
        const auto store = gone->stored.store;
        m_items.erase(id);
        whenDone(m_env.database.run([id](storage::Database& db) { return TransferStore(db).removeTransfer(id); }), this,
                 [this, store](const storage::StorageResult<void>&) { removeFile(store); });
        Q_EMIT removed(id);
        startNext();
    };
    if (item->task)
        endTask(id, forget);
    else
        forget();
    return true;
}

} // namespace allium::transfer

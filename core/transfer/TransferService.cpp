// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/TransferService.h"

#include "core/base/Log.h"
#include "core/base/WhenDone.h"
#include "core/transfer/Exporter.h"
#include "core/transfer/ShareIndexer.h"
#include "core/transfer/ShareLibrary.h"
#include "core/transfer/TransferList.h"
#include "core/transfer/UploadServer.h"

#include <algorithm>
#include <vector>

Q_DECLARE_LOGGING_CATEGORY(lcTransfer)

namespace allium::transfer {

namespace {

/// A promise that several steps may fulfil and that ends without a value when dropped.
template <class Value>
struct Answer {
    Answer() { promise.start(); }
    void give(Value value)
    {
        promise.addResult(std::move(value));
        promise.finish();
    }
    QPromise<Value> promise;
};

} // namespace

struct TransferService::Private {
    explicit Private(TransferEnvironment environment)
        : env(std::move(environment))
        , list(env)
        , server(env.clock, env.timers, env.database, env.disk, env.policy, library)
    {
    }

    TransferEnvironment env;
    TransferList list;
    ShareLibrary library;
    UploadServer server;
    std::vector<std::weak_ptr<Progress>> jobs; ///< under way in `bulk`, or waiting there
    bool loaded = false;
    bool stopping = false;

    std::shared_ptr<Progress> newJob()
    {
        jobs.erase(std::remove_if(jobs.begin(), jobs.end(), [](const auto& job) { return job.expired(); }), jobs.end());
        auto progress = std::make_shared<Progress>();
        progress->cancelled = stopping;
        jobs.push_back(progress);
        return progress;
    }
    /// Whoever ends the executor need not wait for them.
    void cancelJobs()
    {
        for (const auto& job : jobs) {
            if (const auto progress = job.lock())
                progress->cancel();
        }
    }
};

TransferService::TransferService(TransferEnvironment environment, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(std::move(environment)))
{
    qRegisterMetaType<TransferInfo>();
    qRegisterMetaType<TransferId>();
    qRegisterMetaType<UploadInfo>();
    connect(&d->list, &TransferList::changed, this, &TransferService::changed);
    connect(&d->list, &TransferList::removed, this, &TransferService::removed);
    connect(&d->server, &UploadServer::uploadChanged, this, &TransferService::uploadChanged);
}

TransferService::~TransferService()
{
    d->cancelJobs();
}

void TransferService::setLimits(unsigned circuits, unsigned maxActive)
{
    d->env.settings.circuits = circuits;
    d->env.settings.maxActive = maxActive;
}

QFuture<bool> TransferService::load()
{
    struct Loaded {
        std::vector<StoredShare> shares;
        std::vector<StoredTransfer> transfers;
    };
    auto answer = std::make_shared<Answer<bool>>();
    auto future = answer->promise.future();
    auto work = d->env.database.run([](storage::Database& db) -> storage::StorageResult<std::shared_ptr<Loaded>> {
        TransferStore store(db);
        auto loaded = std::make_shared<Loaded>();
        ALLIUM_TRY(loaded->shares, store.shares());
        ALLIUM_TRY(loaded->transfers, store.transfers());
        return loaded;
    });
    whenDone(work, this, [this, answer](storage::StorageResult<std::shared_ptr<Loaded>> loaded) {
        if (loaded) {
            for (const auto& share : (*loaded)->shares)
                d->library.add(share);
            d->loaded = true;
            Q_EMIT sharesChanged();
            d->list.load(std::move((*loaded)->transfers));
        } else {
            qCWarning(lcTransfer) << "shares and transfers could not be read:" << nameOf(loaded.error().kind);
        }
        answer->give(loaded.has_value());
    });
    return future;
}

QFuture<bool> TransferService::stop()
{
    d->stopping = true;
    d->cancelJobs();
    d->server.closeAll();
    auto answer = std::make_shared<Answer<bool>>();
    auto future = answer->promise.future();
    d->list.stop([answer] { answer->give(true); });
    return future;
}

ShareJob TransferService::share(const QStringList& paths, const QString& name)
{
    return shareWhatIs([paths, name](Progress& progress) { return ShareIndexer::index(paths, name, progress); });
}

ShareJob TransferService::shareBytes(const QByteArray& bytes, const QString& name)
{
    return shareWhatIs([bytes, name](Progress& progress) { return ShareIndexer::indexBytes(bytes, name, progress); });
}

ShareJob TransferService::shareWhatIs(Indexing indexing)
{
    ShareJob job;
    job.progress = d->newJob();
    auto answer = std::make_shared<Answer<Result<ShareInfo, ShareError>>>();
    job.done = answer->promise.future();
    using Indexed = Result<std::shared_ptr<IndexedShare>, ShareError>;
    auto index = d->env.bulk.run([indexing = std::move(indexing), progress = job.progress]() -> Indexed {
        ALLIUM_TRY(auto share, indexing(*progress));
        return std::make_shared<IndexedShare>(std::move(share));
    });
    whenDone(index, this, [this, answer, progress = job.progress](Indexed indexed) {
        if (!indexed || progress->cancelled)
            return answer->give(fail(indexed ? ShareError::Cancelled : indexed.error()));
        progress->isTooLate = true;
        const auto share = *indexed;
        share->share.info.created = d->env.clock.wallNow();
        auto store = d->env.database.run([share](storage::Database& db) {
            return TransferStore(db).addShare(share->share, share->encoded, share->trees, share->kept);
        });
        whenDone(store, this, [this, answer, share](const storage::StorageResult<void>& stored) {
            if (!stored)
                return answer->give(fail(ShareError::StoreFailed));
            d->library.add(share->share);
            qCInfo(lcTransfer) << "sharing" << redacted(share->share.info.content.toHex()) << share->share.info.files
                               << "files" << share->share.info.bytes << "bytes";
            answer->give(share->share.info);
            Q_EMIT sharesChanged();
        });
    });
    return job;
}

QFuture<bool> TransferService::unshare(const wire::ContentId& content)
{
    if (!d->library.remove(content))
        return readyFuture(false);
    Q_EMIT sharesChanged();
    auto answer = std::make_shared<Answer<bool>>();
    auto future = answer->promise.future();
    whenDone(d->env.database.run([content](storage::Database& db) { return TransferStore(db).removeShare(content); }),
             this, [answer](const storage::StorageResult<void>& removed) { answer->give(removed.has_value()); });
    return future;
}

QList<ShareInfo> TransferService::shares() const
{
    return d->library.all();
}

std::optional<ShareInfo> TransferService::share(const wire::ContentId& content) const
{
    return d->library.infoOf(content);
}

ExportJob TransferService::exportTo(const TransferId& id, const QString& folder)
{
    ExportJob job;
    job.progress = d->newJob();
    auto answer = std::make_shared<Answer<Result<QString, ExportError>>>();
    job.done = answer->promise.future();
    const auto* found = d->list.find(id);
    if (!found || found->info.state != TransferState::Complete) {
        answer->give(fail(found ? ExportError::NotComplete : ExportError::NoSuchTransfer));
        return job;
    }
    const auto stored = std::make_shared<StoredTransfer>(found->clone());
    const auto temporary = ".allium-" + d->env.random.make<TransferId>().toHex().left(12) + ".part";
    auto load = d->env.database.run([id](storage::Database& db) { return TransferStore(db).manifest(id); });
    whenDone(load, this, [this, id, answer, stored, folder, temporary,
                          progress = job.progress](storage::StorageResult<QByteArray> encoded) {
        if (!encoded)
            return answer->give(fail(ExportError::StoreFailed));
        auto work = d->env.bulk.run([encoded = *encoded, stored, folder, temporary, progress,
                                     blocks = BlockStore(d->env.storeFolder)]() -> Result<QString, ExportError> {
            const auto manifest = Manifest::decode(encoded);
            if (!manifest)
                return fail(ExportError::Damaged);
            const auto file = blocks.open(stored->store, stored->key, std::make_shared<ContentLayout>(*manifest));
            if (!file)
                return fail(ExportError::Damaged);
            return exportContent(**file, *manifest, folder, temporary, *progress);
        });
        whenDone(work, this, [this, id, answer](Result<QString, ExportError> made) {
            if (made)
                d->list.exported(id, *made);
            answer->give(std::move(made));
        });
    });
    return job;
}

QFuture<std::optional<QByteArray>> TransferService::read(const TransferId& id, std::size_t entry, std::uint64_t offset,
                                                         qsizetype size)
{
    const auto* found = d->list.find(id);
    if (!found || size <= 0 || size > 16LL * 1024 * 1024)
        return readyFuture(std::optional<QByteArray>());
    auto answer = std::make_shared<Answer<std::optional<QByteArray>>>();
    auto future = answer->promise.future();
    const auto stored = std::make_shared<StoredTransfer>(found->clone());
    auto load = d->env.database.run([id](storage::Database& db) { return TransferStore(db).manifest(id); });
    whenDone(load, this, [this, answer, stored, entry, offset, size](storage::StorageResult<QByteArray> encoded) {
        if (!encoded || encoded->isEmpty())
            return answer->give(std::nullopt);
        auto work = d->env.disk.run([encoded = *encoded, stored, entry, offset, size,
                                     blocks = BlockStore(d->env.storeFolder)]() -> std::optional<QByteArray> {
            const auto manifest = Manifest::decode(encoded);
            if (!manifest || entry >= manifest->entries.size())
                return std::nullopt;
            const auto layout = std::make_shared<ContentLayout>(*manifest);
            const auto index = layout->fileOfEntry(entry);
            const auto file = blocks.open(stored->store, stored->key, layout);
            if (!index || !file)
                return std::nullopt;
            auto bytes = (*file)->readRange(*index, offset, size);
            return bytes ? std::optional(std::move(*bytes)) : std::nullopt;
        });
        whenDone(work, this, [answer](std::optional<QByteArray> bytes) { answer->give(std::move(bytes)); });
    });
    return future;
}

TransferId TransferService::fetch(const wire::ContentId& content, const wire::AccountId& from, const QString& name,
                                  std::uint64_t bytes, std::uint64_t maxManifestBytes)
{
    return d->list.fetch(content, from, name, bytes, maxManifestBytes);
}

bool TransferService::pause(const TransferId& id)
{
    return d->list.pause(id);
}

bool TransferService::resume(const TransferId& id)
{
    return d->list.resume(id);
}

bool TransferService::cancel(const TransferId& id)
{
    return d->list.cancel(id);
}

bool TransferService::remove(const TransferId& id)
{
    return d->list.remove(id);
}

QList<TransferInfo> TransferService::transfers() const
{
    return d->list.all();
}

std::optional<TransferInfo> TransferService::transfer(const TransferId& id) const
{
    const auto* found = d->list.find(id);
    return found ? std::optional(found->info) : std::nullopt;
}

void TransferService::peerAvailable(const wire::AccountId& peer)
{
    d->list.peerAvailable(peer);
}

void TransferService::acceptSession(std::shared_ptr<net::Session> session)
{
    if (d->loaded && !d->stopping)
        d->server.accept(std::move(session));
}

void TransferService::dropPeer(const wire::AccountId& peer)
{
    d->server.dropPeer(peer, net::CloseReason::Ok);
}

std::uint64_t TransferService::bytesUploaded() const
{
    return d->server.bytesSent();
}

QList<UploadInfo> TransferService::uploads() const
{
    return d->server.uploads();
}

} // namespace allium::transfer

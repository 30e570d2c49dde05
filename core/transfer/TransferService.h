// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Executor.h"
#include "core/base/Random.h"
#include "core/base/Timers.h"
#include "core/storage/DatabaseWorker.h"
#include "core/transfer/Interfaces.h"
#include "core/transfer/TransferTypes.h"

#include <QFuture>
#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>

namespace allium::transfer {

struct IndexedShare;

struct TransferSettings {
    unsigned circuits = 4; ///< per download of 4 MiB and more; up to 8
    unsigned maxActive = 4; ///< downloads at once; the others are Queued
    /// The redial steps of DownloadCore are divided by this: for networks without tor's limits.
    unsigned redialSpeedup = 1;
};

/// What the service needs from its surroundings; all of it outlives the service.
struct TransferEnvironment {
    Clock& clock;
    Timers& timers;
    Random& random;
    storage::DatabaseWorker& database;
    Executor& disk; ///< one thread, short jobs: sectors in and out
    Executor& bulk; ///< long jobs: hashing, checking, exporting
    SourceDialer& dialer;
    const AccessPolicy& policy;
    const ProviderDirectory& providers;
    QString storeFolder; ///< received contents, encrypted
    TransferSettings settings;
};

/// A call of share(): watch `progress`, cancel() it, wait for `done`. Cancelled means that nothing was kept.
struct ShareJob {
    QFuture<Result<ShareInfo, ShareError>> done;
    std::shared_ptr<Progress> progress;
};
struct ExportJob {
    QFuture<Result<QString, ExportError>> done; ///< the path that was made
    std::shared_ptr<Progress> progress;
};

/// Everything about files that leaves this folder: sharing, fetching, exporting, and answering those
/// who fetch. Owned by the node; node thread; holds no file in memory and never blocks.
///
/// Nothing happens before load(). stop(), or the destructor, ends circuits and keeps what is on disk.
class TransferService : public QObject {
    Q_OBJECT
public:
    explicit TransferService(TransferEnvironment environment, QObject* parent = nullptr);
    ~TransferService() override;

    /// The database is open: reads shares and downloads and goes on with those under way. True when
    /// the store could be read; changed() and sharesChanged() follow.
    QFuture<bool> load();
    /// For downloads that begin from now on.
    void setLimits(unsigned circuits, unsigned maxActive);

    /// Circuits closed, what is on disk noted, hashing and exporting cancelled. Nothing is lost without it, but
    /// up to 5 s of work.
    QFuture<bool> stop();

    /// Hashes one file, one folder, or several of both as one folder called `name`, and offers it
    /// to those the AccessPolicy lets have it. The files stay where they are and must not change.
    /// Sharing the same thing again gives the same content.
    ShareJob share(const QStringList& paths, const QString& name = {});
    /// The same for bytes that lie in no file, at most ShareIndexer::MaxKeptBytes: they are kept in the database,
    /// encrypted with everything else, until unshare().
    ShareJob shareBytes(const QByteArray& bytes, const QString& name);
    /// Done when nobody can fetch it any more. False when it was not shared.
    QFuture<bool> unshare(const wire::ContentId& content);
    QList<ShareInfo> shares() const;
    std::optional<ShareInfo> share(const wire::ContentId& content) const;

    /// Starts (or queues) a download. `name` and `bytes` as offered, shown until the manifest is
    /// here. A content that is being fetched or is complete is not fetched twice: its id comes back,
    /// and one that failed, was paused or cancelled goes on. `maxManifestBytes`: of a new one, until
    /// somebody resumes it after it failed with BadManifest.
    TransferId fetch(const wire::ContentId& content, const wire::AccountId& from, const QString& name,
                     std::uint64_t bytes, std::uint64_t maxManifestBytes = 0);
    /// False when there is no such transfer or its state does not allow it.
    bool pause(const TransferId& id);
    bool resume(const TransferId& id);
    /// Stops and deletes what has arrived; the entry stays, Cancelled, until remove().
    bool cancel(const TransferId& id);
    /// Forgets a transfer and erases its key and data.
    bool remove(const TransferId& id);
    /// Decrypts a complete transfer into `folder`: a new file or folder, "name (2)" when the name is
    /// taken, never executable, whole or not at all.
    ExportJob exportTo(const TransferId& id, const QString& folder);
    /// Verified bytes of a file of a transfer, as far as they have arrived; nothing otherwise.
    QFuture<std::optional<QByteArray>> read(const TransferId& id, std::size_t entry, std::uint64_t offset,
                                            qsizetype size);

    QList<TransferInfo> transfers() const; ///< oldest first
    std::optional<TransferInfo> transfer(const TransferId& id) const;

    /// A session of Purpose::File that somebody opened to us.
    void acceptSession(std::shared_ptr<net::Session> session);
    /// A contact has come online: waiting downloads dial at once.
    void peerAvailable(const wire::AccountId& peer);
    /// They may not fetch any more (removed, blocked): their uploads end now.
    void dropPeer(const wire::AccountId& peer);

    /// Sent to others since the start, file data only.
    std::uint64_t bytesUploaded() const;
    /// Who has fetched what since the start, and who does now.
    QList<UploadInfo> uploads() const;

Q_SIGNALS:
    /// A transfer is new or different; at most five times a second for each.
    void changed(const allium::transfer::TransferInfo& transfer);
    void removed(const allium::transfer::TransferId& id);
    void sharesChanged();
    /// Somebody fetches, or no more; about twice a second for each.
    void uploadChanged(const allium::transfer::UploadInfo& upload);

private:
    struct Private;
    using Indexing = std::function<Result<IndexedShare, ShareError>(Progress&)>;

    ShareJob shareWhatIs(Indexing indexing);
    std::unique_ptr<Private> d;
};

} // namespace allium::transfer

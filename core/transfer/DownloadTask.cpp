// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/DownloadTask.h"

#include "core/base/Log.h"
#include "core/base/WhenDone.h"

#include <algorithm>

Q_LOGGING_CATEGORY(lcTransfer, "core.transfer")

namespace allium::transfer {

namespace {

constexpr qint64 ReceiveWindowBytes = CircuitWindow::MaxBytes + 256LL * 1024;

TransferFailure failureOf(PeerFault fault)
{
    switch (fault) {
    case PeerFault::NotShared:
        return TransferFailure::NotShared;
    case PeerFault::SourceChanged:
        return TransferFailure::SourceChanged;
    case PeerFault::ReadError:
        return TransferFailure::SourceUnreadable;
    case PeerFault::BadData:
        break;
    }
    return TransferFailure::BadData;
}

DownloadCore::Settings coreSettings(const TransferSettings& settings)
{
    DownloadCore::Settings core;
    core.circuits = std::clamp(settings.circuits, 1U, 8U);
    for (auto& step : core.redial)
        step /= std::max(1U, settings.redialSpeedup);
    return core;
}

} // namespace

DownloadTask::DownloadTask(TransferEnvironment& environment, StoredTransfer transfer, QByteArray synced)
    : m_env(environment)
    , m_transfer(std::move(transfer))
    , m_known(std::move(synced))
    , m_deadline(environment.timers)
{
}

DownloadTask::~DownloadTask()
{
    if (m_checking)
        m_checking->cancelled = true;
    for (const auto& [id, circuit] : m_circuits) {
        circuit.session->disconnect(this);
        circuit.session->close(net::CloseReason::Shutdown);
    }
}

void DownloadTask::setState(TransferState state)
{
    if (m_state == state)
        return;
    qCInfo(lcTransfer) << "transfer" << redacted(m_transfer.info.id.toHex()) << static_cast<int>(m_state) << "->"
                       << static_cast<int>(state);
    m_state = state;
    if (!m_ended)
        Q_EMIT stateChanged();
}

std::optional<DownloadTask::Decoded> DownloadTask::decode(const QByteArray& encoded)
{
    auto manifest = Manifest::decode(encoded);
    if (!manifest)
        return std::nullopt;
    auto layout = std::make_shared<ContentLayout>(*manifest);
    return Decoded { std::make_shared<Manifest>(std::move(*manifest)), std::move(layout) };
}

void DownloadTask::start()
{
    struct Loaded {
        QByteArray manifest;
        QByteArray bitmap;
    };
    const auto id = m_transfer.info.id;
    auto load = m_env.database.run([id](storage::Database& db) -> storage::StorageResult<Loaded> {
        TransferStore store(db);
        ALLIUM_TRY(auto manifest, store.manifest(id));
        ALLIUM_TRY(auto bitmap, store.bitmap(id));
        return Loaded { std::move(manifest), std::move(bitmap) };
    });
    whenDone(load, this, [this](storage::StorageResult<Loaded> loaded) {
        if (m_ended || isStopping())
            return settle();
        if (!loaded)
            return fail(TransferFailure::StoreFailed);
        if (loaded->manifest.isEmpty())
            return startCore();
        whenDone(m_env.bulk.run([encoded = loaded->manifest] { return decode(encoded); }), this,
                 [this, bitmap = m_known.isEmpty() ? loaded->bitmap : m_known](std::optional<Decoded> decoded) {
                     if (m_ended || isStopping())
                         return settle();
                     if (!decoded)
                         return fail(TransferFailure::BadManifest);
                     m_manifest = decoded->manifest;
                     m_layout = decoded->layout;
                     Q_EMIT manifestKnown();
                     openStore(bitmap, [this] { startCore(); });
                 });
    });
}

void DownloadTask::startCore()
{
    const auto settings = coreSettings(m_env.settings);
    if (m_layout)
        m_core = std::make_unique<DownloadCore>(m_transfer.info.content, m_layout, m_writer->onDisk(), settings);
    else
        m_core = std::make_unique<DownloadCore>(m_transfer.info.content, settings);
    m_allHandedOut = false;
    m_core->start(m_env.clock.now());
    pump();
}

void DownloadTask::openStore(const QByteArray& bitmap, std::function<void()> then)
{
    struct Opened {
        std::shared_ptr<SectorFile> file; ///< null: gone, and the bitmap speaks of it yet
        bool isNew = false;
    };
    auto open = m_env.disk.run(
        [store = BlockStore(m_env.storeFolder), id = m_transfer.store, isClaimed = !bitmap.isEmpty(),
         key = std::make_shared<StoreKey>(m_transfer.key.clone()), layout = m_layout]() -> DiskResult<Opened> {
            auto file = store.open(id, *key, layout);
            if (file)
                return Opened { *file, false };
            if (file.error() != DiskError::NotFound)
                return allium::fail(file.error());
            if (isClaimed)
                return Opened {};
            ALLIUM_TRY(auto made, store.create(id, *key, layout));
            return Opened { made, true };
        });
    whenDone(open, this, [this, bitmap, then = std::move(then)](DiskResult<Opened> opened) {
        if (m_ended || isStopping())
            return settle();
        if (!opened)
            return fail(failureOf(opened.error()));
        if (!opened->file)
            return startOver(then);
        const auto kept = opened->isNew ? std::nullopt : SectorMap::fromBytes(bitmap, m_layout->sectors());
        m_writer = new SectorWriter(m_env.timers, m_env.disk, m_env.database, m_transfer.info.id, opened->file,
                                    kept.value_or(SectorMap(m_layout->sectors())), this);
        connect(m_writer, &SectorWriter::idle, this, &DownloadTask::settle);
        connect(m_writer, &SectorWriter::failed, this, &DownloadTask::fail);
        connect(m_writer, &SectorWriter::written, this, [this](qint64 bytes) {
            if (!m_core)
                return;
            m_core->sectorWritten(bytes, m_env.clock.now());
            pump();
        });
        then();
    });
}

/// A file that has gone takes its bitmap with it, before there is another.
void DownloadTask::startOver(std::function<void()> then)
{
    auto erase = m_env.database.run([id = m_transfer.info.id](storage::Database& db) {
        return TransferStore(db).setBitmap(id, {}, 0);
    });
    whenDone(erase, this, [this, then = std::move(then)](const storage::StorageResult<void>& erased) mutable {
        if (m_ended || isStopping())
            return settle();
        if (!erased)
            return fail(failureOf(erased.error()));
        m_known.clear();
        openStore({}, std::move(then));
    });
}

void DownloadTask::peerAvailable()
{
    m_dropped.clear(); // whoever comes back may offer it again
    if (!m_core)
        return;
    m_core->peerAvailable(m_env.clock.now());
    pump();
}

std::uint64_t DownloadTask::bytesDone() const
{
    if (m_core)
        return m_core->bytesReceived();
    return m_writer ? m_writer->bytesOnDisk() : m_transfer.info.bytesDone;
}

void DownloadTask::pump()
{
    if (m_pumping || !m_core)
        return;
    m_pumping = true;
    for (auto actions = m_core->takeActions(); !actions.empty(); actions = m_core->takeActions()) {
        for (const auto& action : actions) {
            std::visit([this](const auto& value) { perform(value); }, action);
            if (!m_core)
                break; // ended by what it asked for
        }
        if (!m_core)
            break;
    }
    m_pumping = false;
    if (!m_core)
        return;
    updateState();
    if (const auto deadline = m_core->deadline()) {
        const auto now = m_env.clock.now();
        m_deadline.start(std::max(Milliseconds(1), *deadline - now), [this] {
            if (!m_core)
                return;
            m_core->tick(m_env.clock.now());
            pump();
        });
    } else {
        m_deadline.stop();
    }
    Q_EMIT progressed();
}

void DownloadTask::updateState()
{
    if (m_allHandedOut || m_state == TransferState::Verifying)
        return;
    if (m_core->openCircuits() > 0)
        setState(TransferState::Downloading);
    else if (m_state == TransferState::Connecting && m_core->isDialling())
        setState(TransferState::Connecting);
    else
        setState(TransferState::WaitingForPeer);
}

std::vector<wire::AccountId> DownloadTask::usableProviders() const
{
    std::vector<wire::AccountId> usable { m_transfer.info.peer };
    for (const auto& other : m_env.providers.providersOf(m_transfer.info.content)) {
        if (std::find(usable.begin(), usable.end(), other) == usable.end())
            usable.push_back(other);
    }
    std::erase_if(usable, [this](const auto& peer) { return m_dropped.contains(peer); });
    return usable;
}

void DownloadTask::perform(const DownloadCore::OpenCircuit& open)
{
    const auto providers = usableProviders();
    if (providers.empty())
        return fail(failureOf(m_lastFault));
    const auto peer = providers[open.slot % providers.size()];
    // A name of its own for each attempt: a circuit that was slow or broke is not to be had again.
    const auto isolation = "file:" + m_transfer.info.id.toHex() + ':' + QByteArray::number(m_dials++);
    whenDone(m_env.dialer.open(peer, isolation), this,
             [this, slot = open.slot, peer](Result<std::shared_ptr<net::Session>, DialProblem> opened) {
                 if (!m_core) {
                     if (opened)
                         (*opened)->close(net::CloseReason::Ok);
                     return;
                 }
                 if (opened && *opened && (*opened)->isOpen())
                     circuitReady(slot, peer, std::move(*opened));
                 else
                     m_core->circuitFailed(slot, m_env.clock.now(),
                                           opened ? std::nullopt : opened.error().retryAfter);
                 pump();
             });
}

void DownloadTask::circuitReady(unsigned slot, const wire::AccountId& peer, std::shared_ptr<net::Session> session)
{
    auto* stream = session->openStream(net::StreamKind::File, true);
    if (!stream) {
        session->close(net::CloseReason::Ok);
        m_core->circuitFailed(slot, m_env.clock.now());
        return;
    }
    stream->setReceiveWindow(ReceiveWindowBytes);
    const auto id = m_core->circuitOpened(slot, peer, m_env.clock.now());
    connect(stream, &net::Stream::received, this, [this, id](const QByteArray& message) {
        if (!m_core)
            return;
        m_core->received(id, message, m_env.clock.now());
        pump();
    });
    const auto lost = [this, id] {
        // Let go after its signal has been delivered.
        if (const auto found = m_circuits.find(id); found != m_circuits.end()) {
            found->second.session->disconnect(this);
            QMetaObject::invokeMethod(
                this, [held = std::move(found->second.session)] { held->close(net::CloseReason::Ok); },
                Qt::QueuedConnection);
            m_circuits.erase(found);
        }
        if (!m_core)
            return;
        m_core->circuitClosed(id, m_env.clock.now());
        pump();
    };
    connect(stream, &net::Stream::closed, this, lost);
    connect(session.get(), &net::Session::closed, this, lost);
    m_circuits.emplace(id, Circuit { std::move(session), stream });
}

void DownloadTask::perform(const DownloadCore::CloseCircuit& close)
{
    const auto found = m_circuits.find(close.circuit);
    if (found == m_circuits.end())
        return;
    const auto circuit = std::move(found->second);
    m_circuits.erase(found);
    circuit.session->disconnect(this);
    if (circuit.stream)
        circuit.stream->disconnect(this);
    circuit.session->close(close.reason);
    // Its last messages still have to leave, and we may be inside one of its signals.
    QMetaObject::invokeMethod(this, [held = circuit.session] { Q_UNUSED(held) }, Qt::QueuedConnection);
}

void DownloadTask::perform(const DownloadCore::SendMessage& send)
{
    const auto found = m_circuits.find(send.circuit);
    if (found != m_circuits.end() && found->second.stream && !found->second.stream->send(send.message))
        qCDebug(lcTransfer) << "circuit" << send.circuit.value << "has closed";
}

void DownloadTask::perform(const DownloadCore::DecodeManifest& decodeAction)
{
    auto work = m_env.bulk.run([encoded = decodeAction.encoded, content = m_transfer.info.content] {
        const bool isIt = contentIdOf(encoded) == content;
        return std::pair(isIt, isIt ? decode(encoded) : std::nullopt);
    });
    whenDone(work, this, [this, encoded = decodeAction.encoded](std::pair<bool, std::optional<Decoded>> result) {
        if (!m_core)
            return;
        if (!result.first) {
            m_core->manifestRefused(m_env.clock.now());
            return pump();
        }
        // More than was offered is not what somebody agreed to.
        const auto& info = m_transfer.info;
        const bool isTooLong = info.maxManifestBytes > 0 && static_cast<std::uint64_t>(encoded.size()) > info.maxManifestBytes;
        if (!result.second || isTooLong || result.second->layout->uniqueBytes() > info.bytesTotal)
            return fail(TransferFailure::BadManifest);
        m_manifest = result.second->manifest;
        m_layout = result.second->layout;
        auto store = m_env.database.run([id = m_transfer.info.id, encoded](storage::Database& db) {
            return TransferStore(db).setManifest(id, encoded);
        });
        whenDone(store, this, [this](const storage::StorageResult<void>& stored) {
            if (!m_core)
                return;
            if (!stored)
                return fail(failureOf(stored.error()));
            Q_EMIT manifestKnown();
            openStore({}, [this] {
                if (!m_core)
                    return;
                m_core->manifestDecoded(m_layout, m_writer->onDisk(), m_env.clock.now());
                pump();
            });
        });
    });
}

void DownloadTask::perform(const DownloadCore::WriteSector& write)
{
    m_writer->write(write.sector, write.data);
}

void DownloadTask::perform(const DownloadCore::DropPeer& drop)
{
    qCInfo(lcTransfer) << "peer" << redacted(drop.peer.toHex()) << "is no source any more:"
                       << static_cast<int>(drop.fault);
    m_dropped[drop.peer] = drop.fault;
    m_lastFault = drop.fault;
    if (usableProviders().empty())
        fail(failureOf(drop.fault));
}

void DownloadTask::perform(const DownloadCore::Finished&)
{
    m_allHandedOut = true;
    settle();
}

/// Whatever waits for writes and checkpoints to end goes on here.
void DownloadTask::settle()
{
    const bool isFetched = m_allHandedOut && !m_ended && m_state != TransferState::Verifying;
    if (!isStopping() && !isFetched)
        return;
    if (m_writer && !m_writer->flush())
        return; // idle() comes back here
    if (!isStopping())
        return verify();
    m_ended = true;
    for (auto& stopped : std::exchange(m_stopped, {}))
        QMetaObject::invokeMethod(this, std::move(stopped), Qt::QueuedConnection);
}

void DownloadTask::verify()
{
    m_deadline.stop();
    setState(TransferState::Verifying);
    m_checking = std::make_shared<Progress>();
    whenDone(m_env.bulk.run([file = m_writer->file(), progress = m_checking] {
        return checkContent(*file, [&](std::uint64_t done) {
            progress->done = done;
            return !progress->cancelled;
        });
    }),
             this, [this](DiskResult<std::vector<SectorIndex>> bad) {
                 m_checking.reset();
                 if (m_ended || isStopping())
                     return settle();
                 verified(std::move(bad));
             });
}

void DownloadTask::verified(DiskResult<std::vector<SectorIndex>> bad)
{
    if (!bad)
        return fail(failureOf(bad.error()));
    if (!bad->empty()) {
        qCWarning(lcTransfer) << bad->size() << "sectors did not come back from the disk as written";
        m_writer->forget(*bad);
        setState(TransferState::Connecting);
        return startCore();
    }
    whenDone(m_env.disk.run([store = BlockStore(m_env.storeFolder), id = m_transfer.store] { return store.finish(id); }),
             this, [this](DiskResult<void> finished) {
                 if (m_ended || isStopping())
                     return settle();
                 if (!finished)
                     return fail(failureOf(finished.error()));
                 end(TransferState::Complete, TransferFailure::None);
             });
}

void DownloadTask::closeCircuits(net::CloseReason reason)
{
    for (auto& [id, circuit] : std::exchange(m_circuits, {})) {
        circuit.session->disconnect(this);
        if (circuit.stream)
            circuit.stream->disconnect(this);
        circuit.session->close(reason);
        QMetaObject::invokeMethod(this, [held = circuit.session] { Q_UNUSED(held) }, Qt::QueuedConnection);
    }
}

void DownloadTask::stop(std::function<void()> stopped)
{
    m_core.reset();
    m_deadline.stop();
    closeCircuits(net::CloseReason::Ok);
    if (m_checking)
        m_checking->cancelled = true;
    m_stopped.push_back(std::move(stopped));
    settle();
}

void DownloadTask::fail(TransferFailure failure)
{
    end(failure == TransferFailure::DiskFull ? TransferState::Paused : TransferState::Failed, failure);
}

void DownloadTask::end(TransferState state, TransferFailure failure)
{
    if (m_ended)
        return;
    m_core.reset();
    m_deadline.stop();
    closeCircuits(net::CloseReason::Ok);
    setState(state);
    m_ended = true;
    // From the event loop: whoever hears of it deletes this object.
    QMetaObject::invokeMethod(this, [this, state, failure] { Q_EMIT ended(state, failure); }, Qt::QueuedConnection);
}

} // namespace allium::transfer

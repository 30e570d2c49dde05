// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/UploadServer.h"

#include "core/base/Log.h"
#include "core/base/WhenDone.h"

#include <algorithm>

Q_DECLARE_LOGGING_CATEGORY(lcTransfer)

namespace allium::transfer {

UploadServer::UploadServer(Clock& clock, Timers& timers, storage::DatabaseWorker& database, Executor& disk,
                           const AccessPolicy& policy, const ShareLibrary& library, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_database(database)
    , m_disk(disk)
    , m_library(library)
    , m_core(policy, library, {})
    , m_sweep(timers)
    , m_report(timers)
{
}

UploadServer::~UploadServer()
{
    for (const auto& entry : m_sessions)
        entry.session->disconnect(this);
}

UploadServer::Held* UploadServer::held(const net::Session* session)
{
    const auto found = std::find_if(m_sessions.begin(), m_sessions.end(),
                                    [session](const Held& entry) { return entry.session.get() == session; });
    return found == m_sessions.end() ? nullptr : &*found;
}

/// Lets go of a session, but not from inside one of its signals.
void UploadServer::release(const net::Session* session)
{
    auto* entry = held(session);
    if (!entry)
        return;
    entry->session->disconnect(this);
    QMetaObject::invokeMethod(this, [kept = entry->session] { Q_UNUSED(kept) }, Qt::QueuedConnection);
    std::erase_if(m_sessions, [session](const Held& other) { return other.session.get() == session; });
}

bool UploadServer::makeRoom(const wire::AccountId& peer)
{
    int same = 0;
    const Held* idle = nullptr;
    for (const auto& entry : m_sessions) {
        if (entry.session->peer().account != peer)
            continue;
        ++same;
        if (entry.streams == 0 && !idle)
            idle = &entry;
    }
    if (same < MaxSessionsPerPeer)
        return true;
    if (!idle)
        return false;
    const auto session = idle->session;
    session->close(net::CloseReason::Limit);
    release(session.get());
    return true;
}

void UploadServer::accept(std::shared_ptr<net::Session> session)
{
    if (!session || !session->isOpen() || session->purpose() != net::Purpose::File)
        return;
    const auto peer = session->peer().account;
    if (!makeRoom(peer)) {
        session->close(net::CloseReason::Limit);
        return;
    }
    auto* raw = session.get();
    connect(raw, &net::Session::streamOpened, this, [this, peer](net::Stream* stream) {
        if (stream->kind() == net::StreamKind::File)
            addStream(stream, peer);
    });
    connect(raw, &net::Session::closed, this, [this, raw] { release(raw); });
    m_sessions.push_back({ std::move(session), 0, m_clock.now() });
    if (!m_sweep.isActive())
        m_sweep.start(IdleTime, [this] { sweep(); });
}

void UploadServer::sweep()
{
    const auto now = m_clock.now();
    std::vector<std::shared_ptr<net::Session>> idle;
    for (const auto& entry : m_sessions) {
        if (entry.streams == 0 && now - entry.idleSince >= IdleTime)
            idle.push_back(entry.session);
    }
    for (const auto& session : idle) {
        session->close(net::CloseReason::Ok);
        release(session.get());
    }
    if (!m_sessions.empty())
        m_sweep.start(IdleTime / 2, [this] { sweep(); });
}

void UploadServer::addStream(net::Stream* stream, const wire::AccountId& peer)
{
    const auto id = m_core.opened(peer);
    m_streams.emplace(id, stream);
    auto* session = &stream->session();
    if (auto* entry = held(session))
        ++entry->streams;
    connect(stream, &net::Stream::received, this, [this, id](const QByteArray& message) {
        m_core.received(id, message);
        pump();
    });
    connect(stream, &net::Stream::writable, this, [this, id] {
        if (const auto found = m_streams.find(id); found != m_streams.end() && found->second)
            m_core.writable(id, found->second->unsentBytes());
        pump();
    });
    connect(stream, &net::Stream::closed, this, [this, id, session] {
        m_core.closed(id);
        m_streams.erase(id);
        if (auto* entry = held(session)) {
            --entry->streams;
            entry->idleSince = m_clock.now();
        }
        pump();
    });
    pump();
}

void UploadServer::dropPeer(const wire::AccountId& peer, net::CloseReason reason)
{
    const auto sessions = m_sessions; // closing may change the list
    for (const auto& entry : sessions) {
        if (entry.session->peer().account == peer)
            entry.session->close(reason);
    }
}

void UploadServer::closeAll()
{
    const auto sessions = m_sessions;
    for (const auto& entry : sessions)
        entry.session->close(net::CloseReason::Shutdown);
}

void UploadServer::pump()
{
    if (m_pumping)
        return;
    m_pumping = true;
    for (auto actions = m_core.takeActions(); !actions.empty(); actions = m_core.takeActions()) {
        for (const auto& action : actions)
            std::visit([this](const auto& value) { perform(value); }, action);
        // The core counts what it sends; the stream knows what has left since.
        for (const auto& [id, stream] : m_streams) {
            if (stream)
                m_core.writable(id, stream->unsentBytes());
        }
    }
    m_pumping = false;
    for (const auto& sent : m_core.takeSent())
        m_ledger.add(sent, m_clock.now());
    if (m_ledger.isActive() && !m_report.isActive())
        m_report.start(RateMeter::SampleTime, [this] { report(); });
}

void UploadServer::report()
{
    std::set<wire::AccountId> connected;
    for (const auto& [id, stream] : m_streams) {
        if (stream)
            connected.insert(stream->session().peer().account);
    }
    for (const auto& upload : m_ledger.update(connected, m_clock.now()))
        Q_EMIT uploadChanged(upload);
    if (m_ledger.isActive())
        m_report.start(RateMeter::SampleTime, [this] { report(); });
}

void UploadServer::perform(const UploadCore::SendMessage& send)
{
    const auto found = m_streams.find(send.upload);
    if (found != m_streams.end() && found->second && !found->second->send(send.message))
        qCDebug(lcTransfer) << "upload" << send.upload.value << "has closed";
}

void UploadServer::perform(const UploadCore::CloseUpload& close)
{
    const auto found = m_streams.find(close.upload);
    if (found == m_streams.end())
        return;
    const auto stream = found->second;
    m_streams.erase(found);
    if (!stream)
        return;
    qCInfo(lcTransfer) << "upload to" << redacted(stream->session().peer().account.toHex()) << "ended, reason"
                       << static_cast<int>(close.reason);
    if (auto* entry = held(&stream->session())) {
        --entry->streams;
        entry->idleSince = m_clock.now();
    }
    stream->disconnect(this);
    stream->close(close.reason);
}

void UploadServer::perform(const UploadCore::ReadManifest& read)
{
    const auto content = read.content;
    whenDone(m_database.run([content](storage::Database& db) { return TransferStore(db).shareManifest(content); }), this,
             [this, id = read.read](storage::StorageResult<QByteArray> manifest) {
                 if (manifest && !manifest->isEmpty())
                     m_core.manifestRead(id, std::move(*manifest));
                 else
                     m_core.manifestRead(id, fail(manifest ? NackReason::NotShared : NackReason::ReadError));
                 pump();
             });
}

void UploadServer::perform(const UploadCore::ReadRange& read)
{
    if (read.length <= SectorBytes) {
        if (auto tree = HashTree::fromNodes(read.length, read.root, {}))
            return readFrom(std::make_shared<HashTree>(std::move(*tree)), read);
    }
    if (const auto tree = m_trees.find(read.root))
        return readFrom(tree, read);
    auto& waiting = m_awaitingTree[read.root];
    waiting.push_back(read);
    if (waiting.size() > 1)
        return;
    auto load = m_database.run(
        [root = read.root, length = read.length](storage::Database& db) -> storage::StorageResult<std::shared_ptr<HashTree>> {
            ALLIUM_TRY(auto nodes, TransferStore(db).treeNodes(root));
            auto tree = HashTree::fromNodes(length, root, std::move(nodes));
            return tree ? std::make_shared<HashTree>(std::move(*tree)) : nullptr;
        });
    whenDone(load, this, [this, root = read.root](storage::StorageResult<std::shared_ptr<HashTree>> tree) {
        treeLoaded(root, tree ? *tree : nullptr);
    });
}

void UploadServer::treeLoaded(const wire::FileRoot& root, const std::shared_ptr<const HashTree>& tree)
{
    const auto waiting = m_awaitingTree.take(root);
    if (tree)
        m_trees.insert(tree);
    for (const auto& read : waiting) {
        if (tree)
            readFrom(tree, read);
        else
            m_core.leavesRead(read.read, fail(NackReason::ReadError));
    }
    pump();
}

void UploadServer::readFrom(const std::shared_ptr<const HashTree>& tree, const UploadCore::ReadRange& read)
{
    const auto file = m_library.fileOf(read.content, read.root);
    if (!file) {
        m_core.leavesRead(read.read, fail(NackReason::NotShared)); // unshared just now
        return;
    }
    using Leaves = Result<ReadLeaves, NackReason>;
    const auto give = [this, id = read.read](Leaves leaves) {
        m_core.leavesRead(id, std::move(leaves));
        pump();
    };
    if (!file->path.isEmpty()) {
        whenDone(m_disk.run([tree, file = *file, read]() -> Leaves { return readLeaves(file, *tree, read); }), this, give);
        return;
    }
    auto load = m_database.run([tree, read](storage::Database& db) -> storage::StorageResult<Leaves> {
        const auto span = SectorSpan::around(read.part);
        ALLIUM_TRY(const auto sectors, TransferStore(db).keptSectors(read.content, span.first, span.count));
        return leavesOf(sectors, *tree, read);
    });
    whenDone(load, this, [give](storage::StorageResult<Leaves> leaves) {
        give(leaves ? std::move(*leaves) : Leaves(fail(NackReason::ReadError)));
    });
}

} // namespace allium::transfer

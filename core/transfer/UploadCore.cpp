// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/UploadCore.h"

#include "core/transfer/Manifest.h"

#include <algorithm>

namespace allium::transfer {

UploadCore::UploadCore(const AccessPolicy& policy, const ShareCatalog& catalog, Limits limits)
    : m_policy(policy)
    , m_catalog(catalog)
    , m_limits(limits)
{
}

UploadId UploadCore::opened(const wire::AccountId& peer)
{
    const UploadId id { m_nextUpload++ };
    m_uploads[id].peer = peer;
    auto& streams = m_peers[peer].streams;
    streams.push_back(id);
    if (streams.size() > m_limits.streamsPerPeer)
        close(id, net::CloseReason::Limit);
    return id;
}

void UploadCore::closed(UploadId id)
{
    const auto found = m_uploads.find(id);
    if (found == m_uploads.end())
        return;
    const auto peer = m_peers.find(found->second.peer);
    std::erase(peer->second.streams, id);
    if (peer->second.streams.empty())
        m_peers.erase(peer);
    for (const auto read : found->second.reads) {
        // What was read waited for its turn, which does not come any more.
        if (const auto waiting = m_reads.find(read); waiting != m_reads.end() && waiting->second.result)
            m_reads.erase(waiting);
    }
    m_uploads.erase(found); // reads under way find it gone
}

void UploadCore::close(UploadId id, net::CloseReason reason)
{
    m_actions.emplace_back(CloseUpload { id, reason });
    closed(id);
}

std::size_t UploadCore::pendingRequests(UploadId upload) const
{
    const auto found = m_uploads.find(upload);
    return found == m_uploads.end() ? 0 : found->second.jobs.size();
}

void UploadCore::received(UploadId id, QByteArrayView message)
{
    const auto found = m_uploads.find(id);
    if (found == m_uploads.end())
        return;
    const auto decoded = decodeMessage(message);
    if (!decoded) {
        if (decoded.error() != MessageError::Unknown)
            close(id, net::CloseReason::Protocol);
        return;
    }
    if (const auto* get = std::get_if<Get>(&*decoded))
        handle(id, found->second, *get);
    else if (const auto* manifest = std::get_if<ManifestGet>(&*decoded))
        handle(id, found->second, *manifest);
    else if (const auto* cancel = std::get_if<Cancel>(&*decoded))
        handle(id, found->second, *cancel);
    else
        close(id, net::CloseReason::Protocol); // answers to a question we did not ask
    pump();
}

void UploadCore::handle(UploadId id, Upload& upload, const ManifestGet& get)
{
    if (upload.jobs.size() >= m_limits.requestsPerStream)
        return nack(id, get.request, NackReason::Busy);
    if (!m_policy.mayFetch(upload.peer, get.content) || !m_catalog.find(get.content))
        return nack(id, get.request, NackReason::NotShared);
    Job job;
    job.request = get.request;
    job.content = get.content;
    job.isManifest = true;
    job.nextByte = get.offset;
    upload.jobs.push_back(std::move(job));
}

void UploadCore::handle(UploadId id, Upload& upload, const Get& get)
{
    if (upload.jobs.size() >= m_limits.requestsPerStream)
        return nack(id, get.request, NackReason::Busy);
    // "Not for you" and "not here" look alike, so that nobody can probe for what we have.
    const auto shared = m_policy.mayFetch(upload.peer, get.content) ? m_catalog.find(get.content) : nullptr;
    if (!shared)
        return nack(id, get.request, NackReason::NotShared);
    const auto file = shared->files.find(get.root);
    if (file == shared->files.end())
        return nack(id, get.request, NackReason::BadRequest);
    const TreeShape shape(file->second);
    const auto last = get.range.end() - 1;
    if (!shape.contains(get.range) || get.anchorLevel > shape.height()
        || (get.range.first >> get.anchorLevel) != (last >> get.anchorLevel))
        return nack(id, get.request, NackReason::BadRequest);
    Job job;
    job.request = get.request;
    job.content = get.content;
    job.root = get.root;
    job.length = file->second;
    job.range = get.range;
    job.anchorLevel = get.anchorLevel;
    job.nextRead = get.range.first;
    upload.jobs.push_back(std::move(job));
}

void UploadCore::handle(UploadId id, Upload& upload, const Cancel& cancel)
{
    const auto isIt = [&cancel](const Job& job) { return job.request == cancel.request; };
    const auto reading = std::any_of(m_reads.begin(), m_reads.end(), [&](const auto& entry) {
        return entry.second.upload == id && entry.second.request == cancel.request && !entry.second.dropped;
    });
    if (!reading && std::none_of(upload.jobs.begin(), upload.jobs.end(), isIt))
        return; // answered in full; the asker has seen the end or will
    dropJob(id, upload, cancel.request);
    nack(id, cancel.request, NackReason::Cancelled);
}

void UploadCore::dropJob(UploadId id, Upload& upload, RequestNumber request)
{
    if (!upload.jobs.empty() && upload.jobs.front().request == request)
        upload.loadingManifest = false;
    std::erase_if(upload.jobs, [request](const Job& job) { return job.request == request; });
    for (auto& [readId, read] : m_reads) {
        if (read.upload == id && read.request == request)
            read.dropped = true;
    }
}

void UploadCore::nack(UploadId id, RequestNumber request, NackReason reason)
{
    auto& upload = m_uploads.at(id);
    send(id, upload, encodeMessage(Nack { request, reason }));
    // Somebody who asks and asks but reads no answer would fill our memory with refusals.
    if (upload.unsent > 2 * m_limits.streamBytes)
        close(id, net::CloseReason::Limit);
}

void UploadCore::send(UploadId id, Upload& upload, QByteArray message)
{
    upload.unsent += message.size();
    m_actions.emplace_back(SendMessage { id, std::move(message) });
}

void UploadCore::writable(UploadId id, qint64 unsentBytes)
{
    const auto found = m_uploads.find(id);
    if (found == m_uploads.end())
        return;
    found->second.unsent = unsentBytes;
    pump();
}

bool UploadCore::isOpen(const Upload& upload) const
{
    return !upload.jobs.empty() && !upload.loadingManifest
        && upload.unsent + upload.reading + SectorBytes <= m_limits.streamBytes && m_reading < m_limits.readBytes;
}

void UploadCore::pump()
{
    bool served = true;
    while (served && !m_peers.empty()) {
        served = false;
        // One turn for each peer, starting after the one served last.
        const auto rounds = m_peers.size();
        for (std::size_t i = 0; i < rounds; ++i) {
            auto peer = m_peers.upper_bound(m_turn);
            if (peer == m_peers.end())
                peer = m_peers.begin();
            m_turn = peer->first;
            served = serveOne(peer->second) || served;
        }
    }
}

bool UploadCore::serveOne(Peer& peer)
{
    for (std::size_t i = 0; i < peer.streams.size(); ++i) {
        peer.next = (peer.next + 1) % peer.streams.size();
        const auto id = peer.streams[peer.next];
        if (auto& upload = m_uploads.at(id); isOpen(upload))
            return serve(id, upload);
    }
    return false;
}

bool UploadCore::serve(UploadId id, Upload& upload)
{
    auto& job = upload.jobs.front();
    if (job.isManifest) {
        if (job.manifest.isEmpty()) {
            const ReadId read { m_nextRead++ };
            m_reads.emplace(read, Read { id, job.request, job.content, {}, 0, false, {} });
            upload.loadingManifest = true;
            m_actions.emplace_back(ReadManifest { read, job.content });
            return true;
        }
        ManifestPart part { job.request, static_cast<std::uint32_t>(job.manifest.size()),
                            static_cast<std::uint32_t>(job.nextByte),
                            job.manifest.mid(job.nextByte, MaxManifestPartBytes) };
        job.nextByte += part.bytes.size();
        if (job.nextByte >= job.manifest.size())
            upload.jobs.pop_front();
        send(id, upload, encodeMessage(part));
        return true;
    }
    // Up to the end of the sector.
    const auto end = std::min(job.range.end(), (job.nextRead / LeavesPerSector + 1) * LeavesPerSector);
    const LeafRange part { job.nextRead, static_cast<std::uint32_t>(end - job.nextRead) };
    const ReadId read { m_nextRead++ };
    const qint64 bytes = qint64 { part.count } * LeafBytes;
    m_actions.emplace_back(
        ReadRange { read, job.content, job.root, job.length, job.range, part, job.anchorLevel });
    m_reads.emplace(read, Read { id, job.request, job.content, part, bytes, false, {} });
    upload.reading += bytes;
    upload.reads.push_back(read);
    m_reading += bytes;
    job.nextRead = end;
    if (end == job.range.end())
        upload.jobs.pop_front();
    return true;
}

void UploadCore::leavesRead(ReadId id, Result<ReadLeaves, NackReason> result)
{
    const auto found = m_reads.find(id);
    if (found == m_reads.end())
        return;
    m_reading -= found->second.bytes;
    const auto uploadId = found->second.upload;
    found->second.result = std::move(result);
    const auto owner = m_uploads.find(uploadId);
    if (owner == m_uploads.end()) {
        m_reads.erase(found);
        return pump();
    }
    // Answers leave in the order of the reads, whichever of them is ready first.
    auto& reads = owner->second.reads;
    while (!reads.empty() && m_reads.at(reads.front()).result) {
        auto read = std::move(m_reads.at(reads.front()));
        m_reads.erase(reads.front());
        reads.pop_front();
        owner->second.reading -= read.bytes;
        if (!read.dropped)
            answer(uploadId, read);
        if (!m_uploads.contains(uploadId))
            break; // closed for its refusals
    }
    pump();
}

void UploadCore::answer(UploadId id, Read& read)
{
    auto& upload = m_uploads.at(id);
    auto& result = *read.result;
    if (!result) {
        dropJob(id, upload, read.request);
        return nack(id, read.request, result.error());
    }
    noteSent(upload.peer, read.content, static_cast<std::uint64_t>(result->bytes.size()));
    qsizetype at = 0;
    for (std::uint32_t i = 0; i < read.part.count; ++i) {
        const auto leaf = QByteArrayView(result->bytes).sliced(at).first(
            std::min<qsizetype>(LeafBytes, result->bytes.size() - at));
        at += leaf.size();
        send(id, upload, encodeData(read.request, read.part.first + i, leaf, result->proofs[i]));
    }
}

void UploadCore::noteSent(const wire::AccountId& peer, const wire::ContentId& content, std::uint64_t bytes)
{
    m_bytesSent += bytes;
    const auto known = std::find_if(m_sent.begin(), m_sent.end(),
                                    [&](const Sent& sent) { return sent.peer == peer && sent.content == content; });
    if (known == m_sent.end())
        m_sent.push_back({ peer, content, bytes });
    else
        known->bytes += bytes;
}

void UploadCore::manifestRead(ReadId id, Result<QByteArray, NackReason> result)
{
    const auto found = m_reads.find(id);
    if (found == m_reads.end())
        return;
    const auto read = std::move(found->second);
    m_reads.erase(found);
    const auto owner = m_uploads.find(read.upload);
    if (owner != m_uploads.end() && !read.dropped && !owner->second.jobs.empty()) {
        auto& upload = owner->second;
        upload.loadingManifest = false;
        auto& job = upload.jobs.front();
        if (!result || job.nextByte >= result->size()) {
            const auto reason = result ? NackReason::BadRequest : result.error();
            upload.jobs.pop_front();
            nack(read.upload, read.request, reason);
        } else {
            job.manifest = std::move(*result);
        }
    }
    pump();
}

} // namespace allium::transfer

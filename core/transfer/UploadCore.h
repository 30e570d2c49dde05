// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/Session.h"
#include "core/transfer/Interfaces.h"
#include "core/transfer/Messages.h"

#include <deque>
#include <map>
#include <memory>
#include <unordered_map>
#include <vector>

namespace allium::transfer {

/// What is shared, as far as answering needs to know. Immutable once made.
struct SharedContent {
    wire::ContentId content;
    std::unordered_map<wire::FileRoot, std::uint64_t> files; ///< root to length
};

/// Looks contents up from memory.
class ShareCatalog {
public:
    virtual ~ShareCatalog() = default;
    virtual std::shared_ptr<const SharedContent> find(const wire::ContentId& content) const = 0;
};

struct UploadTag;
struct ReadTag;
/// One stream on which somebody fetches.
using UploadId = StrongNumber<UploadTag, std::uint32_t>;
using ReadId = StrongNumber<ReadTag>;

/// Leaves read from the disk, checked against the tree, with their proofs.
struct ReadLeaves {
    QByteArray bytes;
    std::vector<QByteArray> proofs;
};

/// Answers everybody who fetches from us. Pure: messages in, reads and messages out. Reads a sector
/// at a time and only as much as a stream has room for; peers take turns, one sector each, however
/// many streams or requests they have (deficit round robin with equal quanta).
class UploadCore {
public:
    struct Limits {
        qint64 streamBytes = 512LL * 1024; ///< unsent and being read, per stream
        qint64 readBytes = 8LL * 1024 * 1024; ///< being read for all streams
        std::size_t requestsPerStream = 1024;
        std::size_t streamsPerPeer = 16;
    };

    struct SendMessage {
        UploadId upload;
        QByteArray message;
    };
    struct CloseUpload {
        UploadId upload;
        net::CloseReason reason = net::CloseReason::Protocol;
    };
    /// Read whole sectors around `part` and prove it as part of `range`; answer with leavesRead().
    struct ReadRange {
        ReadId read;
        wire::ContentId content;
        wire::FileRoot root;
        std::uint64_t length = 0;
        LeafRange range;
        LeafRange part;
        unsigned anchorLevel = 0;
    };
    /// Answer with manifestRead().
    struct ReadManifest {
        ReadId read;
        wire::ContentId content;
    };
    using Action = std::variant<SendMessage, CloseUpload, ReadRange, ReadManifest>;

    /// File data that went to somebody.
    struct Sent {
        wire::AccountId peer;
        wire::ContentId content;
        std::uint64_t bytes = 0;
    };

    UploadCore(const AccessPolicy& policy, const ShareCatalog& catalog, Limits limits);

    /// The stream's owner calls writable() whenever what is unsent has shrunk.
    UploadId opened(const wire::AccountId& peer);
    void closed(UploadId upload);
    void received(UploadId upload, QByteArrayView message);
    void writable(UploadId upload, qint64 unsentBytes);
    void leavesRead(ReadId read, Result<ReadLeaves, NackReason> result);
    void manifestRead(ReadId read, Result<QByteArray, NackReason> result);

    std::vector<Action> takeActions() { return std::exchange(m_actions, {}); }
    std::size_t uploads() const { return m_uploads.size(); }
    std::size_t pendingRequests(UploadId upload) const;
    /// Asked for, or here and waiting for their turn.
    std::size_t reads() const { return m_reads.size(); }
    /// Sent to everybody, file data only.
    std::uint64_t bytesSent() const { return m_bytesSent; }
    /// What was sent since this was asked last, one entry for each peer and content.
    std::vector<Sent> takeSent() { return std::exchange(m_sent, {}); }

private:
    struct Job {
        RequestNumber request;
        wire::ContentId content;
        bool isManifest = false;
        // A range of leaves
        wire::FileRoot root;
        std::uint64_t length = 0;
        LeafRange range;
        unsigned anchorLevel = 0;
        std::uint64_t nextRead = 0; ///< leaf
        // A manifest
        QByteArray manifest;
        qint64 nextByte = 0;
    };
    struct Upload {
        wire::AccountId peer;
        std::deque<Job> jobs;
        qint64 unsent = 0;
        qint64 reading = 0;
        std::deque<ReadId> reads; ///< of leaves, in the order they are answered in
        bool loadingManifest = false;
    };
    struct Read {
        UploadId upload;
        RequestNumber request;
        wire::ContentId content;
        LeafRange part;
        qint64 bytes = 0;
        bool dropped = false; ///< cancelled, or the request has failed
        std::optional<Result<ReadLeaves, NackReason>> result;
    };
    struct Peer {
        std::vector<UploadId> streams;
        std::size_t next = 0; ///< whose turn it is
    };

    void handle(UploadId id, Upload& upload, const ManifestGet& get);
    void handle(UploadId id, Upload& upload, const Get& get);
    void handle(UploadId id, Upload& upload, const Cancel& cancel);
    void nack(UploadId id, RequestNumber request, NackReason reason);
    void send(UploadId id, Upload& upload, QByteArray message);
    void close(UploadId id, net::CloseReason reason);
    /// Lets peers take turns until nobody can go on.
    void pump();
    bool serveOne(Peer& peer);
    bool serve(UploadId id, Upload& upload);
    bool isOpen(const Upload& upload) const;
    void dropJob(UploadId id, Upload& upload, RequestNumber request);
    void answer(UploadId id, Read& read);
    void noteSent(const wire::AccountId& peer, const wire::ContentId& content, std::uint64_t bytes);

    const AccessPolicy& m_policy;
    const ShareCatalog& m_catalog;
    Limits m_limits;
    std::map<UploadId, Upload> m_uploads;
    std::map<wire::AccountId, Peer> m_peers;
    wire::AccountId m_turn; ///< who was served last
    std::map<ReadId, Read> m_reads;
    std::uint32_t m_nextUpload = 1;
    std::uint64_t m_nextRead = 1;
    qint64 m_reading = 0;
    std::uint64_t m_bytesSent = 0;
    std::vector<Sent> m_sent;
    std::vector<Action> m_actions;
};

} // namespace allium::transfer

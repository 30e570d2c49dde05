// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dht/Record.h"

#include <map>
#include <vector>

namespace allium::dht {

struct StoreLimits {
    qint64 totalBytes = 64LL * 1024 * 1024;
    /// Of that, kept free for records that belong near us.
    qint64 reservePercent = 10;
    qint64 signerBytes = 64LL * 1024;
    std::size_t signerRecords = 32;
    std::size_t providersPerContent = 64;
    std::size_t sampledProviders = 20; ///< in one answer
};

/// What this node keeps for others. Holds what Record::decode() and checkTimes() let through, and decides between
/// what is there and what comes: the higher sequence wins, tombstones included, and nobody fills more than their
/// part. Where there is no room, what is farthest from us goes first. In memory; who wants it to outlast a restart
/// takes all() and puts it back.
///
/// Invariant: no record has expired when it is given out; bytes() and count() are of what is held; no key is empty.
class RecordStore {
public:
    enum class Outcome {
        Stored,
        Refreshed, ///< it was there; it may live longer now
        Older, ///< a higher sequence is there, or another value of the same
        NotExpected, ///< the owner named the sequence that it changes, and another is there
        SignerFull, ///< who signed it has enough here
        Full, ///< there is no room, and what is here is closer to us
        Refused, ///< by Record::checkTimes()
    };

    explicit RecordStore(const NodeId& self, const StoreLimits& limits = {});

    /// `expected`: only over this sequence (0: over nothing), so that two writers do not undo each other.
    /// `isOurRange`: it belongs to us and our neighbours, for whom the reserve is.
    Outcome put(const Record& record, WallTime now, bool isOurRange, std::optional<std::uint64_t> expected = {});
    /// At most one but for providers, of which it is any few: who asks often learns of all, and no one of them gets
    /// everybody. A tombstone is given out too: it is news.
    std::vector<Record> get(const Key& key, WallTime now, Random& random) const;
    /// All of a key, for neighbours.
    std::vector<Record> allOf(const Key& key, WallTime now) const;
    std::vector<Key> keys() const;
    /// Drops what has expired.
    void expire(WallTime now);
    void remove(const Key& key);

    qint64 bytes() const { return m_bytes; }
    std::size_t count() const { return m_count; }

private:
    struct Entry {
        Record record;
        WallTime expires;
        qint64 bytes;
    };
    using Entries = std::vector<Entry>; ///< one, or providers
    struct Usage {
        qint64 bytes = 0;
        std::size_t records = 0;
    };

    Outcome decide(const Entries& present, const Record& record, WallTime now, std::optional<std::uint64_t> expected) const;
    /// Where the record stands that this one takes the place of; the end: none.
    static Entries::const_iterator predecessorOf(const Entries& present, const Record& record);
    bool makeRoom(const Key& key, qint64 bytes, bool isOurRange, WallTime now);
    bool signerHasRoom(const Record& record, qint64 growth, bool isNew) const;
    void insert(Entries& present, Entry entry);
    void drop(const Entry& entry);
    Distance placeOf(const Key& key) const { return distance(m_self, key); }

    NodeId m_self;
    StoreLimits m_limits;
    std::map<Distance, Entries> m_records; ///< by how far the key is from us
    WallTime m_nextExpiry = WallTime::max(); ///< nothing expires before
    std::map<crypto::Ed25519PublicKey, Usage> m_usage;
    qint64 m_bytes = 0;
    std::size_t m_count = 0;
};

} // namespace allium::dht

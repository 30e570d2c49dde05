// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dht/RecordStore.h"

#include <algorithm>

namespace allium::dht {
namespace {

const OwnedRecord* owned(const Record& record)
{
    return std::get_if<OwnedRecord>(&record.body());
}

const ProviderRecord* provider(const Record& record)
{
    return std::get_if<ProviderRecord>(&record.body());
}

} // namespace

RecordStore::RecordStore(const NodeId& self, const StoreLimits& limits)
    : m_self(self)
    , m_limits(limits)
{
}

RecordStore::Entries::const_iterator RecordStore::predecessorOf(const Entries& present, const Record& record)
{
    const auto* const ours = provider(record);
    return std::find_if(present.begin(), present.end(), [&](const Entry& entry) {
        const auto* const theirs = provider(entry.record);
        return ours == nullptr || (theirs != nullptr && theirs->provider == ours->provider);
    });
}

RecordStore::Outcome RecordStore::decide(const Entries& present, const Record& record, WallTime now,
                                         std::optional<std::uint64_t> expected) const
{
    const auto* const next = owned(record);
    if (next == nullptr)
        return present.empty() ? Outcome::Stored : Outcome::Refreshed;
    const bool isThere = !present.empty() && present.front().expires > now;
    const auto* const last = isThere ? owned(present.front().record) : nullptr;
    if (last == nullptr)
        return expected.value_or(0) == 0 ? Outcome::Stored : Outcome::NotExpected;
    // The same once more only puts off its end.
    if (next->sequence == last->sequence && next->value == last->value)
        return next->expires >= last->expires ? Outcome::Refreshed : Outcome::Older;
    if (expected && *expected != last->sequence)
        return Outcome::NotExpected;
    return next->sequence > last->sequence ? Outcome::Stored : Outcome::Older;
}

RecordStore::Outcome RecordStore::put(const Record& record, WallTime now, bool isOurRange, std::optional<std::uint64_t> expected)
{
    if (!record.checkTimes(now))
        return Outcome::Refused;
    static const Entries Nothing;
    const auto found = m_records.find(placeOf(record.key()));
    const auto& present = found == m_records.end() ? Nothing : found->second;
    const auto outcome = decide(present, record, now, expected);
    if (outcome != Outcome::Stored && outcome != Outcome::Refreshed)
        return outcome;
    const auto before = predecessorOf(present, record);
    const bool replaces = before != present.end();
    const auto bytes = static_cast<qint64>(record.encode().size());
    const auto growth = bytes - (replaces ? before->bytes : 0);
    if (!signerHasRoom(record, growth, !replaces))
        return Outcome::SignerFull;
    if (!makeRoom(record.key(), growth, isOurRange, now))
        return Outcome::Full;
    insert(m_records[placeOf(record.key())], { record, record.expiry(now), bytes }); // what expired there may be gone by now
    return replaces ? outcome : Outcome::Stored;
}

bool RecordStore::signerHasRoom(const Record& record, qint64 growth, bool isNew) const
{
    const auto signer = record.signer();
    const auto found = signer ? m_usage.find(*signer) : m_usage.end();
    const auto usage = found == m_usage.end() ? Usage() : found->second;
    return !signer
        || (usage.bytes + growth <= m_limits.signerBytes && usage.records + (isNew ? 1 : 0) <= m_limits.signerRecords);
}

/// What has expired goes first, then what is farther from us than the newcomer, farthest first.
bool RecordStore::makeRoom(const Key& key, qint64 bytes, bool isOurRange, WallTime now)
{
    const auto limit = isOurRange ? m_limits.totalBytes : m_limits.totalBytes - m_limits.totalBytes * m_limits.reservePercent / 100;
    if (m_bytes + bytes <= limit)
        return true;
    expire(now);
    while (m_bytes + bytes > limit) {
        const auto farthest = m_records.rbegin();
        if (farthest == m_records.rend() || farthest->first <= placeOf(key))
            return false;
        for (const auto& entry : farthest->second)
            drop(entry);
        m_records.erase(std::prev(m_records.end()));
    }
    return true;
}

void RecordStore::insert(Entries& present, Entry entry)
{
    if (const auto before = predecessorOf(present, entry.record); before != present.end()) {
        drop(*before);
        present.erase(before);
    }
    if (provider(entry.record) != nullptr && present.size() >= m_limits.providersPerContent) {
        const auto soonest = std::min_element(present.begin(), present.end(),
                                              [](const Entry& a, const Entry& b) { return a.expires < b.expires; });
        drop(*soonest);
        present.erase(soonest);
    }
    m_nextExpiry = std::min(m_nextExpiry, entry.expires);
    m_bytes += entry.bytes;
    ++m_count;
    if (const auto signer = entry.record.signer()) {
        auto& usage = m_usage[*signer];
        usage.bytes += entry.bytes;
        ++usage.records;
    }
    present.push_back(std::move(entry));
}

/// Takes it out of the sums; whoever calls takes it out of the records.
void RecordStore::drop(const Entry& entry)
{
    m_bytes -= entry.bytes;
    --m_count;
    const auto signer = entry.record.signer();
    const auto usage = signer ? m_usage.find(*signer) : m_usage.end();
    if (usage == m_usage.end())
        return;
    usage->second.bytes -= entry.bytes;
    if (--usage->second.records == 0)
        m_usage.erase(usage);
}

std::vector<Record> RecordStore::allOf(const Key& key, WallTime now) const
{
    std::vector<Record> result;
    if (const auto found = m_records.find(placeOf(key)); found != m_records.end()) {
        for (const auto& entry : found->second) {
            if (entry.expires > now)
                result.push_back(entry.record);
        }
    }
    return result;
}

std::vector<Record> RecordStore::get(const Key& key, WallTime now, Random& random) const
{
    auto all = allOf(key, now);
    const auto count = std::min(all.size(), m_limits.sampledProviders);
    for (std::size_t i = 0; i < count; ++i)
        std::swap(all[i], all[i + random.below(all.size() - i)]);
    all.erase(all.begin() + static_cast<std::ptrdiff_t>(count), all.end());
    return all;
}

std::vector<Key> RecordStore::keys() const
{
    std::vector<Key> result;
    result.reserve(m_records.size());
    for (const auto& [place, entries] : m_records)
        result.push_back(entries.front().record.key());
    return result;
}

void RecordStore::expire(WallTime now)
{
    if (now < m_nextExpiry)
        return;
    m_nextExpiry = WallTime::max();
    for (auto next = m_records.begin(); next != m_records.end();) {
        auto& entries = next->second;
        const auto gone = std::stable_partition(entries.begin(), entries.end(), [&](const Entry& entry) { return entry.expires > now; });
        std::for_each(gone, entries.end(), [this](const Entry& entry) { drop(entry); });
        entries.erase(gone, entries.end());
        for (const auto& entry : entries)
            m_nextExpiry = std::min(m_nextExpiry, entry.expires);
        next = entries.empty() ? m_records.erase(next) : std::next(next);
    }
}

void RecordStore::remove(const Key& key)
{
    const auto found = m_records.find(placeOf(key));
    if (found == m_records.end())
        return;
    std::for_each(found->second.begin(), found->second.end(), [this](const Entry& entry) { drop(entry); });
    m_records.erase(found);
}

} // namespace allium::dht

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dht/ColdContacts.h"

#include <algorithm>
#include <tuple>

namespace allium::dht {
namespace {

bool isBetter(const ColdContact& a, const ColdContact& b)
{
    const auto rank = [](const ColdContact& each) {
        return std::tuple(each.provenance == Provenance::Met, -each.failures, each.info.seenAt);
    };
    return rank(a) > rank(b);
}

void sortBestFirst(std::vector<ColdContact>& contacts)
{
    std::stable_sort(contacts.begin(), contacts.end(), isBetter);
}

} // namespace

template <class Predicate>
void ColdContacts::removeIf(Predicate predicate)
{
    for (auto& bucket : m_buckets)
        bucket.erase(std::remove_if(bucket.begin(), bucket.end(), predicate), bucket.end());
}

bool ColdContacts::learn(const NodeInfo& info, Provenance provenance, WallTime now)
{
    if (info.id == m_self || !info.checkTimes(now))
        return false;
    const auto* const before = findOnion(info.onion);
    if (before != nullptr && before->info.id != info.id && before->info.seenAt >= info.seenAt)
        return false; // where it was
    const auto lastMet = provenance == Provenance::Met ? std::optional(now) : std::nullopt;
    auto& bucket = bucketOf(info.id);
    const auto known = std::find_if(bucket.begin(), bucket.end(), [&](const ColdContact& each) { return each.info.id == info.id; });
    if (known != bucket.end()) {
        // An id belongs to the onion that worked for it: hearsay of another is refused until somebody was met there.
        const bool isSame = known->info.onion == info.onion;
        if (provenance != Provenance::Met && (!isSame || info.seenAt <= known->info.seenAt))
            return false;
        forgetOnion(info.onion, info.id);
        known->info = info;
        known->failures = 0;
        if (lastMet) {
            known->provenance = Provenance::Met;
            known->lastMet = lastMet;
        }
        sortBestFirst(bucket);
        return true;
    }
    const ColdContact contact { info, provenance, lastMet, 0 };
    if (bucket.size() >= PerBucket) {
        if (!isBetter(contact, bucket.back()))
            return false;
        bucket.pop_back();
    }
    // The same onion with new work has a new place; the old one is not there any more.
    forgetOnion(info.onion, info.id);
    bucket.push_back(contact);
    sortBestFirst(bucket);
    return true;
}

void ColdContacts::failed(const NodeId& id)
{
    if (id == m_self)
        return;
    auto& bucket = bucketOf(id);
    const auto known = std::find_if(bucket.begin(), bucket.end(), [&](const ColdContact& each) { return each.info.id == id; });
    if (known == bucket.end())
        return;
    if (++known->failures >= MaxFailures)
        bucket.erase(known);
    else
        sortBestFirst(bucket);
}

void ColdContacts::forget(const NodeId& id)
{
    removeIf([&](const ColdContact& each) { return each.info.id == id; });
}

void ColdContacts::forgetOnion(const crypto::OnionAddress& onion, const NodeId& exceptId)
{
    removeIf([&](const ColdContact& each) { return each.info.onion == onion && each.info.id != exceptId; });
}

void ColdContacts::expire(WallTime now)
{
    removeIf([&](const ColdContact& each) { return !each.info.work.isInTime(now); });
}

std::size_t ColdContacts::size() const
{
    std::size_t sum = 0;
    for (const auto& bucket : m_buckets)
        sum += bucket.size();
    return sum;
}

const ColdContact* ColdContacts::find(const NodeId& id) const
{
    if (id == m_self)
        return nullptr;
    const auto& bucket = m_buckets[static_cast<std::size_t>(sharedBits(id, m_self))];
    const auto known = std::find_if(bucket.begin(), bucket.end(), [&](const ColdContact& each) { return each.info.id == id; });
    return known == bucket.end() ? nullptr : &*known;
}

const ColdContact* ColdContacts::findOnion(const crypto::OnionAddress& onion) const
{
    for (const auto& bucket : m_buckets) {
        const auto known = std::find_if(bucket.begin(), bucket.end(), [&](const ColdContact& each) { return each.info.onion == onion; });
        if (known != bucket.end())
            return &*known;
    }
    return nullptr;
}

std::vector<ColdContact> ColdContacts::inBucket(int bucket) const
{
    return bucket < 0 || bucket >= KeyBits ? Bucket() : m_buckets[static_cast<std::size_t>(bucket)];
}

std::vector<ColdContact> ColdContacts::closest(const Key& target, std::size_t count) const
{
    std::vector<ColdContact> all;
    for (const auto& bucket : m_buckets)
        all.insert(all.end(), bucket.begin(), bucket.end());
    std::sort(all.begin(), all.end(), [&](const ColdContact& a, const ColdContact& b) { return isCloser(a.info.id, b.info.id, target); });
    all.erase(all.begin() + static_cast<std::ptrdiff_t>(std::min(count, all.size())), all.end());
    return all;
}

std::vector<NodeInfo> ColdContacts::sample(std::size_t count, WallTime now, Random& random) const
{
    std::vector<NodeInfo> fresh;
    for (const auto& bucket : m_buckets) {
        for (const auto& contact : bucket) {
            if (contact.info.isFresh(now))
                fresh.push_back(contact.info);
        }
    }
    for (std::size_t i = 0; i < std::min(count, fresh.size()); ++i)
        std::swap(fresh[i], fresh[i + random.below(fresh.size() - i)]);
    fresh.erase(fresh.begin() + static_cast<std::ptrdiff_t>(std::min(count, fresh.size())), fresh.end());
    return fresh;
}

} // namespace allium::dht

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/RequestGate.h"

#include "core/base/ByteCodec.h"
#include "core/crypto/Hash.h"

#include <algorithm>

namespace allium::contacts {
namespace {

std::int64_t hourOf(WallTime time)
{
    return std::chrono::duration_cast<std::chrono::hours>(time.time_since_epoch()).count();
}

} // namespace

bool PendingQueue::isStronger(const Entry& left, const Entry& right)
{
    if (left.isInvited != right.isInvited)
        return left.isInvited;
    if (left.workBits != right.workBits)
        return left.workBits > right.workBits;
    return left.arrived < right.arrived;
}

void PendingQueue::put(const Entry& entry)
{
    take(entry.account);
    const auto at = std::upper_bound(m_entries.begin(), m_entries.end(), entry, isStronger);
    m_entries.insert(at, entry);
}

void PendingQueue::take(const wire::AccountId& account)
{
    std::erase_if(m_entries, [&](const Entry& entry) { return entry.account == account; });
}

bool PendingQueue::contains(const wire::AccountId& account) const
{
    return std::any_of(m_entries.begin(), m_entries.end(), [&](const Entry& entry) { return entry.account == account; });
}

RequestGate::RequestGate(RequestPolicy policy, crypto::Secret key)
    : m_policy(policy)
    , m_key(std::move(key))
{
}

QByteArray RequestGate::cookieOfHour(const wire::AccountId& caller, std::int64_t hour) const
{
    const auto hourBytes = ByteWriter().number(static_cast<std::uint64_t>(hour)).bytes();
    return crypto::deriveKey(m_key, "allium request cookie 1", { hourBytes, caller.view() }).view().toByteArray();
}

QByteArray RequestGate::cookie(const wire::AccountId& caller, WallTime now) const
{
    return cookieOfHour(caller, hourOf(now));
}

bool RequestGate::isCookieValid(QByteArrayView cookie, const wire::AccountId& caller, WallTime now) const
{
    return cookie == cookieOfHour(caller, hourOf(now)) || cookie == cookieOfHour(caller, hourOf(now) - 1);
}

bool RequestGate::isHourSpent(WallTime now) const
{
    const auto recent = std::count_if(m_admitted.begin(), m_admitted.end(),
                                      [&](WallTime time) { return time + std::chrono::hours(1) > now; });
    return recent >= m_policy.perHour;
}

unsigned RequestGate::bitsWanted(WallTime now) const
{
    const bool mustDisplace = m_queue.size() >= m_policy.queueSize || isHourSpent(now);
    const auto* weakest = m_queue.weakest();
    if (!mustDisplace || weakest == nullptr)
        return m_policy.workBits;
    return std::clamp(weakest->workBits + 1, m_policy.workBits, std::max(m_policy.workBits, m_policy.maxWorkBits));
}

bool RequestGate::askedToday(const wire::AccountId& caller, WallTime now) const
{
    const auto found = m_callers.find(caller);
    return found != m_callers.end() && now < found->second + m_policy.perCaller;
}

void RequestGate::remember(const wire::AccountId& caller, WallTime now)
{
    if (m_callers.insert_or_assign(caller, now).second)
        m_callerOrder.push_back(caller);
    if (m_callerOrder.size() > MaxRememberedCallers) {
        m_callers.erase(m_callerOrder.front());
        m_callerOrder.pop_front();
    }
}

void RequestGate::forget(const wire::AccountId& caller)
{
    if (m_callers.erase(caller) != 0)
        std::erase(m_callerOrder, caller);
}

RequestGate::Decision RequestGate::judge(const wire::AccountId& caller, bool isInvited, unsigned bits, WallTime now)
{
    Decision decision;
    const bool isWaiting = m_queue.contains(caller);
    if (!isWaiting && !isInvited && askedToday(caller, now))
        return decision;

    decision.bits = bitsWanted(now);
    if (!isInvited && bits < m_policy.workBits) {
        decision.verdict = Verdict::NeedsWork;
        return decision;
    }
    const PendingQueue::Entry entry { caller, isInvited, bits, now };
    // What overload leaves open is to be stronger than somebody who waits; it never makes the
    // queue longer.
    const bool mustDisplace = !isWaiting && (m_queue.size() >= m_policy.queueSize || (!isInvited && isHourSpent(now)));
    if (mustDisplace) {
        const auto* weakest = m_queue.weakest();
        if (weakest == nullptr)
            return decision;
        if (!PendingQueue::isStronger(entry, *weakest)) {
            if (decision.bits > bits)
                decision.verdict = Verdict::NeedsWork;
            return decision;
        }
        decision.displaced = weakest->account;
        m_queue.take(weakest->account);
    }
    m_queue.put(entry);
    remember(caller, now);
    while (!m_admitted.empty() && m_admitted.front() + std::chrono::hours(1) <= now)
        m_admitted.pop_front();
    if (m_admitted.size() < static_cast<std::size_t>(m_policy.perHour))
        m_admitted.push_back(now);
    decision.verdict = Verdict::Admit;
    return decision;
}

} // namespace allium::contacts

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/crypto/Secret.h"
#include "core/wire/Ids.h"

#include <deque>
#include <map>
#include <optional>
#include <vector>

namespace allium::contacts {

/// What strangers have to do before a person is shown their request. Per network; tests and
/// private networks use no work.
struct RequestPolicy {
    unsigned workBits = 10; ///< asked of everybody; Argon2id tries double with each
    unsigned maxWorkBits = 14; ///< asked at most, under load
    int queueSize = 50;
    int perHour = 20; ///< beyond, a newcomer has to displace a weaker one
    std::chrono::hours perCaller { 24 }; ///< one new request per caller in this time
    int verificationsAtOnce = 16; ///< stamps under verification; more callers are sent away
};

/// Requests that wait for a decision, strongest first: invited, then by work done, then the
/// earliest. Never more than the policy's size.
class PendingQueue {
public:
    struct Entry {
        wire::AccountId account;
        bool isInvited = false;
        unsigned workBits = 0;
        WallTime arrived {};
    };

    void put(const Entry& entry); ///< replaces that account's entry
    void take(const wire::AccountId& account);
    bool contains(const wire::AccountId& account) const;
    int size() const { return static_cast<int>(m_entries.size()); }
    const std::vector<Entry>& entries() const { return m_entries; }
    /// The first to be displaced.
    const Entry* weakest() const { return m_entries.empty() ? nullptr : &m_entries.back(); }
    static bool isStronger(const Entry& left, const Entry& right);

private:
    std::vector<Entry> m_entries;
};

/// The order of gates in front of a new request: invitation, work,
/// rate, queue. Keeps a bounded amount whatever arrives. Pure; node thread.
class RequestGate {
public:
    enum class Verdict {
        Admit,
        NeedsWork, ///< `bits` of it
        TooMany, ///< said to the caller as "pending"
    };
    struct Decision {
        Verdict verdict = Verdict::TooMany;
        unsigned bits = 0;
        std::optional<wire::AccountId> displaced;
    };

    /// Callers remembered for the daily limit.
    static constexpr std::size_t MaxRememberedCallers = 2048;

    RequestGate(RequestPolicy policy, crypto::Secret key);

    /// Good for this caller for at least one hour and at most two: a keyed hash, nothing is kept.
    QByteArray cookie(const wire::AccountId& caller, WallTime now) const;
    bool isCookieValid(QByteArrayView cookie, const wire::AccountId& caller, WallTime now) const;

    unsigned bitsWanted(WallTime now) const;
    /// `bits` is what a verified stamp claims, 0 without one. Admit has entered the request.
    Decision judge(const wire::AccountId& caller, bool isInvited, unsigned bits, WallTime now);

    /// Their request was welcome: it does not count towards the daily limit, should they ask again.
    void forget(const wire::AccountId& caller);

    PendingQueue& queue() { return m_queue; }
    const PendingQueue& queue() const { return m_queue; }
    const RequestPolicy& policy() const { return m_policy; }

private:
    QByteArray cookieOfHour(const wire::AccountId& caller, std::int64_t hour) const;
    bool isHourSpent(WallTime now) const;
    bool askedToday(const wire::AccountId& caller, WallTime now) const;
    void remember(const wire::AccountId& caller, WallTime now);

    RequestPolicy m_policy;
    crypto::Secret m_key;
    PendingQueue m_queue;
    std::deque<WallTime> m_admitted; ///< within the last hour
    std::map<wire::AccountId, WallTime> m_callers;
    std::deque<wire::AccountId> m_callerOrder;
};

} // namespace allium::contacts

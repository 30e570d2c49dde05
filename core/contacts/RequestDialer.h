// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contacts/ContactStore.h"
#include "core/contacts/RequestService.h"
#include "core/crypto/WorkStamp.h"
#include "core/net/SessionDialer.h"

#include <atomic>
#include <deque>
#include <map>
#include <memory>

namespace allium::contacts {

/// Dials the request services of those with whom something is open, until it is settled: requests
/// of ours, acceptances they have not confirmed, removals they have not heard of, and onion IDs
/// whose account we do not know yet. Node thread, owned by ContactsService.
///
/// Per onion:
///
///     Waiting --due--> Dialling --opened--> Talking --settled--> gone
///     Dialling, Talking --failed--> Waiting (back-off)
///     Talking --pending--> Waiting (long)       Talking --challenge--> Solving --solved--> Waiting (now)
class RequestDialer : public QObject {
    Q_OBJECT
public:
    static constexpr int MaxDials = 4;

    RequestDialer(net::NetEnvironment& environment, net::SessionDialer& dialer, Executor& work, ContactBook& book,
                  RequestService& requests, storage::DatabaseWorker& database, const ContactsSettings& settings,
                  QObject* parent = nullptr);
    ~RequestDialer() override;

    void reset(std::vector<OutgoingTarget> targets);
    void start();
    void stop();

    /// Looks again at what the book wants dialled; cheap.
    void refresh();
    /// Everything again from the start: the network is back.
    void dialAll();
    void addTarget(const OutgoingTarget& target, const RequestService::Done& done);
    bool removeTarget(const crypto::OnionAddress& onion, const RequestService::Done& done);
    const std::map<crypto::OnionAddress, OutgoingTarget>& targets() const { return m_targets; }
    /// Fills in how far an outgoing request got.
    void describe(RequestInfo& info) const;

Q_SIGNALS:
    void targetsChanged();
    void storageFailed(allium::storage::StorageErrorKind kind);

private:
    struct Attempt;
    struct ToSolve {
        crypto::OnionAddress onion;
        Challenge challenge;
        std::shared_ptr<std::atomic<bool>> cancelled; ///< the attempt is gone
    };

    Attempt& attemptFor(const crypto::OnionEndpoint& door);
    void schedule(Attempt& attempt, Milliseconds delay);
    void dial(Attempt& attempt);
    void onOpened(const crypto::OnionAddress& onion, const std::shared_ptr<net::Session>& session);
    void adoptTarget(const crypto::OnionAddress& onion, const wire::AccountId& account);
    void talk(Attempt& attempt, const std::shared_ptr<net::Session>& session);
    void say(Attempt& attempt);
    void onChallenge(Attempt& attempt, const Challenge& challenge);
    void solveNext();
    void onSolved(Attempt& attempt, const Challenge& challenge, const std::optional<crypto::WorkStamp>& stamp);
    void onEnded(const crypto::OnionAddress& onion);
    void retryLater(Attempt& attempt, bool isAbsent);
    Milliseconds backoff(int failures, bool isAbsent) const;

    net::NetEnvironment& m_environment;
    net::SessionDialer& m_dialer;
    Executor& m_work;
    ContactBook& m_book;
    RequestService& m_requests;
    storage::DatabaseWorker& m_database;
    const ContactsSettings& m_settings;
    std::map<crypto::OnionAddress, OutgoingTarget> m_targets;
    std::map<crypto::OnionAddress, std::unique_ptr<Attempt>> m_attempts;
    std::deque<ToSolve> m_toSolve;
    bool m_isSolving = false;
    bool m_isRunning = false;
    int m_dials = 0;
};

} // namespace allium::contacts

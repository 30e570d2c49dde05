// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Executor.h"
#include "core/contacts/ContactBook.h"
#include "core/contacts/ContactsTypes.h"
#include "core/contacts/DoorKeeper.h"
#include "core/contacts/RequestTalk.h"

#include <functional>

namespace allium::contacts {

/// Names a circuit for one peer and purpose without naming the peer to tor (PROTOCOL 6, point 8).
QByteArray isolationFor(QByteArrayView purpose, QByteArrayView peer);

/// Drives RequestMachine: what people decide and what request sessions say goes in; what comes out
/// is stored, then sent and reported. Also the gate in front of strangers. RequestDialer makes the
/// outgoing sessions. Node thread, owned by ContactsService.
class RequestService : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(Result<void, ContactsError>)>;
    using Input = std::function<RequestMachine::Outcome(RequestMachine&)>;
    using Command = std::function<Result<RequestMachine::Outcome, RequestMachine::Refused>(RequestMachine&)>;

    RequestService(net::NetEnvironment& environment, Executor& work, ContactBook& book, DoorKeeper& doors,
                   const ContactsSettings& settings, QObject* parent = nullptr);
    ~RequestService() override;

    /// Fills the pending queue from the book.
    void start();
    void stop();

    /// Runs a command of the person on the relation with `account`, stores, reports and says so.
    void command(const wire::AccountId& account, const Command& command, const Done& done);
    /// The same for something learned elsewhere: a session, a notice in it, time.
    void apply(const wire::AccountId& account, const Input& input);

    /// An incoming session for Purpose::Request.
    void serve(const std::shared_ptr<net::Session>& session);
    /// A message of any request session of ours; `talk` may be gone when the answer is ready.
    void take(RequestTalk* talk, const RequestMessage& message);
    /// What to say first to `account`, complete.
    std::optional<RequestMessage> opening(const wire::AccountId& account);

    const RequestGate& gate() const { return m_gate; }
    static RequestInfo infoOf(const ContactRecord& record);

Q_SIGNALS:
    void requestReceived(const allium::contacts::RequestInfo& request);
    void changed(const allium::wire::AccountId& account); ///< the relation, its door or its name
    void contactMade(const allium::wire::AccountId& account);
    void contactGone(const allium::wire::AccountId& account, bool byThem);
    /// Our request has arrived and is pending there.
    void answeredPending(const allium::wire::AccountId& account);

private:
    void onAsk(RequestTalk* talk, const Ask& ask);
    void judge(RequestTalk* talk, const Ask& ask, unsigned bits);
    void process(RequestTalk* talk, const RequestMessage& message);
    void finish(const wire::AccountId& account, Relation::State before, RequestMachine::Outcome outcome, RequestTalk* talk,
                const Done& done);
    void decorate(RequestMessage& message, const wire::AccountId& account);
    void takeDetails(ContactRecord& record, const RequestMessage& message, bool isNewRequest);
    void requeue(const wire::AccountId& account);
    void report(const wire::AccountId& account, Relation::State before, std::optional<RequestMachine::Event> event);

    net::NetEnvironment& m_environment;
    Executor& m_work;
    ContactBook& m_book;
    DoorKeeper& m_doors;
    const ContactsSettings& m_settings;
    RequestGate m_gate;
    std::vector<RequestTalk*> m_talks;
    int m_verifying = 0;
};

} // namespace allium::contacts

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/FileCircuits.h"

#include "core/base/WhenDone.h"

#include <QPromise>

namespace allium::node {
namespace {

using Opened = Result<std::shared_ptr<net::Session>, transfer::DialProblem>;

/// tor asks the same directories for a missing descriptor no sooner.
constexpr auto AbsentFor = std::chrono::minutes(15);

} // namespace

FileCircuits::FileCircuits(contacts::ContactsService& contacts)
    : m_contacts(contacts)
{
}

QFuture<Opened> FileCircuits::open(const wire::AccountId& peer, const QByteArray& isolation)
{
    auto target = m_contacts.fileTarget(peer);
    if (!target)
        return readyFuture(Opened(fail(transfer::DialProblem { true, std::nullopt })));
    target->isolation = isolation;

    auto promise = std::make_shared<QPromise<Opened>>();
    promise->start();
    auto* dial = m_contacts.dialer().dial(*target).release();
    dial->setParent(this); // ends with us when nobody answers first
    connect(dial, &net::PendingDial::opened, this, [promise, dial](const std::shared_ptr<net::Session>& session) {
        promise->addResult(Opened(session));
        promise->finish();
        dial->deleteLater();
    });
    connect(dial, &net::PendingDial::failed, this, [this, promise, dial, peer](const net::DialFailure& failure) {
        // An absent contact whose conversation is open is only slow to publish: no need to wait long.
        const bool wait = failure.isAbsent() && !m_contacts.isOnline(peer);
        promise->addResult(Opened(fail(transfer::DialProblem {
            failure.isAbsent(), wait ? std::optional<std::chrono::milliseconds>(AbsentFor) : std::nullopt })));
        promise->finish();
        dial->deleteLater();
    });
    return promise->future();
}

} // namespace allium::node

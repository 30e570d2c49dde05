// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/ContactsPrivate.h"

#include "core/base/Log.h"
#include "core/base/WhenDone.h"

#include <algorithm>

Q_LOGGING_CATEGORY(logContactsLinks, "core.contacts.links", QtInfoMsg)

namespace allium::contacts {

using State = Relation::State;

ContactsService::Private::Private(ContactsService& service, const ContactsEnvironment& env, ContactsSettings numbers)
    : q(service)
    , environment(env)
    , settings(std::move(numbers))
    , book(env.clock, env.random, env.database)
    , pictures(book, env.database, env.clock, env.timers, env.pictures)
    , net { env.clock, env.timers, env.random, book, settings.net }
    , dialer(net, env.transport)
    , typing(env.timers, [this](const auto& account, bool isTyping) { Q_EMIT q.typingChanged(account, isTyping); })
    , expiry(env.timers)
{
}

ContactsService::Private::~Private() = default;

void ContactsService::Private::makeServices(FriendsDoors stored, std::vector<OutgoingTarget> targets)
{
    updateTold();
    doors = std::make_unique<DoorKeeper>(net, environment.transport, environment.database, book, settings);
    doors->reset(std::move(stored));
    requests = std::make_unique<RequestService>(net, environment.work, book, *doors, settings);
    requestDialer = std::make_unique<RequestDialer>(net, dialer, environment.work, book, *requests, environment.database, settings);
    requestDialer->reset(std::move(targets));

    connect(doors.get(), &DoorKeeper::sessionOpened, &q, [this](const auto& session) { onIncoming(session); });
    connect(doors.get(), &DoorKeeper::listenersChanged, &q, &ContactsService::doorsChanged);
    connect(doors.get(), &DoorKeeper::storageFailed, &q, &ContactsService::storageFailed);
    connect(doors.get(), &DoorKeeper::doorsExchanged, &q, [this] {
        forEachLink([this](FriendLink& link) { tellDoor(link); });
    });
    connect(requests.get(), &RequestService::requestReceived, &q, &ContactsService::requestReceived);
    connect(requests.get(), &RequestService::contactMade, &q, [this](const auto& account) { onContactMade(account); });
    connect(requests.get(), &RequestService::contactGone, &q,
            [this](const auto& account, bool byThem) { onContactGone(account, byThem); });
    connect(requests.get(), &RequestService::changed, &q, [this](const auto& account) { onRelationChanged(account); });
    connect(requestDialer.get(), &RequestDialer::targetsChanged, &q, [this] {
        updateRequestDoor();
        Q_EMIT q.requestsChanged();
    });
    connect(requestDialer.get(), &RequestDialer::storageFailed, &q, &ContactsService::storageFailed);
}

void ContactsService::Private::retire()
{
    requestDialer.reset();
    requests.reset();
    doors.reset();
    pictures.retire();
    book.retire();
}

void ContactsService::Private::startPool()
{
    pool = std::make_unique<net::PeerPool>(net, environment.transport, dialer, book.self());
    connect(pool.get(), &net::PeerPool::sessionOpened, &q,
            [this](const auto& account, const auto& session) { onSessionOpened(account, session); });
    connect(pool.get(), &net::PeerPool::sessionClosed, &q, [this](const auto& account) { onSessionClosed(account); });
}

void ContactsService::Private::stopPool()
{
    typing.clear();
    pool->stop();
    for (const auto& [session, link] : std::exchange(links, {}))
        delete link;
    pool.reset();
}

void ContactsService::Private::updateRequestDoor()
{
    if (!doors)
        return;
    const bool hasOpen = std::any_of(book.records().begin(), book.records().end(), [](const auto& entry) {
        const auto state = entry.second.relation.state;
        return state == State::Outgoing || state == State::Incoming || state == State::Accepted || state == State::Voided;
    });
    doors->setRequestDoorWanted(book.account().isDoorOpen || hasOpen || !requestDialer->targets().empty());
}

void ContactsService::Private::reach(const wire::AccountId& account)
{
    const auto* record = book.find(account);
    if (!pool || record == nullptr || (!record->friendsDoor && !record->contact.requestDoor))
        return;
    net::PeerPool::Peer peer;
    peer.account = account;
    peer.isolation = isolationFor("friend", account.view());
    peer.lastSeen = record->contact.lastSeen;
    peer.lastResort = record->contact.requestDoor;
    if (record->friendsDoor) {
        peer.endpoint = { record->friendsDoor->onion, record->friendsDoor->port, {} };
        useDoorKey(account, *record->friendsDoor);
    } else {
        peer.endpoint = *record->contact.requestDoor;
    }
    pool->add(peer);
}

void ContactsService::Private::useDoorKey(const wire::AccountId& account, const DoorKey& door)
{
    if (const auto told = doorKeys.find(account); told != doorKeys.end() && told->second != door.onion)
        dropDoorKey(account);
    doorKeys.insert_or_assign(account, door.onion);
    environment.transport.addClientKey(door.onion, door.clientSecret);
}

void ContactsService::Private::dropDoorKey(const wire::AccountId& account)
{
    const auto told = doorKeys.find(account);
    if (told == doorKeys.end())
        return;
    environment.transport.removeClientKey(told->second);
    doorKeys.erase(told);
}

QList<Contact> ContactsService::Private::listed(const std::function<bool(const ContactRecord&)>& wanted) const
{
    QList<Contact> list;
    for (const auto& [account, record] : book.records()) {
        if (wanted(record))
            list.append(record.view());
    }
    return list;
}

void ContactsService::Private::forEachLink(const std::function<void(FriendLink&)>& visit)
{
    const auto present = links;
    for (const auto& [session, link] : present)
        visit(*link);
}

void ContactsService::Private::onRelationChanged(const wire::AccountId& account)
{
    updateRequestDoor();
    const auto* record = book.find(account);
    if (record != nullptr && record->relation.isContact()) {
        reach(account);
        Q_EMIT q.contactChanged(record->view());
    }
    Q_EMIT q.requestsChanged();
}

void ContactsService::Private::onContactMade(const wire::AccountId& account)
{
    reach(account);
    if (pool)
        pool->dialNow(account);
    if (const auto* record = book.find(account))
        Q_EMIT q.contactAdded(record->view());
}

void ContactsService::Private::onContactGone(const wire::AccountId& account, bool byThem)
{
    auto* record = book.find(account);
    if (record == nullptr)
        return;
    const bool isBlocked = record->relation.state == State::Blocked;
    if (record->relation.state == State::Voided) {
        forEachLink([&](FriendLink& link) {
            if (link.account() == account)
                link.sendControl(Removed { record->relation.myGeneration });
        });
    }
    if (pool) // to somebody blocked it looks as if we went offline
        pool->remove(account, isBlocked ? net::CloseReason::Shutdown : net::CloseReason::Ok);
    if (record->friendsDoor && !isBlocked) {
        dropDoorKey(account);
        record->friendsDoor.reset();
        book.save(account);
    }
    typing.remove(account);
    moves.erase(account);
    doors->remove(account);
    pictures.forget(account);
    whenDone(environment.database.run([account](storage::Database& db) {
        return MessageOutbox::failAll(db, account, SendFailure::NotAContact);
    }),
             &q, [this, account](const storage::StorageResult<std::vector<MessageOutbox::StateChange>>& changes) {
                 if (changes)
                     onStates(account, *changes);
             });
    Q_EMIT q.contactRemoved(account, byThem);
}

void ContactsService::Private::onIncoming(const std::shared_ptr<net::Session>& session)
{
    switch (session->purpose()) {
    case net::Purpose::Request:
        return requests->serve(session);
    case net::Purpose::File:
        return Q_EMIT q.fileSessionOpened(session);
    case net::Purpose::Friend:
        if (pool)
            pool->adopt(session);
        return;
    }
}

void ContactsService::Private::onSessionOpened(const wire::AccountId& account, const std::shared_ptr<net::Session>& session)
{
    const auto* record = book.find(account);
    if (record == nullptr || (record->device && record->device->device != session->peer().device)) {
        session->close(net::CloseReason::Unknown); // a device its owner has replaced
        return;
    }
    auto* link = new FriendLink(session, book.account().device, environment.database, environment.clock, environment.timers, tellingNow, &q);
    links[session.get()] = link;
    connect(link, &FriendLink::controlReceived, &q, [this, link](const ControlMessage& message) { onControl(*link, message); });
    connect(link, &FriendLink::statesChanged, &q, [this, account](const auto& changes) { onStates(account, changes); });
    connect(link, &FriendLink::theyRead, &q, [this, account](MessagePosition upTo) { Q_EMIT q.theyRead(account, upTo); });
    connect(link, &FriendLink::theyTyped, &q, [this, account] { onTyping(account); });
    connect(link, &FriendLink::storageFailed, &q, &ContactsService::storageFailed);
    connect(link, &FriendLink::shown, &q, [this](const std::vector<StoredMessage>& messages) {
        if (!messages.empty())
            typing.remove(messages.front().contact);
        for (const auto& message : messages) {
            Q_EMIT q.messageStored(message);
            if (std::holds_alternative<FileOfferContent>(message.content))
                Q_EMIT q.offerReceived(message);
        }
    });
    link->sendControl(profile());
    doors->giveKey(account);
    tellDoor(*link);
    if (const auto old = oldDevices.find(account); old != oldDevices.end()) {
        link->sendControl(old->second);
        oldDevices.erase(old);
    }
    if (session->peer().viaPairSecret && record->relation.state == State::Accepted)
        requests->apply(account, [now = environment.clock.wallNow()](RequestMachine& machine) {
            return machine.pairSecretProven(now);
        });
    noteSeen(account);
    Q_EMIT q.presenceChanged(account, true);
}

void ContactsService::Private::onSessionClosed(const wire::AccountId& account)
{
    for (auto it = links.begin(); it != links.end();) {
        auto* link = it->second;
        if (link->account() == account && !link->session().isOpen()) {
            it = links.erase(it);
            link->deleteLater();
        } else {
            ++it;
        }
    }
    if (pool && !pool->isOnline(account)) {
        typing.remove(account);
        noteSeen(account);
        Q_EMIT q.presenceChanged(account, false);
    }
}

void ContactsService::Private::noteSeen(const wire::AccountId& account)
{
    auto* record = book.find(account);
    if (record == nullptr)
        return;
    record->contact.lastSeen = environment.clock.wallNow();
    book.save(account);
}

Profile ContactsService::Private::profile() const
{
    return { book.account().name, pictures.own(), book.account().requestDoor() };
}

void ContactsService::Private::onControl(FriendLink& link, const ControlMessage& message)
{
    const auto account = link.account();
    auto* record = book.find(account);
    if (record == nullptr || !record->relation.isContact())
        return;
    if (const auto* told = std::get_if<Profile>(&message)) {
        onProfile(link, *record, *told);
    } else if (const auto* wanted = std::get_if<PictureWanted>(&message)) {
        pictures.wanted(link, wanted->picture);
    } else if (const auto* picture = std::get_if<PictureMessage>(&message)) {
        pictures.received(link, picture->bytes);
    } else if (const auto* update = std::get_if<EndpointUpdate>(&message)) {
        onEndpointUpdate(link, *update);
    } else if (const auto* ack = std::get_if<EndpointAck>(&message)) {
        doors->acknowledged(account, ack->sequence);
    } else if (const auto* removed = std::get_if<Removed>(&message)) {
        requests->apply(account, [removed, now = environment.clock.wallNow()](RequestMachine& machine) {
            return machine.receive(Void { removed->generation }, now);
        });
    } else if (const auto* old = std::get_if<OldDeviceSeen>(&message)) {
        if (old->device != book.account().device)
            Q_EMIT q.oldDeviceStillRuns(old->device, old->seen);
    }
}

void ContactsService::Private::onProfile(FriendLink& link, ContactRecord& record, const Profile& told)
{
    const auto account = link.account();
    if (told.requestDoor && !told.requestDoor->isOf(link.session().peer()))
        return link.session().close(net::CloseReason::Protocol);
    auto& known = record.contact;
    // Each move may be a dial at once. What is too much now is told again in the next session.
    const bool hasMoved = told.requestDoor && known.requestDoor != told.requestDoor->endpoint()
        && moves.try_emplace(account, limits::Moves, limits::MoveAgainAfter).first->second.take(environment.clock.now());
    const bool isRenamed = !told.name.isEmpty() && told.name != known.name;
    if (isRenamed)
        known.name = told.name;
    if (hasMoved)
        known.requestDoor = told.requestDoor->endpoint();
    if (isRenamed || hasMoved) {
        book.save(account, [this, account, hasMoved](bool isStored) {
            const auto* now = book.find(account);
            if (!isStored || now == nullptr)
                return;
            if (hasMoved) {
                reach(account);
                requestDialer->refresh();
            }
            Q_EMIT q.contactChanged(now->view());
        });
    }
    pictures.told(link, told.picture);
}

void ContactsService::Private::onNewRequestService(crypto::SigningKey key)
{
    qCInfo(logContactsLinks) << "a new onion ID";
    book.account().requestService = std::move(key);
    if (doors)
        doors->publish();
    forEachLink([this](FriendLink& link) { link.sendControl(profile()); });
    if (requestDialer)
        requestDialer->dialAll(); // requests that wait there name the old one
    Q_EMIT q.accountChanged();
}

void ContactsService::Private::onEndpointUpdate(FriendLink& link, const EndpointUpdate& update)
{
    const auto account = link.account();
    auto& record = *book.find(account);
    const auto& told = update.door.key;
    if (!update.verify(account, book.self(), link.session().id())
        || !update.door.isOf(link.session().peer()))
        return link.session().close(net::CloseReason::Protocol);
    const bool isNew = !record.friendsDoor || record.friendsDoor->sequence < told.sequence;
    if (isNew)
        record.friendsDoor = told.clone();
    // Used and acknowledged once it is stored: from then on the old door may go.
    book.save(account, [this, account, isNew, sequence = told.sequence, link = QPointer<FriendLink>(&link)](bool isStored) {
        if (!isStored)
            return;
        if (isNew)
            reach(account);
        if (link)
            link->sendControl(EndpointAck { sequence });
    });
}

void ContactsService::Private::tellDoor(FriendLink& link)
{
    const auto account = link.account();
    if (!doors->isToBeTold(account))
        return;
    auto door = std::make_shared<FriendsDoor>(doors->doorFor(account));
    book.afterSaves([this, account, door, link = QPointer<FriendLink>(&link)](bool isStored) {
        if (isStored && link)
            link->sendControl(EndpointUpdate::issue(book.account().root, account, link->session().id(), door->clone()));
    });
}

void ContactsService::Private::onRetiredDevice(const wire::AccountId& account, const wire::DeviceId& device)
{
    qCInfo(logContactsLinks) << redacted(account.toHex()) << "knocked with a device it has replaced";
    const OldDeviceSeen seen { device, environment.clock.wallNow() };
    bool isTold = false;
    forEachLink([&](FriendLink& link) {
        if (link.account() == account && link.session().isOpen()) {
            link.sendControl(seen);
            isTold = true;
        }
    });
    if (!isTold)
        oldDevices[account] = seen;
}

void ContactsService::Private::expireMessages()
{
    using Expired = std::vector<MessageOutbox::Expired>;
    // With whom we speak, everything that waits is on its way.
    std::set<wire::AccountId> present;
    forEachLink([&](const FriendLink& link) { present.insert(link.account()); });
    const auto before = environment.clock.wallNow() - settings.undeliveredFor;
    whenDone(environment.database.run([before, present](storage::Database& db) { return MessageOutbox::expire(db, before, present); }),
             &q, [this](const storage::StorageResult<Expired>& expired) {
                 if (!expired)
                     return Q_EMIT q.storageFailed(expired.error().kind);
                 for (const auto& [account, changes] : *expired)
                     onStates(account, changes);
             });
    expiry.start(settings.expiryCheck, [this] { expireMessages(); });
}

void ContactsService::Private::updateTold()
{
    const bool isSeen = book.hasAccount() && !book.account().isInvisible;
    tellingNow = { telling.read && isSeen, telling.typing && isSeen };
    if (!tellingNow.typing)
        typing.clear();
}

void ContactsService::Private::onTyping(const wire::AccountId& account)
{
    const auto* record = book.find(account);
    if (tellingNow.typing && record != nullptr && record->relation.isContact())
        typing.add(account);
}

void ContactsService::Private::onStates(const wire::AccountId& account, const std::vector<MessageOutbox::StateChange>& changes)
{
    for (const auto& change : changes)
        Q_EMIT q.messageStateChanged(account, change.id, change.state, change.failure);
}

} // namespace allium::contacts

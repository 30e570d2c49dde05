// SPDX-License-Identifier: GPL-3.0-or-later
// How ContactsService begins and ends, and its ways out; the rest is in ContactsAccount, ContactsPeople and ContactsMessages.
#include "core/contacts/ContactsService.h"

#include "core/base/WhenDone.h"
#include "core/contacts/ContactsAnswers.h"

namespace allium::contacts {

using storage::Database;
using storage::StorageResult;

class ContactsService::Remains : public QObject {
public:
    explicit Remains(std::unique_ptr<Private> parts)
        : m_parts(std::move(parts))
    {
    }

private:
    std::unique_ptr<Private> m_parts;
};

ContactsSettings ContactsSettings::privateNetwork()
{
    ContactsSettings settings;
    settings.net.backoff = net::BackoffPolicy::privateNetwork();
    settings.requests.workBits = 0;
    settings.pendingRedial = std::chrono::seconds(30);
    settings.quietBeforeRefill = std::chrono::seconds(60);
    return settings;
}

ContactsService::ContactsService(const ContactsEnvironment& environment, ContactsSettings settings, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, environment, std::move(settings)))
{
    connect(&d->book, &ContactBook::storageFailed, this, &ContactsService::storageFailed);
    connect(&d->pictures, &PictureKeeper::storageFailed, this, &ContactsService::storageFailed);
    connect(&d->pictures, &PictureKeeper::changed, this, [this](const wire::AccountId& account) {
        if (const auto* record = d->book.find(account); record != nullptr && record->relation.isContact())
            Q_EMIT contactChanged(record->view());
    });
    connect(&d->pictures, &PictureKeeper::ownChanged, this, [this] {
        d->forEachLink([this](FriendLink& link) { link.sendControl(d->profile()); });
        Q_EMIT accountChanged();
    });
    connect(&d->book, &ContactBook::retiredDeviceSeen, this,
            [this](const wire::AccountId& account, const wire::DeviceId& device) { d->onRetiredDevice(account, device); });
    connect(&d->book, &ContactBook::deviceReplaced, this, [this](const wire::AccountId& account, const wire::DeviceId& old) {
        d->forEachLink([&](FriendLink& link) {
            if (link.account() == account && link.session().peer().device == old)
                link.session().close(net::CloseReason::Unknown);
        });
    });
}

ContactsService::~ContactsService()
{
    stop();
    qDeleteAll(findChildren<FriendLink*>(Qt::FindDirectChildrenOnly));
    d->retire();
    // Dials and sessions that say goodbye in the next turn of the event loop still look at what
    // they were made with; this is deleted after them.
    std::make_unique<Remains>(std::move(d)).release()->deleteLater();
}

ContactsService::Answer<bool> ContactsService::load()
{
    struct Loaded {
        std::optional<Account> account;
        std::vector<ContactRecord> records;
        std::vector<OutgoingTarget> targets;
        FriendsDoors doors;
        PictureStore::Loaded pictures;
    };
    const auto work = [](Database& db) -> StorageResult<std::shared_ptr<Loaded>> {
        auto loaded = std::make_shared<Loaded>();
        ALLIUM_TRY(loaded->account, AccountStore::load(db));
        ALLIUM_TRY(loaded->records, ContactStore::loadAll(db));
        ALLIUM_TRY(loaded->targets, ContactStore::loadTargets(db));
        ALLIUM_TRY(loaded->doors, DoorStore::load(db));
        ALLIUM_TRY(loaded->pictures, PictureStore::load(db));
        return loaded;
    };
    return d->onDatabase<bool>(work, [this](const std::shared_ptr<Loaded>& loaded) -> Result<bool, ContactsError> {
        d->isLoaded = true;
        d->book.reset(std::move(loaded->records));
        d->pictures.reset(loaded->pictures);
        if (!loaded->account)
            return false;
        d->book.setAccount(std::move(*loaded->account));
        d->makeServices(std::move(loaded->doors), std::move(loaded->targets));
        return true;
    });
}

bool ContactsService::isRunning() const
{
    return d->pool != nullptr;
}

void ContactsService::start()
{
    if (!d->doors || d->pool)
        return;
    if (d->book.account().renewCertificate(d->environment.clock.wallNow()))
        d->book.saveAccount();
    d->startPool();
    d->updateRequestDoor();
    d->doors->start();
    d->requests->start();
    d->requestDialer->start();
    for (const auto& [account, record] : d->book.records()) {
        if (record.relation.isContact())
            d->reach(account);
    }
    d->expireMessages();
}

void ContactsService::stop()
{
    if (!d->pool)
        return;
    d->expiry.stop();
    d->requestDialer->stop();
    d->requests->stop();
    d->doors->stop();
    d->stopPool();
}

bool ContactsService::isOnline(const wire::AccountId& account) const
{
    return d->pool && d->pool->isOnline(account);
}

void ContactsService::dialNow(const wire::AccountId& account)
{
    if (d->pool)
        d->pool->dialNow(account);
}

void ContactsService::networkChanged()
{
    if (!d->pool)
        return;
    d->pool->networkChanged();
    d->requestDialer->dialAll();
}

std::optional<net::DialTarget> ContactsService::fileTarget(const wire::AccountId& account) const
{
    const auto* record = d->book.find(account);
    if (record == nullptr || !record->relation.isContact() || !record->friendsDoor)
        return std::nullopt;
    net::DialTarget target;
    target.endpoint = { record->friendsDoor->onion, record->friendsDoor->port, {} };
    target.isolation = isolationFor("file", account.view());
    target.purpose = net::Purpose::File;
    target.account = account;
    return target;
}

net::NetEnvironment& ContactsService::netEnvironment()
{
    return d->net;
}

net::SessionDialer& ContactsService::dialer()
{
    return d->dialer;
}

net::PeerPool* ContactsService::pool() const
{
    return d->pool.get();
}

net::Listener* ContactsService::requestListener() const
{
    return d->doors ? d->doors->requestListener() : nullptr;
}

net::Listener* ContactsService::friendsListener() const
{
    return d->doors ? d->doors->friendsListener() : nullptr;
}

} // namespace allium::contacts

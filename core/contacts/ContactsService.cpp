// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/ContactsService.h"

#include "core/base/WhenDone.h"
#include "core/contacts/ContactsAnswers.h"
#include "core/contacts/DisplayText.h"
#include "core/contacts/Limits.h"
#include "core/contacts/StateExport.h"

namespace allium::contacts {
namespace {

using State = Relation::State;
using storage::Database;
using storage::StorageResult;

RequestService::Done into(const Promise<void>& promise)
{
    return [promise](const Result<void, ContactsError>& result) { resolve(promise, result); };
}

} // namespace

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
        d->pictures.reset(std::move(loaded->pictures));
        if (!loaded->account)
            return false;
        d->book.setAccount(std::move(*loaded->account));
        d->makeServices(std::move(loaded->doors), std::move(loaded->targets));
        return true;
    });
}

ContactsService::Answer<void> ContactsService::createAccount(const QString& name)
{
    if (!d->isLoaded)
        return refused<void>(ContactsError::NotLoaded);
    if (d->book.hasAccount())
        return refused<void>(ContactsError::AccountExists);
    auto account = Account::create(name, d->environment.clock.wallNow(), d->environment.random);
    const auto shared = std::make_shared<Account>(account.clone());
    d->book.setAccount(std::move(account));
    d->makeServices({}, {});
    return d->onDatabase<void>([shared](Database& db) { return AccountStore::save(db, *shared); },
                               []() -> Result<void, ContactsError> { return {}; });
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

const Account* ContactsService::account() const
{
    return d->book.hasAccount() ? &d->book.account() : nullptr;
}

ContactsService::Answer<void> ContactsService::changeAccount(const std::function<void(Account&)>& change,
                                                             const std::function<void()>& onceStored)
{
    if (!d->book.hasAccount())
        return refused<void>(ContactsError::NoAccount);
    auto promise = makePromise<void>();
    change(d->book.account());
    d->updateTold();
    d->book.saveAccount([this, promise, onceStored](bool stored) {
        if (!stored) { // it is what it was, and so must be what follows from it
            d->updateTold();
            d->updateRequestDoor();
            if (d->doors)
                d->doors->publish();
            d->forEachLink([this](FriendLink& link) { link.sendControl(d->profile()); });
        }
        if (stored && onceStored)
            onceStored();
        if (stored)
            Q_EMIT accountChanged();
        resolve(promise, stored ? Result<void, ContactsError>() : fail(ContactsError::Storage));
    });
    return promise->future();
}

ContactsService::Answer<void> ContactsService::setName(const QString& name)
{
    const auto shown = displayLine(name, limits::NameChars);
    auto answer = changeAccount([&](Account& account) { account.name = shown; });
    d->forEachLink([this](FriendLink& link) { link.sendControl(d->profile()); });
    return answer;
}

ContactsService::Answer<void> ContactsService::setPicture(const QByteArray& picture)
{
    if (!d->book.hasAccount())
        return refused<void>(ContactsError::NoAccount);
    if (!picture.isEmpty()) {
        const auto format = pictureFormat(picture);
        if (!format)
            return refused<void>(format.error() == PictureError::TooBig ? ContactsError::PictureTooBig : ContactsError::NotAPicture);
    }
    return d->pictures.setOwn(picture);
}

std::optional<PictureId> ContactsService::picture() const
{
    return d->pictures.own();
}

ContactsService::Answer<QByteArray> ContactsService::picturePixels(const std::optional<wire::AccountId>& account)
{
    return d->onDatabase<QByteArray>([account](Database& db) { return PictureStore::pixels(db, account); },
                                     [](const QByteArray& pixels) { return Result<QByteArray, ContactsError>(pixels); });
}

ContactsService::Answer<void> ContactsService::setDoorOpen(bool open)
{
    auto answer = changeAccount([&](Account& account) { account.isDoorOpen = open; });
    d->updateRequestDoor();
    return answer;
}

ContactsService::Answer<void> ContactsService::setInvisible(bool invisible)
{
    auto answer = changeAccount([&](Account& account) { account.isInvisible = invisible; });
    if (d->doors)
        d->doors->publish();
    return answer;
}

ContactsService::Answer<void> ContactsService::renewOnionId()
{
    const auto renew = [this](Account& account) { account.requestService = crypto::SigningKey::generate(d->environment.random); };
    return changeAccount(renew, [this] {
        qCInfo(logContacts) << "a new onion ID";
        if (d->doors)
            d->doors->publish();
        d->forEachLink([this](FriendLink& link) { link.sendControl(d->profile()); });
        if (d->requestDialer)
            d->requestDialer->dialAll(); // requests that wait there name the old one
    });
}

QList<Contact> ContactsService::contacts() const
{
    return d->listed([](const ContactRecord& record) { return record.relation.isContact(); });
}

QList<Contact> ContactsService::blocked() const
{
    return d->listed([](const ContactRecord& record) { return record.relation.state == State::Blocked; });
}

QList<RequestInfo> ContactsService::requests() const
{
    QList<RequestInfo> list;
    if (!d->requestDialer)
        return list;
    for (const auto& [account, record] : d->book.records()) {
        if (record.relation.state != State::Incoming && record.relation.state != State::Outgoing)
            continue;
        list.append(RequestService::infoOf(record));
        d->requestDialer->describe(list.back());
    }
    for (const auto& [onion, target] : d->requestDialer->targets()) {
        RequestInfo info;
        info.door = target.door;
        info.greeting = target.greeting;
        info.since = target.created;
        d->requestDialer->describe(info);
        list.append(info);
    }
    return list;
}

std::optional<Contact> ContactsService::contact(const wire::AccountId& account) const
{
    const auto* record = d->book.find(account);
    return record == nullptr ? std::nullopt : std::optional(record->view());
}

std::optional<wire::AccountId> ContactsService::lookup(const QString& text) const
{
    const auto trimmed = text.trimmed();
    if (const auto bytes = crypto::fromBase32(trimmed.toLatin1().toLower())) {
        if (const auto account = wire::AccountId::from(*bytes); account && d->book.find(*account) != nullptr)
            return account;
    }
    const auto link = ContactLink::parse(trimmed.toUtf8());
    const auto matches = [&](const ContactRecord& record) {
        if (link)
            return link->account ? *link->account == record.contact.account
                                 : record.contact.requestDoor && record.contact.requestDoor->address == link->door.address;
        return record.contact.alias == trimmed || record.contact.name == trimmed;
    };
    std::optional<wire::AccountId> found;
    for (const auto& [account, record] : d->book.records()) {
        if (!matches(record))
            continue;
        const bool isBetter = !found || (record.contact.alias == trimmed && !trimmed.isEmpty());
        if (isBetter)
            found = account;
    }
    return found;
}

ContactsService::Answer<void> ContactsService::sendRequest(const ContactLink& link, const QString& greeting)
{
    if (!d->requests)
        return refused<void>(ContactsError::NoAccount);
    const auto& me = d->book.account();
    if (link.door.address == me.onionId() || link.account == me.id())
        return refused<void>(ContactsError::IsOurself);
    const auto text = displayText(greeting, limits::GreetingChars + 1);
    if (text.toUcs4().size() > limits::GreetingChars)
        return refused<void>(ContactsError::TooLong);
    auto promise = makePromise<void>();
    auto account = link.account;
    for (const auto& [known, record] : d->book.records()) {
        if (!account && record.contact.requestDoor && record.contact.requestDoor->address == link.door.address)
            account = known;
    }
    if (!account) {
        d->requestDialer->addTarget({ link.door, text, d->environment.clock.wallNow() }, into(promise));
        return promise->future();
    }
    auto& record = d->book.findOrAdd(*account);
    if (!record.relation.isContact() && record.relation.state != State::Blocked) {
        record.contact.requestDoor = link.door;
        record.contact.greeting = text;
        if (record.contact.name.isEmpty())
            record.contact.name = link.name;
    }
    d->requests->command(
        *account,
        [this](RequestMachine& machine) { return machine.ask(d->environment.clock.wallNow(), d->environment.random); },
        into(promise));
    return promise->future();
}

ContactsService::Answer<void> ContactsService::command(const wire::AccountId& account, const RequestService::Command& command,
                                                       bool mayBeStranger)
{
    if (!d->requests)
        return refused<void>(ContactsError::NoAccount);
    if (!mayBeStranger && d->book.find(account) == nullptr)
        return refused<void>(ContactsError::UnknownContact);
    if (account == d->book.self())
        return refused<void>(ContactsError::IsOurself);
    auto promise = makePromise<void>();
    d->requests->command(account, command, into(promise));
    return promise->future();
}

ContactsService::Answer<void> ContactsService::cancelRequest(const wire::AccountId& account)
{
    return command(account, [this](RequestMachine& machine) -> Result<RequestMachine::Outcome, RequestMachine::Refused> {
        if (machine.relation().state != State::Outgoing)
            return fail(RequestMachine::Refused::WrongState);
        return machine.remove(d->environment.clock.wallNow());
    });
}

ContactsService::Answer<void> ContactsService::cancelRequest(const crypto::OnionAddress& onion)
{
    if (!d->requestDialer)
        return refused<void>(ContactsError::NoAccount);
    auto promise = makePromise<void>();
    if (d->requestDialer->removeTarget(onion, into(promise)))
        return promise->future();
    for (const auto& [account, record] : d->book.records()) {
        if (record.relation.state == State::Outgoing && record.contact.requestDoor
            && record.contact.requestDoor->address == onion)
            return cancelRequest(account);
    }
    return refused<void>(ContactsError::UnknownContact);
}

ContactsService::Answer<void> ContactsService::accept(const wire::AccountId& account)
{
    return command(account, [this](RequestMachine& machine) {
        return machine.accept(d->environment.clock.wallNow(), d->environment.random);
    });
}

ContactsService::Answer<void> ContactsService::reject(const wire::AccountId& account)
{
    return command(account, [this](RequestMachine& machine) { return machine.reject(d->environment.clock.wallNow()); });
}

ContactsService::Answer<void> ContactsService::remove(const wire::AccountId& account)
{
    return command(account, [this](RequestMachine& machine) { return machine.remove(d->environment.clock.wallNow()); });
}

ContactsService::Answer<void> ContactsService::block(const wire::AccountId& account)
{
    return command(
        account,
        [this](RequestMachine& machine) -> Result<RequestMachine::Outcome, RequestMachine::Refused> {
            return machine.block(d->environment.clock.wallNow());
        },
        true);
}

ContactsService::Answer<void> ContactsService::unblock(const wire::AccountId& account)
{
    return command(account, [this](RequestMachine& machine) -> Result<RequestMachine::Outcome, RequestMachine::Refused> {
        if (machine.relation().state != State::Blocked)
            return fail(RequestMachine::Refused::WrongState);
        return machine.unblock(d->environment.clock.wallNow());
    });
}

ContactsService::Answer<void> ContactsService::changeContact(const wire::AccountId& account,
                                                             const std::function<void(Contact&)>& change)
{
    auto* record = d->book.find(account);
    if (record == nullptr)
        return refused<void>(ContactsError::UnknownContact);
    change(record->contact);
    auto promise = makePromise<void>();
    d->book.save(account, [this, account, promise](bool stored) {
        if (const auto* now = d->book.find(account); stored && now != nullptr)
            Q_EMIT contactChanged(now->view());
        resolve(promise, stored ? Result<void, ContactsError>() : fail(ContactsError::Storage));
    });
    return promise->future();
}

ContactsService::Answer<void> ContactsService::rename(const wire::AccountId& account, const QString& alias)
{
    return changeContact(account, [&](Contact& contact) { contact.alias = displayLine(alias, limits::AliasChars); });
}

ContactsService::Answer<void> ContactsService::setNote(const wire::AccountId& account, const QString& note)
{
    return changeContact(account, [&](Contact& contact) { contact.note = displayText(note, limits::NoteChars); });
}

ContactsService::Answer<void> ContactsService::setField(const wire::AccountId& account, const QString& key, const QString& value)
{
    const auto* record = d->book.find(account);
    const auto name = displayLine(key, limits::AliasChars);
    if (name.isEmpty())
        return refused<void>(ContactsError::Empty);
    if (record != nullptr && !value.isEmpty() && !record->contact.fields.contains(name)
        && record->contact.fields.size() >= limits::CustomFields)
        return refused<void>(ContactsError::TooMany);
    return changeContact(account, [&](Contact& contact) {
        if (value.isEmpty())
            contact.fields.remove(name);
        else
            contact.fields.insert(name, displayText(value, limits::NoteChars));
    });
}

ContactsService::Answer<void> ContactsService::setCompared(const wire::AccountId& account, bool compared)
{
    return changeContact(account, [&](Contact& contact) {
        contact.compared = compared ? std::optional(d->environment.clock.wallNow()) : std::nullopt;
    });
}

ContactsService::Answer<void> ContactsService::setMuted(const wire::AccountId& account, bool muted)
{
    return changeContact(account, [&](Contact& contact) { contact.isMuted = muted; });
}

ContactsService::Answer<void> ContactsService::setUnasked(const wire::AccountId& account, std::uint64_t bytes)
{
    if (bytes > limits::UnaskedBytes)
        return refused<void>(ContactsError::TooMany);
    return changeContact(account, [&](Contact& contact) { contact.unaskedBytes = bytes; });
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

ContactsService::Answer<crypto::Secret> ContactsService::exportState(bool withHistory)
{
    if (!d->book.hasAccount())
        return refused<crypto::Secret>(ContactsError::NoAccount);
    return d->onDatabase<crypto::Secret>([withHistory](Database& db) { return StateExport::save(db, withHistory); },
                                         [](crypto::Secret state) -> Result<crypto::Secret, ContactsError> {
                                             return Result<crypto::Secret, ContactsError>(std::move(state));
                                         });
}

ContactsService::Answer<void> ContactsService::importState(const crypto::Secret& state)
{
    if (!d->isLoaded)
        return refused<void>(ContactsError::NotLoaded);
    if (d->book.hasAccount())
        return refused<void>(ContactsError::AccountExists);
    using Loaded = Result<void, StateExport::LoadError>;
    auto promise = makePromise<void>();
    // Random is the node thread's, so the keys of the new device come from a source of their own.
    const auto work = [bytes = std::make_shared<crypto::Secret>(state.clone()),
                       now = d->environment.clock.wallNow()](Database& db) -> StorageResult<Loaded> {
        crypto::SystemRandom random;
        return StateExport::load(db, bytes->view(), now, random);
    };
    whenDone(d->environment.database.run(work), this, [this, promise](const StorageResult<Loaded>& result) {
        if (!result || (!*result && result->error() == StateExport::LoadError::Storage))
            return resolve(promise, Result<void, ContactsError>(fail(ContactsError::Storage)));
        if (!*result)
            return resolve(promise,
                           Result<void, ContactsError>(fail(result->error() == StateExport::LoadError::NotEmpty
                                                                ? ContactsError::AccountExists
                                                                : ContactsError::BadBackup)));
        whenDone(load(), this, [promise](const Result<bool, ContactsError>& loaded) {
            resolve(promise, loaded ? Result<void, ContactsError>() : fail(loaded.error()));
        });
    });
    return promise->future();
}

} // namespace allium::contacts

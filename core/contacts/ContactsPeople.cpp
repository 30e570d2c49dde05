// SPDX-License-Identifier: GPL-3.0-or-later
// What ContactsService does with people: requests, relations, and what is noted about them.
#include "core/contacts/ContactsAnswers.h"
#include "core/contacts/DisplayText.h"
#include "core/contacts/Limits.h"

namespace allium::contacts {
namespace {

using State = Relation::State;

RequestService::Done into(const Promise<void>& promise)
{
    return [promise](const Result<void, ContactsError>& result) { resolve(promise, result); };
}

} // namespace

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
    // Whom we cannot reach may have sent their new onion ID by another way. A wrong one only fails: the handshake
    // asks for the account, and the next session brings the right one.
    if (record.relation.isContact() && link.account && !isOnline(*account))
        record.contact.requestDoor = link.door;
    if (!record.relation.isContact() && record.relation.state != State::Blocked) {
        // Of somebody who asked we know where they are from themselves; a link may be older.
        const bool hasAsked = record.relation.state == State::Incoming || record.relation.state == State::Rejected;
        if (!hasAsked || !record.contact.requestDoor)
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

} // namespace allium::contacts

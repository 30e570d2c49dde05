// SPDX-License-Identifier: GPL-3.0-or-later
// What ContactsService does with messages.
#include "core/contacts/ContactsAnswers.h"
#include "core/contacts/ConversationKeeping.h"
#include "core/contacts/DisplayText.h"
#include "core/contacts/Limits.h"
#include "core/contacts/MessageStore.h"
#include "core/contacts/ReadMarks.h"

Q_LOGGING_CATEGORY(logContacts, "core.contacts", QtInfoMsg)

namespace allium::contacts {

using State = Relation::State;
using storage::Database;

ContactsService::Answer<StoredMessage> ContactsService::enqueue(const wire::AccountId& account, const MessageContent& content,
                                                                std::optional<ReplyTo> reply)
{
    const auto* record = d->book.find(account);
    if (record == nullptr)
        return refused<StoredMessage>(ContactsError::UnknownContact);
    if (!record->relation.isContact())
        return refused<StoredMessage>(record->relation.state == State::Blocked ? ContactsError::Blocked
                                                                               : ContactsError::NotAContact);
    const auto id = d->environment.random.make<wire::MessageId>();
    using Stored = std::optional<StoredMessage>;
    const auto work = [account, content, id, reply, device = d->book.account().device,
                       now = d->environment.clock.wallNow()](Database& db) -> storage::StorageResult<Stored> {
        auto answered = reply;
        if (reply) {
            ALLIUM_TRY(answered, MessageStore::answerable(db, account, *reply));
            if (!answered)
                return Stored();
        }
        ALLIUM_TRY(auto message, MessageOutbox::enqueue(db, account, device, id, content, answered, now));
        return Stored(std::move(message));
    };
    return d->onDatabase<StoredMessage>(work, [this, account](const Stored& stored) -> Result<StoredMessage, ContactsError> {
        if (!stored)
            return fail(ContactsError::UnknownMessage);
        const auto& message = *stored;
        Q_EMIT messageStored(message);
        d->forEachLink([&](FriendLink& link) {
            if (link.account() == account)
                link.messageQueued();
        });
        return message;
    });
}

ContactsService::Answer<StoredMessage> ContactsService::sendText(const wire::AccountId& account, const QString& text,
                                                                 std::optional<ReplyTo> reply)
{
    const auto shown = displayText(text, text.size());
    if (shown.isEmpty())
        return refused<StoredMessage>(ContactsError::Empty);
    if (shown.toUtf8().size() > limits::TextBytes)
        return refused<StoredMessage>(ContactsError::TooLong);
    return enqueue(account, TextContent { shown }, reply);
}

ContactsService::Answer<StoredMessage> ContactsService::offerFile(const wire::AccountId& account, const FileOfferContent& offer)
{
    if (offer.name.toUtf8().size() > limits::FileNameBytes)
        return refused<StoredMessage>(ContactsError::TooLong);
    return enqueue(account, offer, {});
}

ContactsService::Answer<bool> ContactsService::cancelMessage(const wire::AccountId& account, const wire::MessageId& id)
{
    return d->onDatabase<bool>([account, id](Database& db) { return MessageOutbox::cancel(db, account, id); },
                               [this, account, id](bool cancelled) -> Result<bool, ContactsError> {
                                   if (cancelled)
                                       Q_EMIT messageStateChanged(account, id, MessageState::Cancelled, SendFailure::None);
                                   return cancelled;
                               });
}

ContactsService::Answer<std::vector<StoredMessage>> ContactsService::history(const wire::AccountId& account,
                                                                             std::optional<MessagePosition> before, int limit)
{
    return d->onDatabase<std::vector<StoredMessage>>(
        [account, before, limit](Database& db) { return MessageStore::history(db, account, before, limit); },
        [](std::vector<StoredMessage> page) -> Result<std::vector<StoredMessage>, ContactsError> { return page; });
}

ContactsService::Answer<std::vector<StoredMessage>> ContactsService::lastMessages()
{
    return d->onDatabase<std::vector<StoredMessage>>(
        [](Database& db) { return MessageStore::lastOfEach(db); },
        [](std::vector<StoredMessage> last) -> Result<std::vector<StoredMessage>, ContactsError> { return last; });
}

ContactsService::Answer<std::vector<UnreadCount>> ContactsService::unread()
{
    return d->onDatabase<std::vector<UnreadCount>>(
        [](Database& db) { return MessageStore::unread(db); },
        [](const std::vector<MessageStore::Unread>& counts) -> Result<std::vector<UnreadCount>, ContactsError> {
            std::vector<UnreadCount> list;
            list.reserve(counts.size());
            for (const auto& count : counts)
                list.push_back({ count.contact, count.count });
            return list;
        });
}

ContactsService::Answer<void> ContactsService::markRead(const wire::AccountId& account, MessagePosition upTo)
{
    struct Marked {
        int left = 0;
        std::optional<wire::MessageId> toTell;
    };
    const auto* record = d->book.find(account);
    const bool tells = d->tellingNow.read && record != nullptr && record->relation.isContact();
    const auto work = [account, upTo, tells](Database& db) -> storage::StorageResult<Marked> {
        Marked marked;
        ALLIUM_TRY(marked.left, ReadMarks::markRead(db, account, upTo));
        if (tells) {
            ALLIUM_CHECK(ReadMarks::allowTelling(db, account));
            ALLIUM_TRY(marked.toTell, ReadMarks::toTell(db, account));
        }
        return marked;
    };
    return d->onDatabase<void>(work, [this, account, upTo](const Marked& marked) -> Result<void, ContactsError> {
        Q_EMIT readChanged(account, upTo, marked.left);
        d->forEachLink([&](FriendLink& link) {
            if (marked.toTell && link.account() == account)
                link.tellRead(*marked.toTell);
        });
        return {};
    });
}

void ContactsService::setTelling(Telling telling)
{
    d->telling = telling;
    d->updateTold();
    Q_EMIT tellingChanged();
}

Telling ContactsService::telling() const
{
    return d->telling;
}

ContactsService::Answer<MessagePosition> ContactsService::readByThem(const wire::AccountId& account)
{
    return d->onDatabase<MessagePosition>([account](Database& db) { return ReadMarks::readByThem(db, account); },
                                          [this](MessagePosition upTo) -> Result<MessagePosition, ContactsError> {
                                              return d->telling.read ? upTo : MessagePosition {};
                                          });
}

void ContactsService::sayTyping(const wire::AccountId& account)
{
    const auto* record = d->book.find(account);
    if (!d->tellingNow.typing || record == nullptr || !record->relation.isContact())
        return;
    d->forEachLink([&](FriendLink& link) {
        if (link.account() == account)
            link.tellTyping();
    });
}

bool ContactsService::isTyping(const wire::AccountId& account) const
{
    return d->typing.contains(account);
}

ContactsService::Answer<std::vector<StoredMessage>> ContactsService::historyAfter(const wire::AccountId& account,
                                                                                  MessagePosition after, int limit)
{
    return d->onDatabase<std::vector<StoredMessage>>(
        [account, after, limit](Database& db) { return ConversationKeeping::historyAfter(db, account, after, limit); },
        [](std::vector<StoredMessage> page) -> Result<std::vector<StoredMessage>, ContactsError> { return page; });
}

ContactsService::Answer<MessagePosition> ContactsService::readUpTo(const wire::AccountId& account)
{
    return d->onDatabase<MessagePosition>([account](Database& db) { return ReadMarks::readUpTo(db, account); },
                                          [](MessagePosition upTo) -> Result<MessagePosition, ContactsError> { return upTo; });
}

ContactsService::Answer<bool> ContactsService::declineOffer(const wire::MessageId& offer)
{
    return d->onDatabase<bool>([offer](Database& db) { return ConversationKeeping::decline(db, offer); },
                               [this, offer](const std::optional<wire::AccountId>& account) -> Result<bool, ContactsError> {
                                   if (account)
                                       Q_EMIT messageStateChanged(*account, offer, MessageState::Cancelled, SendFailure::None);
                                   return account.has_value();
                               });
}

ContactsService::Answer<std::vector<StoredMessage>> ContactsService::undecidedOffers()
{
    return d->onDatabase<std::vector<StoredMessage>>(
        [](Database& db) { return MessageStore::undecidedOffers(db); },
        [](std::vector<StoredMessage> offers) -> Result<std::vector<StoredMessage>, ContactsError> { return offers; });
}

ContactsService::Answer<void> ContactsService::decideOffer(const StoredMessage& offer, SendFailure why)
{
    return d->onDatabase<void>(
        [account = offer.contact, id = offer.id, why](Database& db) { return MessageStore::decideOffer(db, account, id, why); },
        [this, account = offer.contact, id = offer.id, why](bool isDecided) -> Result<void, ContactsError> {
            if (isDecided && why != SendFailure::None)
                Q_EMIT messageStateChanged(account, id, MessageState::Received, why);
            return {};
        });
}

ContactsService::Answer<void> ContactsService::forgetHistory(const wire::AccountId& account)
{
    return d->onDatabase<void>([account](Database& db) { return ConversationKeeping::forget(db, account); },
                               [this, account]() -> Result<void, ContactsError> {
                                   Q_EMIT historyForgotten(account);
                                   return {};
                               });
}

ContactsService::Answer<Draft> ContactsService::draft(const wire::AccountId& account)
{
    return d->onDatabase<Draft>([account](Database& db) { return ConversationKeeping::draft(db, account); },
                                [](Draft draft) -> Result<Draft, ContactsError> { return draft; });
}

ContactsService::Answer<void> ContactsService::setDraft(const wire::AccountId& account, const Draft& draft)
{
    if (draft.text.toUtf8().size() > 4 * limits::TextBytes)
        return refused<void>(ContactsError::TooLong);
    return d->onDatabase<void>([account, draft](Database& db) { return ConversationKeeping::setDraft(db, account, draft); },
                               []() -> Result<void, ContactsError> { return {}; });
}

} // namespace allium::contacts

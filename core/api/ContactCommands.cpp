// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/CommandSet.h"
#include "core/api/Json.h"
#include "core/base/WhenDone.h"
#include "core/contacts/SafetyWords.h"

#include <QJsonArray>

namespace allium::api {
namespace {

using contacts::ContactsError;
using node::Node;

constexpr Parameter Who { "contact", ParameterType::Text, true, "account, onion ID, link or name" };
constexpr Parameter ReplyId { "reply_to", ParameterType::Text, false, "id of the message that it answers" };
constexpr Parameter ReplyOwn { "reply_own", ParameterType::Boolean, false, "mine, where they sent one of the same id" };
constexpr int MaxPage = 1000;

template <class Value>
void answer(const ReplyPtr& reply, const Result<Value, ContactsError>& outcome)
{
    if (!outcome)
        return reply->failed(kindOf(outcome.error()));
    reply->done();
}

/// Runs `act(account)` for the contact named in the arguments.
template <class Act>
auto withContact(Node& node, Act act)
{
    return [&node, act](const Arguments& arguments, const ReplyPtr& reply) {
        auto& people = node.profile()->contacts();
        const auto account = people.lookup(arguments.text("contact"));
        if (!account)
            return reply->failed("contact.unknown", arguments.text("contact").toUtf8());
        act(people, *account, arguments, reply);
    };
}

/// The same for what answers with nothing.
template <class Method>
auto simply(Node& node, Method method)
{
    return withContact(node, [&node, method](contacts::ContactsService& people, const wire::AccountId& account,
                                             const Arguments&, const ReplyPtr& reply) {
        whenDone((people.*method)(account), &node, [reply](const Result<void, ContactsError>& outcome) { answer(reply, outcome); });
    });
}

void appendRequests(contacts::ContactsService& people, QJsonArray& list)
{
    const auto requests = people.requests();
    for (const auto& request : requests)
        list.append(toJson(request));
}

/// Contacts with how much is unread and what was said last, requests, and the blocked.
QJsonArray overview(contacts::ContactsService& people, const std::vector<contacts::UnreadCount>& unread,
                    const std::vector<contacts::StoredMessage>& last)
{
    QHash<wire::AccountId, int> counts;
    for (const auto& entry : unread)
        counts.insert(entry.account, entry.count);
    QHash<wire::AccountId, const contacts::StoredMessage*> newest;
    for (const auto& message : last)
        newest.insert(message.contact, &message);
    QJsonArray list;
    const auto known = people.contacts() + people.blocked();
    for (const auto& contact : known) {
        auto entry = toJson(contact, people.isOnline(contact.account));
        entry.insert(QLatin1String("unread"), counts.value(contact.account));
        if (people.isTyping(contact.account))
            entry.insert(QLatin1String("typing"), true);
        if (const auto* message = newest.value(contact.account))
            entry.insert(QLatin1String("last"), excerptOf(*message));
        list.append(entry);
    }
    appendRequests(people, list);
    return list;
}

void listContacts(Node& node, const ReplyPtr& reply)
{
    auto& people = node.profile()->contacts();
    whenDone(people.unread(), &node, [&node, reply](const Result<std::vector<contacts::UnreadCount>, ContactsError>& unread) {
        if (node.profile() == nullptr)
            return reply->failed("profile.locked");
        if (!unread)
            return reply->failed(kindOf(unread.error()));
        whenDone(node.profile()->contacts().lastMessages(), &node,
                 [&node, reply, unread](const Result<std::vector<contacts::StoredMessage>, ContactsError>& last) {
                     if (node.profile() == nullptr)
                         return reply->failed("profile.locked");
                     if (!last)
                         return reply->failed(kindOf(last.error()));
                     reply->done(overview(node.profile()->contacts(), *unread, *last));
                 });
    });
}

void listRequests(Node& node, const ReplyPtr& reply)
{
    auto& people = node.profile()->contacts();
    QJsonArray list;
    const auto blocked = people.blocked();
    for (const auto& contact : blocked)
        list.append(toJson(contact, false));
    appendRequests(people, list);
    reply->done(list);
}

/// What an address is to us, before anything is done with it.
void checkAddress(Node& node, const Arguments& arguments, const ReplyPtr& reply)
{
    const auto text = arguments.text("address");
    const auto link = contacts::ContactLink::parse(text.toUtf8());
    if (!link)
        return reply->failed(kindOf(link.error()));
    auto& people = node.profile()->contacts();
    QJsonObject object { { QStringLiteral("onion_id"), QString::fromLatin1(link->door.address.label()) },
                         { QStringLiteral("name"), link->name } };
    auto relation = QStringLiteral("none");
    const auto* me = people.account();
    if (me != nullptr && (link->door.address == me->onionId() || link->account == me->id())) {
        relation = QStringLiteral("ourself");
    } else if (const auto account = people.lookup(text)) {
        if (const auto contact = people.contact(*account)) {
            relation = nameOf(contact->state);
            object.insert(QLatin1String("contact"), idText(*account));
            object.insert(QLatin1String("name"), contact->displayName());
        }
    } else {
        const auto requests = people.requests();
        for (const auto& request : requests) {
            if (request.door.address == link->door.address)
                relation = nameOf(contacts::Relation::State::Outgoing);
        }
    }
    object.insert(QLatin1String("relation"), relation);
    reply->done(object);
}

void changeContact(contacts::ContactsService& people, const wire::AccountId& account, const Arguments& arguments,
                   const ReplyPtr& reply, QObject* context)
{
    if (arguments.has("note") + arguments.has("muted") + arguments.has("compared") + arguments.has("unasked") > 1)
        return reply->failed("params.one-at-a-time");
    const auto done = [reply](const Result<void, ContactsError>& outcome) { answer(reply, outcome); };
    if (arguments.has("note"))
        return whenDone(people.setNote(account, arguments.text("note")), context, done);
    if (arguments.has("muted"))
        return whenDone(people.setMuted(account, arguments.boolean("muted")), context, done);
    if (arguments.has("compared"))
        return whenDone(people.setCompared(account, arguments.boolean("compared")), context, done);
    if (arguments.has("unasked"))
        return whenDone(people.setUnasked(account, static_cast<std::uint64_t>(std::max<qint64>(0, arguments.integer("unasked")))), context, done);
    reply->failed("params.missing");
}

void sendRequest(Node& node, const Arguments& arguments, const ReplyPtr& reply)
{
    const auto link = contacts::ContactLink::parse(arguments.text("address").toUtf8());
    if (!link)
        return reply->failed(kindOf(link.error()), arguments.text("address").left(100).toUtf8());
    whenDone(node.profile()->contacts().sendRequest(*link, arguments.text("greeting")), &node,
             [reply](const Result<void, ContactsError>& outcome) { answer(reply, outcome); });
}

void cancelRequest(Node& node, const Arguments& arguments, const ReplyPtr& reply)
{
    auto& people = node.profile()->contacts();
    const auto who = arguments.text("contact");
    const auto done = [reply](const Result<void, ContactsError>& outcome) { answer(reply, outcome); };
    if (const auto account = people.lookup(who))
        return whenDone(people.cancelRequest(*account), &node, done);
    // To somebody whose account has not been learned yet there is only the address.
    const auto link = contacts::ContactLink::parse(who.toUtf8());
    if (!link)
        return reply->failed("contact.unknown", who.toUtf8());
    whenDone(people.cancelRequest(link->door.address), &node, done);
}

using Page = Result<std::vector<contacts::StoredMessage>, ContactsError>;

/// Messages with how far both sides have read.
void answerPage(Node& node, const wire::AccountId& account, const QJsonArray& list, const ReplyPtr& reply)
{
    using Position = Result<contacts::MessagePosition, ContactsError>;
    whenDone(node.profile()->contacts().readUpTo(account), &node, [&node, account, list, reply](const Position& mine) {
        if (!mine)
            return reply->failed(kindOf(mine.error()));
        if (node.profile() == nullptr)
            return reply->failed("profile.locked");
        whenDone(node.profile()->contacts().readByThem(account), &node, [list, reply, mine = *mine](const Position& theirs) {
            if (!theirs)
                return reply->failed(kindOf(theirs.error()));
            reply->done(QJsonObject { { QStringLiteral("messages"), list },
                                      { QStringLiteral("read"), static_cast<qint64>(mine.value) },
                                      { QStringLiteral("read_by_them"), static_cast<qint64>(theirs->value) } });
        });
    });
}

void history(Node& node, contacts::ContactsService& people, const wire::AccountId& account, const Arguments& arguments,
             const ReplyPtr& reply)
{
    const auto limit = static_cast<int>(std::clamp<qint64>(arguments.integer("limit", 100), 1, MaxPage));
    const bool isForward = arguments.has("after");
    if (isForward && arguments.has("before"))
        return reply->failed("history.two-ways");
    std::optional<contacts::MessagePosition> before;
    if (arguments.has("before"))
        before = contacts::MessagePosition { arguments.integer("before") };
    const auto page = isForward ? people.historyAfter(account, contacts::MessagePosition { arguments.integer("after") }, limit)
                                : people.history(account, before, limit);
    whenDone(page, &node, [&node, account, isForward, reply](const Page& messages) {
        if (!messages)
            return reply->failed(kindOf(messages.error()));
        if (node.profile() == nullptr)
            return reply->failed("profile.locked");
        QJsonArray list;
        for (const auto& message : *messages)
            isForward ? list.append(toJson(message)) : list.prepend(toJson(message));
        answerPage(node, account, list, reply);
    });
}

/// False: what was given is no id.
bool readReply(const Arguments& arguments, std::optional<contacts::ReplyTo>& to)
{
    if (!arguments.has("reply_to"))
        return true;
    const auto id = wire::MessageId::fromHex(arguments.text("reply_to").toLatin1());
    if (id)
        to = contacts::ReplyTo { *id, arguments.boolean("reply_own") };
    return id.has_value();
}

void whisper(Node& node, contacts::ContactsService& people, const wire::AccountId& account, const Arguments& arguments,
             const ReplyPtr& reply)
{
    std::optional<contacts::ReplyTo> answered;
    if (!readReply(arguments, answered))
        return reply->failed("message.bad-id");
    whenDone(people.sendText(account, arguments.text("text"), answered), &node,
             [reply](const Result<contacts::StoredMessage, ContactsError>& message) {
                 if (!message)
                     return reply->failed(kindOf(message.error()));
                 reply->done(QJsonObject { { QStringLiteral("message"), QString::fromLatin1(message->id.toHex()) } });
             });
}

void draft(Node& node, contacts::ContactsService& people, const wire::AccountId& account, const Arguments& arguments,
           const ReplyPtr& reply)
{
    if (arguments.has("text")) {
        contacts::Draft begun { arguments.text("text"), {}, {} };
        if (!readReply(arguments, begun.reply))
            return reply->failed("message.bad-id");
        return whenDone(people.setDraft(account, begun), &node,
                        [reply](const Result<void, ContactsError>& outcome) { answer(reply, outcome); });
    }
    whenDone(people.draft(account), &node, [reply](const Result<contacts::Draft, ContactsError>& begun) {
        if (!begun)
            return reply->failed(kindOf(begun.error()));
        QJsonObject object { { QStringLiteral("text"), begun->text } };
        if (begun->reply)
            object.insert(QLatin1String("reply"), replyToJson(*begun->reply, begun->quote, true));
        reply->done(object);
    });
}

} // namespace

void addContactCommands(CommandTable& table, Node& node)
{
    using contacts::ContactsService;

    table.add({ "contacts", "Lists contacts, requests in both directions, and the blocked.", {},
                "a list of id, state, name, online, unread, last message …", false,
                [&node](const Arguments&, const ReplyPtr& reply) { listContacts(node, reply); } });
    table.add({ "requests", "Lists requests in both directions, and the blocked: what \"contacts\" says of them.", {},
                "a list of id, state, name …", false,
                [&node](const Arguments&, const ReplyPtr& reply) { listRequests(node, reply); } });
    table.add({ "check-address", "Says what an onion ID or link is, and whose, without using it.",
                { { "address", ParameterType::Text, true, "onion ID or link" } },
                "onion_id, name, contact, and relation: none, ourself or a contact's state", false,
                [&node](const Arguments& arguments, const ReplyPtr& reply) { checkAddress(node, arguments, reply); } });
    table.add({ "request", "Asks somebody to become a contact.",
                { { "address", ParameterType::Text, true, "onion ID or link" },
                  { "greeting", ParameterType::Text, false, "what to say with it" } },
                "nothing; the request goes on until it is answered or cancelled", false,
                [&node](const Arguments& arguments, const ReplyPtr& reply) { sendRequest(node, arguments, reply); } });
    table.add({ "cancel-request", "Takes a request back.", { Who }, "nothing", false,
                [&node](const Arguments& arguments, const ReplyPtr& reply) { cancelRequest(node, arguments, reply); } });
    table.add({ "accept", "Accepts a request.", { Who }, "nothing", false, simply(node, &ContactsService::accept) });
    table.add({ "reject", "Rejects a request; they are not told.", { Who }, "nothing", false, simply(node, &ContactsService::reject) });
    table.add({ "rm", "Ends a contact and tells them.", { Who }, "nothing", false, simply(node, &ContactsService::remove) });
    table.add({ "block", "Ends a contact silently and answers no more.", { Who }, "nothing", false, simply(node, &ContactsService::block) });
    table.add({ "unblock", "Takes a block back.", { Who }, "nothing", false, simply(node, &ContactsService::unblock) });
    table.add({ "rename", "Calls a contact something else.",
                { Who, { "name", ParameterType::Text, true, "empty: what they call themselves" } }, "nothing", false,
                withContact(node, [&node](ContactsService& people, const wire::AccountId& account, const Arguments& arguments, const ReplyPtr& reply) {
                    whenDone(people.rename(account, arguments.text("name")), &node,
                             [reply](const Result<void, ContactsError>& outcome) { answer(reply, outcome); });
                }) });
    table.add({ "contact-set", "Changes one thing that is noted about a contact.",
                { Who,
                  { "note", ParameterType::Text, false, "what I want to remember about them" },
                  { "muted", ParameterType::Boolean, false, "no notifications" },
                  { "compared", ParameterType::Boolean, false, "the safety words are the same on both sides" },
                  { "unasked", ParameterType::Integer, false, "bytes of their files that may be kept without asking; 0: ask" } },
                "nothing", false,
                withContact(node, [&node](ContactsService& people, const wire::AccountId& account, const Arguments& arguments, const ReplyPtr& reply) {
                    changeContact(people, account, arguments, reply, &node);
                }) });
    table.add({ "words", "Gives the safety words that both sides see, to be compared by voice.", { Who }, "words", false,
                withContact(node, [](ContactsService& people, const wire::AccountId& account, const Arguments&, const ReplyPtr& reply) {
                    reply->done(QJsonObject {
                        { QStringLiteral("words"), QJsonArray::fromStringList(contacts::safetyWords(people.account()->id(), account)) } });
                }) });
    table.add({ "whisper", "Sends a message; it waits while the contact is away.",
                { Who, { "text", ParameterType::Text, true, "at most 16 KiB of plain text" }, ReplyId, ReplyOwn }, "message: its id", false,
                withContact(node, [&node](ContactsService& people, const wire::AccountId& account, const Arguments& arguments,
                                          const ReplyPtr& reply) { whisper(node, people, account, arguments, reply); }) });
    table.add({ "cancel-message", "Takes a message back that has not left yet.",
                { Who, { "message", ParameterType::Text, true, "its id" } }, "cancelled: whether it had not left", false,
                withContact(node, [&node](ContactsService& people, const wire::AccountId& account, const Arguments& arguments, const ReplyPtr& reply) {
                    const auto id = wire::MessageId::fromHex(arguments.text("message").toLatin1());
                    if (!id)
                        return reply->failed("message.bad-id");
                    whenDone(people.cancelMessage(account, *id), &node, [reply](const Result<bool, ContactsError>& cancelled) {
                        if (!cancelled)
                            return reply->failed(kindOf(cancelled.error()));
                        reply->done(QJsonObject { { QStringLiteral("cancelled"), *cancelled } });
                    });
                }) });
    table.add({ "history", "Shows a conversation, oldest first.",
                { Who,
                  { "before", ParameterType::Integer, false, "the last ones before this position" },
                  { "after", ParameterType::Integer, false, "or the first ones after this position" },
                  { "limit", ParameterType::Integer, false, "at most this many, 100 unless said, 1000 at most" } },
                "messages, with reply: what one answers; read, read_by_them: the positions up to which either side has read", false,
                withContact(node, [&node](ContactsService& people, const wire::AccountId& account, const Arguments& arguments,
                                          const ReplyPtr& reply) { history(node, people, account, arguments, reply); }) });
    table.add({ "read", "Marks a conversation as read.",
                { Who, { "position", ParameterType::Integer, true, "up to this one" } }, "nothing", false,
                withContact(node, [&node](ContactsService& people, const wire::AccountId& account, const Arguments& arguments, const ReplyPtr& reply) {
                    whenDone(people.markRead(account, contacts::MessagePosition { arguments.integer("position") }), &node,
                             [reply](const Result<void, ContactsError>& outcome) { answer(reply, outcome); });
                }) });
    table.add({ "typing", "Lets a contact see for a few seconds that something is being written, if both show that.", { Who }, "nothing", false,
                withContact(node, [](ContactsService& people, const wire::AccountId& account, const Arguments&, const ReplyPtr& reply) {
                    people.sayTyping(account);
                    reply->done();
                }) });
    table.add({ "draft", "Keeps what was begun and not sent, or says it.",
                { Who, { "text", ParameterType::Text, false, "to keep; empty: nothing" }, ReplyId, ReplyOwn },
                "text, and reply: what it answers, when no text was given", false,
                withContact(node, [&node](ContactsService& people, const wire::AccountId& account, const Arguments& arguments,
                                          const ReplyPtr& reply) { draft(node, people, account, arguments, reply); }) });
    table.add({ "forget-history", "Deletes a conversation on this side; what has not left is not sent.", { Who }, "nothing", false,
                simply(node, &ContactsService::forgetHistory) });
}

void addCommands(CommandTable& table, Node& node, std::function<void()> quit)
{
    addNodeCommands(table, node, std::move(quit));
    addProfileCommands(table, node);
    addContactCommands(table, node);
    addPictureCommands(table, node);
    addFileCommands(table, node);
    addPathCommands(table, node);
}

} // namespace allium::api

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/ConversationDriver.h"

#include "core/base/WhenDone.h"
#include "core/contacts/ReadMarks.h"

namespace allium::contacts {

using storage::Database;
using storage::StorageResult;

ConversationDriver::ConversationDriver(net::Stream* stream, const wire::AccountId& contact, const wire::DeviceId& mine,
                                       storage::DatabaseWorker& database, Clock& clock, Timers& timers, StorePace& pace,
                                       const Telling& telling, QObject* parent)
    : QObject(parent)
    , m_stream(stream)
    , m_contact(contact)
    , m_mine(mine)
    , m_theirs(stream->session().peer().device)
    , m_database(database)
    , m_clock(clock)
    , m_pace(pace)
    , m_telling(telling)
    , m_link(*this, mine, m_theirs)
    , m_noticeTimer(timers)
{
    m_pace.add(stream);
    connect(stream, &net::Stream::received, this, [this](const QByteArray& message) {
        if (!m_pace.note())
            return;
        if (!m_link.receive(message))
            close(net::CloseReason::Protocol);
    });
    whenDone(m_database.run([contact, theirs = m_theirs](Database& db) { return MessageInbox::have(db, contact, theirs); }), this,
             [this](const StorageResult<std::optional<Ack>>& have) {
                 if (isStored(have))
                     m_link.start(*have);
             });
}

template <class Value>
bool ConversationDriver::isStored(const StorageResult<Value>& result)
{
    if (result)
        return true;
    Q_EMIT storageFailed(result.error().kind);
    close(net::CloseReason::Shutdown);
    return false;
}

void ConversationDriver::close(net::CloseReason reason)
{
    if (!m_stream)
        return;
    auto* const stream = m_stream.data();
    m_stream.clear();
    if (reason == net::CloseReason::Protocol)
        stream->session().close(reason);
    else
        stream->close(reason);
}

void ConversationDriver::send(const QByteArray& message)
{
    if (m_stream && !m_stream->send(message))
        close(net::CloseReason::Limit);
}

void ConversationDriver::begin(const std::optional<Ack>& have)
{
    whenDone(m_database.run([contact = m_contact, mine = m_mine, have](Database& db) {
        return MessageOutbox::beginSending(db, contact, mine, have);
    }),
             this, [this](const StorageResult<MessageOutbox::Begun>& begun) {
                 if (!isStored(begun))
                     return;
                 if (!begun->changes.empty())
                     Q_EMIT statesChanged(begun->changes);
                 m_link.began(begun->start);
                 tellWhatWasRead();
             });
}

void ConversationDriver::fetch(std::uint64_t after, bool resendDelivered, int limit)
{
    whenDone(m_database.run([contact = m_contact, mine = m_mine, after, resendDelivered, limit](Database& db) {
        return MessageOutbox::fetch(db, contact, mine, after, resendDelivered, limit);
    }),
             this, [this](const StorageResult<MessageOutbox::Fetched>& fetched) {
                 if (!isStored(fetched))
                     return;
                 m_link.fetched(fetched->messages);
                 if (!fetched->changes.empty())
                     Q_EMIT statesChanged(fetched->changes);
             });
}

void ConversationDriver::applyAck(const Ack& ack)
{
    whenDone(m_database.run([contact = m_contact, mine = m_mine, ack](Database& db) {
        return MessageOutbox::applyAck(db, contact, mine, ack);
    }),
             this, [this](const StorageResult<std::vector<MessageOutbox::StateChange>>& changes) {
                 if (isStored(changes) && !changes->empty())
                     Q_EMIT statesChanged(*changes);
             });
}

void ConversationDriver::commit(std::vector<ChatMessage> messages)
{
    whenDone(m_database.run([contact = m_contact, theirs = m_theirs, messages = std::move(messages),
                             now = m_clock.wallNow()](Database& db) {
        return MessageInbox::receive(db, contact, theirs, messages, now);
    }),
             this, [this](const StorageResult<MessageInbox::Received>& received) { onReceived(received, true); });
}

void ConversationDriver::applyBase(std::uint64_t base)
{
    whenDone(m_database.run([contact = m_contact, theirs = m_theirs, base](Database& db) {
        return MessageInbox::applyBase(db, contact, theirs, base);
    }),
             this, [this](const StorageResult<MessageInbox::Received>& received) { onReceived(received, false); });
}

void ConversationDriver::applyRead(const wire::MessageId& upTo)
{
    if (!m_telling.read)
        return m_link.readApplied();
    whenDone(m_database.run([contact = m_contact, upTo](Database& db) { return ReadMarks::theyRead(db, contact, upTo); }), this,
             [this](const StorageResult<std::optional<MessagePosition>>& moved) {
                 if (!isStored(moved))
                     return;
                 m_link.readApplied();
                 if (*moved)
                     Q_EMIT theyRead(**moved);
             });
}

/// The word of it may have been lost with the session before.
void ConversationDriver::tellWhatWasRead()
{
    if (!m_telling.read)
        return;
    whenDone(m_database.run([contact = m_contact](Database& db) { return ReadMarks::toTell(db, contact); }), this,
             [this](const StorageResult<std::optional<wire::MessageId>>& upTo) {
                 if (isStored(upTo) && *upTo)
                     tellRead(**upTo);
             });
}

void ConversationDriver::tellRead(const wire::MessageId& upTo)
{
    m_notices.read(upTo);
    flushNotices();
}

void ConversationDriver::tellTyping()
{
    if (m_link.state() != ConversationLink::State::Flowing)
        return;
    m_notices.typing();
    flushNotices();
}

void ConversationDriver::flushNotices()
{
    if (m_link.state() != ConversationLink::State::Flowing)
        return; // began() looks again
    if (!m_telling.read)
        m_notices.forgetRead();
    const auto due = m_notices.take(m_clock.now());
    if (due.isTyping)
        m_link.tellTyping();
    if (due.read)
        m_link.tellRead(*due.read);
    if (due.askAgainIn)
        m_noticeTimer.start(*due.askAgainIn, [this] { flushNotices(); });
}

void ConversationDriver::onReceived(const StorageResult<MessageInbox::Received>& received, bool answersCommit)
{
    if (!isStored(received))
        return;
    answersCommit ? m_link.committed(received->ack) : m_link.baseApplied(received->ack);
    if (!received->shown.empty())
        Q_EMIT shown(received->shown);
}

} // namespace allium::contacts

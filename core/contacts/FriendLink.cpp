// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/FriendLink.h"

#include <algorithm>

namespace allium::contacts {

FriendLink::FriendLink(std::shared_ptr<net::Session> session, const wire::DeviceId& mine, storage::DatabaseWorker& database,
                       Clock& clock, Timers& timers, const Telling& telling, QObject* parent)
    : QObject(parent)
    , m_session(std::move(session))
    , m_mine(mine)
    , m_database(database)
    , m_clock(clock)
    , m_timers(timers)
    , m_telling(telling)
    , m_pace(database)
    , m_reopen(timers)
{
    if (m_session->isInitiator())
        openStreams();
    else
        connect(m_session.get(), &net::Session::streamOpened, this, &FriendLink::take);
}

FriendLink::~FriendLink()
{
    m_session->disconnect(this);
}

void FriendLink::openStreams()
{
    if (!m_session->isOpen())
        return;
    if (!m_control)
        takeControl(m_session->openStream(net::StreamKind::Control));
    if (!m_conversation)
        takeConversation(m_session->openStream(net::StreamKind::Conversation));
}

void FriendLink::take(net::Stream* stream)
{
    const bool isWanted = stream->kind() == net::StreamKind::Control || stream->kind() == net::StreamKind::Conversation;
    if (isWanted && !m_pace.note())
        return; // refused: whoever opens streams that fast may do it again later
    if (stream->kind() == net::StreamKind::Control && !m_control)
        takeControl(stream);
    else if (stream->kind() == net::StreamKind::Conversation && !m_conversation)
        takeConversation(stream);
    // Others are for somebody else who listens, or refused.
}

void FriendLink::takeControl(net::Stream* stream)
{
    if (stream == nullptr)
        return;
    m_control = stream;
    m_pace.add(stream);
    connect(stream, &net::Stream::received, this, [this](const QByteArray& bytes) {
        if (!m_pace.note())
            return;
        const auto message = decodeControlMessage(bytes);
        if (message)
            takeMessage(*message);
        else if (message.error() != wire::WireError::UnknownBody)
            m_session->close(net::CloseReason::Protocol);
    });
    connect(stream, &net::Stream::closed, this, [this] {
        m_control.clear();
        onStreamClosed();
    });
    for (const auto& message : std::exchange(m_waiting, {}))
        stream->send(message);
}

void FriendLink::takeConversation(net::Stream* stream)
{
    if (stream == nullptr)
        return;
    auto* driver = new ConversationDriver(stream, account(), m_mine, m_database, m_clock, m_timers, m_pace, m_telling, this);
    m_conversation = driver;
    connect(driver, &ConversationDriver::shown, this, &FriendLink::shown);
    connect(driver, &ConversationDriver::statesChanged, this, &FriendLink::statesChanged);
    connect(driver, &ConversationDriver::theyRead, this, &FriendLink::theyRead);
    connect(driver, &ConversationDriver::theyTyped, this, &FriendLink::theyTyped);
    connect(driver, &ConversationDriver::storageFailed, this, &FriendLink::storageFailed);
    connect(stream, &net::Stream::closed, this, [this, driver] {
        if (m_conversation == driver)
            m_conversation.clear();
        driver->deleteLater();
        onStreamClosed();
    });
}

void FriendLink::onStreamClosed()
{
    if (m_session->isInitiator() && m_session->isOpen())
        m_reopen.start(ReopenAfter, [this] { openStreams(); });
}

void FriendLink::sendControl(const ControlMessage& message)
{
    if (m_control)
        m_control->send(encode(message));
    else
        m_waiting.push_back(encode(message));
}

void FriendLink::askPicture(const PictureId& picture)
{
    m_pictures.push_back(picture);
    if (m_pictures.size() > PicturesAsked)
        m_pictures.pop_front();
    sendControl(PictureWanted { picture });
}

void FriendLink::takeMessage(const ControlMessage& message)
{
    if (const auto* picture = std::get_if<PictureMessage>(&message)) {
        const auto asked = std::find(m_pictures.begin(), m_pictures.end(), pictureId(picture->bytes));
        if (asked == m_pictures.end())
            return m_session->close(net::CloseReason::Protocol);
        m_pictures.erase(asked);
    }
    Q_EMIT controlReceived(message);
}

void FriendLink::messageQueued()
{
    if (m_conversation)
        m_conversation->messageQueued();
}

void FriendLink::tellRead(const wire::MessageId& upTo)
{
    if (m_conversation)
        m_conversation->tellRead(upTo);
}

void FriendLink::tellTyping()
{
    if (m_conversation)
        m_conversation->tellTyping();
}

} // namespace allium::contacts

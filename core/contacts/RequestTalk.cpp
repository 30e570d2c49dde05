// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/RequestTalk.h"

namespace allium::contacts {

RequestTalk::RequestTalk(std::shared_ptr<net::Session> session, Timers& timers, Milliseconds limit, QObject* parent)
    : QObject(parent)
    , m_session(std::move(session))
    , m_limit(timers)
{
    connect(m_session.get(), &net::Session::closed, this, &RequestTalk::end);
    if (m_session->isInitiator()) {
        take(m_session->openStream(net::StreamKind::Request));
    } else {
        connect(m_session.get(), &net::Session::streamOpened, this, [this](net::Stream* stream) {
            if (!m_stream && stream->kind() == net::StreamKind::Request)
                take(stream);
        });
    }
    m_limit.start(limit, [this] { close(net::CloseReason::TimedOut); });
}

RequestTalk::~RequestTalk()
{
    m_session->disconnect(this);
    if (m_session->isOpen())
        m_session->close(net::CloseReason::Ok);
}

void RequestTalk::take(net::Stream* stream)
{
    if (stream == nullptr)
        return end();
    m_stream = stream;
    connect(stream, &net::Stream::received, this, &RequestTalk::onMessage);
    connect(stream, &net::Stream::closed, this, [this] { close(net::CloseReason::Ok); });
}

void RequestTalk::onMessage(const QByteArray& bytes)
{
    if (m_hasEnded)
        return;
    if (++m_messages > MaxMessages)
        return close(net::CloseReason::Limit);
    const auto message = decodeRequestMessage(bytes);
    if (message)
        Q_EMIT received(*message);
    else if (message.error() != wire::WireError::UnknownBody) // a later version may say more
        close(net::CloseReason::Protocol);
}

void RequestTalk::send(const RequestMessage& message)
{
    if (m_stream && !m_hasEnded)
        m_stream->send(encode(message));
}

void RequestTalk::close(net::CloseReason reason)
{
    if (m_session->isOpen())
        m_session->close(reason);
    end();
}

void RequestTalk::end()
{
    if (std::exchange(m_hasEnded, true))
        return;
    m_limit.stop();
    QMetaObject::invokeMethod(this, &RequestTalk::ended, Qt::QueuedConnection);
}

} // namespace allium::contacts

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Timers.h"
#include "core/contacts/RequestMessages.h"
#include "core/net/Session.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace allium::contacts {

/// One session for Purpose::Request, from either end: its single stream as messages. Holds the
/// session; ends by itself when that ends, after a while, after too much, or at nonsense. ended()
/// comes once, from the event loop; the owner then destroys it.
class RequestTalk : public QObject {
    Q_OBJECT
public:
    static constexpr int MaxMessages = 16;

    RequestTalk(std::shared_ptr<net::Session> session, Timers& timers, Milliseconds limit, QObject* parent = nullptr);
    ~RequestTalk() override;

    const net::PeerIdentity& peer() const { return m_session->peer(); }
    bool isDialler() const { return m_session->isInitiator(); }
    void send(const RequestMessage& message);
    /// What was sent before still goes out.
    void close(net::CloseReason reason);

Q_SIGNALS:
    void received(const allium::contacts::RequestMessage& message);
    void ended();

private:
    void take(net::Stream* stream);
    void onMessage(const QByteArray& bytes);
    void end();

    std::shared_ptr<net::Session> m_session;
    QPointer<net::Stream> m_stream;
    Timer m_limit;
    int m_messages = 0;
    bool m_hasEnded = false;
};

} // namespace allium::contacts

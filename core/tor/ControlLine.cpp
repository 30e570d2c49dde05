// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tor/ControlLine.h"

#include <QPromise>

namespace allium::tor {

void ControlLine::send(const ControlCommand& command, QObject* context, ControlConnection::OnReply onReply)
{
    if (isOpen()) {
        m_connection->send(command, context, std::move(onReply));
        return;
    }
    QMetaObject::invokeMethod(
        context, [onReply = std::move(onReply)] { onReply(fail(ControlError::NotConnected)); }, Qt::QueuedConnection);
}

QFuture<Result<QByteArray, ControlLine::InfoError>> ControlLine::ask(QByteArrayView command, const QByteArray& key)
{
    auto promise = std::make_shared<QPromise<Result<QByteArray, InfoError>>>();
    promise->start();
    send(ControlCommand(command).word(key), this, [promise, key](const ControlConnection::Reply& reply) {
        if (reply && reply->isOk())
            promise->addResult(Result<QByteArray, InfoError> { reply->value(key) });
        else
            promise->addResult(fail(reply ? InfoError::Refused : InfoError::NotConnected));
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<void, ControlLine::InfoError>> ControlLine::signal(const QByteArray& name)
{
    auto promise = std::make_shared<QPromise<Result<void, InfoError>>>();
    promise->start();
    send(ControlCommand("SIGNAL").word(name), this, [promise](const ControlConnection::Reply& reply) {
        if (reply && reply->isOk())
            promise->addResult(Result<void, InfoError> {});
        else
            promise->addResult(fail(reply ? InfoError::Refused : InfoError::NotConnected));
        promise->finish();
    });
    return promise->future();
}

void ControlLine::setConnection(ControlConnection* connection)
{
    if (m_connection)
        disconnect(m_connection, nullptr, this, nullptr);
    m_connection = connection;
    if (m_connection)
        connect(m_connection, &ControlConnection::eventReceived, this, &ControlLine::eventReceived);
    const bool isNowOpen = isOpen();
    if (std::exchange(m_wasOpen, isNowOpen) && !isNowOpen)
        Q_EMIT lost();
    else if (isNowOpen)
        Q_EMIT opened();
}

} // namespace allium::tor

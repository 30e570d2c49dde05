// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/JsonRpc.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QObject>

#include <functional>
#include <map>

namespace allium::desktop {

/// The door through which the window talks to the core: the commands of core/api and what happens
/// unasked. Lives and is used on the GUI thread; nothing here ever blocks it. Answers and events
/// come from the event loop in the order in which the core gave them, so an event that follows from
/// a command may come before or after its answer, but never out of step with other events.
class Core : public QObject {
    Q_OBJECT
public:
    using Answer = Result<QJsonValue, api::CommandError>;
    using Done = std::function<void(const Answer& answer)>;
    using Secrets = std::map<QByteArray, crypto::Secret>;

    using QObject::QObject;

    /// Runs a command. `done` may be empty; it is called once, never from inside this call, and not
    /// at all when `context` is gone first.
    void call(const QByteArray& method, const QJsonObject& params, QObject* context, Done done);
    /// The same with secrets, which never stand in `params`.
    void call(const QByteArray& method, const QJsonObject& params, Secrets secrets, QObject* context, Done done);

Q_SIGNALS:
    /// One event of core/api's EventFeed: "message.received" and its fields.
    void eventReceived(const QString& type, const QJsonObject& fields);

protected:
    virtual void post(api::RpcRequest request, Done done) = 0;
};

} // namespace allium::desktop

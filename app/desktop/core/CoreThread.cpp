// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/core/CoreThread.h"

#include "core/api/CommandSet.h"
#include "core/api/EventFeed.h"
#include "core/base/WhenDone.h"
#include "core/node/Node.h"

#include <QSemaphore>

#include <utility>

namespace allium::desktop {

/// What lives on the thread, in the order in which it depends on each other.
struct CoreThread::Inside {
    explicit Inside(CoreThread& owner)
        : node(owner.m_options, *owner.m_folder)
        , server(table, [this] { return node.isLocked(); })
        , feed(node, [this, &owner](const QString& type, const QJsonObject& fields) {
            server.publish(type, fields);
            owner.deliver([&owner, type, fields] { Q_EMIT owner.eventReceived(type, fields); });
        })
    {
        api::addCommands(table, node, [&owner] { owner.deliver([&owner] { Q_EMIT owner.quitRequested(); }); });
        table.add({ "show", "Brings the window to the front.",
                    { { "place", api::ParameterType::Text, false,
                        "also goes there: contacts, contacts/ID, contacts/add, contacts/requests, contacts/me, files, network or settings" } },
                    "nothing", true, [&owner](const api::Arguments& arguments, const api::ReplyPtr& reply) {
                        owner.deliver([&owner, place = arguments.text("place")] { Q_EMIT owner.showRequested(place); });
                        reply->done();
                    } });
    }

    node::Node node;
    api::CommandTable table;
    api::LocalServer server;
    api::EventFeed feed;
};

CoreThread::CoreThread(node::NodeOptions options, std::unique_ptr<node::ProfileFolder> folder, const QString& commandSocket)
    : m_options(std::move(options))
    , m_folder(std::move(folder))
    , m_commandSocket(commandSocket.isEmpty() ? m_folder->commandSocket() : commandSocket)
{
    m_thread.setObjectName(QStringLiteral("core"));
    m_anchor.moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, this, &CoreThread::stopped);
}

CoreThread::~CoreThread()
{
    if (m_thread.isRunning())
        end();
    m_thread.wait();
}

Result<void, api::LocalServer::Error> CoreThread::start()
{
    m_thread.start();
    QSemaphore made;
    Result<void, api::LocalServer::Error> outcome;
    onThread([&] {
        m_inside = std::make_unique<Inside>(*this);
        outcome = m_inside->server.listen(m_commandSocket);
        made.release();
    });
    made.acquire();
    return outcome;
}

void CoreThread::stop()
{
    if (std::exchange(m_stopping, true))
        return end();
    onThread([this] {
        if (m_inside == nullptr)
            return;
        whenDone(m_inside->node.close(), &m_inside->node, [this] { deliver([this] { end(); }); });
    });
}

void CoreThread::end()
{
    onThread([this] {
        m_inside.reset();
        // What says goodbye goes in the next turn of the loop, and what that held in the one after.
        onThread([this] { onThread([this] { m_thread.quit(); }); });
    });
}

void CoreThread::post(api::RpcRequest request, Done done)
{
    // Shared, because a closure that is sent must be copyable and secrets are not.
    const auto shared = std::make_shared<api::RpcRequest>(std::move(request));
    const auto answer = [this, done = std::move(done)](Answer outcome) {
        deliver([done, outcome = std::move(outcome)] { done(outcome); });
    };
    if (m_stopping || !m_thread.isRunning())
        return answer(fail(api::CommandError { api::RpcCode::CommandFailed, "command.dropped", shared->method }));
    onThread([this, shared, answer] {
        if (m_inside == nullptr)
            return answer(fail(api::CommandError { api::RpcCode::CommandFailed, "command.dropped", shared->method }));
        m_inside->table.call(std::move(*shared), m_inside->node.isLocked(), answer);
    });
}

void CoreThread::onThread(std::function<void()> work)
{
    QMetaObject::invokeMethod(&m_anchor, std::move(work), Qt::QueuedConnection);
}

void CoreThread::deliver(std::function<void()> news)
{
    QMetaObject::invokeMethod(this, std::move(news), Qt::QueuedConnection);
}

} // namespace allium::desktop

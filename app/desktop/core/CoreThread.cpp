// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/core/CoreThread.h"

#include "core/api/CommandSet.h"
#include "core/api/EventFeed.h"
#include "core/base/WhenDone.h"
#include "core/node/Node.h"
#include "core/node/ProfileKeeper.h"

#include <QSemaphore>

#include <utility>

namespace allium::desktop {

/// What is there once a profile was chosen, in the order in which it depends on each other.
struct CoreThread::Opened {
    Opened(CoreThread& owner, const node::NodeOptions& options, storage::KeyRing& keyRing)
        : keeper(node::ProfilePlace(owner.m_profiles, owner.m_folder->path()), keyRing)
        , node(options, *owner.m_folder)
        , server(table, [this] { return node.isLocked(); })
        , feed(node, [this, &owner](const QString& type, const QJsonObject& fields) {
            server.publish(type, fields);
            owner.deliver([&owner, type, fields] { Q_EMIT owner.eventReceived(type, fields); });
        })
    {
        api::addCommands(table, node, [&owner] { owner.deliver([&owner] { Q_EMIT owner.quitRequested(); }); });
        api::addKeeperCommands(table, keeper);
        table.add({ "show", "Brings the window to the front.",
                    { { "place", api::ParameterType::Text, false,
                        "also goes there: contacts, contacts/ID, contacts/add, contacts/requests, contacts/me, files, network or settings" } },
                    "nothing", true, [&owner](const api::Arguments& arguments, const api::ReplyPtr& reply) {
                        owner.deliver([&owner, place = arguments.text("place")] { Q_EMIT owner.showRequested(place); });
                        reply->done();
                    } });
    }

    node::ProfileKeeper keeper;
    node::Node node;
    api::CommandTable table;
    api::LocalServer server;
    api::EventFeed feed;
};

/// What lives on the thread from its start.
struct CoreThread::Inside {
    explicit Inside(const QString& profiles)
        : keyRing(timers)
        , keeper(node::ProfilePlace(profiles), keyRing)
    {
        api::addKeeperCommands(table, keeper);
    }

    QtTimers timers;
    storage::QtKeyRing keyRing;
    node::ProfileKeeper keeper;
    api::CommandTable table;
    std::unique_ptr<Opened> opened;
};

CoreThread::CoreThread(QString profiles)
    : m_profiles(std::move(profiles))
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

void CoreThread::start()
{
    m_thread.start();
    onThread([this] { m_inside = std::make_unique<Inside>(m_profiles); });
}

Result<void, api::LocalServer::Error> CoreThread::open(const node::NodeOptions& options,
                                                       std::unique_ptr<node::ProfileFolder> folder, const QString& commandSocket)
{
    Q_ASSERT(m_folder == nullptr);
    m_folder = std::move(folder);
    const auto socket = commandSocket.isEmpty() ? m_folder->commandSocket() : commandSocket;
    QSemaphore made;
    Result<void, api::LocalServer::Error> outcome;
    onThread([&] {
        m_inside->opened = std::make_unique<Opened>(*this, options, m_inside->keyRing);
        outcome = m_inside->opened->server.listen(socket);
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
        if (m_inside->opened == nullptr)
            return deliver([this] { end(); });
        auto& node = m_inside->opened->node;
        whenDone(node.close(), &node, [this] { deliver([this] { end(); }); });
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
        if (const auto& opened = m_inside->opened)
            opened->table.call(std::move(*shared), opened->node.isLocked(), answer);
        else
            m_inside->table.call(std::move(*shared), true, answer);
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

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/core/Core.h"
#include "core/api/LocalServer.h"
#include "core/node/NodeOptions.h"
#include "core/node/ProfileFolder.h"

#include <QThread>

#include <memory>

namespace allium::desktop {

/// A node with its command table, its event feed and the local command socket, on a thread of its
/// own. One per process: the system's key ring answers on the thread that asked it first.
///
///     start() --> choosing --open()--> running --stop(), the node says good-bye--> stopped()
///     choosing --stop()--> stopped()
///     running or stopping --stop() again, destruction--> ends as by a crash, which loses nothing
///
/// While choosing there is no node and no socket: commands about the profiles of this machine are answered, all
/// others are unknown. A call under way when the thread ends is answered with "command.dropped" before stopped().
class CoreThread final : public Core {
    Q_OBJECT
public:
    /// `profiles`: the folder in which profiles lie.
    explicit CoreThread(QString profiles);
    ~CoreThread() override;

    void start();
    /// Once. Returns when the node is there and its socket serves: milliseconds, before there is a main window.
    /// `commandSocket` empty: the profile's own place.
    Result<void, api::LocalServer::Error> open(const node::NodeOptions& options, std::unique_ptr<node::ProfileFolder> folder,
                                               const QString& commandSocket = {});
    void stop();

Q_SIGNALS:
    /// Somebody gave the command "quit". Whoever owns this decides when to stop.
    void quitRequested();
    /// Somebody gave the command "show": the window is wanted in front, and a place in it unless empty.
    void showRequested(const QString& place);
    /// The profile is closed, tor is gone, the thread has ended.
    void stopped();

private:
    struct Inside;
    struct Opened;

    void post(api::RpcRequest request, Done done) override;
    void onThread(std::function<void()> work);
    /// From the thread: runs on the GUI thread, in order.
    void deliver(std::function<void()> news);
    void end();

    const QString m_profiles;
    std::unique_ptr<node::ProfileFolder> m_folder;
    QThread m_thread;
    QObject m_anchor; ///< lives on the thread, so that closures can be sent there
    std::unique_ptr<Inside> m_inside; ///< touched on the thread only
    bool m_stopping = false;
};

} // namespace allium::desktop

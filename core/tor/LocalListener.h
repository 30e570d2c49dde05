// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Timers.h"
#include "core/tor/LocalSocket.h"

#include <QObject>

#include <memory>

class QSocketNotifier;
class QTcpServer;

namespace allium::tor {

/// Where tor delivers what comes in through a service: a Unix socket in a private folder, or a
/// loopback port. Out of file descriptors it waits a moment and goes on, so that a flood of
/// strangers cannot silence it. Node thread.
class LocalListener : public QObject {
    Q_OBJECT
public:
    static constexpr Milliseconds AcceptPause { 100 };
    static constexpr int Backlog = 128;

    explicit LocalListener(Timers& timers, QObject* parent = nullptr);
    ~LocalListener() override;

    /// Replaces what is at `path`. False when the operating system refuses.
    bool listenUnix(const QString& path);
    bool listenLoopback();
    const LocalEndpoint& endpoint() const { return m_endpoint; }

Q_SIGNALS:
    /// Whoever copies the pointer keeps the socket.
    void accepted(std::shared_ptr<allium::tor::LocalSocket> socket);

private:
    void acceptUnix();
    void acceptTcp();

    LocalEndpoint m_endpoint;
    Timer m_pause;
    std::unique_ptr<QSocketNotifier> m_notifier;
    std::unique_ptr<QTcpServer> m_tcp;
    int m_descriptor = -1;
};

} // namespace allium::tor

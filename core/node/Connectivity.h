// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/Transport.h"
#include "core/node/NodeOptions.h"
#include "core/node/ProfileFolder.h"
#include "core/node/Settings.h"
#include "core/tor/TorController.h"

#include <QFuture>
#include <QPromise>

#include <memory>

namespace allium::node {

/// The node's way to others: a tor of its own, somebody's running tor, or, without any, a folder
/// of sockets on this machine. Made when the profile opens, from its settings. Node thread.
class Connectivity : public QObject {
    Q_OBJECT
public:
    enum class Mode { OwnTor, RunningTor, Loopback };

    Connectivity(const NodeOptions& options, const ProfileFolder& folder, const Settings& settings, const Clock& clock,
                 Timers& timers, Random& random);
    ~Connectivity() override;

    Mode mode() const { return m_mode; }
    net::Transport& transport() { return *m_transport; }
    /// Null over loopback.
    tor::TorController* tor() { return m_tor.get(); }

    /// What our own tor would be told now.
    Result<QByteArray, tor::TorrcError> torrcPreview() const;

    void start();
    /// With the settings as they are now. Services and sessions come back by themselves.
    void restart();
    /// Done when tor is gone.
    QFuture<void> stop();

private:
    tor::TorSettings torSettings() const;
    void startAgainWhenOff();

    const NodeOptions& m_options;
    const ProfileFolder& m_folder;
    const Settings& m_settings;
    Mode m_mode;
    std::unique_ptr<tor::TorController> m_tor;
    std::unique_ptr<net::Transport> m_transport;
    std::vector<QPromise<void>> m_stopping;
    bool m_startAgain = false;
};

} // namespace allium::node

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/Connectivity.h"

#include "core/net/LoopbackTransport.h"
#include "core/net/TorTransport.h"

namespace allium::node {
namespace {

Connectivity::Mode modeOf(const NodeOptions& options, const Settings& settings)
{
    if (!options.loopbackFolder.isEmpty())
        return Connectivity::Mode::Loopback;
    return settings.text("tor.mode") == QLatin1String("running") ? Connectivity::Mode::RunningTor
                                                                  : Connectivity::Mode::OwnTor;
}

} // namespace

Connectivity::Connectivity(const NodeOptions& options, const ProfileFolder& folder, const Settings& settings,
                           const Clock& clock, Timers& timers, Random& random)
    : m_options(options)
    , m_folder(folder)
    , m_settings(settings)
    , m_mode(modeOf(options, settings))
{
    if (m_mode == Mode::Loopback) {
        m_transport = std::make_unique<net::LoopbackTransport>(options.loopbackFolder);
        return;
    }
    m_tor = std::make_unique<tor::TorController>(clock, timers, random);
    m_transport = std::make_unique<net::TorTransport>(*m_tor);
    connect(m_tor.get(), &tor::TorController::stateChanged, this, [this](tor::TorController::State state) {
        if (state != tor::TorController::State::Off && state != tor::TorController::State::Failed)
            return;
        for (auto& promise : std::exchange(m_stopping, {}))
            promise.finish();
        startAgainWhenOff();
    });
}

Connectivity::~Connectivity() = default;

tor::TorSettings Connectivity::torSettings() const
{
    tor::TorSettings settings;
    settings.mode = m_mode == Mode::RunningTor ? tor::TorSettings::Mode::Running : tor::TorSettings::Mode::Own;
    settings.search = tor::TorSearch::fromEnvironment();
    settings.search.chosen = m_options.torBinary.isEmpty() ? m_settings.text("tor.binary") : m_options.torBinary;
    settings.search.acceptOld = m_settings.boolean("tor.accept_old");
    settings.dataFolder = m_folder.tor();
    const auto bridges = m_settings.texts("tor.bridges");
    if (!bridges.isEmpty())
        settings.customLines.append("UseBridges 1");
    for (const auto& bridge : bridges)
        settings.customLines.append("Bridge " + bridge.toUtf8());
    const auto lines = m_settings.texts("tor.custom_lines");
    for (const auto& line : lines)
        settings.customLines.append(line.toUtf8());
    settings.customLines += m_options.torrcLines;
    // An address it cannot read stays invalid, and the controller says so.
    settings.control = tor::LocalEndpoint::parse(m_settings.text("tor.control").toUtf8()).value_or(tor::LocalEndpoint {});
    return settings;
}

Result<QByteArray, tor::TorrcError> Connectivity::torrcPreview() const
{
    tor::TorConfiguration configuration;
    configuration.dataFolder = m_folder.tor();
    configuration.runtimeFolder = m_folder.runtime();
    configuration.customLines = torSettings().customLines;
    return configuration.torrc();
}

void Connectivity::start()
{
    if (m_tor)
        m_tor->start(torSettings());
}

void Connectivity::restart()
{
    if (!m_tor)
        return;
    m_startAgain = true;
    if (m_tor->state() == tor::TorController::State::Off || m_tor->state() == tor::TorController::State::Failed)
        startAgainWhenOff();
    else
        m_tor->stop();
}

void Connectivity::startAgainWhenOff()
{
    if (std::exchange(m_startAgain, false))
        m_tor->start(torSettings());
}

QFuture<void> Connectivity::stop()
{
    QPromise<void> promise;
    auto future = promise.future();
    promise.start();
    m_startAgain = false;
    if (!m_tor || m_tor->state() == tor::TorController::State::Off || m_tor->state() == tor::TorController::State::Failed) {
        promise.finish();
        return future;
    }
    m_stopping.push_back(std::move(promise));
    m_tor->stop();
    return future;
}

} // namespace allium::node

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tor/TorController.h"

#include "core/base/WhenDone.h"
#include "core/tor/RuntimeFolder.h"
#include "core/tor/TorLog.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace allium::tor {

namespace {

constexpr Milliseconds ControlPoll { 50 };
constexpr Milliseconds HaltGrace = std::chrono::seconds(3);

using Kind = TorFailure::Kind;

Kind failureOf(TorBinaryError error)
{
    switch (error) {
    case TorBinaryError::NotFound:
        return Kind::BinaryNotFound;
    case TorBinaryError::NotExecutable:
        return Kind::BinaryNotExecutable;
    case TorBinaryError::TooOld:
        return Kind::BinaryTooOld;
    case TorBinaryError::WontRun:
        break;
    }
    return Kind::BinaryWontRun;
}

/// Makes the folder and its empty defaults file; false when it is not ours alone.
bool preparePrivateFolder(const QString& path, const QString& defaultsFile)
{
    if (!QDir().mkpath(path))
        return false;
    if (!QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        return false;
    QFile defaults(defaultsFile);
    return defaults.open(QIODevice::WriteOnly | QIODevice::Truncate);
}

/// May tor, which made that control socket, reach a socket in a folder only we can enter?
bool isSameUser(const LocalEndpoint& control)
{
#ifdef Q_OS_UNIX
    return control.isUnix() && QFileInfo(control.path).ownerId() == ::getuid();
#else
    Q_UNUSED(control)
    return false;
#endif
}

} // namespace

TorController::TorController(const Clock& clock, Timers& timers, Random& random, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_timers(timers)
    , m_random(random)
    , m_clientKeys(m_line)
    , m_process(timers)
    , m_retry(timers)
    , m_limit(timers)
{
    connect(&m_process, &TorProcess::exited, this, &TorController::onExited);
    connect(&m_process, &TorProcess::logged, this, &TorController::logged);
    QByteArray token(16, Qt::Uninitialized);
    m_random.fill({ reinterpret_cast<std::uint8_t*>(token.data()), static_cast<std::size_t>(token.size()) });
    m_socksToken = token.toHex();
}

TorController::~TorController()
{
    m_process.disconnect(this);
    m_line.disconnect();
}

void TorController::start(TorSettings settings)
{
    if (m_state != State::Off && m_state != State::Failed)
        return;
    m_settings = std::move(settings);
    m_networkEnabled = m_settings.networkEnabled;
    m_failure.reset();
    m_pauses = 0;
    m_earlyExits = 0;
    begin();
}

void TorController::begin()
{
    const auto run = ++m_run;
    m_bootstrap = {};
    m_clockSkew.reset();
    m_networkIsUp.reset();
    m_socks.reset();
    setState(State::Starting);
    if (!m_runtime)
        m_runtime = RuntimeFolder::create();
    if (!m_runtime) {
        giveUp({ Kind::RuntimeFolder, {}, {} });
        return;
    }
    if (m_settings.mode == TorSettings::Mode::Running) {
        setState(State::Connecting);
        m_limit.start(ControlLimit, [this] { restart({ Kind::ControlUnreachable, {}, {} }); });
        connectControl();
        return;
    }
    const auto program = m_settings.search.locate();
    if (!program) {
        giveUp({ failureOf(program.error()), {}, {} });
        return;
    }
    whenDone(probeTor(*program, m_settings.search.acceptOld, m_timers, *this), this,
             [this, run](const Result<TorBinary, TorBinaryError>& probed) {
                 if (run != m_run || m_state != State::Starting)
                     return;
                 if (!probed) {
                     giveUp({ failureOf(probed.error()), {}, {} });
                     return;
                 }
                 m_version = probed->version;
                 launch(probed->path);
             });
}

void TorController::launch(const QString& program)
{
    TorConfiguration configuration;
    configuration.dataFolder = m_settings.dataFolder;
    configuration.runtimeFolder = m_runtime->path();
    configuration.ownerPid = QCoreApplication::applicationPid();
    configuration.networkEnabled = m_networkEnabled;
    configuration.verbose = m_settings.verbose;
    configuration.customLines = m_settings.customLines;
    const auto torrc = configuration.torrc();
    if (!torrc) {
        giveUp({ Kind::BadTorrc, {}, torrc.error() });
        return;
    }
    const auto defaultsFile = m_settings.dataFolder + QLatin1String("/torrc-defaults");
    if (!preparePrivateFolder(m_settings.dataFolder, defaultsFile)) {
        giveUp({ Kind::DataFolder, {}, {} });
        return;
    }
    // Left by a tor that was killed; we must not talk to them.
    for (const auto& stale : { configuration.controlSocketPath(), configuration.socksSocketPath(), configuration.controlPortFile() })
        QFile::remove(stale);
    setState(State::Connecting);
    m_process.start(program, *torrc, defaultsFile);
    if (m_state != State::Connecting)
        return; // could not even be started
    m_limit.start(ControlLimit, [this] {
        m_process.kill();
        restart({ Kind::ControlUnreachable, {}, {} });
    });
    connectControl();
}

std::optional<LocalEndpoint> TorController::controlEndpoint() const
{
    if (m_settings.mode == TorSettings::Mode::Running)
        return m_settings.control;
    TorConfiguration configuration;
    configuration.runtimeFolder = m_runtime->path();
    return configuration.controlEndpoint();
}

void TorController::connectControl()
{
    const auto endpoint = controlEndpoint();
    if (!endpoint) {
        m_retry.start(ControlPoll, [this] { connectControl(); });
        return;
    }
    const bool isOwn = m_settings.mode == TorSettings::Mode::Own;
    m_control = std::make_unique<ControlConnection>(
        *endpoint, isOwn ? ControlCredentials {} : m_settings.credentials.clone(), m_random);
    connect(m_control.get(), &ControlConnection::failed, this, &TorController::onControlFailed);
    connect(m_control.get(), &ControlConnection::opened, this, &TorController::onControlOpened);
    connect(m_control.get(), &ControlConnection::eventReceived, this, &TorController::onEvent);
    connect(m_control.get(), &ControlConnection::lost, this, [this] {
        dropControl();
        m_process.kill(); // alive without an owner it would be of no use
        restart({ Kind::Ended, {}, {} });
    });
}

void TorController::onControlFailed(ControlConnection::Failure failure)
{
    using Error = ControlAuthentication::Error;
    const auto error = m_control->authenticationError();
    const bool isOwn = m_settings.mode == TorSettings::Mode::Own;
    dropConnection();
    // Our own tor makes the socket before it listens and the cookie after. The limit goes on.
    if (isOwn && (failure == ControlConnection::Failure::Unreachable || error == Error::CookieUnreadable)) {
        m_retry.start(ControlPoll, [this] { connectControl(); });
        return;
    }
    m_limit.stop();
    if (isOwn)
        m_process.kill();
    if (failure == ControlConnection::Failure::Unreachable)
        restart({ Kind::ControlUnreachable, {}, {} });
    else if (failure == ControlConnection::Failure::Malformed || error == Error::Malformed)
        giveUp({ Kind::ControlMalformed, {}, {} });
    else if (error == Error::CookieUnreadable)
        giveUp({ Kind::CookieUnreadable, {}, {} });
    else
        giveUp({ Kind::AuthenticationRefused, {}, {} });
}

void TorController::onControlOpened()
{
    const bool isOwn = m_settings.mode == TorSettings::Mode::Own;
    m_limit.stop();
    m_earlyExits = 0;
    if (m_control->version())
        m_version = m_control->version();
    if (!isOwn && !m_settings.search.acceptOld && (!m_version || *m_version < OldestSafeTor)) {
        giveUp({ Kind::BinaryTooOld, {}, {} });
        return;
    }
    const auto ignore = [](const ControlConnection::Reply&) {};
    if (isOwn)
        m_control->send(ControlCommand("TAKEOWNERSHIP"), this, ignore);
    ControlCommand events("SETEVENTS");
    events.word("STATUS_CLIENT").word("STATUS_GENERAL").word("NETWORK_LIVENESS").word("HS_DESC").word("CIRC");
    if (!isOwn) // an own tor's log comes through its output
        events.word("NOTICE").word("WARN").word("ERR");
    m_control->send(events, this, ignore);
    checkSingleHop();
}

void TorController::checkSingleHop()
{
    m_control->send(ControlCommand("GETCONF").word("HiddenServiceSingleHopMode").word("HiddenServiceNonAnonymousMode"),
                    this, [this](const ControlConnection::Reply& reply) {
                        if (!reply)
                            return; // lost() follows
                        if (reply->value("HiddenServiceSingleHopMode") == "0"
                            && reply->value("HiddenServiceNonAnonymousMode") == "0") {
                            finishSetup();
                            return;
                        }
                        giveUp({ Kind::SingleHop, {}, {} });
                    });
}

void TorController::finishSetup()
{
    TorConfiguration configuration;
    configuration.runtimeFolder = m_runtime->path();
    if (m_settings.mode == TorSettings::Mode::Running)
        m_socks = m_settings.socks;
    else if (configuration.sockets == TorConfiguration::Sockets::Unix)
        m_socks = LocalEndpoint { configuration.socksSocketPath(), 0 };
    // Switched off, tor has no SOCKS port at all.
    if (m_socks || !m_networkEnabled)
        enterBootstrapping();
    else
        findSocksPort();
}

void TorController::findSocksPort()
{
    m_control->send(ControlCommand("GETINFO").word("net/listeners/socks"), this,
                    [this](const ControlConnection::Reply& reply) {
                        if (!reply)
                            return; // lost() follows
                        const auto listeners = ControlWords::parse(reply->value("net/listeners/socks"));
                        for (std::size_t i = 0; listeners && !m_socks && i < listeners->plainCount(); ++i)
                            m_socks = LocalEndpoint::parse(listeners->plain(i));
                        if (!m_socks)
                            giveUp({ Kind::NoSocksPort, {}, {} });
                        else if (m_state == State::Connecting)
                            enterBootstrapping();
                    });
}

void TorController::enterBootstrapping()
{
    setState(State::Bootstrapping);
    m_line.setConnection(m_control.get());
    if (!m_control)
        return;
    m_control->send(ControlCommand("GETINFO").word("status/bootstrap-phase"), this,
                    [this](const ControlConnection::Reply& answer) {
                        if (!answer)
                            return;
                        if (const auto status = parseBootstrapPhase(answer->value("status/bootstrap-phase")))
                            onBootstrap(*status);
                    });
}

void TorController::onEvent(const ControlEvent& event)
{
    if (const auto* status = std::get_if<BootstrapStatus>(&event)) {
        onBootstrap(*status);
    } else if (const auto* skew = std::get_if<ClockSkew>(&event)) {
        m_clockSkew = *skew;
        qCWarning(torLog) << "this machine's clock is off by" << skew->skew.count() << "s";
        Q_EMIT clockSkewed(*skew);
    } else if (const auto* liveness = std::get_if<NetworkLiveness>(&event)) {
        m_networkIsUp = liveness->up;
        Q_EMIT networkChanged(liveness->up);
    } else if (const auto* message = std::get_if<LogMessage>(&event)) {
        Q_EMIT logged(message->text);
    }
}

void TorController::onBootstrap(const BootstrapStatus& status)
{
    if (m_bootstrap != status) {
        m_bootstrap = status;
        Q_EMIT bootstrapChanged(m_bootstrap);
    }
    if (m_state == State::Bootstrapping && status.percent == 100) {
        m_failure.reset();
        m_readySince = m_clock.now();
        setState(State::Ready);
    }
}

void TorController::onExited(const TorExit& exit)
{
    if (m_state == State::Stopping) {
        endStopping();
        return;
    }
    // Otherwise we killed it ourselves, and have decided already what comes next.
    if (m_state != State::Connecting && m_state != State::Bootstrapping && m_state != State::Ready)
        return;
    const bool wasTalking = m_control && m_control->isOpen();
    dropControl();
    if (exit.kind == TorExit::Kind::FailedToStart) {
        giveUp({ Kind::BinaryWontRun, {}, {} });
    } else if (exit.kind == TorExit::Kind::ConfigurationRefused) {
        giveUp({ Kind::TorrcRefusedByTor, exit.lastErrors, {} });
    } else if (!wasTalking && ++m_earlyExits >= MaxEarlyExits) {
        giveUp({ Kind::KeepsExiting, exit.lastErrors, {} });
    } else {
        restart({ Kind::Ended, exit.lastErrors, {} });
    }
}

void TorController::dropControl()
{
    m_retry.stop();
    m_limit.stop();
    dropConnection();
}

void TorController::dropConnection()
{
    m_line.setConnection(nullptr);
    if (m_control) {
        // Often called from one of its own signals.
        m_control->disconnect(this);
        m_control.release()->deleteLater();
    }
}

void TorController::restart(TorFailure failure)
{
    dropControl();
    if (m_state == State::Ready && m_clock.now() - m_readySince >= Steady)
        m_pauses = 0;
    const auto pause = std::min(LongestPause, FirstPause * (1 << std::min(m_pauses, 6)));
    ++m_pauses;
    m_failure = std::move(failure);
    qCWarning(torLog) << "tor is gone, next try in" << pause.count() << "ms";
    ++m_run;
    setState(State::Restarting);
    m_retry.start(pause, [this] {
        if (m_process.isRunning()) { // killed, but not gone yet
            m_retry.start(ControlPoll, [this] { begin(); });
            return;
        }
        begin();
    });
}

void TorController::giveUp(TorFailure failure)
{
    dropControl();
    m_process.kill();
    m_failure = std::move(failure);
    ++m_run;
    qCWarning(torLog) << "tor cannot be used, reason" << static_cast<int>(m_failure->kind);
    setState(State::Failed);
}

void TorController::stop()
{
    if (m_state == State::Off || m_state == State::Stopping)
        return;
    ++m_run;
    setState(State::Stopping);
    if (m_process.isRunning() && m_control && m_control->isOpen()) {
        m_control->send(ControlCommand("SIGNAL").word("HALT"), this, [](const ControlConnection::Reply&) {});
        m_control->disconnect(this);
        m_line.setConnection(nullptr);
        m_process.stop(HaltGrace);
        return;
    }
    dropControl();
    if (m_process.isRunning())
        m_process.stop(Milliseconds(0));
    else
        QMetaObject::invokeMethod(this, &TorController::endStopping, Qt::QueuedConnection);
}

void TorController::endStopping()
{
    if (m_state != State::Stopping)
        return;
    dropControl();
    m_bootstrap = {};
    setState(State::Off);
}

void TorController::setState(State state)
{
    if (m_state == state)
        return;
    qCInfo(torLog) << "state" << static_cast<int>(m_state) << "->" << static_cast<int>(state);
    m_state = state;
    Q_EMIT stateChanged(state);
    updateReady();
}

void TorController::updateReady()
{
    const bool ready = isReady();
    if (std::exchange(m_wasReady, ready) != ready)
        Q_EMIT readyChanged(ready);
}

QString TorController::servicePath()
{
    if (!m_runtime)
        m_runtime = RuntimeFolder::create();
    return m_runtime ? m_runtime->path() + QStringLiteral("/service-%1").arg(++m_services) : QString();
}

std::unique_ptr<OnionService> TorController::publish(OnionServiceSpec spec)
{
    auto listener = std::make_unique<LocalListener>(m_timers);
    const bool isOwn = m_settings.mode == TorSettings::Mode::Own;
    const bool listening = TorConfiguration::DefaultSockets == TorConfiguration::Sockets::Unix
            && (isOwn || isSameUser(m_settings.control))
        ? listener->listenUnix(servicePath())
        : listener->listenLoopback();
    if (!listening)
        qCWarning(torLog) << "no local socket for a service";
    return std::make_unique<OnionService>(std::move(spec), std::move(listener), m_line, m_random, m_timers);
}

std::unique_ptr<OnionStream> TorController::dial(const crypto::OnionEndpoint& endpoint, const QByteArray& isolation,
                                                 QByteArrayView firstBytes, Milliseconds timeout)
{
    if (!isReady() || !m_socks)
        return nullptr;
    return std::make_unique<OnionStream>(OnionStream::Target { *m_socks, endpoint, isolation, m_socksToken, timeout },
                                         firstBytes, m_timers);
}

void TorController::setNetworkEnabled(bool enabled)
{
    m_networkEnabled = enabled;
    if (m_line.isOpen())
        m_line.send(ControlCommand("SETCONF").pair("DisableNetwork", enabled ? "0" : "1"), this,
                    [this](const ControlConnection::Reply& reply) {
                        if (!reply || !reply->isOk())
                            qCWarning(torLog) << "the network could not be switched";
                        else if (m_networkEnabled && !m_socks && m_control)
                            findSocksPort();
                    });
    updateReady();
}

} // namespace allium::tor

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/base/Timers.h"
#include "core/tor/ClientAuthorizations.h"
#include "core/tor/ControlLine.h"
#include "core/tor/OnionService.h"
#include "core/tor/OnionStream.h"
#include "core/tor/TorProcess.h"
#include "core/tor/TorSettings.h"

#include <QFuture>
#include <QObject>

#include <deque>
#include <memory>
#include <optional>

namespace allium::tor {

class RuntimeFolder;

/// Keeps a tor running, from finding the program to publishing services again after it died.
/// One for each profile, made and used on the node thread; services made by it go first.
///
///     Off --start()--> Starting --> Connecting --control port open--> Bootstrapping --100 %--> Ready
///     Starting … Ready --tor ends, control port lost--> Restarting --1 s … 60 s--> Starting
///     Starting … Ready --no use in trying again--> Failed
///     any --stop()--> Stopping --tor is gone--> Off
class TorController : public QObject {
    Q_OBJECT
public:
    enum class State { Off, Starting, Connecting, Bootstrapping, Ready, Restarting, Failed, Stopping };
    using InfoError = ControlLine::InfoError;

    static constexpr Milliseconds FirstPause = std::chrono::seconds(1);
    static constexpr Milliseconds LongestPause = std::chrono::seconds(60);
    /// Ready for this long, the next pause is the first again.
    static constexpr Milliseconds Steady = std::chrono::seconds(60);
    /// From starting the program to an open control port.
    static constexpr Milliseconds ControlLimit = std::chrono::seconds(30);
    static constexpr int MaxEarlyExits = 5;

    TorController(const Clock& clock, Timers& timers, Random& random, QObject* parent = nullptr);
    /// Kills an own tor that is still there; stop() first is kinder.
    ~TorController() override;

    /// Only in Off and Failed.
    void start(TorSettings settings);
    void stop();

    State state() const { return m_state; }
    bool isReady() const { return m_state == State::Ready && m_networkEnabled; } ///< one may dial
    /// The last thing that went wrong; cleared when Ready.
    const std::optional<TorFailure>& failure() const { return m_failure; }
    const BootstrapStatus& bootstrap() const { return m_bootstrap; }
    const std::optional<ClockSkew>& clockSkew() const { return m_clockSkew; }
    std::optional<bool> networkIsUp() const { return m_networkIsUp; }
    /// Own: once found; Running: once connected.
    const std::optional<TorVersion>& version() const { return m_version; }
    qint64 processId() const { return m_process.pid(); }
    /// tor's last log lines, oldest first.
    const std::deque<QByteArray>& log() const { return m_process.log(); }

    /// Published now or as soon as tor is there, and after every restart.
    std::unique_ptr<OnionService> publish(OnionServiceSpec spec);
    /// Nothing unless Ready. Streams of equal `isolation` may share a circuit.
    std::unique_ptr<OnionStream> dial(const crypto::OnionEndpoint& endpoint, const QByteArray& isolation,
                                      QByteArrayView firstBytes, Milliseconds timeout = OnionStream::DefaultTimeout);
    ClientAuthorizations& clientKeys() { return m_clientKeys; }

    /// New circuits for what is dialled from now on, and forgotten descriptors. tor does it at most
    /// every ten seconds.
    QFuture<Result<void, InfoError>> newIdentity() { return m_line.signal("NEWNYM"); }
    /// Off: tor stays but touches no network. Kept across restarts.
    void setNetworkEnabled(bool enabled);
    QFuture<Result<QByteArray, InfoError>> info(const QByteArray& key) { return m_line.info(key); }
    QFuture<Result<QByteArray, InfoError>> configuration(const QByteArray& key) { return m_line.configuration(key); }
    /// Events and commands beyond these; same life as the controller.
    ControlLine& line() { return m_line; }

Q_SIGNALS:
    void stateChanged(allium::tor::TorController::State state);
    void readyChanged(bool ready);
    void bootstrapChanged(const allium::tor::BootstrapStatus& status);
    void clockSkewed(const allium::tor::ClockSkew& skew);
    void networkChanged(bool up);
    void logged(const QByteArray& line);

private:
    void begin();
    void launch(const QString& program);
    void connectControl();
    std::optional<LocalEndpoint> controlEndpoint() const;
    void onControlFailed(ControlConnection::Failure failure);
    void onControlOpened();
    void checkSingleHop();
    void finishSetup();
    void findSocksPort();
    void enterBootstrapping();
    void onEvent(const ControlEvent& event);
    void onBootstrap(const BootstrapStatus& status);
    void onExited(const TorExit& exit);
    void dropControl();
    void dropConnection();
    void restart(TorFailure failure);
    void giveUp(TorFailure failure);
    void endStopping();
    void setState(State state);
    void updateReady();
    QString servicePath();

    const Clock& m_clock;
    Timers& m_timers;
    Random& m_random;
    TorSettings m_settings;
    std::unique_ptr<RuntimeFolder> m_runtime;
    ControlLine m_line;
    ClientAuthorizations m_clientKeys;
    TorProcess m_process;
    std::unique_ptr<ControlConnection> m_control;
    Timer m_retry; ///< of the control port, or until the next start
    Timer m_limit; ///< until the control port must be open
    State m_state = State::Off;
    std::optional<TorFailure> m_failure;
    std::optional<TorVersion> m_version;
    BootstrapStatus m_bootstrap;
    std::optional<ClockSkew> m_clockSkew;
    std::optional<bool> m_networkIsUp;
    std::optional<LocalEndpoint> m_socks;
    QByteArray m_socksToken;
    MonotonicTime m_readySince {};
    int m_pauses = 0; ///< restarts since tor was last steady
    int m_earlyExits = 0;
    int m_services = 0; ///< made so far; names their sockets
    bool m_wasReady = false;
    bool m_networkEnabled = true;
    unsigned m_run = 0; ///< tells answers for an earlier start() apart
};

} // namespace allium::tor

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Timers.h"

#include <QByteArray>
#include <QObject>
#include <QProcess>

#include <deque>

namespace allium::tor {

/// How a tor ended.
struct TorExit {
    enum class Kind {
        Asked, ///< after stop()
        FailedToStart, ///< the operating system would not run it
        ConfigurationRefused, ///< it did not like its torrc; lastErrors says why
        ExitedByItself,
        Killed, ///< by a signal that was not ours
    };

    Kind kind = Kind::ExitedByItself;
    int code = 0; ///< of ExitedByItself
    QByteArray lastErrors; ///< its last warnings and errors, at most five lines
};

/// One run of a tor program; start() may be called again after exited(). The child cannot outlive
/// this process: torrc names its owner, the control connection owns it, and on Linux the kernel
/// signals it when the thread that started it dies. Node thread.
///
///     Idle -> Running --exited()--> Idle
class TorProcess : public QObject {
    Q_OBJECT
public:
    /// Bound what a talkative tor can make us keep.
    static constexpr std::size_t MaxLogLines = 500;
    static constexpr qsizetype MaxLogLineBytes = 1024;
    /// From the polite request to SIGTERM, and from there to SIGKILL.
    static constexpr Milliseconds Patience = std::chrono::seconds(5);

    explicit TorProcess(Timers& timers, QObject* parent = nullptr);
    /// Kills a tor that is still running.
    ~TorProcess() override;

    /// `torrc` goes through a pipe and never touches the disk, `defaultsFile` is an existing empty
    /// file: it keeps tor from reading the system's.
    void start(const QString& program, const QByteArray& torrc, const QString& defaultsFile);
    /// SIGTERM after `grace` (for a request over the control port), SIGKILL later; exited() follows.
    void stop(Milliseconds grace = Patience);
    void kill();

    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    qint64 pid() const { return m_process.processId(); }
    /// Oldest first.
    const std::deque<QByteArray>& log() const { return m_log; }

Q_SIGNALS:
    void logged(const QByteArray& line);
    void exited(const allium::tor::TorExit& exit);

private:
    void readLog();
    void appendLog(QByteArray line);
    void onFinished(int code, QProcess::ExitStatus status);
    void onError(QProcess::ProcessError error);

    QProcess m_process;
    Timer m_patience;
    std::deque<QByteArray> m_log;
    std::deque<QByteArray> m_errors;
    QByteArray m_torrc;
    bool m_stopAsked = false;
    bool m_configurationRefused = false;
};

} // namespace allium::tor

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tor/TorProcess.h"

#include "core/tor/TorLog.h"

#include <QFileInfo>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>
#endif

namespace allium::tor {

Q_LOGGING_CATEGORY(torLog, "core.tor", QtInfoMsg)

namespace {
constexpr std::size_t KeptErrors = 5;
}

TorProcess::TorProcess(Timers& timers, QObject* parent)
    : QObject(parent)
    , m_patience(timers)
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &TorProcess::readLog);
    connect(&m_process, &QProcess::finished, this, &TorProcess::onFinished);
    connect(&m_process, &QProcess::errorOccurred, this, &TorProcess::onError);
    connect(&m_process, &QProcess::started, this, [this] {
        m_process.write(m_torrc);
        m_process.closeWriteChannel();
        m_torrc.clear();
    });
#ifdef Q_OS_LINUX
    m_process.setChildProcessModifier([owner = ::getpid()] {
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (::getppid() != owner) // died before the line above
            ::_exit(1);
    });
#endif
}

TorProcess::~TorProcess()
{
    m_process.disconnect(this);
    if (isRunning()) {
        m_process.kill();
        m_process.waitForFinished(2000);
    }
}

void TorProcess::start(const QString& program, const QByteArray& torrc, const QString& defaultsFile)
{
    m_stopAsked = false;
    m_configurationRefused = false;
    m_errors.clear();
    m_torrc = torrc;
    m_process.setWorkingDirectory(QFileInfo(defaultsFile).absolutePath());
    m_process.start(program, { QStringLiteral("-f"), QStringLiteral("-"), QStringLiteral("--defaults-torrc"), defaultsFile });
}

void TorProcess::stop(Milliseconds grace)
{
    m_stopAsked = true;
    if (!isRunning())
        return;
    m_patience.start(grace, [this] {
        m_process.terminate();
        m_patience.start(Patience, [this] { m_process.kill(); });
    });
}

void TorProcess::kill()
{
    m_stopAsked = true;
    m_process.kill();
}

void TorProcess::readLog()
{
    while (m_process.canReadLine() || m_process.bytesAvailable() > MaxLogLineBytes)
        appendLog(m_process.readLine(MaxLogLineBytes + 1).trimmed());
}

void TorProcess::appendLog(QByteArray line)
{
    if (line.isEmpty())
        return;
    if (line.contains("Reading config failed") || line.contains("Failed to parse/validate config"))
        m_configurationRefused = true;
    if (line.contains("[warn]") || line.contains("[err]")) {
        m_errors.push_back(line);
        if (m_errors.size() > KeptErrors)
            m_errors.pop_front();
    }
    m_log.push_back(std::move(line));
    if (m_log.size() > MaxLogLines)
        m_log.pop_front();
    Q_EMIT logged(QByteArray(m_log.back())); // a slot may start tor anew
}

void TorProcess::onError(QProcess::ProcessError error)
{
    if (error != QProcess::FailedToStart)
        return; // finished() follows
    m_patience.stop();
    Q_EMIT exited({ TorExit::Kind::FailedToStart, 0, {} });
}

void TorProcess::onFinished(int code, QProcess::ExitStatus status)
{
    m_patience.stop();
    readLog();
    if (m_process.bytesAvailable() > 0)
        appendLog(m_process.readAll().trimmed());
    TorExit exit;
    exit.code = code;
    for (const auto& line : m_errors)
        exit.lastErrors += line + '\n';
    if (m_stopAsked)
        exit.kind = TorExit::Kind::Asked;
    else if (m_configurationRefused)
        exit.kind = TorExit::Kind::ConfigurationRefused;
    else if (status == QProcess::CrashExit)
        exit.kind = TorExit::Kind::Killed;
    qCInfo(torLog) << "tor ended, code" << code << (m_stopAsked ? "as asked" : "by itself");
    Q_EMIT exited(exit);
}

} // namespace allium::tor

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tor/TorBinary.h"

#include "core/base/WhenDone.h"
#include "core/tor/TorLog.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QPromise>
#include <QStandardPaths>

namespace allium::tor {

namespace {

using Probed = Result<TorBinary, TorBinaryError>;

constexpr Milliseconds ProbeLimit = std::chrono::seconds(10);
constexpr qint64 MaxOutputBytes = qint64(16) * 1024;

/// Runs `tor --version` once, fulfils its promise and deletes itself.
class Probe : public QObject {
public:
    Probe(const QString& path, bool acceptOld, Timers& timers, QObject& owner)
        : QObject(&owner)
        , m_path(path)
        , m_acceptOld(acceptOld)
        , m_timeout(timers)
    {
        m_promise.start();
        connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                finish(fail(TorBinaryError::WontRun));
        });
        connect(&m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
            finish(status == QProcess::NormalExit && code == 0 ? judge() : Probed(fail(TorBinaryError::WontRun)));
        });
        m_timeout.start(ProbeLimit, [this] { finish(fail(TorBinaryError::WontRun)); });
        m_process.setStandardInputFile(QProcess::nullDevice());
        m_process.setStandardErrorFile(QProcess::nullDevice());
        m_process.start(path, { QStringLiteral("--version") });
    }
    ~Probe() override
    {
        m_process.disconnect(this);
        m_process.kill();
        m_process.waitForFinished(1000);
    }

    QFuture<Probed> future() const { return m_promise.future(); }

private:
    Probed judge()
    {
        const auto version = TorVersion::parse(m_process.read(MaxOutputBytes));
        if (!version)
            return fail(TorBinaryError::WontRun);
        if (*version < OldestSafeTor && !m_acceptOld)
            return fail(TorBinaryError::TooOld);
        return TorBinary { m_path, *version };
    }
    void finish(const Probed& result)
    {
        if (std::exchange(m_isDone, true))
            return;
        m_timeout.stop();
        m_promise.addResult(result);
        m_promise.finish();
        deleteLater();
    }

    QString m_path;
    bool m_acceptOld;
    bool m_isDone = false;
    Timer m_timeout;
    QProcess m_process;
    QPromise<Probed> m_promise;
};

#ifdef Q_OS_WIN
constexpr auto ProgramName = "tor.exe";
#else
constexpr auto ProgramName = "tor";
#endif

Result<QString, TorBinaryError> named(const QString& path)
{
    const QFileInfo info(path);
    if (!info.isFile())
        return fail(TorBinaryError::NotFound);
    if (!info.isExecutable())
        return fail(TorBinaryError::NotExecutable);
    return info.absoluteFilePath();
}

} // namespace

TorSearch TorSearch::fromEnvironment()
{
    TorSearch search;
    search.environment = qEnvironmentVariable("TOR");
    const auto program = QCoreApplication::applicationDirPath();
    search.bundledFolders = { program + QLatin1String("/tor"), program + QLatin1String("/../lib/allium/tor") };
    search.pathFolders = qEnvironmentVariable("PATH").split(QDir::listSeparator(), Qt::SkipEmptyParts);
    return search;
}

Result<QString, TorBinaryError> TorSearch::locate() const
{
    if (!chosen.isEmpty())
        return named(chosen);
    if (!systemOnly) {
        if (!environment.isEmpty())
            return named(environment);
        for (const auto& folder : bundledFolders) {
            const auto path = folder + QLatin1Char('/') + QLatin1String(ProgramName);
            if (QFileInfo(path).isFile())
                return named(path);
        }
    }
    // Empty, findExecutable() would look into this process's PATH.
    const auto found = pathFolders.isEmpty()
        ? QString()
        : QStandardPaths::findExecutable(QLatin1String(ProgramName), pathFolders);
    if (found.isEmpty())
        return fail(TorBinaryError::NotFound);
    return found;
}

QFuture<Probed> probeTor(const QString& path, bool acceptOld, Timers& timers, QObject& owner)
{
    return (new Probe(path, acceptOld, timers, owner))->future();
}

} // namespace allium::tor

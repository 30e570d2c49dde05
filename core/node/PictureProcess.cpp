// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/PictureProcess.h"

#include "core/base/Log.h"
#include "core/base/WhenDone.h"
#include "core/contacts/Limits.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcessEnvironment>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/prctl.h>
#endif

Q_LOGGING_CATEGORY(logPictureProcess, "core.node.pictures")

namespace allium::node {

using contacts::limits::PicturePixelBytes;

std::unique_ptr<PictureProcess> PictureProcess::make(const QString& program, Timers& timers)
{
    const QDir here(QCoreApplication::applicationDirPath());
    const auto places = program.isEmpty() ? QStringList { here.filePath(QStringLiteral("allium-picture")),
                                                          here.filePath(QStringLiteral("../lib/allium/allium-picture")) }
                                          : QStringList { program };
    for (const auto& place : places) {
        if (QFileInfo(place).isExecutable())
            return std::make_unique<PictureProcess>(place, timers);
    }
    qCInfo(logPictureProcess) << "nothing here decodes pictures of contacts";
    return nullptr;
}

PictureProcess::PictureProcess(QString program, Timers& timers)
    : m_program(std::move(program))
    , m_patience(timers)
{
}

PictureProcess::~PictureProcess()
{
    const auto processes = findChildren<QProcess*>(Qt::FindDirectChildrenOnly); // also those killed a moment ago
    for (auto* process : processes) {
        process->disconnect();
        process->kill();
        process->waitForFinished(1000);
    }
}

QFuture<contacts::PictureDecoder::Pixels> PictureProcess::decode(const QByteArray& picture)
{
    if (m_tasks.size() >= MaxWaiting)
        return readyFuture(Pixels(fail(Failure::Unavailable)));
    auto promise = std::make_shared<QPromise<Pixels>>();
    promise->start();
    m_tasks.push_back({ picture, promise });
    if (m_tasks.size() == 1)
        next();
    return promise->future();
}

void PictureProcess::next()
{
    m_process = new QProcess(this);
    // Nothing of ours goes along: no surroundings, no open files, no life of its own.
    QProcessEnvironment surroundings;
    surroundings.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
    m_process->setProcessEnvironment(surroundings);
    m_process->setWorkingDirectory(QDir::rootPath());
    m_process->setStandardErrorFile(QProcess::nullDevice());
#ifdef Q_OS_LINUX
    m_process->setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
#endif
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            finish(fail(Failure::Unavailable));
    });
    connect(m_process, &QProcess::readyReadStandardOutput, this, [this] {
        if (m_process->bytesAvailable() > PicturePixelBytes)
            finish(fail(Failure::Refused));
    });
    connect(m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        const bool isDone = status == QProcess::NormalExit;
        if (isDone && code == NotConfined)
            return finish(fail(Failure::Unavailable));
        auto pixels = m_process->read(PicturePixelBytes + 1);
        if (!isDone || code != 0 || pixels.size() != PicturePixelBytes)
            return finish(fail(Failure::Refused));
        finish(std::move(pixels));
    });
    m_patience.start(Patience, [this] { finish(fail(Failure::Refused)); });
    auto* const process = m_process.data();
    process->start(m_program, QStringList());
    if (m_process != process)
        return; // it did not start, and that was said at once
    process->write(m_tasks.front().picture);
    process->closeWriteChannel();
}

void PictureProcess::finish(Pixels pixels)
{
    if (!pixels)
        qCInfo(logPictureProcess) << (pixels.error() == Failure::Refused ? "a picture was refused" : "no picture can be decoded");
    m_patience.stop();
    auto* const process = std::exchange(m_process, nullptr).data();
    process->disconnect(this);
    if (process->state() == QProcess::NotRunning) {
        process->deleteLater();
    } else {
        connect(process, &QProcess::finished, process, &QObject::deleteLater);
        process->kill();
    }
    const auto done = std::move(m_tasks.front());
    m_tasks.pop_front();
    if (!m_tasks.empty())
        next();
    done.promise->addResult(std::move(pixels));
    done.promise->finish();
}

} // namespace allium::node

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/system/tor/PrivateNetwork.h"

#include "tests/support/VirtualTime.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace allium::test {

PrivateNetwork::PrivateNetwork()
{
    auto readyFile = qEnvironmentVariable("ALLIUM_TORNET");
    if (readyFile.isEmpty()) {
        readyFile = m_folder.filePath(QStringLiteral("ready.json"));
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.setStandardOutputFile(QProcess::nullDevice());
        m_process.start(QStringLiteral(ALLIUM_PYTHON),
                        { QStringLiteral(ALLIUM_SOURCE_DIR "/tests/tornet/tornet.py"), QStringLiteral("--relays"), QStringLiteral("4"),
                          QStringLiteral("--ready-file"), readyFile });
        waitFor([&] { return QFileInfo::exists(readyFile) || m_process.state() == QProcess::NotRunning; },
                std::chrono::seconds(120));
    }
    QFile file(readyFile);
    if (!file.open(QIODevice::ReadOnly))
        return;
    const auto lines = QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("torrc_lines")).toArray();
    for (const auto& line : lines)
        m_lines << line.toString().toUtf8();
}

PrivateNetwork::~PrivateNetwork()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(20'000)) {
        m_process.kill();
        m_process.waitForFinished(5'000);
    }
}

Person::Person(const PrivateNetwork& network)
    : m_lines(network.torrcLines())
    , tor(clock, timers, random)
    , transport(tor)
{
}

tor::TorSettings Person::settings() const
{
    tor::TorSettings result;
    result.search = tor::TorSearch::fromEnvironment();
    result.dataFolder = dataFolder();
    result.customLines = m_lines;
    return result;
}

bool Person::waitUntilReady()
{
    return waitFor([&] { return tor.isReady() || tor.state() == tor::TorController::State::Failed; }, std::chrono::seconds(60))
        && tor.isReady();
}

bool Person::comeOnline()
{
    tor.start(settings());
    return waitUntilReady();
}

bool isAlive(qint64 pid)
{
    QFile status(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!status.open(QIODevice::ReadOnly))
        return false;
    const auto text = status.readAll();
    return text.mid(text.lastIndexOf(')') + 2, 1) != "Z";
}

} // namespace allium::test

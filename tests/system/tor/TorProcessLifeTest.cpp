// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestRegistry.h"
#include "tests/support/VirtualTime.h"
#include "tests/system/tor/PrivateNetwork.h"

#include <QDir>
#include <QFile>
#include <QTcpSocket>

#include <csignal>

using namespace allium;
using test::isAlive;
using test::waitFor;
using State = tor::TorController::State;

/// How a real tor starts, stops and ends with its owner. Needs no network: these tors are switched
/// off (DisableNetwork) or have nowhere to go.
class TorProcessLifeTest : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_folder;

    tor::TorSettings offline(const QString& name)
    {
        tor::TorSettings settings;
        settings.search = tor::TorSearch::fromEnvironment();
        settings.dataFolder = m_folder.filePath(name);
        settings.networkEnabled = false;
        return settings;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialize());
        QVERIFY2(tor::TorSearch::fromEnvironment().locate(), "no tor in TOR or PATH");
    }

    void startsAndStopsCleanly()
    {
        SystemClock clock;
        QtTimers timers;
        crypto::SystemRandom random;
        tor::TorController controller(clock, timers, random);
        controller.start(offline(QStringLiteral("clean")));
        QVERIFY(waitFor([&] { return controller.state() == State::Bootstrapping; }));
        const auto pid = controller.processId();
        QVERIFY(isAlive(pid));
        QVERIFY(controller.version());
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        QVERIFY(!(QFileInfo(m_folder.filePath(QStringLiteral("clean"))).permissions() & others));
        QVERIFY(!QFileInfo::exists(m_folder.filePath(QStringLiteral("clean/torrc"))));
        controller.stop();
        QVERIFY(waitFor([&] { return controller.state() == State::Off; }));
        QVERIFY(!isAlive(pid));
        controller.start(offline(QStringLiteral("clean"))); // and again
        QVERIFY(waitFor([&] { return controller.state() == State::Bootstrapping; }));
        QVERIFY(controller.processId() != pid);
    }

    void diesWithItsOwner_data()
    {
        QTest::addColumn<int>("signal");
        QTest::addColumn<bool>("torStopped");
        QTest::newRow("kill -9") << SIGKILL << false;
        QTest::newRow("terminated") << SIGTERM << false;
        QTest::newRow("crashed") << SIGABRT << false;
        QTest::newRow("kill -9 while tor sleeps") << SIGKILL << true;
    }
    void diesWithItsOwner()
    {
        QFETCH(int, signal);
        QFETCH(bool, torStopped);
        QFile lines(m_folder.filePath(QStringLiteral("lines")));
        QVERIFY(lines.open(QIODevice::WriteOnly));
        lines.write("UseBridges 0");
        lines.close();
        QProcess owner;
        owner.start(QStringLiteral(ALLIUM_TOR_OWNER), { m_folder.filePath(QStringLiteral("owned")), lines.fileName() });
        QVERIFY(waitFor([&] { return owner.canReadLine(); }));
        const auto torPid = owner.readLine().trimmed().toLongLong();
        QVERIFY(torPid > 0 && isAlive(torPid));
        if (torStopped)
            ::kill(static_cast<pid_t>(torPid), SIGSTOP);
        ::kill(static_cast<pid_t>(owner.processId()), signal);
        QVERIFY(waitFor([&] { return owner.state() == QProcess::NotRunning; }));
        if (torStopped)
            ::kill(static_cast<pid_t>(torPid), SIGCONT);
        QVERIFY(waitFor([&] { return !isAlive(torPid); }));
    }

    void endsWhenItsOwnerIsAskedTo()
    {
        QFile lines(m_folder.filePath(QStringLiteral("no-lines")));
        QVERIFY(lines.open(QIODevice::WriteOnly));
        lines.close();
        QProcess owner;
        owner.start(QStringLiteral(ALLIUM_TOR_OWNER), { m_folder.filePath(QStringLiteral("asked")), lines.fileName() });
        QVERIFY(waitFor([&] { return owner.canReadLine(); }));
        const auto torPid = owner.readLine().trimmed().toLongLong();
        owner.closeWriteChannel();
        QVERIFY(waitFor([&] { return owner.state() == QProcess::NotRunning; }));
        QCOMPARE(owner.exitCode(), 0);
        QVERIFY(!isAlive(torPid));
    }

    void refusesOldAndMissingPrograms()
    {
        SystemClock clock;
        QtTimers timers;
        crypto::SystemRandom random;
        tor::TorController controller(clock, timers, random);
        auto settings = offline(QStringLiteral("old"));
        QFile script(m_folder.filePath(QStringLiteral("tor")));
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("#!/bin/sh\necho 'Tor version 0.4.8.12.'\n");
        script.close();
        script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        settings.search.chosen = script.fileName();
        controller.start(std::move(settings));
        QVERIFY(waitFor([&] { return controller.state() == State::Failed; }));
        QCOMPARE(controller.failure()->kind, tor::TorFailure::Kind::BinaryTooOld);

        auto none = offline(QStringLiteral("none"));
        none.search = {};
        controller.start(std::move(none));
        QVERIFY(waitFor([&] { return controller.state() == State::Failed; }));
        QCOMPARE(controller.failure()->kind, tor::TorFailure::Kind::BinaryNotFound);
    }

    void reportsATorrcThatTorDoesNotLike()
    {
        SystemClock clock;
        QtTimers timers;
        crypto::SystemRandom random;
        tor::TorController controller(clock, timers, random);
        auto settings = offline(QStringLiteral("torrc"));
        settings.customLines = { "NoSuchOption 1" };
        controller.start(std::move(settings));
        QVERIFY(waitFor([&] { return controller.state() == State::Failed; }));
        QCOMPARE(controller.failure()->kind, tor::TorFailure::Kind::TorrcRefusedByTor);
        QVERIFY2(controller.failure()->detail.contains("NoSuchOption"), controller.failure()->detail.constData());
    }

    void usesARunningTorByCookieAndByPassword()
    {
        // A tor of somebody else: a control socket with cookie, a control port with password.
        const auto data = m_folder.filePath(QStringLiteral("running"));
        QVERIFY(QDir().mkpath(data));
        QVERIFY(QFile::setPermissions(data, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        const auto program = *tor::TorSearch::fromEnvironment().locate();
        QProcess hasher;
        hasher.start(program, { QStringLiteral("--quiet"), QStringLiteral("--hash-password"), QStringLiteral("open \"sesame\"") });
        QVERIFY(hasher.waitForFinished());
        const auto hash = hasher.readAllStandardOutput().trimmed().split('\n').last();
        QFile defaults(data + QStringLiteral("/empty"));
        QVERIFY(defaults.open(QIODevice::WriteOnly));
        QProcess other;
        other.setStandardOutputFile(QProcess::nullDevice());
        other.start(program, { QStringLiteral("-f"), QStringLiteral("-"), QStringLiteral("--defaults-torrc"), defaults.fileName() });
        const auto path = QFile::encodeName(data);
        other.write("DataDirectory " + path + "\nDisableNetwork 1\nSocksPort unix:" + path + "/socks\nControlSocket "
                    + path + "/control\nControlPort auto\nControlPortWriteToFile " + path + "/port\nCookieAuthentication 1\n"
                      "HashedControlPassword " + hash + "\n");
        other.closeWriteChannel();
        QVERIFY(waitFor([&] { return QFileInfo::exists(data + QStringLiteral("/port")) && QFileInfo::exists(data + QStringLiteral("/control")); }));

        SystemClock clock;
        QtTimers timers;
        crypto::SystemRandom random;
        tor::TorController controller(clock, timers, random);
        tor::TorSettings settings;
        settings.mode = tor::TorSettings::Mode::Running;
        settings.control = { data + QStringLiteral("/control"), 0 };
        settings.networkEnabled = false;
        controller.start(std::move(settings));
        QVERIFY(waitFor([&] { return controller.state() == State::Bootstrapping; }));
        controller.stop();
        QVERIFY(waitFor([&] { return controller.state() == State::Off; }));

        QFile portFile(data + QStringLiteral("/port"));
        QVERIFY(portFile.open(QIODevice::ReadOnly));
        const auto port = tor::LocalEndpoint::parse(portFile.readLine().trimmed().mid(5));
        QVERIFY(port);
        for (const bool right : { true, false }) {
            tor::TorSettings byPassword;
            byPassword.mode = tor::TorSettings::Mode::Running;
            byPassword.control = *port;
            byPassword.networkEnabled = false;
            byPassword.credentials.password = crypto::Secret::copyOf(QByteArrayView(right ? "open \"sesame\"" : "wrong"));
            controller.start(std::move(byPassword));
            const auto expected = right ? State::Bootstrapping : State::Failed;
            QVERIFY(waitFor([&] { return controller.state() == expected; }));
            if (!right)
                QCOMPARE(controller.failure()->kind, tor::TorFailure::Kind::AuthenticationRefused);
            controller.stop();
            QVERIFY(waitFor([&] { return controller.state() == State::Off; }));
        }
        QCOMPARE(other.state(), QProcess::Running); // it was not ours to end
        other.terminate();
        QVERIFY(other.waitForFinished());
    }
};

ALLIUM_TEST(TorProcessLifeTest)
#include "TorProcessLifeTest.moc"

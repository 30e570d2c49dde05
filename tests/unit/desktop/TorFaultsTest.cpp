// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/App.h"
#include "tests/support/TestRegistry.h"
#include "tests/unit/desktop/support/RealCore.h"
#include "tests/unit/tor/FakeTor.h"

using namespace allium;
using namespace allium::desktop;
using namespace allium::test;
using Phase = ConnectionStatus::Phase;
using Help = NetworkViewModel::Help;
using Outlook = ConnectGuide::Outlook;

namespace {

constexpr const char* Version = "[ \"$1\" = --version ] && { echo 'Tor version 0.4.9.11.'; exit 0; }\n";

/// The window's objects above the real core, whose tor is a program or a control port that the test plays.
struct World : RealWorld {
    FakeTor tor;
    std::unique_ptr<CoreThread> core;
    std::unique_ptr<App> app;
    std::unique_ptr<ConnectGuide> guide;

    /// A profile that starts this program as its tor.
    void openWith(const QString& program)
    {
        auto chosen = options();
        chosen.loopbackFolder.clear();
        chosen.torBinary = program;
        core = start(chosen);
        if (!core || !ask(*core, "create", passphrase("correct horse")))
            qFatal("no profile");
        app = std::make_unique<App>(*core);
        guide = std::make_unique<ConnectGuide>(*core);
        app->begin();
        guide->begin();
        if (!QTest::qWaitFor([&] { return app->screen() == App::Screen::Main; }, PatienceMs))
            qFatal("not open");
    }
    /// A profile that uses the tor of the test.
    void openWithPlayedTor()
    {
        openWith(tor.writeScript("exit 1"));
        const auto set = [&](const char* name, const QString& value) {
            if (!ask(*core, "config", {}, { { QStringLiteral("name"), QLatin1String(name) }, { QStringLiteral("value"), value } }))
                qFatal("not set");
        };
        set("tor.control", QString::fromUtf8(tor.endpoint().toString()));
        set("tor.mode", QStringLiteral("running"));
        if (!ask(*core, "lock") || !ask(*core, "unlock", passphrase("correct horse")))
            qFatal("not open again");
    }
    bool comesTo(Phase phase) const
    {
        return QTest::qWaitFor([&] { return app->connection()->phase() == phase; }, PatienceMs);
    }
    bool says(const QString& part) const
    {
        return QTest::qWaitFor([&] { return app->connection()->sentence().contains(part); }, PatienceMs);
    }
};

} // namespace

/// What the window says and offers when tor does not do its part.
class TorFaultsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialize());
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    }

    void programs_data()
    {
        QTest::addColumn<QByteArray>("script"); // empty: there is none
        QTest::addColumn<QString>("happened");
        QTest::addColumn<QString>("person");
        QTest::addColumn<Help>("help");
        const auto row = [](const char* name, const QByteArray& script, const char* happened, const char* person, Help help) {
            QTest::newRow(name) << script << QString::fromLatin1(happened) << QString::fromLatin1(person) << help;
        };
        row("none", {}, "not installed", "Install Tor", Help::Settings);
        row("too old", "echo 'Tor version 0.4.5.7.'", "too old", "Install a newer", Help::Settings);
        row("not for this computer", "exit 126", "does not start", "Install Tor for this system", Help::Settings);
        row("ends at once", QByteArray(Version) + "exit 1", "keeps ending", "Tor's log", Help::RestartTor);
    }

    void programs()
    {
        QFETCH(QByteArray, script);
        QFETCH(QString, happened);
        QFETCH(QString, person);
        World world;
        world.openWith(script.isEmpty() ? world.path(QStringLiteral("nowhere/tor")) : world.tor.writeScript(script));
        QVERIFY(world.comesTo(Phase::Trouble));
        QVERIFY2(world.says(happened), qPrintable(world.app->connection()->sentence()));
        QTRY_VERIFY2_WITH_TIMEOUT(world.app->connection()->remedy().contains(person), qPrintable(world.app->connection()->remedy()), PatienceMs);
        // On the network page in full, with the button that helps.
        auto& network = *world.app->network();
        network.setWatched(true); // somebody looks at the page
        QFETCH(Help, help);
        QTRY_COMPARE_WITH_TIMEOUT(network.help(), help, PatienceMs);
        QVERIFY2(network.explanation().contains(person), qPrintable(network.explanation()));
        QVERIFY2(network.explanation().size() > world.app->connection()->remedy().size(), "it also says what Allium does");
        // And in the first run.
        QTRY_COMPARE_WITH_TIMEOUT(world.guide->outlook(), Outlook::Failed, PatienceMs);
        QVERIFY(world.guide->sentence().contains(happened));
        QVERIFY(world.guide->advice().contains(person));
    }

    /// Somebody installs tor while Allium runs, and presses the button.
    void thereAfterAll()
    {
        World world;
        world.openWith(world.path(QStringLiteral("tor")));
        QVERIFY(world.comesTo(Phase::Trouble));
        QVERIFY(world.says(QStringLiteral("not installed")));
        QVERIFY(QFile::copy(world.tor.writeScript(QByteArray(Version) + "exec sleep 600"), world.path(QStringLiteral("tor"))));
        world.app->network()->restartTor();
        QVERIFY(world.comesTo(Phase::Connecting));
    }

    void stalled_data()
    {
        QTest::addColumn<QByteArray>("reason");
        QTest::addColumn<QString>("happened");
        QTest::addColumn<Help>("help");
        QTest::newRow("blocked") << QByteArray("TIMEOUT") << QStringLiteral("cannot be reached") << Help::Bridge;
        QTest::newRow("offline") << QByteArray("NOROUTE") << QStringLiteral("no connection to the internet") << Help::RestartTor;
        QTest::newRow("bridge program") << QByteArray("PT_MISSING") << QStringLiteral("your bridge needs") << Help::Bridge;
    }

    void stalled()
    {
        QFETCH(QByteArray, reason);
        QFETCH(QString, happened);
        World world;
        world.tor.setAnswer([](const QByteArray& command) {
            return command.startsWith("GETINFO status/bootstrap-phase")
                ? QByteArray("250-status/bootstrap-phase=NOTICE BOOTSTRAP PROGRESS=5 TAG=conn SUMMARY=\"Connecting\"\r\n250 OK\r\n")
                : QByteArray();
        });
        world.openWithPlayedTor();
        QVERIFY(world.says(QStringLiteral("5%"))); // now it listens
        world.tor.say("STATUS_CLIENT WARN BOOTSTRAP PROGRESS=10 TAG=conn_done SUMMARY=\"x\" WARNING=\"x\" REASON=" + reason);
        QVERIFY(world.comesTo(Phase::Trouble));
        QVERIFY2(world.says(happened), qPrintable(world.app->connection()->sentence()));
        QVERIFY(!world.app->connection()->remedy().isEmpty());
        QFETCH(Help, help);
        QTRY_COMPARE_WITH_TIMEOUT(world.app->network()->help(), help, PatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(world.guide->outlook(), Outlook::Slow, PatienceMs);
        QVERIFY(!world.guide->advice().isEmpty());
        // It goes away by itself.
        world.tor.say("STATUS_CLIENT NOTICE BOOTSTRAP PROGRESS=100 TAG=done SUMMARY=\"Done\"");
        QVERIFY(QTest::qWaitFor([&] { return world.app->connection()->phase() != Phase::Trouble; }, PatienceMs));
        QTRY_COMPARE_WITH_TIMEOUT(world.guide->outlook(), Outlook::Connected, PatienceMs);
    }

    void theClockIsWrong()
    {
        World world;
        world.tor.setAnswer([](const QByteArray& command) {
            return command.startsWith("GETINFO status/bootstrap-phase")
                ? QByteArray("250-status/bootstrap-phase=NOTICE BOOTSTRAP PROGRESS=14 TAG=handshake SUMMARY=\"x\"\r\n250 OK\r\n")
                : QByteArray();
        });
        world.openWithPlayedTor();
        QVERIFY(world.says(QStringLiteral("14%")));
        world.tor.say("STATUS_GENERAL WARN CLOCK_SKEW SKEW=-7200 SOURCE=DIRSERV:192.0.2.1:9030");
        QVERIFY(world.comesTo(Phase::Trouble));
        QVERIFY(world.says(QStringLiteral("clock is wrong")));
        QVERIFY(world.app->connection()->remedy().contains(QStringLiteral("time zone")));
        QCOMPARE(world.app->network()->help(), Help::RestartTor);
        QVERIFY(!world.app->network()->explanation().isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(world.guide->outlook(), Outlook::Clock, PatienceMs);
    }

    void torDies()
    {
        World world;
        world.openWithPlayedTor();
        QVERIFY(QTest::qWaitFor([&] { return world.guide->outlook() == Outlook::Connected; }, PatienceMs));
        QStringList said;
        connect(world.app->connection(), &ConnectionStatus::changed, this, [&] {
            const auto sentence = world.app->connection()->sentence();
            if (world.app->connection()->phase() == Phase::Trouble && !said.contains(sentence))
                said.append(sentence + QLatin1Char('/') + world.app->network()->explanation());
        });
        world.tor.hangUp();
        QVERIFY(QTest::qWaitFor([&] { return !said.isEmpty() && world.tor.connections() > 1; }, PatienceMs));
        QVERIFY2(said.first().contains(QStringLiteral("ended unexpectedly")), qPrintable(said.first()));
        QVERIFY(QTest::qWaitFor([&] { return world.guide->outlook() == Outlook::Connected; }, PatienceMs)); // by itself
    }
};

ALLIUM_TEST(TorFaultsTest)
#include "TorFaultsTest.moc"

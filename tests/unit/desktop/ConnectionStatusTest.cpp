// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/ConnectionStatus.h"
#include "tests/support/TestRegistry.h"
#include "tests/unit/desktop/support/FakeCore.h"

using namespace allium::desktop;
using allium::test::FakeCore;
using Phase = ConnectionStatus::Phase;

class ConnectionStatusTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysWhatIsTrue_data()
    {
        QTest::addColumn<QByteArray>("tor");
        QTest::addColumn<QByteArray>("doors");
        QTest::addColumn<Phase>("phase");
        QTest::addColumn<QString>("part");
        const QByteArray published = R"({"request":"reachable","friends":"reachable"})";
        const QByteArray publishing = R"({"request":"reachable","friends":"publishing"})";
        const auto row = [](const char* name, const char* tor, const QByteArray& doors, Phase phase, const char* part) {
            QTest::newRow(name) << QByteArray(tor) << doors << phase << QString::fromLatin1(part);
        };
        row("off", R"({"state":"off"})", publishing, Phase::Off, "Offline");
        row("starting", R"({"state":"starting"})", publishing, Phase::Connecting, "Starting");
        row("half way", R"({"state":"bootstrapping","percent":45})", publishing, Phase::Connecting, "45");
        row("ready, door not", R"({"state":"ready","percent":100})", publishing, Phase::Publishing, "in a moment");
        row("ready", R"({"state":"ready","percent":100})", published, Phase::Online, "Online");
        row("dead", R"({"state":"restarting","failure":"tor.ended"})", published, Phase::Trouble, "ended");
        row("hopeless", R"({"state":"failed","failure":"tor.binary-not-found"})", published, Phase::Trouble, "not installed");
        row("stalled", R"({"state":"bootstrapping","percent":5,"problem":"tor.stalled"})", publishing, Phase::Trouble, "cannot be reached");
        row("no internet", R"({"state":"bootstrapping","percent":5,"problem":"tor.no-network"})", publishing, Phase::Trouble, "internet");
        row("wrong clock", R"({"state":"bootstrapping","percent":10,"clock_skew":-7200})", publishing, Phase::Trouble, "clock");
        row("clock a little off", R"({"state":"bootstrapping","percent":10,"clock_skew":40})", publishing, Phase::Connecting, "10");
        row("wrong clock, yet connected", R"({"state":"ready","clock_skew":7200})", published, Phase::Online, "Online");
        row("no tor", R"({"state":"not used"})", published, Phase::Local, "without Tor");
    }

    void saysWhatIsTrue()
    {
        QFETCH(QByteArray, tor);
        QFETCH(QByteArray, doors);
        FakeCore core;
        ConnectionStatus status(core);
        core.emitEvent(QStringLiteral("doors.changed"), doors);
        core.emitEvent(QStringLiteral("tor.changed"), tor);
        QTEST(status.phase(), "phase");
        QFETCH(QString, part);
        QVERIFY2(status.sentence().contains(part), qPrintable(status.sentence()));
    }

    void isOffWhileTheProfileIsClosed()
    {
        FakeCore core;
        ConnectionStatus status(core);
        QCOMPARE(status.phase(), Phase::Off);
        core.emitEvent(QStringLiteral("tor.changed"), R"({"state":"ready"})");
        status.take({});
        QCOMPARE(status.phase(), Phase::Off);
    }

    void onlyWhatNeedsAPersonHasARemedy()
    {
        FakeCore core;
        ConnectionStatus status(core);
        core.emitEvent(QStringLiteral("tor.changed"), R"({"state":"restarting","failure":"tor.binary-not-found"})");
        QCOMPARE(status.remedy(), QString());
        core.emitEvent(QStringLiteral("tor.changed"), R"({"state":"failed","failure":"tor.binary-not-found"})");
        QVERIFY(!status.remedy().isEmpty());
    }
};

ALLIUM_TEST(ConnectionStatusTest)
#include "ConnectionStatusTest.moc"

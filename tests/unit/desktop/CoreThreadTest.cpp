// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestRegistry.h"
#include "tests/unit/desktop/support/RealCore.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QThread>

using namespace allium;
using namespace allium::test;
using desktop::CoreThread;
using World = RealWorld;

class CoreThreadTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialize()); }

    void answersAndEventsComeOnTheThreadThatAsked()
    {
        World world;
        const auto core = world.start();
        QVERIFY(core);
        QCOMPARE(stateOf(*core), QStringLiteral("empty"));
        QStringList states;
        bool elsewhere = false;
        connect(core.get(), &desktop::Core::eventReceived, core.get(), [&](const QString& type, const QJsonObject& fields) {
            elsewhere = elsewhere || QThread::currentThread() != thread();
            if (type == QLatin1String("node.state"))
                states.append(fields.value(QLatin1String("state")).toString());
        }, Qt::DirectConnection);
        QVERIFY(ask(*core, "create", passphrase("correct horse")));
        QTRY_COMPARE_WITH_TIMEOUT(states, QStringList({ QStringLiteral("opening"), QStringLiteral("open") }), PatienceMs);
        QVERIFY(!elsewhere);
        QCOMPARE(stateOf(*core), QStringLiteral("open"));
    }

    void beforeThereIsAProfileOnesAreChosen()
    {
        const World world;
        CoreThread core(world.path({}));
        core.start();
        QCOMPARE(ask(core, "status").error().kind, QByteArray("command.unknown"));
        const auto made = ask(core, "new-profile", {}, { { QStringLiteral("title"), QStringLiteral("Work") } });
        QVERIFY(made);
        const auto options = world.options(made->toObject().value(QLatin1String("profile")).toString());
        QVERIFY(core.open(options, node::ProfileFolder::open(options.dataFolder).value()));
        QCOMPARE(stateOf(core), QStringLiteral("empty"));
        const auto own = ask(core, "profiles")->toArray().first().toObject();
        QCOMPARE(own.value(QLatin1String("title")).toString(), QStringLiteral("Work"));
        QVERIFY(own.value(QLatin1String("own")).toBool() && own.value(QLatin1String("open")).toBool());
        QSignalSpy stopped(&core, &CoreThread::stopped);
        core.stop();
        QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, PatienceMs);
    }

    void stopsWithoutAProfile()
    {
        CoreThread core(QStringLiteral("/nonexistent"));
        core.start();
        QSignalSpy stopped(&core, &CoreThread::stopped);
        core.stop();
        QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, PatienceMs);
    }

    void stopsInOrderAndOpensAgain()
    {
        World world;
        auto core = world.start();
        QVERIFY(core);
        QVERIFY(ask(*core, "create", passphrase("correct horse")));
        QSignalSpy stopped(core.get(), &CoreThread::stopped);
        core->stop();
        QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, PatienceMs);
        QCOMPARE(ask(*core, "status").error().kind, QByteArray("command.dropped"));
        core.reset();

        core = world.start();
        QVERIFY(core);
        QCOMPARE(stateOf(*core), QStringLiteral("locked"));
        QCOMPARE(ask(*core, "unlock", passphrase("wrong")).error().kind, QByteArray("storage.wrong-key"));
        QVERIFY(ask(*core, "unlock", passphrase("correct horse")));
    }

    void whatWouldOpenTheProfileIsTested()
    {
        World world;
        const auto core = world.start();
        QVERIFY(core);
        const auto protection = [&](const char* kind) {
            return ask(*core, "protection")->toObject().value(QLatin1String(kind)).toBool();
        };
        QVERIFY(!protection("passphrase"));
        QCOMPARE(ask(*core, "verify", passphrase("correct horse")).error().kind, QByteArray("profile.locked"));
        QVERIFY(ask(*core, "create", passphrase("correct horse")));
        QVERIFY(protection("passphrase"));
        QVERIFY(!protection("key_ring"));
        QVERIFY(ask(*core, "verify", passphrase("correct horse")));
        QCOMPARE(ask(*core, "verify", passphrase("wrong")).error().kind, QByteArray("storage.wrong-key"));
        QCOMPARE(stateOf(*core), QStringLiteral("open"));
    }

    void aLineThatTorWouldNotTakeIsNotStored()
    {
        World world;
        const auto core = world.start();
        QVERIFY(core);
        QVERIFY(ask(*core, "create", passphrase("correct horse")));
        const auto set = [&](const char* name, const char* value) {
            const auto answer = ask(*core, "config", {}, { { QStringLiteral("name"), QLatin1String(name) }, { QStringLiteral("value"), QLatin1String(value) } });
            return answer ? QByteArray() : answer.error().kind + " (" + answer.error().detail + ')';
        };
        QCOMPARE(set("tor.bridges", R"(["192.0.2.1:443"])"), QByteArray());
        QCOMPARE(set("tor.bridges", R"(["192.0.2.1:443","nonsense"])"), QByteArray("tor.bad-bridge (line 2)"));
        QCOMPARE(set("tor.custom_lines", R"(["NumEntryGuards 2"])"), QByteArray());
        QCOMPARE(set("tor.custom_lines", R"(["ControlPort 9051"])"), QByteArray("tor.bad-line (line 1: ControlPort)"));
        const auto kept = ask(*core, "config")->toObject();
        QCOMPARE(kept.value(QLatin1String("tor.bridges")).toArray().size(), 1);
    }

    void everyCallIsAnsweredEvenWhenItStops()
    {
        World world;
        const auto core = world.start();
        QVERIFY(core);
        QByteArray kind = "nothing";
        core->call("create", {}, passphrase("correct horse"), this,
                   [&](const desktop::Core::Answer& answer) { kind = answer ? QByteArray() : answer.error().kind; });
        QSignalSpy stopped(core.get(), &CoreThread::stopped);
        core->stop();
        core->stop(); // does not wait for the good-bye
        QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, PatienceMs);
        QVERIFY2(kind.isEmpty() || kind == "command.dropped", kind.constData());
    }

    void nobodyIsCalledWhoIsGone()
    {
        World world;
        const auto core = world.start();
        QVERIFY(core);
        bool called = false;
        auto context = std::make_unique<QObject>();
        core->call("status", {}, context.get(), [&](const desktop::Core::Answer&) { called = true; });
        context.reset();
        QVERIFY(ask(*core, "status")); // answered in order, so the first is through
        QVERIFY(!called);
    }

    void theCommandSocketShowsTheSameNode()
    {
        World world;
        const auto core = world.start();
        QVERIFY(core);
        QSignalSpy quit(core.get(), &CoreThread::quitRequested);
        QLocalSocket socket;
        socket.connectToServer(node::ProfileFolder::commandSocketFor(world.profile()));
        QVERIFY(socket.waitForConnected());
        socket.write(R"({"jsonrpc":"2.0","id":1,"method":"status"})" "\n");
        QTRY_VERIFY_WITH_TIMEOUT(socket.canReadLine(), PatienceMs);
        const auto answer = QJsonDocument::fromJson(socket.readLine()).object().value(QLatin1String("result")).toObject();
        QCOMPARE(answer.value(QLatin1String("state")).toString(), QStringLiteral("empty"));
        QSignalSpy shown(core.get(), &CoreThread::showRequested);
        socket.write(R"({"jsonrpc":"2.0","id":3,"method":"show","params":{"place":"files"}})" "\n");
        QTRY_COMPARE_WITH_TIMEOUT(shown.size(), 1, PatienceMs);
        QCOMPARE(shown.first().first().toString(), QStringLiteral("files"));
        socket.write(R"({"jsonrpc":"2.0","id":2,"method":"quit"})" "\n");
        QTRY_COMPARE_WITH_TIMEOUT(quit.size(), 1, PatienceMs);
    }

    void aSocketThatCannotBeServedIsSaid()
    {
        World world;
        auto opened = node::ProfileFolder::open(world.profile());
        QVERIFY(opened);
        node::NodeOptions options;
        options.dataFolder = world.profile();
        CoreThread core(world.path({}));
        core.start();
        QCOMPARE(core.open(options, std::move(*opened), world.path(QStringLiteral("no/such/folder/socket"))).error(),
                 api::LocalServer::Error::CannotListen);
    }
};

ALLIUM_TEST(CoreThreadTest)
#include "CoreThreadTest.moc"

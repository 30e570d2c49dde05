// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/TorSettings.h"
#include "tests/support/TestRegistry.h"
#include "tests/unit/desktop/support/FakeCore.h"

#include <QSignalSpy>

using namespace allium;
using namespace allium::desktop;
using allium::test::FakeCore;

class TorSettingsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsStoredIsShown()
    {
        FakeCore core;
        core.answer("tor", R"({"state":"ready"})");
        core.answer("config", R"({"tor.bridges":["192.0.2.1:1","192.0.2.2:2"],"tor.mode":"own"})");
        TorSettings tor(core);
        tor.load();
        FakeCore::settle();
        QCOMPARE(tor.bridges(), QStringLiteral("192.0.2.1:1\n192.0.2.2:2"));
        QVERIFY(tor.isAvailable());
        QVERIFY(!tor.usesRunningTor());
    }

    void pastedBridgesAreTidiedAndTorStartsAgain()
    {
        FakeCore core;
        core.answer("tor", R"({"state":"ready"})");
        core.answer("config", R"({"tor.bridges":[]})");
        TorSettings tor(core);
        tor.load();
        FakeCore::settle();
        QSignalSpy applied(&tor, &TorSettings::applied);
        tor.applyBridges(QStringLiteral("\r\nBridge obfs4 192.0.2.1:1 cert=a\n# mine\n  192.0.2.2:2  \n"));
        QVERIFY(tor.isBusy());
        FakeCore::settle();
        FakeCore::settle();
        QVERIFY(!tor.isBusy());
        QCOMPARE(applied.size(), 1);
        const auto calls = core.calls("config");
        QCOMPARE(calls.at(1).params.value(QLatin1String("value")).toString(),
                 QStringLiteral(R"(["obfs4 192.0.2.1:1 cert=a","192.0.2.2:2"])"));
        QCOMPARE(core.calls("tor").back().params.value(QLatin1String("action")).toString(), QStringLiteral("restart"));
    }

    void aRefusalNamesTheLineAndChangesNothing()
    {
        FakeCore core;
        core.answer("tor", R"({"state":"ready"})");
        core.answer("config", [](const FakeCore::Call& call) -> FakeCore::Answer {
            if (!call.params.contains(QLatin1String("name")))
                return FakeCore::success(R"({"tor.bridges":["192.0.2.1:1"]})");
            if (call.params.value(QLatin1String("name")).toString() == QLatin1String("tor.bridges"))
                return fail(api::CommandError { api::RpcCode::CommandFailed, "tor.bad-bridge", "line 2" });
            return fail(api::CommandError { api::RpcCode::CommandFailed, "tor.bad-line", "line 1: ControlPort" });
        });
        TorSettings tor(core);
        tor.load();
        FakeCore::settle();
        QSignalSpy applied(&tor, &TorSettings::applied);
        tor.applyBridges(QStringLiteral("192.0.2.1:1\nnonsense"));
        tor.applyLines(QStringLiteral("ControlPort 9051"));
        FakeCore::settle();
        QVERIFY(tor.bridgesError().contains(QLatin1Char('2')));
        QVERIFY(tor.linesError().contains(QStringLiteral("ControlPort")));
        QCOMPARE(applied.size(), 0);
        FakeCore::settle();
        QCOMPARE(tor.bridges(), QStringLiteral("192.0.2.1:1"));
        tor.applyBridges(QStringLiteral("192.0.2.1:1")); // as it is: the error is settled
        QVERIFY(tor.bridgesError().isEmpty());
    }

    void aRunningTorNeedsAnAddress()
    {
        FakeCore core;
        core.answer("tor", R"({"state":"ready"})");
        core.answer("config", R"({"tor.mode":"own"})");
        TorSettings tor(core);
        tor.load();
        FakeCore::settle();
        tor.applyRunningTor(true, QStringLiteral("  "));
        QVERIFY(!tor.otherError().isEmpty());
        tor.applyRunningTor(true, QStringLiteral("127.0.0.1:9051"));
        FakeCore::settle();
        FakeCore::settle();
        const auto calls = core.calls("config");
        const auto last = std::find_if(calls.rbegin(), calls.rend(), [](const auto& call) { return call.params.contains(QLatin1String("name")); });
        QCOMPARE(last->params.value(QLatin1String("value")).toString(), QStringLiteral("running"));
    }
};

ALLIUM_TEST(TorSettingsTest)
#include "TorSettingsTest.moc"

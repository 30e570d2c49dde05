// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/App.h"
#include "tests/support/TestRegistry.h"
#include "tests/unit/desktop/support/FakeCore.h"

#include <QSignalSpy>

using namespace allium::desktop;
using allium::test::FakeCore;

namespace {

QByteArray state(const char* name)
{
    return QByteArray(R"({"state":")") + name + R"("})";
}

/// As the core does it: the event, and the same in the next status.
void become(FakeCore& core, const char* name)
{
    core.answer("status", state(name));
    core.emitEvent(QStringLiteral("node.state"), state(name));
    FakeCore::settle();
}

} // namespace

class AppTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theNodeDecidesTheFirstScreen_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<App::Screen>("screen");
        QTest::newRow("no profile") << state("empty") << App::Screen::Onboarding;
        QTest::newRow("locked") << state("locked") << App::Screen::Unlock;
        QTest::newRow("open already") << state("open") << App::Screen::Main;
        QTest::newRow("opening") << state("opening") << App::Screen::Starting;
    }

    void theNodeDecidesTheFirstScreen()
    {
        QFETCH(QByteArray, status);
        QFETCH(App::Screen, screen);
        FakeCore core;
        core.answer("status", status);
        App app(core);
        QCOMPARE(app.screen(), App::Screen::Starting);
        app.begin();
        FakeCore::settle();
        QCOMPARE(app.screen(), screen);
    }

    void unlockingAndLocking()
    {
        FakeCore core;
        core.answer("status", state("locked"));
        core.answer("lock", "{}");
        App app(core);
        app.begin();
        FakeCore::settle();
        become(core, "opening");
        QCOMPARE(app.screen(), App::Screen::Unlock);
        become(core, "open");
        QCOMPARE(app.screen(), App::Screen::Main);
        app.preferences()->setLockDisconnects(true);
        app.lock();
        QCOMPARE(core.calls("lock").size(), 1U);
        QCOMPARE(app.screen(), App::Screen::Unlock); // hidden at once
        QVERIFY(app.unlock()->isClosing());
        become(core, "closing");
        become(core, "locked");
        QCOMPARE(app.screen(), App::Screen::Unlock);
        QVERIFY(!app.unlock()->isClosing());
        QVERIFY(!app.unlock()->isWindowOnly());
    }

    void lockingTheWindowAlone()
    {
        FakeCore core;
        core.answer("protection", R"({"passphrase":true})");
        core.answer("verify", [](const FakeCore::Call& call) {
            return call.secret("passphrase") == "right" ? FakeCore::success() : FakeCore::failure("storage.wrong-key");
        });
        App app(core);
        app.begin();
        FakeCore::settle();
        QCOMPARE(app.screen(), App::Screen::Main);
        app.lock();
        FakeCore::settle();
        QCOMPARE(app.screen(), App::Screen::Unlock);
        QVERIFY(core.calls("lock").empty());
        app.unlock()->unlock(QStringLiteral("wrong"));
        FakeCore::settle();
        QCOMPARE(app.screen(), App::Screen::Unlock);
        app.unlock()->unlock(QStringLiteral("right"));
        FakeCore::settle();
        QCOMPARE(app.screen(), App::Screen::Main);
    }

    void aWindowThatIsLockedWhenTheProfileClosesAsksForIt()
    {
        FakeCore core;
        core.answer("protection", R"({"passphrase":true})");
        App app(core);
        app.begin();
        FakeCore::settle();
        app.lock();
        QVERIFY(app.unlock()->isWindowOnly());
        become(core, "closing");
        become(core, "locked");
        QCOMPARE(app.screen(), App::Screen::Unlock);
        QVERIFY(!app.unlock()->isWindowOnly());
    }

    void theFirstRunSaysItselfWhenItIsOver()
    {
        FakeCore core;
        core.answer("status", state("empty"));
        App app(core);
        app.begin();
        FakeCore::settle();
        app.finishOnboarding();
        QCOMPARE(app.screen(), App::Screen::Onboarding); // nothing is open yet
        core.hold("create");
        core.answer("create", "{}");
        app.onboarding()->protect(true, {});
        app.onboarding()->create({});
        become(core, "opening");
        become(core, "open");
        QCOMPARE(app.screen(), App::Screen::Onboarding);
        core.release("create");
        FakeCore::settle();
        QCOMPARE(app.screen(), App::Screen::Onboarding);
        app.onboarding()->finish();
        QCOMPARE(app.screen(), App::Screen::Main);
    }

    void aProfileThatSomebodyElseMadeEndsTheFirstRun()
    {
        FakeCore core;
        core.answer("status", state("empty"));
        App app(core);
        app.begin();
        FakeCore::settle();
        become(core, "opening");
        become(core, "open");
        QCOMPARE(app.screen(), App::Screen::Main);
    }

    void aLinkWaitsUntilSomebodyTakesIt()
    {
        FakeCore core;
        App app(core);
        QSignalSpy raised(&app, &App::raiseRequested);
        QSignalSpy changed(&app, &App::pendingLinkChanged);
        app.openLink({});
        QCOMPARE(raised.size(), 1);
        QCOMPARE(changed.size(), 0);
        app.openLink(QStringLiteral("allium:abc"));
        QCOMPARE(raised.size(), 2);
        QCOMPARE(app.takeLink(), QStringLiteral("allium:abc"));
        QCOMPARE(app.pendingLink(), QString());
        QCOMPARE(app.takeLink(), QString());
        QCOMPARE(changed.size(), 2);
    }

    void aStoreThatFailsIsSaid()
    {
        FakeCore core;
        App app(core);
        core.emitEvent(QStringLiteral("storage.failed"), R"({"kind":"storage.disk-full"})");
        QCOMPARE(app.notices()->rowCount(), 1);
        QVERIFY(app.notices()->data(app.notices()->index(0), Notices::TextRole).toString().startsWith(QStringLiteral("The disk is full.")));
    }

    void pagesThatAreNotThereAreNotShown()
    {
        FakeCore core;
        const App app(core);
        QVERIFY(!app.hasPage(QUrl(QStringLiteral("qrc:/qt/qml/Allium/Nowhere/Page.qml"))));
        QVERIFY(!app.hasPage(QUrl(QStringLiteral("file:///etc/passwd"))));
    }
};

ALLIUM_TEST(AppTest)
#include "AppTest.moc"

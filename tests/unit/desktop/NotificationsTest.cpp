// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/App.h"
#include "tests/support/TestRegistry.h"
#include "tests/unit/desktop/support/FakeCore.h"

#include <QSignalSpy>

using namespace allium::desktop;
using allium::test::FakeCore;

namespace {

struct FakeNotifier final : Notifier {
    QList<Notification> shown;
    QStringList closed;
    int closedAll = 0;

    bool isAvailable() const override { return true; }
    void show(const Notification& notification) override { shown.append(notification); }
    void close(const QString& tag) override { closed.append(tag); }
    void closeAll() override { ++closedAll; }
};

struct FakeTray final : Tray {
    bool isThere = true;
    bool isShown = false;
    bool isUnread = false;
    QString tip;

    bool isAvailable() const override { return isThere; }
    void setShown(bool shown) override { isShown = shown; }
    void setState(bool unread, const QString& words) override
    {
        isUnread = unread;
        tip = words;
    }
};

struct FakeAutostart final : Autostart {
    bool on = false;
    bool keeps = true;

    bool isAvailable() const override { return true; }
    bool isOn() const override { return on; }
    bool setOn(bool wanted) override
    {
        if (keeps)
            on = wanted;
        return keeps;
    }
};

struct FakeSleep final : SleepWatcher {
    bool isNeeded = false;
    int readied = 0;

    void setNeeded(bool needed) override { isNeeded = needed; }
    void ready() override { ++readied; }
};

/// An open profile with two contacts, Bob of whom is muted, on a desktop that can everything.
struct World {
    FakeCore core;
    FakeNotifier* notifier = nullptr;
    FakeTray* tray = nullptr;
    FakeAutostart* autostart = nullptr;
    FakeSleep* sleep = nullptr;
    std::unique_ptr<App> app;

    World()
    {
        core.answer("contacts", R"([{"id":"a","state":"contact","name":"Alice"},{"id":"b","state":"contact","name":"Bob","muted":true}])");
        core.answer("protection", R"({"passphrase":true})");
        core.answer("verify", "{}");
        core.answer("lock", "{}");
        Platform platform;
        const auto put = [](auto& place, auto& mine) {
            auto made = std::make_unique<std::remove_reference_t<decltype(*mine)>>();
            mine = made.get();
            place = std::move(made);
        };
        put(platform.notifier, notifier);
        put(platform.tray, tray);
        put(platform.autostart, autostart);
        put(platform.sleep, sleep);
        app = std::make_unique<App>(core, QString(), std::move(platform));
        app->begin();
        FakeCore::settle();
        FakeCore::settle();
    }
    Preferences& preferences() { return *app->preferences(); }
    void message(const char* contact, const char* text = "hello")
    {
        static int position = 0;
        ++position;
        const QJsonObject fields { { QStringLiteral("contact"), QLatin1String(contact) }, { QStringLiteral("id"), QString::number(position) },
                                   { QStringLiteral("text"), QLatin1String(text) }, { QStringLiteral("outgoing"), false },
                                   { QStringLiteral("state"), QStringLiteral("received") }, { QStringLiteral("position"), position },
                                   { QStringLiteral("stored"), 1 } };
        Q_EMIT core.eventReceived(QStringLiteral("message.received"), fields);
    }
    const Notification& last() const { return notifier->shown.last(); }
};

} // namespace

/// What is said on the desktop, and what it is not told.
class NotificationsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(allium::crypto::initialize()); }

    void aMessage()
    {
        World world;
        world.message("a");
        QCOMPARE(world.notifier->shown.size(), 1);
        QCOMPARE(world.last().title, QStringLiteral("Alice"));
        QVERIFY(!world.last().text.contains(QStringLiteral("hello"))); // not unless asked for
        QVERIFY(world.last().isMessage);
        world.message("a");
        QVERIFY2(world.last().text.contains(QLatin1Char('2')), qPrintable(world.last().text));
        QCOMPARE(world.notifier->shown.at(0).tag, world.notifier->shown.at(1).tag);
    }

    void asThePreferencesSay()
    {
        World world;
        world.preferences().setNotificationText(true);
        world.message("a", "how   are\nyou");
        QCOMPARE(world.last().text, QStringLiteral("how are you"));
        const QByteArray longOne(1000, 'x');
        world.message("a", longOne.constData());
        QVERIFY(world.last().text.size() <= 201);
        world.preferences().setNotificationNames(false);
        world.message("a");
        QCOMPARE(world.last().title, QStringLiteral("Allium"));
        const auto before = world.notifier->shown.size();
        world.preferences().setNotifications(false);
        QCOMPARE(world.notifier->closedAll, 1);
        world.message("a");
        world.core.emitEvent(QStringLiteral("request.received"), R"({"id":"x","name":"Eve"})");
        QCOMPARE(world.notifier->shown.size(), before);
    }

    void notFromTheMutedNorForWhatIsLookedAt()
    {
        World world;
        world.message("b");
        QVERIFY(world.notifier->shown.isEmpty());
        world.app->conversation()->open(QStringLiteral("a"));
        world.app->conversation()->setActive(true);
        QVERIFY(world.notifier->closed.contains(QStringLiteral("contact/a"))); // it is being read
        world.message("a");
        QVERIFY(world.notifier->shown.isEmpty());
        world.app->conversation()->setActive(false); // the window is behind another one
        world.message("a");
        QCOMPARE(world.notifier->shown.size(), 1);
        world.notifier->closed.clear();
        world.core.emitEvent(QStringLiteral("read.changed"), R"({"contact":"a","position":9,"unread":1})");
        QVERIFY(world.notifier->closed.isEmpty());
        world.core.emitEvent(QStringLiteral("read.changed"), R"({"contact":"a","position":9,"unread":0})");
        QCOMPARE(world.notifier->closed, QStringList { QStringLiteral("contact/a") });
    }

    void aLockedWindowGivesNothingAway()
    {
        World world;
        world.preferences().setNotificationText(true);
        world.app->lock();
        QCOMPARE(world.app->screen(), App::Screen::Unlock);
        world.message("a", "secret");
        QCOMPARE(world.last().title, QStringLiteral("Allium"));
        QVERIFY(!world.last().text.contains(QStringLiteral("secret")));
        world.core.emitEvent(QStringLiteral("node.state"), R"({"state":"closing"})");
        QCOMPARE(world.notifier->closedAll, 1);
    }

    void requestsAreOneNotification()
    {
        World world;
        world.core.answer("requests", R"([{"id":"x","state":"incoming","name":"Eve"}])");
        world.core.emitEvent(QStringLiteral("request.received"), R"({"id":"x","name":"Eve"})");
        QVERIFY(world.last().text.contains(QStringLiteral("Eve")));
        for (int i = 0; i < 20; ++i)
            world.core.emitEvent(QStringLiteral("request.received"), R"({"id":"y","name":"Mallory"})");
        QVERIFY2(world.last().text.contains(QStringLiteral("21")), qPrintable(world.last().text));
        QVERIFY(!world.last().text.contains(QStringLiteral("Mallory")));
        for (const auto& notification : std::as_const(world.notifier->shown))
            QCOMPARE(notification.tag, QStringLiteral("requests"));
        FakeCore::settle();
        QVERIFY(world.tray->isUnread);
        world.core.answer("requests", "[]");
        world.core.emitEvent(QStringLiteral("requests.changed"));
        FakeCore::settle();
        QCOMPARE(world.notifier->closed, QStringList { QStringLiteral("requests") });
        QVERIFY(!world.tray->isUnread);
    }

    void aFileHasArrived()
    {
        World world;
        const auto transfer = [&](const char* state) {
            Q_EMIT world.core.eventReceived(QStringLiteral("transfer.changed"),
                                            { { QStringLiteral("id"), QStringLiteral("t") }, { QStringLiteral("contact"), QStringLiteral("a") },
                                              { QStringLiteral("content"), QStringLiteral("c") }, { QStringLiteral("name"), QStringLiteral("song.ogg") },
                                              { QStringLiteral("state"), QLatin1String(state) } });
        };
        transfer("done"); // since long: it was only saved or opened
        QVERIFY(world.notifier->shown.isEmpty());
        transfer("running");
        transfer("paused");
        transfer("done");
        QVERIFY(world.notifier->shown.isEmpty()); // it would have run again before it was done
        transfer("running");
        transfer("verifying");
        transfer("done");
        transfer("done");
        QCOMPARE(world.notifier->shown.size(), 1);
        QVERIFY(!world.last().text.contains(QStringLiteral("song")));
    }

    void aClickLeadsThere()
    {
        World world;
        QSignalSpy raised(world.app.get(), &App::raiseRequested);
        QSignalSpy wanted(world.app.get(), &App::placeWanted);
        Q_EMIT world.notifier->activated(QStringLiteral("contact/a"), QStringLiteral("token"));
        QCOMPARE(raised.size(), 1);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(qgetenv("XDG_ACTIVATION_TOKEN"), QByteArray("token"));
        QCOMPARE(world.app->takePlace(), QStringLiteral("contacts/a"));
        QCOMPARE(world.app->takePlace(), QString());
        Q_EMIT world.notifier->activated(QStringLiteral("requests"), {});
        QCOMPARE(world.app->takePlace(), QStringLiteral("contacts/requests"));
        // Closing the profile forgets where somebody wanted to go.
        Q_EMIT world.notifier->activated(QStringLiteral("file/t"), {});
        world.core.answer("status", R"({"state":"locked"})");
        world.core.emitEvent(QStringLiteral("node.state"), R"({"state":"locked"})");
        QCOMPARE(world.app->takePlace(), QString());
    }

    void theIconBesideTheClock()
    {
        World world;
        QVERIFY(!world.tray->isShown);
        QSignalSpy quit(world.app.get(), &App::quitRequested);
        QVERIFY(!world.app->closeWindow()); // the window is all there is
        QCOMPARE(quit.size(), 1);
        world.preferences().setStayInTray(true);
        QVERIFY(world.tray->isShown);
        QVERIFY(world.app->closeWindow());
        QCOMPARE(quit.size(), 1);
        world.tray->isThere = false; // nobody would find it again
        QVERIFY(!world.app->closeWindow());
        QCOMPARE(quit.size(), 2);
        world.message("a");
        QVERIFY(world.tray->isUnread);
        QVERIFY(world.tray->tip.startsWith(QStringLiteral("Allium")));
        QSignalSpy raised(world.app.get(), &App::raiseRequested);
        Q_EMIT world.tray->openRequested();
        QCOMPARE(raised.size(), 1);
        Q_EMIT world.tray->lockRequested();
        QCOMPARE(world.app->screen(), App::Screen::Unlock);
        Q_EMIT world.tray->quitRequested();
        QCOMPARE(quit.size(), 3);
    }

    void startingQuietly()
    {
        World world;
        world.app->startQuietly();
        QCOMPARE(world.app->start(), Background::Start::Minimized); // otherwise there is no way to it
        world.preferences().setStayInTray(true);
        world.app->startQuietly();
        QCOMPARE(world.app->start(), Background::Start::Hidden);

        // The panel does not come up.
        Preferences preferences { QString() };
        preferences.setStayInTray(true);
        Platform platform;
        auto tray = std::make_unique<FakeTray>();
        tray->isThere = false;
        platform.tray = std::move(tray);
        Background background(std::move(platform), preferences, nullptr, std::chrono::milliseconds(0));
        QSignalSpy missing(&background, &Background::iconMissing);
        QCOMPARE(background.quietStart(), Background::Start::Hidden);
        QTRY_COMPARE(missing.size(), 1);
    }

    void startingWithTheSession()
    {
        World world;
        auto& background = *world.app->settings()->background();
        QVERIFY(background.canNotify() && background.canStay() && background.canStartAlong());
        background.setStartsAlong(true);
        QVERIFY(background.startsAlong());
        QVERIFY(background.error().isEmpty());
        world.autostart->keeps = false;
        background.setStartsAlong(false);
        QVERIFY(background.startsAlong());
        QVERIFY(!background.error().isEmpty());
    }

    void lockedBeforeSleep()
    {
        World world;
        Q_EMIT world.sleep->aboutToSleep();
        QCOMPARE(world.app->screen(), App::Screen::Main); // nobody asked for it
        QVERIFY(!world.sleep->isNeeded);
        world.preferences().setLockAfterSleep(true);
        QVERIFY(world.sleep->isNeeded);
        auto readied = world.sleep->readied;
        Q_EMIT world.sleep->aboutToSleep();
        QCOMPARE(world.app->screen(), App::Screen::Unlock);
        QCOMPARE(world.sleep->readied, readied + 1);
    }

    void sleepWaitsForTheProfileToClose()
    {
        World world;
        world.preferences().setLockAfterSleep(true);
        world.preferences().setLockDisconnects(true);
        const auto readied = world.sleep->readied;
        Q_EMIT world.sleep->aboutToSleep();
        QCOMPARE(world.core.calls("lock").size(), 1U);
        QCOMPARE(world.sleep->readied, readied);
        world.core.answer("status", R"({"state":"locked"})");
        world.core.emitEvent(QStringLiteral("node.state"), R"({"state":"locked"})");
        QCOMPARE(world.sleep->readied, readied + 1);
    }

    void aDesktopThatCanNothing()
    {
        FakeCore core;
        App app(core);
        app.begin();
        FakeCore::settle();
        auto& background = *app.settings()->background();
        QVERIFY(!background.canNotify() && !background.canStay() && !background.canStartAlong());
        core.emitEvent(QStringLiteral("message.received"), R"({"contact":"a","text":"x"})");
        app.startQuietly();
        QVERIFY(!app.closeWindow());
    }
};

ALLIUM_TEST(NotificationsTest)
#include "NotificationsTest.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/Profiles.h"
#include "tests/support/TestRegistry.h"
#include "tests/unit/desktop/support/FakeCore.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QSignalSpy>

using namespace allium::desktop;
using allium::test::FakeCore;

namespace {

/// A machine's profiles, of which the test says what there are.
struct World {
    FakeCore core;
    Profiles profiles { core };
    QAbstractItemModelTester tester { profiles.list(), QAbstractItemModelTester::FailureReportingMode::QtTest };
    QSignalSpy opened { &profiles, &Profiles::openRequested };
    QSignalSpy done { &profiles, &Profiles::done };

    World()
    {
        has(R"([{"profile":"default","title":"","state":"ready","passphrase":true,"own":true,"open":true,"last_used":2000},
                {"profile":"profile-2","title":"Work","state":"ready","key_ring":true,"recovery_code":true,"last_used":1000}])");
        core.answer("new-profile", R"({"profile":"profile-3"})");
        core.answer("rename-profile", "{}");
        core.answer("erase-profile", "{}");
        core.answer("start-profile", "{}");
        profiles.load();
        FakeCore::settle();
    }
    void has(const QByteArray& json) { core.answer("profiles", json); }
    QVariant row(int row, ProfileListModel::Role role) { return profiles.list()->index(row).data(role); }
    QString param(const QByteArray& method, const char* name) { return core.calls(method).back().params.value(QLatin1String(name)).toString(); }
};

} // namespace

class ProfilesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theyAreShownInTheCoresOrder()
    {
        World world;
        QCOMPARE(world.profiles.list()->count(), 2);
        QVERIFY(world.profiles.areSeveral());
        QCOMPARE(world.row(0, ProfileListModel::TitleRole).toString(), QStringLiteral("Profile 1"));
        QCOMPARE(world.row(1, ProfileListModel::TitleRole).toString(), QStringLiteral("Work"));
        QVERIFY(world.row(0, ProfileListModel::OwnRole).toBool());
        QVERIFY(!world.row(1, ProfileListModel::OpenRole).toBool());
        QCOMPARE(world.row(1, ProfileListModel::UsedRole).toLongLong(), 1000);
        QCOMPARE(world.profiles.ownTitle(), QStringLiteral("Profile 1"));
        QCOMPARE(world.profiles.givenTitle(), QString());
        QCOMPARE(world.profiles.suggestion(), QStringLiteral("Profile 3"));
    }

    void whatOpensThemIsSaid_data()
    {
        QTest::addColumn<QByteArray>("entry");
        QTest::addColumn<QString>("said");
        QTest::newRow("both") << QByteArray(R"("state":"ready","passphrase":true,"key_ring":true)") << QStringLiteral("Opened by key ring or passphrase");
        QTest::newRow("key ring") << QByteArray(R"("state":"ready","key_ring":true,"recovery_code":true)") << QStringLiteral("Opened by the key ring");
        QTest::newRow("passphrase") << QByteArray(R"("state":"ready","passphrase":true)") << QStringLiteral("Opened by passphrase");
        QTest::newRow("code") << QByteArray(R"("state":"ready","recovery_code":true)") << QStringLiteral("Opened by recovery code");
        QTest::newRow("new") << QByteArray(R"("state":"new")") << QStringLiteral("Not set up yet");
        QTest::newRow("future") << QByteArray(R"("state":"from-the-future")") << QStringLiteral("Used with a newer Allium, so this one does not open it");
        QTest::newRow("damaged") << QByteArray(R"("state":"damaged")") << QStringLiteral("Does not open: some of its files are missing or damaged");
    }

    void whatOpensThemIsSaid()
    {
        QFETCH(QByteArray, entry);
        World world;
        world.has(R"([{"profile":"a",)" + entry + "}]");
        world.profiles.load();
        FakeCore::settle();
        QTEST(world.row(0, ProfileListModel::ProtectionRole).toString(), "said");
        QCOMPARE(world.row(0, ProfileListModel::TitleRole).toString(), QStringLiteral("a"));
    }

    void rowsStayWhenOnlyWhatTheySayChanges()
    {
        World world;
        QSignalSpy reset(world.profiles.list(), &ProfileListModel::modelReset);
        QSignalSpy changed(world.profiles.list(), &ProfileListModel::dataChanged);
        world.profiles.load();
        FakeCore::settle();
        QCOMPARE(changed.size(), 0);
        world.has(R"([{"profile":"default","title":"Home","own":true},{"profile":"profile-2","title":"Work","open":true}])");
        world.profiles.load();
        FakeCore::settle();
        QCOMPARE(reset.size(), 0);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(world.profiles.ownTitle(), QStringLiteral("Home"));
        world.has("[]");
        world.profiles.load();
        FakeCore::settle();
        QCOMPARE(reset.size(), 1);
        QVERIFY(!world.profiles.areSeveral());
    }

    void aNewOneIsOpened()
    {
        World world;
        world.profiles.create(QStringLiteral(" Club "));
        QVERIFY(world.profiles.isBusy());
        world.profiles.create(QStringLiteral("twice"));
        FakeCore::settle();
        QCOMPARE(world.core.calls("new-profile").size(), std::size_t { 1 });
        QCOMPARE(world.param("new-profile", "title"), QStringLiteral("Club"));
        QCOMPARE(world.done.size(), 1);
        QCOMPARE(world.opened.size(), 1);
        QCOMPARE(world.opened.first().first().toString(), QStringLiteral("profile-3"));
        QVERIFY(!world.profiles.isBusy());
    }

    void whatDoesNotWorkIsSaidAndNothingIsOpened()
    {
        World world;
        world.core.refuse("new-profile", "profile.title-taken");
        world.profiles.create(QStringLiteral("Work"));
        FakeCore::settle();
        QVERIFY(world.profiles.error().contains(QStringLiteral("called that already")));
        QCOMPARE(world.opened.size() + world.done.size(), 0);
        world.profiles.clearError();
        QVERIFY(world.profiles.error().isEmpty());
    }

    void renaming()
    {
        World world;
        world.profiles.rename(QStringLiteral("profile-2"), QStringLiteral("Club"));
        FakeCore::settle();
        QCOMPARE(world.param("rename-profile", "profile"), QStringLiteral("profile-2"));
        QCOMPARE(world.param("rename-profile", "title"), QStringLiteral("Club"));
        world.profiles.renameOwn(QString()); // is so already
        FakeCore::settle();
        QCOMPARE(world.core.calls("rename-profile").size(), std::size_t { 1 });
        world.profiles.renameOwn(QStringLiteral("Home"));
        FakeCore::settle();
        QCOMPARE(world.param("rename-profile", "profile"), QStringLiteral("default"));
    }

    void onlyItsShownNameErases()
    {
        World world;
        QSignalSpy erased(&world.profiles, &Profiles::erased);
        for (const auto& typed : { QStringLiteral("work"), QString(), QStringLiteral("profile-2") }) {
            world.profiles.erase(QStringLiteral("profile-2"), typed);
            FakeCore::settle();
            QVERIFY(!world.profiles.error().isEmpty());
        }
        QVERIFY(world.core.calls("erase-profile").empty());
        world.profiles.erase(QStringLiteral("profile-2"), QStringLiteral(" Work "));
        FakeCore::settle();
        QCOMPARE(world.param("erase-profile", "confirm"), QStringLiteral("Work"));
        QCOMPARE(erased.size(), 1);
        // One without a title is shown as a number, in the language of now; the core knows it by its name.
        world.profiles.erase(QStringLiteral("default"), QStringLiteral("Profile 1"));
        FakeCore::settle();
        QCOMPARE(world.param("erase-profile", "confirm"), QStringLiteral("default"));
    }

    void theOneThatStartsIsRemembered()
    {
        World world;
        QVERIFY(!world.profiles.startsAlways() && !world.profiles.ownStarts());
        world.profiles.startWithChosen(false); // is so already
        world.profiles.open(QStringLiteral("profile-2"));
        FakeCore::settle();
        QVERIFY(world.core.calls("start-profile").empty());
        QCOMPARE(world.opened.size(), 1);
        world.profiles.startWithChosen(true);
        world.profiles.open(QStringLiteral("profile-2"));
        world.profiles.open(QStringLiteral("default")); // one at a time
        QCOMPARE(world.opened.size(), 1);
        FakeCore::settle();
        QCOMPARE(world.param("start-profile", "profile"), QStringLiteral("profile-2"));
        QCOMPARE(world.opened.size(), 2);

        world.has(R"([{"profile":"default","own":true},{"profile":"profile-2","start":true}])");
        world.profiles.load();
        FakeCore::settle();
        QVERIFY(world.profiles.startsAlways() && !world.profiles.ownStarts());
        QVERIFY(world.row(1, ProfileListModel::StartRole).toBool());
        world.profiles.startWithOwn(false); // is so already
        FakeCore::settle();
        QCOMPARE(world.core.calls("start-profile").size(), std::size_t { 1 });
        world.profiles.startWithOwn(true);
        FakeCore::settle();
        QCOMPARE(world.param("start-profile", "profile"), QStringLiteral("default"));
        world.profiles.startWithChosen(false);
        world.profiles.open(QStringLiteral("default"));
        FakeCore::settle();
        QCOMPARE(world.param("start-profile", "profile"), QString());
    }

    void theOneThatStartsStaysUnlessSomethingIsSaid()
    {
        World world;
        world.has(R"([{"profile":"default","title":"Home","start":true},{"profile":"profile-2"}])");
        world.profiles.load();
        FakeCore::settle();
        QVERIFY(world.profiles.startsAlways());
        QCOMPARE(world.profiles.keptStart(), QStringLiteral("Home"));
        world.profiles.startWithChosen(true); // as a screen reader says what is so already
        world.profiles.open(QStringLiteral("profile-2"));
        FakeCore::settle();
        QCOMPARE(world.opened.size(), 1);
        world.profiles.create({});
        FakeCore::settle();
        QCOMPARE(world.opened.size(), 2);
        QVERIFY(world.core.calls("start-profile").empty());
        world.profiles.startWithChosen(false);
        QVERIFY(!world.profiles.startsAlways() && world.profiles.keptStart().isEmpty());
        world.profiles.startWithChosen(true);
        QVERIFY(world.profiles.startsAlways() && world.profiles.keptStart().isEmpty());
        world.profiles.open(QStringLiteral("profile-2"));
        FakeCore::settle();
        QCOMPARE(world.param("start-profile", "profile"), QStringLiteral("profile-2"));
    }

    void aNewOneMayStartToo()
    {
        World world;
        world.profiles.startWithChosen(true);
        world.profiles.create({});
        FakeCore::settle();
        FakeCore::settle(); // one question after the other
        QCOMPARE(world.param("start-profile", "profile"), QStringLiteral("profile-3"));
        QCOMPARE(world.opened.size(), 1);
        QCOMPARE(world.opened.first().first().toString(), QStringLiteral("profile-3"));
    }

    void whatWasSaidOutlivesWhatGoesWrong()
    {
        World world;
        world.profiles.startWithChosen(true);
        world.profiles.clearError();
        world.profiles.rename(QStringLiteral("profile-2"), QStringLiteral("Club"));
        FakeCore::settle();
        world.profiles.openingFailed(QStringLiteral("It is in use."));
        FakeCore::settle();
        QVERIFY(world.profiles.startsAlways());
    }

    void theEndOfOnesOwnIsAskedForByName()
    {
        World world;
        QSignalSpy ended(&world.profiles, &Profiles::endOfOwnRequested);
        world.profiles.endOwn();
        QCOMPARE(ended.first().first().toString(), QStringLiteral("default"));
        world.has(R"([{"profile":"profile-2"}])"); // it lies elsewhere
        world.profiles.load();
        FakeCore::settle();
        world.profiles.endOwn();
        QCOMPARE(ended.size(), 1);
        QVERIFY(world.core.calls("erase-profile").empty());
    }

    void whatCannotBeRememberedIsOpenedAllTheSame()
    {
        World world;
        world.core.refuse("start-profile", "profile.cannot-write");
        world.profiles.startWithChosen(true);
        world.profiles.open(QStringLiteral("profile-2"));
        FakeCore::settle();
        QCOMPARE(world.opened.size(), 1);
        QVERIFY(world.profiles.error().isEmpty() && !world.profiles.isBusy());
    }

    void oneAtATimeIsOpened()
    {
        World world;
        world.profiles.open(QStringLiteral("profile-2"));
        world.profiles.setOpening(QStringLiteral("profile-2"));
        world.profiles.open(QStringLiteral("default"));
        QCOMPARE(world.opened.size(), 1);
        world.profiles.openingFailed(QStringLiteral("It is in use."));
        QCOMPARE(world.profiles.error(), QStringLiteral("It is in use."));
        QVERIFY(world.profiles.opening().isEmpty());
        world.profiles.open(QStringLiteral("default"));
        QCOMPARE(world.opened.size(), 2);
        QVERIFY(world.profiles.error().isEmpty());
    }
};

ALLIUM_TEST(ProfilesTest)
#include "ProfilesTest.moc"

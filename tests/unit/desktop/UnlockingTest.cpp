// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/CapsLock.h"
#include "app/desktop/viewmodels/Unlocking.h"
#include "tests/support/TestRegistry.h"
#include "tests/unit/desktop/support/FakeCore.h"

#include <QKeyEvent>
#include <QSignalSpy>

using namespace allium::desktop;
using allium::test::FakeCore;
using Way = Unlocking::Way;
using Remedy = Unlocking::Remedy;

namespace {

struct World {
    FakeCore core;
    Unlocking unlocking { core };

    explicit World(const QByteArray& protection)
    {
        core.answer("protection", protection);
        core.answer("status", R"({"state":"locked","folder":"/home/alice/profile"})");
        core.answer("unlock", [](const FakeCore::Call& call) {
            return call.secret("passphrase") == "right" ? FakeCore::success() : FakeCore::failure("storage.wrong-key");
        });
    }
    void begin(bool windowOnly = false)
    {
        unlocking.begin(windowOnly);
        FakeCore::settle();
        FakeCore::settle();
    }
    void unlock(const char* typed)
    {
        unlocking.unlock(QLatin1String(typed));
        FakeCore::settle();
    }
};

constexpr const char* ByPassphrase = R"({"passphrase":true,"key_ring":false,"recovery_code":false})";
constexpr const char* ByKeyRing = R"({"passphrase":false,"key_ring":true,"recovery_code":true})";

} // namespace

class UnlockingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(allium::crypto::initialize()); }

    void byPassphrase()
    {
        World world(ByPassphrase);
        world.begin();
        QCOMPARE(world.unlocking.way(), Way::Passphrase);
        QVERIFY(world.core.calls("unlock").empty());
        QSignalSpy refused(&world.unlocking, &Unlocking::refused);
        world.unlock("");
        QVERIFY(world.core.calls("unlock").empty());
        world.unlock("wrong");
        QCOMPARE(refused.size(), 1);
        QVERIFY(world.unlocking.isWrongSecret());
        QVERIFY(!world.unlocking.error().isEmpty());
        QCOMPARE(world.unlocking.remedy(), Remedy::None);
        world.unlock("right");
        QVERIFY(world.unlocking.error().isEmpty());
        QVERIFY(!world.unlocking.isBusy());
    }

    void theKeyRingIsAskedAtOnce()
    {
        World world(ByKeyRing);
        world.core.answer("unlock", "{}");
        world.begin();
        QCOMPARE(world.core.calls("unlock").size(), 1U);
        QVERIFY(world.core.calls("unlock").at(0).secrets.empty());
    }

    void whatWasLockedDoesNotOpenByItself()
    {
        World world(ByKeyRing);
        world.core.answer("unlock", "{}");
        world.unlocking.waitForClose();
        world.begin();
        QVERIFY(!world.unlocking.isClosing());
        QCOMPARE(world.unlocking.way(), Way::KeyRing);
        QVERIFY(world.core.calls("unlock").empty());
        world.unlock("");
        QCOMPARE(world.core.calls("unlock").size(), 1U);
    }

    void aLockedKeyRingLeadsToTheRecoveryCode()
    {
        World world(ByKeyRing);
        world.core.refuse("unlock", "storage.key-ring-locked");
        world.begin();
        QCOMPARE(world.unlocking.way(), Way::RecoveryCode);
        QVERIFY(!world.unlocking.error().isEmpty());
        world.core.refuse("unlock", "storage.not-a-recovery-code");
        world.unlock("nonsense");
        QVERIFY(world.unlocking.isWrongSecret());
        QCOMPARE(world.core.calls("unlock").back().secret("recovery_code"), QByteArray("nonsense"));
    }

    void anotherWayWhileTheKeyRingIsAsked()
    {
        World world(ByKeyRing);
        world.core.hold("unlock");
        world.begin();
        QVERIFY(world.unlocking.isBusy());
        world.unlocking.setWay(Way::RecoveryCode);
        QVERIFY(!world.unlocking.isBusy());
        world.unlocking.setWay(Way::KeyRing);
        world.unlock("");
        QVERIFY(world.unlocking.isBusy());
        QCOMPARE(world.core.calls("unlock").size(), 1U); // it is still being asked
        world.unlocking.setWay(Way::RecoveryCode);
        world.unlock("code");
        QCOMPARE(world.core.calls("unlock").back().secret("recovery_code"), QByteArray("code"));
        world.core.refuse("unlock", "profile.busy");
        QVERIFY(world.core.release("unlock")); // the key ring's
        FakeCore::settle();
        QVERIFY(world.unlocking.isBusy());
        QVERIFY(world.unlocking.error().isEmpty());
        world.unlocking.setWay(Way::KeyRing);
        QCOMPARE(world.unlocking.way(), Way::RecoveryCode); // a code is never given up half way
        world.core.refuse("unlock", "storage.wrong-key");
        QVERIFY(world.core.release("unlock"));
        FakeCore::settle();
        QVERIFY(!world.unlocking.isBusy());
        QVERIFY(world.unlocking.isWrongSecret());
    }

    void aLateAnswerOfTheKeyRingOpensOnlyWhatItWasAskedFor()
    {
        World world(ByKeyRing);
        world.core.answer("verify", "{}");
        world.core.hold("verify");
        QSignalSpy unlocked(&world.unlocking, &Unlocking::windowUnlocked);
        world.begin(true);
        world.unlock("");
        world.unlocking.setWay(Way::RecoveryCode);
        QVERIFY(world.core.release("verify"));
        FakeCore::settle();
        QCOMPARE(unlocked.size(), 1);
        world.begin(true);
        world.unlock("");
        world.begin(true); // locked once more meanwhile
        QVERIFY(world.core.release("verify"));
        FakeCore::settle();
        QCOMPARE(unlocked.size(), 1);
    }

    void whyTheKeyRingDoesNotOpenComesWithAdvice()
    {
        World world(ByKeyRing);
        world.core.refuse("unlock", "storage.key-ring-locked");
        world.begin();
        const auto explained = ErrorText::explain("storage.key-ring-locked");
        QVERIFY(world.unlocking.error().contains(explained.happened));
        QVERIFY(world.unlocking.error().contains(explained.person));
    }

    void problems_data()
    {
        QTest::addColumn<QByteArray>("kind");
        QTest::addColumn<Remedy>("remedy");
        QTest::newRow("damaged") << QByteArray("storage.damaged") << Remedy::ShowFolder;
        QTest::newRow("in use") << QByteArray("storage.in-use") << Remedy::TryAgain;
        QTest::newRow("newer") << QByteArray("storage.from-the-future") << Remedy::Quit;
        QTest::newRow("disk full") << QByteArray("storage.disk-full") << Remedy::TryAgain;
        QTest::newRow("never heard of") << QByteArray("moon.full") << Remedy::TryAgain;
    }

    void problems()
    {
        QFETCH(QByteArray, kind);
        World world(ByPassphrase);
        world.core.refuse("unlock", kind);
        world.begin();
        world.unlock("right");
        QTEST(world.unlocking.remedy(), "remedy");
        QVERIFY(!world.unlocking.problem().isEmpty());
        QVERIFY(world.unlocking.error().isEmpty());
        world.unlocking.tryAgain();
        FakeCore::settle();
        QCOMPARE(world.unlocking.remedy(), Remedy::None);
    }

    void aProblemThatIsThereAlready()
    {
        World world(ByPassphrase);
        world.core.answer("status", R"({"state":"locked","failure":"storage.damaged"})");
        world.begin();
        QCOMPARE(world.unlocking.remedy(), Remedy::ShowFolder);
    }

    void theWindowAloneIsVerified()
    {
        World world(ByKeyRing);
        world.core.answer("verify", "{}");
        QSignalSpy unlocked(&world.unlocking, &Unlocking::windowUnlocked);
        world.begin(true);
        QCOMPARE(unlocked.size(), 0); // not by itself
        world.unlock("");
        QCOMPARE(unlocked.size(), 1);
        QVERIFY(world.core.calls("unlock").empty());
    }

    void capsLockIsToldFromWhatIsTyped()
    {
        CapsLock watch;
        watch.setActive(true);
        QObject somebody;
        const auto type = [&](const char* text, Qt::KeyboardModifiers modifiers) {
            QKeyEvent press(QEvent::KeyPress, Qt::Key_A, modifiers, QLatin1String(text));
            QCoreApplication::sendEvent(&somebody, &press);
            return watch.isOn();
        };
        QVERIFY(!type("a", Qt::NoModifier));
        QVERIFY(!type("A", Qt::ShiftModifier));
        QVERIFY(type("A", Qt::NoModifier));
        QVERIFY(type("1", Qt::NoModifier)); // says nothing
        QVERIFY(type("a", Qt::ShiftModifier));
        QVERIFY(!type("a", Qt::NoModifier));
    }
};

ALLIUM_TEST(UnlockingTest)
#include "UnlockingTest.moc"

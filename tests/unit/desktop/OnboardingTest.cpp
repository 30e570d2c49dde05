// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/Onboarding.h"
#include "app/desktop/models/Pictures.h"
#include "app/desktop/viewmodels/PassphraseStrength.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/VirtualTime.h"
#include "tests/unit/desktop/support/FakeCore.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace allium;
using namespace allium::desktop;
using allium::test::FakeCore;
using Step = Onboarding::Step;

namespace {

/// A machine with a key ring, and a core that makes profiles.
struct World {
    FakeCore core;
    Onboarding run { core };

    World()
    {
        core.answer("protection", R"({"key_ring_works":true})");
        core.answer("create", "{}");
        core.answer("restore", "{}");
        core.answer("tor", R"({"state":"bootstrapping","percent":5})");
        core.answer("config", R"({"tor.bridges":[]})");
        run.begin();
        FakeCore::settle();
    }
};

QByteArray torAt(int percent)
{
    return R"({"state":"bootstrapping","percent":)" + QByteArray::number(percent) + '}';
}

} // namespace

class OnboardingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialize()); }

    void aPictureGoesAlong()
    {
        World world;
        world.core.answer("picture-set", R"({"picture":"abcd"})");
        QImage image(300, 200, QImage::Format_RGB32);
        image.fill(Qt::darkCyan);
        QGuiApplication::clipboard()->setImage(image);
        world.run.protect(false, QStringLiteral("correct horse"));
        auto& picture = *world.run.picture();
        picture.paste();
        QVERIFY(test::waitFor([&] { return picture.exists(); }));
        QVERIFY2(world.core.calls("picture-set").empty(), "there is nobody yet to have one");
        world.run.create(QStringLiteral("Alice"));
        QVERIFY(test::waitFor([&] { return picture.source() == Pictures::ofOneself(QStringLiteral("abcd")); }));
        QCOMPARE(world.run.step(), Step::Connect);
        const auto calls = world.core.calls("picture-set");
        QCOMPARE(calls.size(), std::size_t(1));
        const auto sent = QByteArray::fromBase64(calls[0].params.value(QLatin1String("data")).toString().toLatin1());
        QCOMPARE(QImage::fromData(sent, "JPEG").size(), QSize(128, 128));
    }

    void aPassphraseThenANameThenOnline()
    {
        World world;
        QCOMPARE(world.run.keyRing(), Onboarding::KeyRing::Works);
        world.run.protect(false, QStringLiteral("correct horse"));
        QCOMPARE(world.run.step(), Step::Name);
        QCOMPARE(world.run.position(), 1);
        world.core.hold("create");
        world.run.create(QStringLiteral(" Alice "));
        QVERIFY(world.run.isBusy());
        QVERIFY(world.core.release("create"));
        FakeCore::settle();
        const auto call = world.core.calls("create").at(0);
        QCOMPARE(call.params.value(QLatin1String("name")).toString(), QStringLiteral("Alice"));
        QCOMPARE(call.params.value(QLatin1String("key_ring")).toBool(), false);
        QVERIFY(!call.params.contains(QLatin1String("passphrase")));
        QCOMPARE(call.secret("passphrase"), QByteArray("correct horse"));
        QVERIFY(!world.run.isBusy());
        QCOMPARE(world.run.step(), Step::Connect);
        QVERIFY(!world.run.canGoBack());
        QSignalSpy finished(&world.run, &Onboarding::finished);
        world.run.finish();
        QCOMPARE(finished.size(), 1);
    }

    void theKeyRingAloneGivesACodeOnce()
    {
        World world;
        world.core.answer("create", R"({"recovery_code":"9T4K-0M2V"})");
        QCOMPARE(world.run.steps().size(), 3);
        world.run.protect(true, {});
        QCOMPARE(world.run.steps().size(), 4);
        QCOMPARE(world.run.position(), 1);
        world.run.create({});
        FakeCore::settle();
        QVERIFY(world.core.calls("create").at(0).secrets.empty());
        QCOMPARE(world.run.step(), Step::Code);
        QCOMPARE(world.run.steps().size(), 4);
        QCOMPARE(world.run.position(), 2);
        QCOMPARE(world.run.recoveryCode()->text(), QStringLiteral("9T4K-0M2V"));
        QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("code.txt"));
        world.run.recoveryCode()->save(QUrl::fromLocalFile(path));
        QTRY_COMPARE(world.run.recoveryCode()->saved(), path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("9T4K-0M2V"));
        QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        const auto printable = folder.filePath(QStringLiteral("code.PDF"));
        world.run.recoveryCode()->save(QUrl::fromLocalFile(printable));
        QTRY_COMPARE(world.run.recoveryCode()->saved(), printable);
        QFile sheet(printable);
        QVERIFY(sheet.open(QIODevice::ReadOnly));
        QVERIFY(sheet.size() > 1000); // letters are drawn
        QVERIFY(sheet.readAll().startsWith("%PDF-"));
        QCOMPARE(sheet.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        world.run.codeKept();
        QVERIFY(world.run.recoveryCode()->isEmpty());
        QCOMPARE(world.run.step(), Step::Connect);
    }

    void withoutAKeyRing()
    {
        World world;
        world.core.answer("protection", R"({"key_ring_works":false,"why":"storage.no-key-ring"})");
        world.run.begin();
        QCOMPARE(world.run.keyRing(), Onboarding::KeyRing::Asking);
        FakeCore::settle();
        QCOMPARE(world.run.keyRing(), Onboarding::KeyRing::Missing);
        QVERIFY(!world.run.keyRingProblem().isEmpty());
        world.run.protect(false, {});
        QCOMPARE(world.run.step(), Step::Protect);
        QVERIFY(!world.run.error().isEmpty());
    }

    void aKeyRingThatFailsLaterLeadsBack()
    {
        World world;
        world.core.refuse("create", "storage.key-ring-locked");
        world.run.protect(true, {});
        world.run.create({});
        FakeCore::settle();
        QCOMPARE(world.run.step(), Step::Protect);
        QCOMPARE(world.run.keyRing(), Onboarding::KeyRing::Missing);
        QVERIFY(!world.run.error().isEmpty());
    }

    void goingBackForgetsThePassphrase()
    {
        World world;
        world.run.protect(false, QStringLiteral("correct horse"));
        QVERIFY(world.run.canGoBack());
        world.run.back();
        QCOMPARE(world.run.step(), Step::Protect);
        world.run.protect(true, {});
        world.run.create({});
        FakeCore::settle();
        QVERIFY(world.core.calls("create").at(0).secrets.empty());
    }

    void restoring()
    {
        World world;
        world.run.startRestoring();
        QCOMPARE(world.run.step(), Step::Backup);
        world.run.chooseBackup({}, QStringLiteral("x"));
        QVERIFY(!world.run.error().isEmpty());
        world.core.refuse("restore", "backup.wrong-passphrase");
        world.run.chooseBackup(QUrl(QStringLiteral("file:///tmp/me.allium-backup")), QStringLiteral("old"));
        QCOMPARE(world.run.step(), Step::Protect);
        QCOMPARE(world.run.position(), 1);
        world.run.protect(false, QStringLiteral("new"));
        FakeCore::settle();
        QCOMPARE(world.run.step(), Step::Backup); // where it is corrected
        QVERIFY(!world.run.error().isEmpty());
        world.core.answer("restore", "{}");
        world.run.chooseBackup(QUrl(QStringLiteral("file:///tmp/me.allium-backup")), QStringLiteral("right"));
        world.run.protect(false, QStringLiteral("new"));
        FakeCore::settle();
        const auto call = world.core.calls("restore").at(1);
        QCOMPARE(call.params.value(QLatin1String("path")).toString(), QStringLiteral("/tmp/me.allium-backup"));
        QCOMPARE(call.secret("backup_passphrase"), QByteArray("right"));
        QCOMPARE(call.secret("passphrase"), QByteArray("new"));
        QCOMPARE(world.run.step(), Step::Connect);
    }

    void theWayIntoTorInWords()
    {
        FakeCore core;
        core.answer("tor", R"({"state":"starting","percent":0})");
        ConnectGuide guide(core, nullptr, std::chrono::milliseconds(0));
        guide.begin();
        FakeCore::settle();
        QCOMPARE(guide.step(), 0);
        core.emitEvent(QStringLiteral("tor.changed"), torAt(10));
        QCOMPARE(guide.step(), 1);
        QCOMPARE(guide.outlook(), ConnectGuide::Outlook::Moving);
        QTRY_COMPARE(guide.outlook(), ConnectGuide::Outlook::Slow);
        QVERIFY(!guide.advice().isEmpty());
        core.emitEvent(QStringLiteral("tor.changed"), torAt(10));
        QCOMPARE(guide.outlook(), ConnectGuide::Outlook::Slow); // no news
        core.emitEvent(QStringLiteral("tor.changed"), torAt(50));
        QCOMPARE(guide.outlook(), ConnectGuide::Outlook::Moving);
        QCOMPARE(guide.step(), 2);
        core.emitEvent(QStringLiteral("tor.changed"), R"({"state":"bootstrapping","percent":50,"clock_skew":-7200})");
        QCOMPARE(guide.outlook(), ConnectGuide::Outlook::Clock);
        core.emitEvent(QStringLiteral("tor.changed"), R"({"state":"failed","percent":0,"failure":"tor.binary-not-found"})");
        QCOMPARE(guide.outlook(), ConnectGuide::Outlook::Failed);
        QVERIFY(guide.advice().contains(QStringLiteral("Install")));
        core.emitEvent(QStringLiteral("tor.changed"), R"({"state":"ready","percent":100})");
        QCOMPARE(guide.outlook(), ConnectGuide::Outlook::Connected);
        QCOMPARE(guide.step(), static_cast<int>(ConnectGuide::steps().size()));
    }

    void strength_data()
    {
        QTest::addColumn<QString>("passphrase");
        QTest::addColumn<int>("level");
        QTest::addColumn<QString>("advice"); // how it begins
        QTest::newRow("nothing") << QString() << 0 << QString();
        QTest::newRow("a word") << QStringLiteral("sunshine") << 1 << QStringLiteral("Make it longer");
        QTest::newRow("the most common") << QStringLiteral("Password123!") << 1 << QStringLiteral("This is among the first");
        QTest::newRow("one key") << QStringLiteral("aaaaaaaaaaaaaaaa") << 1 << QStringLiteral("What repeats");
        QTest::newRow("a run") << QStringLiteral("12345678901234567890") << 1 << QStringLiteral("What repeats");
        QTest::newRow("three words") << QStringLiteral("river lamp cousin") << 2 << QStringLiteral("One or two more words");
        QTest::newRow("six words") << QStringLiteral("river lamp cousin anchor velvet stone") << 4 << QString();
        QTest::newRow("one word six times") << QStringLiteral("river river river river river river") << 1 << QStringLiteral("What repeats");
        QTest::newRow("random") << QStringLiteral("g7#Kp2!vQz9xW") << 4 << QString();
    }

    void strength()
    {
        QFETCH(QString, passphrase);
        PassphraseStrength strength;
        strength.judge(passphrase);
        QTEST(strength.level(), "level");
        QFETCH(QString, advice);
        QCOMPARE(strength.advice().isEmpty(), advice.isEmpty());
        QVERIFY2(strength.advice().startsWith(advice), qPrintable(strength.advice()));
    }
};

ALLIUM_TEST(OnboardingTest)
#include "OnboardingTest.moc"

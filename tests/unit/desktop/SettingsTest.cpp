// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/SettingsViewModel.h"
#include "tests/support/TestRegistry.h"
#include "tests/unit/desktop/support/FakeCore.h"

#include <QSignalSpy>

using namespace allium::desktop;
using allium::test::FakeCore;

namespace {

/// A profile with a passphrase ("right") and the key ring, and settings that hold.
struct World {
    FakeCore core;
    Preferences preferences { QString() };
    Background background { Platform(), preferences };
    SettingsViewModel settings { core, preferences, background };

    explicit World(const QByteArray& protection = R"({"passphrase":true,"key_ring":true})")
    {
        core.answer("protection", protection);
        core.answer("account", R"({"name":"Alice","door_open":true,"invisible":false})");
        core.answer("config", R"({"transfer.circuits":4,"transfer.max_active":4})");
        core.answer("tor", R"({"state":"ready"})");
        core.answer("versions", R"({"qt":"6.4.2","libsodium":"1.0.18","sqlite":"3.40.1"})");
        core.answer("status", R"({"state":"open","version":"0.1","folder":"/home/alice/profile","tor":{"version":"0.4.9.11"}})");
        core.answer("passphrase", "{}");
        core.answer("verify", [](const FakeCore::Call& call) {
            return call.secret("passphrase") == "right" ? FakeCore::success() : FakeCore::failure("storage.wrong-key");
        });
        settings.load();
        FakeCore::settle();
    }
    static void settle()
    {
        FakeCore::settle();
        FakeCore::settle();
    }
};

} // namespace

class SettingsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(allium::crypto::initialize()); }

    void theAccountIsWhatTheCoreHolds()
    {
        World world;
        auto& account = *world.settings.account();
        QCOMPARE(account.name(), QStringLiteral("Alice"));
        world.core.answer("account", R"({"name":"Bob","door_open":true,"invisible":false})");
        account.applyName(QStringLiteral(" Bob "));
        world.settle();
        QCOMPARE(world.core.calls("account").back().params.value(QLatin1String("name")).toString(), QStringLiteral("Bob"));
        QCOMPARE(account.name(), QStringLiteral("Bob"));
        const auto asked = world.core.calls("account").size();
        account.applyDoorOpen(true); // is so already
        QCOMPARE(world.core.calls("account").size(), asked);
        world.core.refuse("account", "storage.disk-full");
        QSignalSpy changed(&account, &AccountSettings::changed);
        account.applyDoorOpen(false);
        world.settle();
        QVERIFY(account.isDoorOpen());
        QVERIFY(!account.error().isEmpty());
        QCOMPARE(changed.size(), 1); // so that the switch goes back
    }

    void aPassphraseIsChangedByWhoKnowsIt()
    {
        World world;
        auto& protection = *world.settings.protection();
        QVERIFY(protection.hasPassphrase());
        QSignalSpy done(&protection, &ProtectionSettings::done);
        protection.changePassphrase(QStringLiteral("wrong"), QStringLiteral("new"));
        QVERIFY(protection.isBusy());
        world.settle();
        QVERIFY(!protection.isBusy());
        QVERIFY(!protection.currentError().isEmpty());
        QVERIFY(world.core.calls("passphrase").empty());
        protection.changePassphrase(QStringLiteral("right"), QStringLiteral("new"));
        world.settle();
        QCOMPARE(world.core.calls("passphrase").at(0).secret("new_passphrase"), QByteArray("new"));
        QCOMPARE(done.size(), 1);
        QVERIFY(protection.currentError().isEmpty());
    }

    void theKeyRingAloneGivesANewCode()
    {
        World world;
        world.core.answer("passphrase", R"({"recovery_code":"9T4K-0M2V"})");
        world.settings.protection()->removePassphrase(QStringLiteral("right"));
        world.settle();
        QCOMPARE(world.core.calls("passphrase").at(0).params.value(QLatin1String("remove")).toBool(), true);
        QCOMPARE(world.settings.protection()->recoveryCode()->text(), QStringLiteral("9T4K-0M2V"));

        World other(R"({"passphrase":false,"key_ring":true,"recovery_code":true})");
        other.core.answer("passphrase", R"({"recovery_code":"AAAA-BBBB"})");
        other.settings.protection()->renewCode();
        other.settle();
        QCOMPARE(other.settings.protection()->recoveryCode()->text(), QStringLiteral("AAAA-BBBB"));
    }

    void aKeyRingThatDoesNotWorkIsSaid()
    {
        World world(R"({"passphrase":true,"key_ring":false})");
        world.core.refuse("passphrase", "storage.no-key-ring");
        world.settings.protection()->useKeyRing(true);
        world.settle();
        QVERIFY(!world.settings.protection()->hasKeyRing());
        QVERIFY(!world.settings.protection()->error().isEmpty());
    }

    void whatIsToldOfReadingAndWriting()
    {
        World world;
        auto& talk = *world.settings.talk();
        QVERIFY(!talk.tellsRead() && !talk.tellsTyping());
        world.core.answer("config", R"({"talk.tell_read":true,"talk.tell_typing":false})");
        talk.applyTellTyping(false); // is so already
        talk.applyTellRead(true);
        world.settle();
        QVERIFY(talk.tellsRead() && !talk.tellsTyping() && talk.error().isEmpty());
        const auto calls = world.core.calls("config");
        const auto params = calls[calls.size() - 2].params;
        QCOMPARE(params.value(QLatin1String("name")).toString(), QStringLiteral("talk.tell_read"));
        QCOMPARE(params.value(QLatin1String("value")).toString(), QStringLiteral("true"));
        world.core.refuse("config", "storage.disk-full");
        talk.applyTellRead(false);
        world.settle();
        QVERIFY(talk.tellsRead() && !talk.error().isEmpty());
    }

    void limitsOfFiles()
    {
        World world;
        QCOMPARE(world.settings.files()->circuits(), 4);
        world.settings.files()->applyCircuits(8);
        world.settle();
        const auto calls = world.core.calls("config");
        QVERIFY(std::any_of(calls.begin(), calls.end(), [](const auto& call) {
            return call.params.value(QLatin1String("name")).toString() == QLatin1String("transfer.circuits")
                && call.params.value(QLatin1String("value")).toString() == QLatin1String("8");
        }));
    }

    void aBackupSaysWhereItIs()
    {
        World world;
        auto& backup = *world.settings.backup();
        world.core.answer("backup", "{}");
        backup.write(QUrl(QStringLiteral("file:///tmp/me.allium-backup")), QStringLiteral("long"), true);
        QVERIFY(backup.isBusy());
        world.settle();
        QCOMPARE(backup.written(), QStringLiteral("/tmp/me.allium-backup"));
        QCOMPARE(world.core.calls("backup").at(0).secret("backup_passphrase"), QByteArray("long"));
        world.core.refuse("backup", "backup.cannot-write");
        backup.write(QUrl(QStringLiteral("file:///nowhere/me")), QStringLiteral("long"), false);
        world.settle();
        QVERIFY(backup.written().isEmpty());
        QVERIFY(!backup.error().isEmpty());
    }

    void whatItIsMadeOf()
    {
        World world;
        QCOMPARE(world.settings.about()->version(), QStringLiteral("0.1"));
        const auto parts = world.settings.about()->parts().join(QLatin1Char('\n'));
        QVERIFY(parts.contains(QStringLiteral("Tor 0.4.9.11")));
        QVERIFY(parts.contains(QStringLiteral("SQLite 3.40.1")));
        QVERIFY(AboutProgram::licence().contains(QStringLiteral("GNU GENERAL PUBLIC LICENSE")));
        QVERIFY(SettingsViewModel::languages().contains(QStringLiteral("en")));
        QCOMPARE(SettingsViewModel::languageName(QStringLiteral("de")), QStringLiteral("Deutsch"));
    }
};

ALLIUM_TEST(SettingsTest)
#include "SettingsTest.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/Preferences.h"
#include "app/desktop/viewmodels/SystemLook.h"
#include "app/desktop/viewmodels/WindowLock.h"
#include "tests/support/TestRegistry.h"
#include "tests/unit/desktop/support/FakeCore.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace allium::desktop;
using allium::test::FakeCore;

class PreferencesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void holdAtOnceAndAfterTheNextStart()
    {
        QTemporaryDir folder;
        const auto file = folder.filePath(QStringLiteral("preferences.ini"));
        {
            Preferences preferences(file);
            QCOMPARE(preferences.textPercent(), 100);
            QCOMPARE(preferences.notificationText(), false);
            QSignalSpy changed(&preferences, &Preferences::changed);
            preferences.setTextPercent(150);
            preferences.setTextPercent(150);
            QCOMPARE(changed.size(), 1);
            preferences.setAppearance(2);
            preferences.setLockMinutes(5);
            preferences.setLanguage(QStringLiteral("de"));
            QVERIFY(preferences.pictures());
            preferences.setPictures(false);
            QVERIFY(!QFile::exists(file)); // not on this thread
        }
        const Preferences again(file);
        QCOMPARE(again.textPercent(), 150);
        QCOMPARE(again.appearance(), 2);
        QCOMPARE(again.lockMinutes(), 5);
        QCOMPARE(again.language(), QStringLiteral("de"));
        QVERIFY(!again.pictures());
    }

    void nonsenseInTheFileIsBounded()
    {
        QTemporaryDir folder;
        const auto file = folder.filePath(QStringLiteral("preferences.ini"));
        {
            QSettings settings(file, QSettings::IniFormat);
            settings.setValue(QStringLiteral("look/text_percent"), 100'000);
            settings.setValue(QStringLiteral("look/appearance"), -7);
            settings.setValue(QStringLiteral("lock/minutes"), QStringLiteral("soon"));
        }
        const Preferences preferences(file);
        QCOMPARE(preferences.textPercent(), Preferences::MaxTextPercent);
        QCOMPARE(preferences.appearance(), 0);
        QCOMPARE(preferences.lockMinutes(), 0);
        QVERIFY(!preferences.downloadFolder().isEmpty());
    }

    void theDesktopsWishesAreTaken()
    {
        SystemLook look;
        QSignalSpy changed(&look, &SystemLook::changed);
        look.take(QStringLiteral("color-scheme"), 1);
        QVERIFY(look.isDark());
        look.take(QStringLiteral("color-scheme"), 0);
        QVERIFY(!look.isDark());
        look.take(QStringLiteral("contrast"), 1);
        QVERIFY(look.isHighContrast());
        look.take(QStringLiteral("accent-color"), 7);
        QCOMPARE(changed.size(), 3);
    }

    void sleepLocksWhereItShould_data()
    {
        QTest::addColumn<bool>("afterSleep");
        QTest::addColumn<int>("minutes");
        QTest::addColumn<bool>("armed");
        QTest::addColumn<int>("locks");
        QTest::newRow("never") << false << 0 << true << 0;
        QTest::newRow("after sleep") << true << 0 << true << 1;
        QTest::newRow("slept longer than allowed") << false << 1 << true << 1;
        QTest::newRow("slept shorter than allowed") << false << 10 << true << 0;
        QTest::newRow("locked already") << true << 1 << false << 0;
    }

    void sleepLocksWhereItShould()
    {
        QFETCH(bool, afterSleep);
        QFETCH(int, minutes);
        QFETCH(bool, armed);
        FakeCore core;
        Preferences preferences { QString() };
        preferences.setLockAfterSleep(afterSleep);
        preferences.setLockMinutes(minutes);
        WindowLock lock(core, preferences);
        lock.setArmed(armed);
        QSignalSpy due(&lock, &WindowLock::due);
        core.emitEvent(QStringLiteral("node.resumed"), R"({"away":120000})");
        QTEST(int(due.size()), "locks");
    }
};

ALLIUM_TEST(PreferencesTest)
#include "PreferencesTest.moc"

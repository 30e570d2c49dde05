// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewmodels/WindowMemory.h"
#include "tests/support/TestRegistry.h"

#include <QTemporaryDir>

using allium::desktop::WindowMemory;

class WindowMemoryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void comesBackOntoAScreen_data()
    {
        QTest::addColumn<QRect>("remembered");
        QTest::addColumn<QRect>("placed");
        QTest::newRow("where it was") << QRect(100, 50, 800, 600) << QRect(100, 50, 800, 600);
        QTest::newRow("second screen") << QRect(2000, 50, 800, 600) << QRect(2000, 50, 800, 600);
        QTest::newRow("half outside") << QRect(-300, 900, 800, 600) << QRect(0, 480, 800, 600);
        QTest::newRow("screen is gone") << QRect(5000, 50, 800, 600) << QRect(560, 240, 800, 600);
        QTest::newRow("screen is smaller") << QRect(0, 0, 4000, 3000) << QRect(0, 0, 1920, 1080);
        QTest::newRow("first time") << QRect() << QRect(440, 180, 1040, 720);
    }

    void comesBackOntoAScreen()
    {
        QFETCH(QRect, remembered);
        QTEST(WindowMemory::fitted(remembered, { QRect(0, 0, 1920, 1080), QRect(1920, 0, 1280, 1024) }), "placed");
    }

    void isKeptInItsFile()
    {
        const QTemporaryDir folder;
        const auto file = folder.filePath(QStringLiteral("window.ini"));
        {
            WindowMemory memory(file);
            QVERIFY(!memory.isMaximized());
            memory.remember(QRect(10, 20, 500, 510), false);
            memory.remember(QRect(0, 0, 800, 800), true);
        }
        const WindowMemory again(file);
        QVERIFY(again.isMaximized());
        QCOMPARE(again.geometry().size(), QSize(500, 510));
    }
};

ALLIUM_TEST(WindowMemoryTest)
#include "WindowMemoryTest.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestRegistry.h"
#include "tests/unit/picture/Helper.h"

#include <QTest>

using allium::test::runToEnd;

/// What a program that confined itself can still do: a picture that takes it over gains nothing.
class ConfinementTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
#ifdef PICTURE_SANITIZED
        QSKIP("sanitizers need what is forbidden");
#endif
    }

    void theRestIsAllowed()
    {
        const auto ended = runToEnd(QStringLiteral(PICTURE_CONFINED), { QStringLiteral("nothing") });
        QVERIFY(!ended.wasKilled);
        QCOMPARE(ended.output, QByteArray("survived"));
    }

    void killedOver_data()
    {
        QTest::addColumn<QString>("what");
        for (const char* what : { "open", "create", "socket", "local socket", "fork", "execute", "kill", "trace",
                                  "executable memory", "make memory executable", "more rights", "spin" })
            QTest::newRow(what) << QString::fromLatin1(what);
    }
    void killedOver()
    {
        QFETCH(QString, what);
        const auto ended = runToEnd(QStringLiteral(PICTURE_CONFINED), { what });
        QVERIFY2(ended.wasKilled, ended.output.constData());
        QCOMPARE(ended.output, QByteArray());
    }

    void memoryHasAnEnd()
    {
        const auto ended = runToEnd(QStringLiteral(PICTURE_CONFINED), { QStringLiteral("memory") });
        QCOMPARE(ended.code, 4);
        QCOMPARE(ended.output, QByteArray());
    }
};

ALLIUM_TEST(ConfinementTest)
#include "ConfinementTest.moc"

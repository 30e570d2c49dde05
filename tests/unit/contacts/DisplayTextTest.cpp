// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/DisplayText.h"
#include "tests/support/TestRegistry.h"

using namespace allium::contacts;

class DisplayTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lines_data()
    {
        QTest::addColumn<QString>("raw");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << QStringLiteral("Alice") << QStringLiteral("Alice");
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("umlauts and CJK") << QStringLiteral("Jörg 愛") << QStringLiteral("Jörg 愛");
        QTest::newRow("bidi override") << QStringLiteral("evil\u202Egnp.exe") << QStringLiteral("evilgnp.exe");
        QTest::newRow("isolates") << QStringLiteral("\u2066a\u2069") << QStringLiteral("a");
        QTest::newRow("zero width") << QStringLiteral("A\u200Bl\u200Di\uFEFFce") << QStringLiteral("Alice");
        QTest::newRow("control") << QStringLiteral("a\u0000b\u001Bc\u007Fd") << QStringLiteral("abcd");
        QTest::newRow("white space") << QStringLiteral("  a \t\n\u00A0\u3000 b  ") << QStringLiteral("a b");
        QTest::newRow("private use") << QStringLiteral("a\uE000b") << QStringLiteral("ab");
        QTest::newRow("tag characters") << QStringLiteral("a\U000E0041b") << QStringLiteral("ab");
        QTest::newRow("lone surrogate") << (QStringLiteral("a") + QChar(0xD800) + QStringLiteral("b"))
                                        << QStringLiteral("a\uFFFDb");
        QTest::newRow("too long") << QString(40, QLatin1Char('x')) << QString(30, QLatin1Char('x'));
        QTest::newRow("counted in code points") << QStringLiteral("😀").repeated(40) << QStringLiteral("😀").repeated(30);
        QTest::newRow("marks piled up") << (QStringLiteral("a") + QString(20, QChar(0x0301)))
                                        << (QStringLiteral("a") + QString(4, QChar(0x0301)));
    }
    void lines()
    {
        QFETCH(QString, raw);
        QFETCH(QString, shown);
        QCOMPARE(displayLine(raw, 30), shown);
    }

    void textKeepsLinesAndJoiners()
    {
        const auto family = QStringLiteral("👩\u200D👧");
        QCOMPARE(displayText(QStringLiteral("one\ntwo\t") + family, 100), QStringLiteral("one\ntwo\t") + family);
        QCOMPARE(displayText(QStringLiteral("a\u202Eb\u2028c\r\n"), 100), QStringLiteral("abc\n"));
    }

    void utf8IsStrict()
    {
        QCOMPARE(strictUtf8("gr\xc3\xbc\xc3\x9f"), QStringLiteral("grüß"));
        QVERIFY(!strictUtf8("\xc3"));
        QVERIFY(!strictUtf8("\xff"));
        QVERIFY(!strictUtf8("\xed\xa0\x80"));
        QVERIFY(!strictUtf8("\xc0\xaf"));
    }
};

ALLIUM_TEST(DisplayTextTest)
#include "DisplayTextTest.moc"

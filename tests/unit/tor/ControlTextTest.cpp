// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tor/ControlText.h"
#include "tests/support/TestRegistry.h"

using allium::tor::ControlCommand;
using allium::tor::ControlWords;

class ControlTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void buildsCommands()
    {
        const auto command = ControlCommand("ADD_ONION").word("ED25519-V3:abc+/=").pair("Port", "9042,unix:/run/x").quotedPair("K", "a \"b\" \\c").quoted("");
        QVERIFY(command.isValid());
        QCOMPARE(command.line(), QByteArray("ADD_ONION ED25519-V3:abc+/= Port=9042,unix:/run/x K=\"a \\\"b\\\" \\\\c\" \"\""));
    }

    void refusesWhatBreaksOut_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("asWord");
        QTest::addColumn<bool>("asQuoted");
        QTest::newRow("plain") << QByteArray("abc") << true << true;
        QTest::newRow("empty") << QByteArray("") << false << true;
        QTest::newRow("blank") << QByteArray("a b") << false << true;
        QTest::newRow("quote") << QByteArray("a\"b") << false << true;
        QTest::newRow("backslash") << QByteArray("a\\b") << false << true;
        QTest::newRow("carriage return") << QByteArray("a\rSIGNAL HALT") << false << false;
        QTest::newRow("line feed") << QByteArray("a\nSIGNAL HALT") << false << false;
        QTest::newRow("zero") << QByteArray("a\0b", 3) << false << false;
        QTest::newRow("tab") << QByteArray("a\tb") << false << true;
        QTest::newRow("not ascii") << QByteArray("\xc3\xa4") << false << true;
    }
    void refusesWhatBreaksOut()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, asWord);
        QFETCH(bool, asQuoted);
        QCOMPARE(ControlCommand("X").word(text).isValid(), asWord);
        QCOMPARE(ControlCommand("X").pair("K", text).isValid(), asWord);
        QCOMPARE(ControlCommand("X").pair(text, "v").isValid(), asWord);
        QCOMPARE(ControlCommand("X").quoted(text).isValid(), asQuoted);
        QCOMPARE(ControlCommand("X").quotedPair("K", text).isValid(), asQuoted);
        QCOMPARE(ControlCommand("X").word(text).word("fine").isValid(), asWord); // stays spoilt
    }

    void refusesKeysThatSplit()
    {
        QVERIFY(!ControlCommand("X").pair("a=b", "c").isValid());
        QVERIFY(!ControlCommand("X Y").isValid());
        QVERIFY(!ControlCommand("X").word(QByteArray(ControlCommand::MaxBytes, 'a')).isValid());
    }

    void readsWords_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("plain"); // joined by |
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("plain") << QByteArray("a  b c") << QByteArray("a|b|c") << QByteArray("x") << QByteArray();
        QTest::newRow("pair") << QByteArray("a K=v b") << QByteArray("a|b") << QByteArray("K") << QByteArray("v");
        QTest::newRow("quoted") << QByteArray("K=\"v w\" a") << QByteArray("a") << QByteArray("K") << QByteArray("v w");
        QTest::newRow("escapes") << QByteArray("K=\"a\\\"b\\\\c\\n\\101\"") << QByteArray("") << QByteArray("K") << QByteArray("a\"b\\c\nA");
        QTest::newRow("equals inside") << QByteArray("K=a=b") << QByteArray("") << QByteArray("K") << QByteArray("a=b");
        QTest::newRow("quoted word") << QByteArray("\"unix:/a b\"") << QByteArray("unix:/a b") << QByteArray("K") << QByteArray();
        QTest::newRow("empty value") << QByteArray("K= a") << QByteArray("a") << QByteArray("K") << QByteArray("");
        QTest::newRow("nothing") << QByteArray("") << QByteArray("") << QByteArray("K") << QByteArray();
    }
    void readsWords()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, plain);
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, value);
        const auto words = ControlWords::parse(line);
        QVERIFY(words);
        QByteArrayList found;
        for (std::size_t i = 0; i < words->plainCount(); ++i)
            found << words->plain(i);
        QCOMPARE(found.join('|'), plain);
        QCOMPARE(words->value(key), value);
        QCOMPARE(words->value(key).isNull(), value.isNull());
    }

    void refusesBadWords()
    {
        QCOMPARE(ControlWords::parse("K=\"abc").error(), ControlWords::Error::UnclosedQuote);
        QCOMPARE(ControlWords::parse("K=\"abc\\\"").error(), ControlWords::Error::UnclosedQuote);
        QCOMPARE(ControlWords::parse("K=\"\\777\"").error(), ControlWords::Error::BadEscape);
        QCOMPARE(ControlWords::parse(QByteArray("a ").repeated(2000)).error(), ControlWords::Error::TooMany);
    }
};

ALLIUM_TEST(ControlTextTest)
#include "ControlTextTest.moc"

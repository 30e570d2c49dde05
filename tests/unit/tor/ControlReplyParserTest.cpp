// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tor/ControlReplyParser.h"
#include "tests/support/TestRegistry.h"

using allium::tor::ControlReply;
using allium::tor::ControlReplyParser;

namespace {

/// What a reply says, on one line: "250 a|b[data]".
QByteArray drawn(const ControlReply& reply)
{
    QByteArrayList lines;
    for (const auto& line : reply.lines)
        lines << (line.data.isNull() ? line.text : line.text + '[' + line.data + ']');
    return QByteArray::number(reply.status) + ' ' + lines.join('|');
}

QByteArray parsed(QByteArrayView bytes, qsizetype chunk)
{
    ControlReplyParser parser;
    QByteArrayList replies;
    for (qsizetype at = 0; at < bytes.size(); at += chunk) {
        if (const auto fed = parser.feed(bytes.sliced(at, std::min(chunk, bytes.size() - at))); !fed)
            return "error " + QByteArray::number(static_cast<int>(fed.error()));
        while (const auto reply = parser.take())
            replies << drawn(*reply);
    }
    return replies.join('\n');
}

QByteArray error(ControlReplyParser::Error e)
{
    return "error " + QByteArray::number(static_cast<int>(e));
}

} // namespace

class ControlReplyParserTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("ok") << QByteArray("250 OK\r\n") << QByteArray("250 OK");
        QTest::newRow("several lines") << QByteArray("250-a=1\r\n250-b=2\r\n250 OK\r\n") << QByteArray("250 a=1|b=2|OK");
        QTest::newRow("data block") << QByteArray("250+info=\r\nx\r\ny\r\n.\r\n250 OK\r\n") << QByteArray("250 info=[x\ny]|OK");
        QTest::newRow("dots") << QByteArray("250+i=\r\n..\r\n..a\r\n.b\r\n.\r\n250 OK\r\n") << QByteArray("250 i=[.\n.a\nb]|OK");
        QTest::newRow("blank data lines") << QByteArray("250+i=\r\n\r\n\r\nz\r\n.\r\n250 OK\r\n") << QByteArray("250 i=[\n\nz]|OK");
        QTest::newRow("two replies") << QByteArray("250 OK\r\n551 no\r\n") << QByteArray("250 OK\n551 no");
        QTest::newRow("event between") << QByteArray("650 CIRC 1 BUILT\r\n250 OK\r\n") << QByteArray("650 CIRC 1 BUILT\n250 OK");
        QTest::newRow("bare line feed") << QByteArray("250 OK\n") << QByteArray("250 OK");
        QTest::newRow("empty text") << QByteArray("250 \r\n") << QByteArray("250 ");
        QTest::newRow("unfinished") << QByteArray("250-a\r\n250 O") << QByteArray();
    }
    void reads()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, expected);
        for (qsizetype chunk = 1; chunk <= bytes.size(); ++chunk)
            QCOMPARE(parsed(bytes, chunk), expected);
    }

    void refuses_data()
    {
        using Error = ControlReplyParser::Error;
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("no status") << QByteArray("hello world\r\n") << error(Error::BadStatus);
        QTest::newRow("too short") << QByteArray("25\r\n") << error(Error::BadStatus);
        QTest::newRow("empty line") << QByteArray("\r\n") << error(Error::BadStatus);
        QTest::newRow("status 1xx") << QByteArray("150 x\r\n") << error(Error::BadStatus);
        QTest::newRow("status 7xx") << QByteArray("700 x\r\n") << error(Error::BadStatus);
        QTest::newRow("separator") << QByteArray("250_x\r\n") << error(Error::BadSeparator);
        QTest::newRow("http") << QByteArray("HTTP/1.1 400\r\n") << error(Error::BadStatus);
    }
    void refuses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, expected);
        for (qsizetype chunk = 1; chunk <= bytes.size(); ++chunk)
            QCOMPARE(parsed(bytes, chunk), expected);
    }

    void boundsALine()
    {
        ControlReplyParser parser;
        QVERIFY(parser.feed("250 " + QByteArray(ControlReplyParser::MaxLineBytes - 4, 'a')));
        const auto fed = parser.feed("a");
        QVERIFY(!fed);
        QCOMPARE(fed.error(), ControlReplyParser::Error::LineTooLong);
        QCOMPARE(parser.feed("250 OK\r\n").error(), ControlReplyParser::Error::LineTooLong); // final
        QVERIFY(!parser.take());
    }

    void boundsAReply()
    {
        ControlReplyParser parser;
        QVERIFY(parser.feed("250+big=\r\n"));
        const auto line = QByteArray(60'000, 'a') + "\r\n";
        auto fed = parser.feed(line);
        int lines = 1;
        while (fed && lines < 1000) {
            fed = parser.feed(line);
            ++lines;
        }
        QVERIFY(!fed);
        QCOMPARE(fed.error(), ControlReplyParser::Error::ReplyTooLong);
        QCOMPARE(lines, static_cast<int>(ControlReplyParser::MaxReplyBytes / 60'001) + 1);
    }

    void findsValues()
    {
        ControlReplyParser parser;
        QVERIFY(parser.feed("250-ab=1\r\n250-a=2\r\n250+c=\r\nx\r\ny\r\n.\r\n250-d=\r\n250 OK\r\n"));
        const auto reply = parser.take();
        QVERIFY(reply);
        QCOMPARE(reply->value("a"), QByteArray("2"));
        QCOMPARE(reply->value("ab"), QByteArray("1"));
        QCOMPARE(reply->value("c"), QByteArray("x\ny"));
        QVERIFY(reply->value("d").isEmpty());
        QVERIFY(reply->value("missing").isNull());
        QCOMPARE(reply->message(), QByteArray("OK"));
    }
};

ALLIUM_TEST(ControlReplyParserTest)
#include "ControlReplyParserTest.moc"

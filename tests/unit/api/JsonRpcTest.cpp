// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/JsonRpc.h"
#include "tests/support/TestRegistry.h"

#include <QJsonDocument>

using namespace allium;
using namespace allium::api;

class JsonRpcTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialize()); }

    void linesComeOutWholeInEveryChunkSize()
    {
        const QByteArray stream = "{\"a\":1}\r\n\n{\"b\":2}\nrest";
        for (qsizetype chunk = 1; chunk <= stream.size(); ++chunk) {
            LineReader reader;
            QByteArrayList lines;
            for (qsizetype at = 0; at < stream.size(); at += chunk) {
                QVERIFY(reader.feed(QByteArrayView(stream).sliced(at, std::min(chunk, stream.size() - at))));
                while (const auto line = reader.take())
                    lines.append(*line);
            }
            QCOMPARE(lines, (QByteArrayList { "{\"a\":1}", "{\"b\":2}" }));
        }
    }

    void lineTooLongIsFinal()
    {
        LineReader reader;
        const QByteArray block(64 * 1024, 'x');
        bool ok = true;
        for (int i = 0; i < 20 && ok; ++i)
            ok = reader.feed(block);
        QVERIFY(!ok);
        QVERIFY(!reader.feed("\n"));
        QVERIFY(!reader.take());
    }

    void malformedRequestsAreNamed_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("code");
        QTest::newRow("not json") << QByteArray("hello") << -32700;
        QTest::newRow("an array") << QByteArray("[1]") << -32600;
        QTest::newRow("no version") << QByteArray(R"({"id":1,"method":"status"})") << -32600;
        QTest::newRow("no method") << QByteArray(R"({"jsonrpc":"2.0","id":1})") << -32600;
        QTest::newRow("method a number") << QByteArray(R"({"jsonrpc":"2.0","id":1,"method":4})") << -32600;
        QTest::newRow("id an object") << QByteArray(R"({"jsonrpc":"2.0","id":{},"method":"a"})") << -32600;
        QTest::newRow("params a list") << QByteArray(R"({"jsonrpc":"2.0","id":1,"method":"a","params":[]})") << -32602;
        QTest::newRow("secret not base64") << QByteArray(R"({"jsonrpc":"2.0","id":1,"method":"a","params":{"passphrase":"a b!"}})") << -32602;
        QTest::newRow("secret a number") << QByteArray(R"({"jsonrpc":"2.0","id":1,"method":"a","params":{"passphrase":5}})") << -32602;
        QTest::newRow("secret without end") << QByteArray("{\"passphrase\":\"abcd") << -32600;
    }

    void malformedRequestsAreNamed()
    {
        QFETCH(QByteArray, line);
        QFETCH(int, code);
        const auto parsed = parseRequest(line);
        QVERIFY(!parsed);
        QCOMPARE(static_cast<int>(parsed.error().code), code);
    }

    void secretsNeverReachTheParser()
    {
        const QByteArray secret = QByteArray("correct horse").toBase64();
        QByteArray line = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"unlock\",\"params\":{\"passphrase\" : \"" + secret
            + "\",\"x\":1}}";
        const auto parsed = parseRequest(line);
        QVERIFY(parsed);
        QVERIFY(!line.contains(secret));
        QCOMPARE(parsed->secrets.at("passphrase").view().toByteArray(), QByteArray("correct horse"));
        QVERIFY(!parsed->params.contains(QLatin1String("passphrase")));
        QCOMPARE(parsed->params.value(QLatin1String("x")).toInt(), 1);
    }

    void theWordAsAValueIsNoSecret()
    {
        QByteArray line = R"({"jsonrpc":"2.0","id":7,"method":"whisper","params":{"text":"passphrase","contact":"b"}})";
        const auto parsed = parseRequest(line);
        QVERIFY(parsed);
        QVERIFY(parsed->secrets.empty());
        QCOMPARE(parsed->params.value(QLatin1String("text")).toString(), QStringLiteral("passphrase"));
    }

    void answersAreOneLine()
    {
        for (const auto& line : { encodeResult(3, QJsonObject { { QStringLiteral("text"), QStringLiteral("a\nb") } }),
                                  encodeError(3, { RpcCode::CommandFailed, "contact.unknown", "x\ny" }),
                                  encodeEvent(QStringLiteral("message.received"), {}) }) {
            QVERIFY(!line.contains('\n'));
            QCOMPARE(QJsonDocument::fromJson(line).object().value(QLatin1String("jsonrpc")).toString(), QStringLiteral("2.0"));
        }
    }
};

ALLIUM_TEST(JsonRpcTest)
#include "JsonRpcTest.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/Command.h"
#include "core/api/LocalServer.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/VirtualTime.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QTemporaryDir>

using namespace allium;
using namespace allium::api;

namespace {

CommandTable sampleTable()
{
    CommandTable table;
    table.add({ "echo", "Says it again.",
                { { "text", ParameterType::Text, true, "what" },
                  { "times", ParameterType::Integer, false, "how often" },
                  { "loud", ParameterType::Boolean, false, "in capitals" },
                  { "more", ParameterType::TextList, false, "and this" } },
                "the text", false, [](const Arguments& arguments, const ReplyPtr& reply) { reply->done(arguments.text("text")); } });
    table.add({ "unlock", "Opens.", { { "passphrase", ParameterType::Secret, true, "the passphrase" } }, "nothing", true,
                [](Arguments arguments, const ReplyPtr& reply) {
                    const auto secret = arguments.takeSecret("passphrase");
                    reply->done(static_cast<int>(secret.size()));
                } });
    table.add({ "forget", "Never answers.", {}, "nothing", false, [](const Arguments&, const ReplyPtr&) {} });
    table.add({ "events", "Follows.", {}, "nothing", true, [](const Arguments&, const ReplyPtr& reply) { reply->done(); } });
    return table;
}

Result<QJsonValue, CommandError> callNow(const CommandTable& table, QByteArray line, bool locked = false)
{
    auto request = parseRequest(line);
    if (!request)
        return fail(request.error());
    Result<QJsonValue, CommandError> answer = fail(CommandError { RpcCode::CommandFailed, "no answer", {} });
    table.call(std::move(*request), locked, [&](const auto& result) { answer = result; });
    return answer;
}

QByteArray line(const char* method, const char* params)
{
    return QByteArray(R"({"jsonrpc":"2.0","id":1,"method":")") + method + R"(","params":)" + params + "}";
}

} // namespace

class CommandTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialize()); }

    void parametersAreChecked_data()
    {
        QTest::addColumn<QByteArray>("params");
        QTest::addColumn<QByteArray>("kind");
        QTest::newRow("good") << QByteArray(R"({"text":"a","times":2,"loud":true,"more":["x"]})") << QByteArray();
        QTest::newRow("missing") << QByteArray(R"({})") << QByteArray("params.missing");
        QTest::newRow("text a number") << QByteArray(R"({"text":1})") << QByteArray("params.type");
        QTest::newRow("half a time") << QByteArray(R"({"text":"a","times":1.5})") << QByteArray("params.type");
        QTest::newRow("list of numbers") << QByteArray(R"({"text":"a","more":[1]})") << QByteArray("params.type");
        QTest::newRow("unknown") << QByteArray(R"({"text":"a","what":1})") << QByteArray("params.unknown");
        QTest::newRow("secret nobody wants") << QByteArray(R"({"text":"a","passphrase":"YQ=="})") << QByteArray("params.unknown");
    }

    void parametersAreChecked()
    {
        QFETCH(QByteArray, params);
        QFETCH(QByteArray, kind);
        const auto table = sampleTable();
        const auto answer = callNow(table, line("echo", params.constData()));
        QCOMPARE(answer ? QByteArray() : answer.error().kind, kind);
    }

    void lockedTableAnswersOnlyWhatOpensIt()
    {
        const auto table = sampleTable();
        QCOMPARE(callNow(table, line("echo", R"({"text":"a"})"), true).error().kind, QByteArray("profile.locked"));
        QCOMPARE(callNow(table, line("unlock", R"({"passphrase":"YWJj"})"), true)->toInt(), 3);
    }

    void everyCallIsAnsweredOnce()
    {
        const auto table = sampleTable();
        QCOMPARE(callNow(table, line("forget", "{}")).error().kind, QByteArray("command.dropped"));
        QCOMPARE(callNow(table, line("nothing", "{}")).error().code, RpcCode::MethodNotFound);
    }

    void socketServesItsOwnerAndPublishesEvents()
    {
        QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("command"));
        const auto table = sampleTable();
        LocalServer server(table, [] { return false; });
        QVERIFY(server.listen(path));
        QCOMPARE(QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
                 QFile::Permissions());

        LocalServer second(table, [] { return false; });
        QCOMPARE(second.listen(path).error(), LocalServer::Error::AlreadyServed);

        QLocalSocket client;
        LineReader lines;
        QByteArrayList got;
        connect(&client, &QLocalSocket::readyRead, this, [&] {
            QVERIFY(lines.feed(client.readAll()));
            while (const auto one = lines.take())
                got.append(*one);
        });
        client.connectToServer(path);
        client.write(line("echo", R"({"text":"hi"})") + '\n' + "garbage\n" + line("events", "{}") + '\n');
        QVERIFY(test::waitFor([&] { return got.size() == 3; }));
        QVERIFY(got[0].contains(R"("result":"hi")"));
        QVERIFY(got[1].contains("request.parse"));
        server.publish(QStringLiteral("tor.changed"), { { QStringLiteral("percent"), 10 } });
        QVERIFY(test::waitFor([&] { return got.size() == 4; }));
        const auto event = QJsonDocument::fromJson(got[3]).object();
        QCOMPARE(event.value(QLatin1String("params")).toObject().value(QLatin1String("percent")).toInt(), 10);
    }

    void clientThatSendsAnEndlessLineIsDropped()
    {
        QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("command"));
        const auto table = sampleTable();
        LocalServer server(table, [] { return false; });
        QVERIFY(server.listen(path));
        QLocalSocket client;
        client.connectToServer(path);
        client.write(QByteArray(2 * 1024 * 1024, 'x'));
        QVERIFY(test::waitFor([&] { return client.state() == QLocalSocket::UnconnectedState; }));
    }
};

ALLIUM_TEST(CommandTest)
#include "CommandTest.moc"

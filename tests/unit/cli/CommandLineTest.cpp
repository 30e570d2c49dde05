// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CommandLine.h"
#include "tests/support/TestRegistry.h"

#include <QJsonDocument>

using namespace allium;
using namespace allium::cli;

namespace {

QJsonArray table()
{
    return QJsonDocument::fromJson(R"json([
        {"name":"whisper","summary":"Sends a message.","result":"its id","parameters":[
            {"name":"contact","type":"text","required":true,"help":"who"},
            {"name":"text","type":"text","required":true,"help":"what"}]},
        {"name":"share","summary":"Shares files.","result":"ids","parameters":[
            {"name":"contact","type":"text","required":true,"help":"who"},
            {"name":"limit","type":"integer","required":false,"help":"how many"},
            {"name":"loud","type":"boolean","required":false,"help":"tell"},
            {"name":"paths","type":"list of texts","required":true,"help":"what"}]},
        {"name":"unlock","summary":"Opens.","result":"nothing","parameters":[
            {"name":"passphrase","type":"secret (base64)","required":false,"help":"it"}]},
        {"name":"passphrase","summary":"Changes.","result":"nothing","parameters":[
            {"name":"new_passphrase","type":"secret (base64)","required":true,"help":"it"}]}
    ])json").array();
}

QByteArray params(const Call& call)
{
    return QJsonDocument(call.params).toJson(QJsonDocument::Compact);
}

} // namespace

class CommandLineTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wordsBecomeParameters_data()
    {
        QTest::addColumn<QByteArray>("command");
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("in order") << QByteArray("whisper") << QStringList { QStringLiteral("Bob"), QStringLiteral("a=b c") }
                                  << QByteArray(R"({"contact":"Bob","text":"a=b c"})");
        QTest::newRow("by name") << QByteArray("whisper") << QStringList { QStringLiteral("text=hi"), QStringLiteral("Bob") }
                                 << QByteArray(R"({"contact":"Bob","text":"hi"})");
        QTest::newRow("types") << QByteArray("share")
                               << QStringList { QStringLiteral("Bob"), QStringLiteral("5"), QStringLiteral("yes"), QStringLiteral("/a"), QStringLiteral("/b") }
                               << QByteArray(R"({"contact":"Bob","limit":5,"loud":true,"paths":["/a","/b"]})");
        QTest::newRow("named list") << QByteArray("share") << QStringList { QStringLiteral("paths=/a"), QStringLiteral("paths=/b"), QStringLiteral("Bob") }
                                    << QByteArray(R"({"contact":"Bob","paths":["/a","/b"]})");
    }

    void wordsBecomeParameters()
    {
        QFETCH(QByteArray, command);
        QFETCH(QStringList, words);
        QFETCH(QByteArray, expected);
        const auto call = parseCall(table(), command, words);
        QVERIFY2(call, call ? "" : call.error().constData());
        QCOMPARE(params(*call), expected);
    }

    void mistakesAreSaid()
    {
        QVERIFY(parseCall(table(), "wisper", {}).error().contains("no command"));
        QVERIFY(parseCall(table(), "share", { QStringLiteral("limit=x") }).error().contains("whole number"));
        QVERIFY(parseCall(table(), "share", { QStringLiteral("loud=perhaps") }).error().contains("yes or no"));
        QVERIFY(parseCall(table(), "whisper", { QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c") }).error().contains("too many"));
        QVERIFY(parseCall(table(), "unlock", { QStringLiteral("passphrase=hunter2") }).error().contains("never an argument"));
    }

    void secretsAreAskedFor()
    {
        QCOMPARE(parseCall(table(), "passphrase", {})->secrets, (QList<QByteArray> { "new_passphrase" }));
        QVERIFY(parseCall(table(), "unlock", {})->secrets.isEmpty());
        QCOMPARE(parseCall(table(), "unlock", { QStringLiteral("passphrase=?") })->secrets, (QList<QByteArray> { "passphrase" }));
    }

    void resultsReadLikeText()
    {
        const auto value = QJsonDocument::fromJson(R"({"name":"Bob","online":true,"list":[{"id":1},{"id":2}]})").object();
        QCOMPARE(plainText(value), QByteArray("list:\n  id:                1\n\n  id:                2\n\nname:              Bob\nonline:            yes\n"));
    }
};

ALLIUM_TEST(CommandLineTest)
#include "CommandLineTest.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/startup/Engine.h"
#include "tests/support/TestRegistry.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QQmlEngine>
#include <QSignalSpy>
#include <QTcpServer>

using namespace allium::desktop;

class EngineTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsFetched_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("http") << QStringLiteral("http://127.0.0.1:%1/");
        QTest::newRow("https") << QStringLiteral("https://127.0.0.1:%1/");
        QTest::newRow("data") << QStringLiteral("data:text/plain,x");
        QTest::newRow("file") << QStringLiteral("file:///etc/hostname");
    }

    void nothingIsFetched()
    {
        QFETCH(QString, url);
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QQmlEngine engine;
        prepareEngine(engine);
        auto* const reply = engine.networkAccessManager()->get(
            QNetworkRequest(QUrl(url.contains(QLatin1Char('%')) ? url.arg(server.serverPort()) : url)));
        QSignalSpy finished(reply, &QNetworkReply::finished);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(reply->error(), QNetworkReply::ContentAccessDenied);
        QCOMPARE(reply->readAll(), QByteArray());
        QVERIFY(!server.hasPendingConnections());
    }
};

ALLIUM_TEST(EngineTest)
#include "EngineTest.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/LeakGuard.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/VirtualTime.h"

#include <QLocalServer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUdpSocket>

using namespace allium::node;

class LeakGuardTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsTheKernelsTable_data()
    {
        QTest::addColumn<QByteArray>("protocol");
        QTest::addColumn<QByteArray>("ends");
        QTest::addColumn<bool>("loopback");
        QTest::newRow("between local ends") << QByteArray("tcp") << QByteArray("0100007F:1F90 0200007F:0050") << true;
        QTest::newRow("listening locally") << QByteArray("tcp") << QByteArray("0100007F:1F90 00000000:0000") << true;
        QTest::newRow("listening everywhere") << QByteArray("tcp") << QByteArray("00000000:1F90 00000000:0000") << false;
        QTest::newRow("to elsewhere") << QByteArray("tcp") << QByteArray("0100007F:1F90 010200C0:0050") << false;
        QTest::newRow("udp, even locally") << QByteArray("udp") << QByteArray("0100007F:1F90 00000000:0000") << false;
        QTest::newRow("::1") << QByteArray("tcp6")
                             << QByteArray("00000000000000000000000001000000:1F90 00000000000000000000000000000000:0000") << true;
        QTest::newRow("mapped 127.0.0.1") << QByteArray("tcp6")
                                          << QByteArray("0000000000000000FFFF00000100007F:1F90 00000000000000000000000000000000:0000") << true;
    }

    void readsTheKernelsTable()
    {
        QFETCH(QByteArray, protocol);
        QFETCH(QByteArray, ends);
        QFETCH(bool, loopback);
        const auto table = "  sl  local_address rem_address\n   0: " + ends
            + " 0A 00000000:00000000 00:00000000 00000000  1000        0 4711 1 0\n   1: broken\n";
        const auto sockets = parseSocketTable(protocol, table, { 4711 });
        QCOMPARE(sockets.size(), std::size_t(1));
        QCOMPARE(sockets[0].isLoopback, loopback);
        QVERIFY(parseSocketTable(protocol, table, { 4712 }).empty());
    }

    void seesARogueSocketOfThisProcess()
    {
        QVERIFY(LeakGuard::violations().empty());
        {
            QTcpServer local;
            QVERIFY(local.listen(QHostAddress::LocalHost));
            QVERIFY(!LeakGuard::openSockets().empty());
            QVERIFY(LeakGuard::violations().empty());
            QUdpSocket rogue;
            QVERIFY(rogue.bind(QHostAddress::LocalHost));
            const auto found = LeakGuard::violations();
            QCOMPARE(found.size(), std::size_t(1));
            QCOMPARE(found[0].protocol, QByteArray("udp"));
        }
        QVERIFY(LeakGuard::violations().empty());
    }

    void sendsQtsOwnConnectionsNowhere()
    {
        LeakGuard::install();
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("example.invalid"), 80);
        QVERIFY(allium::test::waitFor([&] { return socket.error() != QAbstractSocket::UnknownSocketError; }));
        QCOMPARE(socket.error(), QAbstractSocket::ProxyConnectionRefusedError);
    }
};

ALLIUM_TEST(LeakGuardTest)
#include "LeakGuardTest.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tor/BridgeLine.h"

#include "tests/support/TestRegistry.h"

using namespace allium;

class BridgeLineTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lines_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<bool>("good");
        const QByteArray print = "0123456789ABCDEF0123456789ABCDEF01234567";
        QTest::newRow("address") << QByteArray("192.0.2.1:443") << true;
        QTest::newRow("IPv6") << QByteArray("[2001:db8::1]:443") << true;
        QTest::newRow("fingerprint") << "192.0.2.1:443 " + print << true;
        QTest::newRow("obfs4") << "obfs4 192.0.2.1:443 " + print + " cert=abc/+= iat-mode=0" << true;
        QTest::newRow("snowflake without fingerprint") << QByteArray("snowflake 192.0.2.3:80 url=https://example.org/") << true;
        QTest::newRow("many spaces") << "  obfs4   192.0.2.1:443\t" + print + " cert=a  " << true;
        QTest::newRow("empty") << QByteArray() << false;
        QTest::newRow("spaces") << QByteArray("   ") << false;
        QTest::newRow("transport alone") << QByteArray("obfs4") << false;
        QTest::newRow("no port") << QByteArray("192.0.2.1") << false;
        QTest::newRow("port 0") << QByteArray("192.0.2.1:0") << false;
        QTest::newRow("port too large") << QByteArray("192.0.2.1:65536") << false;
        QTest::newRow("a name") << QByteArray("bridge.example.org:443") << false;
        QTest::newRow("IPv6 without brackets") << QByteArray("2001:db8::1:443") << false;
        QTest::newRow("IPv4 in brackets") << QByteArray("[192.0.2.1]:443") << false;
        QTest::newRow("short fingerprint") << "192.0.2.1:443 " + print.chopped(1) << false;
        QTest::newRow("arguments without transport") << QByteArray("192.0.2.1:443 cert=a") << false;
        QTest::newRow("word that is no argument") << QByteArray("obfs4 192.0.2.1:443 cert") << false;
        QTest::newRow("option name left in") << QByteArray("Bridge obfs4 192.0.2.1:443") << false;
        QTest::newRow("two lines") << QByteArray("192.0.2.1:443\n192.0.2.2:443") << false;
        QTest::newRow("sentence") << QByteArray("please send me a bridge") << false;
    }

    void lines()
    {
        QFETCH(QByteArray, line);
        QFETCH(bool, good);
        QCOMPARE(tor::isBridgeLine(line), good);
    }
};

ALLIUM_TEST(BridgeLineTest)
#include "BridgeLineTest.moc"

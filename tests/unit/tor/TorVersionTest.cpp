// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tor/TorVersion.h"
#include "tests/support/TestRegistry.h"

using namespace allium::tor;

class TorVersionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected"); // empty: refused
        QTest::newRow("bare") << QByteArray("0.4.9.11") << QByteArray("0.4.9.11");
        QTest::newRow("program") << QByteArray("Tor version 0.4.9.11.\nTor is running on Linux.\n") << QByteArray("0.4.9.11");
        QTest::newRow("program with status") << QByteArray("Tor version 0.4.9.2-alpha-dev (git-5a9c).\n") << QByteArray("0.4.9.2-alpha-dev");
        QTest::newRow("status and full stop") << QByteArray("Tor version 0.4.9.2-rc.") << QByteArray("0.4.9.2-rc");
        QTest::newRow("protocol info") << QByteArray("0.4.8.10 (git-abcdef)") << QByteArray("0.4.8.10");
        QTest::newRow("three numbers") << QByteArray("Tor 1.2.3") << QByteArray("1.2.3.0");
        QTest::newRow("five numbers") << QByteArray("1.2.3.4.5") << QByteArray("1.2.3.4");
        QTest::newRow("two numbers") << QByteArray("Tor 1.2") << QByteArray();
        QTest::newRow("nothing") << QByteArray("") << QByteArray();
        QTest::newRow("words") << QByteArray("command not found") << QByteArray();
        QTest::newRow("overflow") << QByteArray("0.4.9.99999999999") << QByteArray();
        QTest::newRow("second line") << QByteArray("oops\n0.4.9.11") << QByteArray();
    }
    void reads()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        const auto version = TorVersion::parse(text);
        QCOMPARE(version ? version->toString() : QByteArray(), expected);
    }

    void compares()
    {
        const auto v = [](const char* text) { return *TorVersion::parse(text); };
        QVERIFY(v("0.4.9.10") < OldestSafeTor);
        QVERIFY(v("0.4.8.99") < OldestSafeTor);
        QVERIFY(v("0.4.9.11") >= OldestSafeTor);
        QVERIFY(v("0.4.9.11-dev") >= OldestSafeTor);
        QVERIFY(v("0.4.10.1") >= OldestSafeTor);
        QVERIFY(v("0.5.0.1") >= OldestSafeTor);
        QVERIFY(v("1.0.0") >= OldestSafeTor);
    }
};

ALLIUM_TEST(TorVersionTest)
#include "TorVersionTest.moc"

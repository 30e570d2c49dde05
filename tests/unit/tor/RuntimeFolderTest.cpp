// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tor/LocalEndpoint.h"
#include "core/tor/RuntimeFolder.h"
#include "tests/support/TestRegistry.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

using namespace allium::tor;

class RuntimeFolderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isPrivateAndGoesAway()
    {
        QTemporaryDir parent;
        QString path;
        {
            const auto folder = RuntimeFolder::createIn(parent.path());
            QVERIFY(folder);
            path = folder->path();
            const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
            QVERIFY(!(QFileInfo(path).permissions() & others));
            QFile(path + QStringLiteral("/socket")).open(QIODevice::WriteOnly);
        }
        QVERIFY(!QFileInfo::exists(path));
    }

    void usesTheSessionsFolder()
    {
        QTemporaryDir session;
        qputenv("XDG_RUNTIME_DIR", session.path().toUtf8());
        QVERIFY(RuntimeFolder::create()->path().startsWith(session.path()));
        // Readable for others: not private enough.
        QFile::setPermissions(session.path(), QFile::Permissions(0x7755));
        QVERIFY(!RuntimeFolder::create()->path().startsWith(session.path()));
        qunsetenv("XDG_RUNTIME_DIR");
        QVERIFY(RuntimeFolder::create());
    }

    void avoidsLongAndOddPaths()
    {
        QTemporaryDir parent;
        const auto longPath = parent.filePath(QString(100, QLatin1Char('x')));
        const auto oddPath = parent.filePath(QStringLiteral("a b"));
        for (const auto& path : { longPath, oddPath }) {
            QVERIFY(QDir().mkpath(path));
            QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
            QVERIFY(!RuntimeFolder::createIn(path));
            qputenv("XDG_RUNTIME_DIR", path.toUtf8());
            const auto folder = RuntimeFolder::create();
            QVERIFY(folder);
            QVERIFY(!folder->path().startsWith(path));
            QVERIFY(QFile::encodeName(folder->path() + QStringLiteral("/service-1000")).size() <= LocalEndpoint::MaxPathBytes);
        }
        qunsetenv("XDG_RUNTIME_DIR");
    }

    void removesWhatTheDeadLeft()
    {
        QTemporaryDir parent;
        const auto living = RuntimeFolder::createIn(parent.path());
        // What kill -9 leaves: a folder with a lock nobody holds.
        const auto dead = parent.filePath(QStringLiteral("allium-run-dead01"));
        QVERIFY(QDir().mkpath(dead));
        QFile(dead + QStringLiteral("/lock")).open(QIODevice::WriteOnly);
        QFile(dead + QStringLiteral("/socks")).open(QIODevice::WriteOnly);
        const auto foreign = parent.filePath(QStringLiteral("allium-run-notours"));
        QVERIFY(QDir().mkpath(foreign)); // no lock: not made by us, or just being made
        const auto next = RuntimeFolder::createIn(parent.path());
        QVERIFY(next);
        QVERIFY(!QFileInfo::exists(dead));
        QVERIFY(QFileInfo::exists(foreign));
        QVERIFY(QFileInfo::exists(living->path()));
    }

    void endpointsStayOnThisMachine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected"); // empty: refused
        QTest::newRow("unix") << QByteArray("unix:/run/tor/control") << QByteArray("unix:/run/tor/control");
        QTest::newRow("quoted") << QByteArray("unix:\"/run/to r\"") << QByteArray("unix:/run/to r");
        QTest::newRow("loopback") << QByteArray("127.0.0.1:9051") << QByteArray("127.0.0.1:9051");
        QTest::newRow("localhost") << QByteArray("localhost:9051") << QByteArray("127.0.0.1:9051");
        QTest::newRow("port") << QByteArray("9051") << QByteArray("127.0.0.1:9051");
        QTest::newRow("other machine") << QByteArray("192.0.2.1:9051") << QByteArray();
        QTest::newRow("any address") << QByteArray("0.0.0.0:9051") << QByteArray();
        QTest::newRow("name") << QByteArray("example.com:9051") << QByteArray();
        QTest::newRow("relative") << QByteArray("unix:run/tor") << QByteArray();
        QTest::newRow("too long") << "unix:/" + QByteArray(107, 'a') << QByteArray();
        QTest::newRow("port 0") << QByteArray("127.0.0.1:0") << QByteArray();
        QTest::newRow("port 65536") << QByteArray("127.0.0.1:65536") << QByteArray();
        QTest::newRow("nothing") << QByteArray("") << QByteArray();
    }
    void endpointsStayOnThisMachine()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        const auto endpoint = LocalEndpoint::parse(text);
        QCOMPARE(endpoint ? endpoint->toString() : QByteArray(), expected);
    }
};

ALLIUM_TEST(RuntimeFolderTest)
#include "RuntimeFolderTest.moc"

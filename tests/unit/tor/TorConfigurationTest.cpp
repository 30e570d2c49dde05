// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tor/TorConfiguration.h"
#include "tests/support/TestRegistry.h"

#include <QFile>
#include <QTemporaryDir>

using namespace allium::tor;
using Kind = TorrcError::Kind;

namespace {

TorConfiguration configuration()
{
    TorConfiguration result;
    result.dataFolder = QStringLiteral("/home/a b/.local/share/allium/tor");
    result.runtimeFolder = QStringLiteral("/run/user/1000/allium-x");
    result.sockets = TorConfiguration::Sockets::Unix;
    result.ownerPid = 4711;
    return result;
}

} // namespace

class TorConfigurationTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesTorrc()
    {
        auto config = configuration();
        config.customLines = { "# mine", "Bridge 192.0.2.1:443" };
        QCOMPARE(*config.torrc(),
                 QByteArray("DataDirectory \"/home/a b/.local/share/allium/tor\"\n"
                            "ClientOnly 1\n"
                            "ControlSocket \"/run/user/1000/allium-x/control\"\n"
                            "SocksPort unix:\"/run/user/1000/allium-x/socks\" OnionTrafficOnly ExtendedErrors "
                            "IsolateSOCKSAuth KeepAliveIsolateSOCKSAuth\n"
                            "CookieAuthentication 1\n"
                            "__OwningControllerProcess 4711\n"
                            "Log notice stdout\n"
                            "SafeLogging 1\n"
                            "AvoidDiskWrites 1\n"
                            "SocksTimeout 300\n"
                            "DormantCanceledByStartup 1\n"
                            "DisableNetwork 0\n"
                            "# mine\n"
                            "Bridge 192.0.2.1:443\n"));
    }

    void writesTorrcForLoopback()
    {
        auto config = configuration();
        config.sockets = TorConfiguration::Sockets::LoopbackTcp;
        config.networkEnabled = false;
        config.verbose = true;
        config.ownerPid = 0;
        const auto torrc = *config.torrc();
        QVERIFY(torrc.contains("\nControlPort 127.0.0.1:auto\nControlPortWriteToFile \"/run/user/1000/allium-x/control-port\"\n"));
        QVERIFY(torrc.contains("\nSocksPort 127.0.0.1:auto OnionTrafficOnly "));
        QVERIFY(torrc.contains("\nLog info stdout\nSafeLogging 1\n"));
        QVERIFY(torrc.contains("\nDisableNetwork 1\n"));
        QVERIFY(!torrc.contains("__OwningControllerProcess"));
        QVERIFY(!torrc.contains("unix:"));
    }

    void findsTheControlPort()
    {
        QTemporaryDir folder;
        auto config = configuration();
        config.runtimeFolder = folder.path();
        QVERIFY(!config.controlEndpoint());
        const auto write = [&](const QString& path, const QByteArray& text) {
            QFile file(path);
            if (file.open(QIODevice::WriteOnly))
                file.write(text);
        };
        write(config.controlSocketPath(), {});
        QCOMPARE(config.controlEndpoint()->path, folder.filePath(QStringLiteral("control")));
        config.sockets = TorConfiguration::Sockets::LoopbackTcp;
        QVERIFY(!config.controlEndpoint());
        write(config.controlPortFile(), "PORT=127.0.0.1:40001\n");
        QCOMPARE(config.controlEndpoint()->port, quint16(40001));
        write(config.controlPortFile(), "PORT=192.0.2.1:40001\n");
        QVERIFY(!config.controlEndpoint());
        write(config.controlPortFile(), "POR");
        QVERIFY(!config.controlEndpoint());
    }

    void checksCustomLines_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("refusedKey"); // empty: accepted
        const auto accepted = [](const char* line) { QTest::newRow(line) << QByteArray(line) << QByteArray(); };
        accepted("");
        accepted("   ");
        accepted("# a comment with ControlPort 1");
        accepted("Bridge obfs4 192.0.2.1:443 AAAA cert=x iat-mode=0");
        accepted("UseBridges 1");
        accepted("ClientTransportPlugin obfs4 exec /usr/bin/obfs4proxy");
        accepted("TestingTorNetwork 1");
        accepted("DirAuthority a orport=5000 no-v2 v3ident=AA 127.0.0.1:7000 BB");
        accepted("PathsNeededToBuildCircuits 0.67");
        accepted("TestingDirAuthVoteExit *");
        accepted("CookieAuthentication 1");
        accepted("Socks5Proxy 127.0.0.1:1080");
        accepted("EntryNodes {de}");
        accepted("ConfluxEnabled 0");
        const auto refused = [](const char* name, const char* line, const char* key) {
            QTest::newRow(name) << QByteArray(line) << QByteArray(key);
        };
        refused("single hop", "HiddenServiceSingleHopMode 1", "HiddenServiceSingleHopMode");
        refused("not anonymous", "HiddenServiceNonAnonymousMode 1", "HiddenServiceNonAnonymousMode");
        refused("lower case", "hiddenservicesinglehopmode 1", "hiddenservicesinglehopmode");
        refused("another service", "HiddenServiceDir /tmp/x", "HiddenServiceDir");
        refused("abbreviated", "HiddenServiceS 1", "HiddenServiceS");
        refused("abbreviated a lot", "Hid 1", "Hid");
        refused("control port", "ControlPort 9051", "ControlPort");
        refused("abbreviated control port", "ControlP 9051", "ControlP");
        refused("with a plus", "+ControlPort 9051", "ControlPort");
        refused("with a slash", "/ControlSocket", "ControlSocket");
        refused("indented", "\t ControlPort\t9051", "ControlPort");
        refused("no cookie", "CookieAuthentication 0", "CookieAuthentication");
        refused("no value for the cookie", "CookieAuthentication# 1", "CookieAuthentication");
        refused("cookie elsewhere", "CookieAuthFile /tmp/c", "CookieAuthFile");
        refused("password", "HashedControlPassword 16:AA", "HashedControlPassword");
        refused("data folder", "DataDirectory /tmp/x", "DataDirectory");
        refused("socks port", "SocksPort 0.0.0.0:9050", "SocksPort");
        refused("dns port", "DNSPort 53", "DNSPort");
        refused("trans port", "TransPort 9040", "TransPort");
        refused("http tunnel", "HTTPTunnelPort 8118", "HTTPTunnelPort");
        refused("relay", "ORPort 9001", "ORPort");
        refused("exit", "ExitRelay 1", "ExitRelay");
        refused("bridge relay", "BridgeRelay 1", "BridgeRelay");
        refused("user", "User root", "User");
        refused("daemon", "RunAsDaemon 1", "RunAsDaemon");
        refused("owner", "__OwningControllerProcess 1", "__OwningControllerProcess");
        refused("controllers' own", "__LeaveStreamsUnattached 1", "__LeaveStreamsUnattached");
        refused("log", "Log debug file /tmp/x", "Log");
        refused("addresses in the log", "SafeLogging 0", "SafeLogging");
        refused("network off", "DisableNetwork 1", "DisableNetwork");
        refused("vanguards off", "VanguardsLiteEnabled 0", "VanguardsLiteEnabled");
        refused("include", "%include /etc/tor/torrc", "%include");
        refused("single letter", "C 1", "C");
    }
    void checksCustomLines()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, refusedKey);
        auto config = configuration();
        config.customLines = { "UseBridges 0", line };
        const auto torrc = config.torrc();
        QCOMPARE(torrc.has_value(), refusedKey.isEmpty());
        if (!torrc)
            QCOMPARE(torrc.error(), (TorrcError { Kind::RefusedKey, 2, refusedKey }));
    }

    void refusesLinesThatBreakOut_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("kind");
        QTest::newRow("line feed") << QByteArray("Nickname a\nControlPort 1") << int(Kind::BadCharacter);
        QTest::newRow("carriage return") << QByteArray("Nickname a\rControlPort 1") << int(Kind::BadCharacter);
        QTest::newRow("zero") << QByteArray("Nickname a\0ControlPort 1", 24) << int(Kind::BadCharacter);
        QTest::newRow("continued") << QByteArray("Nickname \\") << int(Kind::BadCharacter);
        QTest::newRow("continued comment") << QByteArray("# x \\ ") << int(Kind::BadCharacter);
        QTest::newRow("too long") << QByteArray(TorConfiguration::MaxCustomLineBytes + 1, 'a') << int(Kind::LineTooLong);
        QTest::newRow("only a plus") << QByteArray("+") << int(Kind::RefusedKey);
    }
    void refusesLinesThatBreakOut()
    {
        QFETCH(QByteArray, line);
        QFETCH(int, kind);
        const auto checked = TorConfiguration::checkCustomLine(line, 7);
        QVERIFY(!checked);
        QCOMPARE(int(checked.error().kind), kind);
        QCOMPARE(checked.error().line, 7);
    }

    void boundsTheNumberOfLines()
    {
        auto config = configuration();
        config.customLines = QByteArrayList(TorConfiguration::MaxCustomLines, "UseBridges 0");
        QVERIFY(config.torrc());
        config.customLines << "UseBridges 0";
        QCOMPARE(config.torrc().error().kind, Kind::TooManyLines);
    }

    void refusesPathsTorCannotUse()
    {
        auto config = configuration();
        config.dataFolder = QStringLiteral("/home/a\nControlPort 1");
        QCOMPARE(config.torrc().error().kind, Kind::BadPath);
        config.dataFolder.clear();
        QCOMPARE(config.torrc().error().kind, Kind::BadPath);
        config = configuration();
        config.runtimeFolder = QLatin1Char('/') + QString(98, QLatin1Char('r')); // with "/control" 107: fits
        QVERIFY(config.torrc());
        config.runtimeFolder += QLatin1Char('r');
        QCOMPARE(config.torrc().error().kind, Kind::PathTooLong);
        config.sockets = TorConfiguration::Sockets::LoopbackTcp;
        QVERIFY(config.torrc());
    }

    void escapesPaths()
    {
        auto config = configuration();
        config.dataFolder = QStringLiteral("/home/\"quoted\\");
        QVERIFY(config.torrc()->startsWith("DataDirectory \"/home/\\\"quoted\\\\\"\n"));
    }
};

ALLIUM_TEST(TorConfigurationTest)
#include "TorConfigurationTest.moc"

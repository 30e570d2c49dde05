// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tor/ControlAuthentication.h"
#include "core/tor/ControlReplyParser.h"
#include "tests/support/SeededRandom.h"
#include "tests/support/TestRegistry.h"

#include <QTemporaryDir>

using namespace allium::tor;
using allium::test::SeededRandom;
using Error = ControlAuthentication::Error;

namespace {

QByteArray counting(char from)
{
    QByteArray bytes;
    for (int i = 0; i < 32; ++i)
        bytes.append(static_cast<char>(from + i));
    return bytes;
}

ControlReply reply(const QByteArray& text)
{
    ControlReplyParser parser;
    (void)parser.feed(text);
    return parser.take().value_or(ControlReply {});
}

ControlReply protocolInfo(const QByteArray& auth)
{
    return reply("250-PROTOCOLINFO 1\r\n250-AUTH METHODS=" + auth + "\r\n250-VERSION Tor=\"0.4.9.11 (git-abc)\"\r\n250 OK\r\n");
}

/// A conversation that knows the cookie 00 01 02 …
ControlAuthentication conversation(allium::Random& random, ControlCredentials credentials = {})
{
    return { std::move(credentials), random, [](const QString& path) -> std::optional<QByteArray> {
                if (path.endsWith(QLatin1String("short")))
                    return QByteArray(31, 'a');
                if (path.isEmpty() || path.endsWith(QLatin1String("missing")))
                    return std::nullopt;
                return counting(0);
            } };
}

} // namespace

class ControlAuthenticationTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Computed with Python's hmac and hashlib from control-spec section 3.24.
    void hashesAsTheSpecificationSays()
    {
        const auto cookie = counting(0);
        const auto client = counting(32);
        const auto server = counting(64);
        QCOMPARE(ControlAuthentication::serverHash(cookie, client, server).toHex(),
                 QByteArray("3c8780ab52365c0d080750447e5f64dabc00428c6c434579c2043e18c1f85389"));
        QCOMPARE(ControlAuthentication::controllerHash(cookie, client, server).toHex(),
                 QByteArray("b47642df2d5abb84f69e6d02d41bed6b44aee33e69562528a82166fc98bc0b1e"));
    }

    void prefersSafeCookie()
    {
        SeededRandom random(1);
        auto talk = conversation(random);
        QCOMPARE(talk.start().line(), QByteArray("PROTOCOLINFO 1"));
        const auto challenge = talk.next(protocolInfo("COOKIE,SAFECOOKIE,HASHEDPASSWORD COOKIEFILE=\"/run/tor/cookie\""));
        QVERIFY(challenge && *challenge);
        QVERIFY((*challenge)->line().startsWith("AUTHCHALLENGE SAFECOOKIE "));
        QCOMPARE(talk.version()->toString(), QByteArray("0.4.9.11"));
        const auto clientNonce = QByteArray::fromHex((*challenge)->line().mid(25));
        QCOMPARE(clientNonce.size(), 32);
        const auto serverNonce = counting(64);
        const auto proof = talk.next(reply("250 AUTHCHALLENGE SERVERHASH="
                                           + ControlAuthentication::serverHash(counting(0), clientNonce, serverNonce).toHex().toUpper()
                                           + " SERVERNONCE=" + serverNonce.toHex() + "\r\n"));
        QVERIFY(proof && *proof);
        QCOMPARE((*proof)->line(),
                 "AUTHENTICATE " + ControlAuthentication::controllerHash(counting(0), clientNonce, serverNonce).toHex());
        QVERIFY((*proof)->isSensitive());
        const auto done = talk.next(reply("250 OK\r\n"));
        QVERIFY(done && !*done);
    }

    void choosesAMethod_data()
    {
        QTest::addColumn<QByteArray>("methods");
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<QByteArray>("expected"); // beginning of the command, or the error
        const QByteArray cookie = counting(0).toHex();
        QTest::newRow("null") << QByteArray("NULL") << QByteArray() << QByteArray("AUTHENTICATE");
        QTest::newRow("cookie") << QByteArray("COOKIE COOKIEFILE=\"/c\"") << QByteArray() << "AUTHENTICATE " + cookie;
        QTest::newRow("password") << QByteArray("HASHEDPASSWORD,SAFECOOKIE COOKIEFILE=\"/c\"") << QByteArray("a \"b")
                                  << QByteArray("AUTHENTICATE \"a \\\"b\"");
        QTest::newRow("password not taken") << QByteArray("SAFECOOKIE COOKIEFILE=\"/c\"") << QByteArray("x") << QByteArray("1");
        QTest::newRow("password with line end") << QByteArray("HASHEDPASSWORD") << QByteArray("a\nb") << QByteArray("4");
        QTest::newRow("only password wanted") << QByteArray("HASHEDPASSWORD") << QByteArray() << QByteArray("1");
        QTest::newRow("no cookie") << QByteArray("SAFECOOKIE COOKIEFILE=\"/missing\"") << QByteArray() << QByteArray("2");
        QTest::newRow("short cookie") << QByteArray("SAFECOOKIE COOKIEFILE=\"/short\"") << QByteArray() << QByteArray("2");
        QTest::newRow("no cookie but open") << QByteArray("NULL,COOKIE COOKIEFILE=\"/missing\"") << QByteArray() << QByteArray("AUTHENTICATE");
        QTest::newRow("nothing known") << QByteArray("RETINA") << QByteArray() << QByteArray("1");
    }
    void choosesAMethod()
    {
        QFETCH(QByteArray, methods);
        QFETCH(QByteArray, password);
        QFETCH(QByteArray, expected);
        SeededRandom random(1);
        auto talk = conversation(random, { allium::crypto::Secret::copyOf(password), {} });
        const auto next = talk.next(protocolInfo(methods));
        QCOMPARE(next ? (*next)->line() : QByteArray::number(static_cast<int>(next.error())), expected);
    }

    void noticesAnImpostor()
    {
        SeededRandom random(1);
        auto talk = conversation(random);
        QVERIFY(talk.next(protocolInfo("SAFECOOKIE COOKIEFILE=\"/c\"")));
        const auto next = talk.next(reply("250 AUTHCHALLENGE SERVERHASH=" + QByteArray(64, '0') + " SERVERNONCE=" + QByteArray(64, '1') + "\r\n"));
        QVERIFY(!next);
        QCOMPARE(next.error(), Error::ServerNotGenuine);
    }

    void refusesMalformedAnswers()
    {
        SeededRandom random(1);
        auto quotes = conversation(random);
        QCOMPARE(quotes.next(protocolInfo("SAFECOOKIE COOKIEFILE=\"/c")).error(), Error::Malformed);
        auto shortNonce = conversation(random);
        QVERIFY(shortNonce.next(protocolInfo("SAFECOOKIE COOKIEFILE=\"/c\"")));
        QCOMPARE(shortNonce.next(reply("250 AUTHCHALLENGE SERVERHASH=00 SERVERNONCE=00\r\n")).error(), Error::Malformed);
        auto refused = conversation(random);
        QCOMPARE(refused.next(reply("515 Bad authentication\r\n")).error(), Error::Refused);
        auto tooMuch = conversation(random);
        QVERIFY(tooMuch.next(protocolInfo("NULL")));
        QVERIFY(tooMuch.next(reply("250 OK\r\n")));
        QCOMPARE(tooMuch.next(reply("250 OK\r\n")).error(), Error::Malformed);
    }

    void readsCookieFilesOfTheRightSizeOnly()
    {
        QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("cookie"));
        QVERIFY(!readCookieFile(path));
        for (const int size : { 0, 31, 32, 33, 100'000 }) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray(size, 'c'));
            file.close();
            QCOMPARE(readCookieFile(path).has_value(), size == 32);
        }
    }
};

ALLIUM_TEST(ControlAuthenticationTest)
#include "ControlAuthenticationTest.moc"

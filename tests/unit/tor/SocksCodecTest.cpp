// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tor/SocksCodec.h"
#include "tests/support/TestRegistry.h"

using namespace allium;
using namespace allium::tor;

namespace {

const QByteArray Address = "25njqamcweflpvkl73j4szahhihoc4xt3ktcgjnpaingr5yhkenl5sid";

crypto::OnionEndpoint endpoint()
{
    return { *crypto::OnionAddress::parse(Address), 9042, {} };
}

struct Outcome {
    std::optional<SocksError> error;
    bool done = false;
    qsizetype taken = 0; ///< bytes the parser asked for
};

/// Feeds like a socket that gives at most `chunk` bytes at a time.
Outcome run(QByteArrayView bytes, qsizetype chunk)
{
    SocksReplyParser parser;
    Outcome outcome;
    while (outcome.taken < bytes.size() && parser.wantedBytes() > 0) {
        const auto size = std::min({ chunk, parser.wantedBytes(), bytes.size() - outcome.taken });
        const auto fed = parser.feed(bytes.sliced(outcome.taken, size));
        outcome.taken += size;
        if (!fed) {
            outcome.error = fed.error();
            break;
        }
    }
    outcome.done = parser.isDone();
    return outcome;
}

} // namespace

class SocksCodecTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void encodes()
    {
        QCOMPARE(encodeSocksConnect(endpoint(), "peer/chat", "tok"),
                 QByteArray("\x05\x01\x02", 3) + QByteArray("\x01\x09peer/chat\x03tok", 15)
                     + QByteArray("\x05\x01\x00\x03\x3e", 5) + Address + ".onion" + QByteArray("\x23\x52", 2));
    }

    void keepsIsolationApart()
    {
        const auto user = [](const QByteArray& isolation) {
            const auto bytes = encodeSocksConnect(endpoint(), isolation, "t");
            return bytes.mid(5, static_cast<std::uint8_t>(bytes[4]));
        };
        QCOMPARE(user(QByteArray(255, 'a')), QByteArray(255, 'a'));
        QCOMPARE(user(QByteArray(256, 'a')).size(), 64);
        QVERIFY(user(QByteArray(256, 'a')) != user(QByteArray(257, 'a')));
        QCOMPARE(user(""), QByteArray("-")); // RFC 1929: at least one byte
        QVERIFY(!user("<torS0X>1").startsWith('<'));
        const auto noToken = encodeSocksConnect(endpoint(), "i", "");
        QCOMPARE(noToken.mid(6, 2), QByteArray("\x01-"));
    }

    void reads_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<qsizetype>("taken");
        const QByteArray before("\x05\x02\x01\x00", 4);
        const auto row = [&](const char* name, const QByteArray& answer) {
            QTest::newRow(name) << before + answer + "payload" << before.size() + answer.size();
        };
        row("ipv4", QByteArray("\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00", 10));
        row("ipv6", QByteArray("\x05\x00\x00\x04", 4) + QByteArray(18, '\0'));
        row("name", QByteArray("\x05\x00\x00\x03\x03"
                               "abc\x00\x00",
                               10));
        row("empty name", QByteArray("\x05\x00\x00\x03\x00\x00\x00", 7));
        row("long name", QByteArray("\x05\x00\x00\x03\xff", 5) + QByteArray(257, 'x'));
        // What tor 0.4.9.11 says when it read greeting, login and request in one go.
        const QByteArray merged("\x01\x00\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00", 12);
        QTest::newRow("method answer left out") << merged + "payload" << merged.size();
    }
    void reads()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(qsizetype, taken);
        for (qsizetype chunk = 1; chunk <= bytes.size(); ++chunk) {
            const auto outcome = run(bytes, chunk);
            QVERIFY(outcome.done);
            QVERIFY(!outcome.error);
            QCOMPARE(outcome.taken, taken); // never touches the payload
        }
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("error");
        const auto reply = [](int code) {
            return QByteArray("\x05\x02\x01\x00\x05", 5) + static_cast<char>(code) + QByteArray("\x00\x01\x00\x00\x00\x00\x00\x00", 8);
        };
        const std::map<int, SocksError> codes {
            { 0x01, SocksError::GeneralFailure }, { 0x02, SocksError::NotAllowed },
            { 0x03, SocksError::NetworkUnreachable }, { 0x04, SocksError::HostUnreachable },
            { 0x05, SocksError::ConnectionRefused }, { 0x06, SocksError::TtlExpired },
            { 0x07, SocksError::CommandNotSupported }, { 0x08, SocksError::AddressTypeNotSupported },
            { 0xf0, SocksError::DescriptorNotFound }, { 0xf1, SocksError::DescriptorInvalid },
            { 0xf2, SocksError::IntroductionFailed }, { 0xf3, SocksError::RendezvousFailed },
            { 0xf4, SocksError::ClientAuthMissing }, { 0xf5, SocksError::ClientAuthWrong },
            { 0xf6, SocksError::AddressInvalid }, { 0xf7, SocksError::IntroductionTimedOut },
        };
        for (int code = 1; code < 256; ++code) {
            const auto known = codes.find(code);
            QTest::addRow("code %02x", static_cast<unsigned>(code))
                << reply(code) << static_cast<int>(known == codes.end() ? SocksError::UnknownReply : known->second);
        }
        const auto row = [](const char* name, const QByteArray& bytes, SocksError error) {
            QTest::newRow(name) << bytes << static_cast<int>(error);
        };
        row("socks 4", QByteArray("\x00\x5a", 2), SocksError::Malformed);
        row("no method", QByteArray("\x05\xff", 2), SocksError::LoginRefused);
        row("unasked method", QByteArray("\x05\x00", 2), SocksError::LoginRefused);
        row("login refused", QByteArray("\x05\x02\x01\x01", 4), SocksError::LoginRefused);
        row("login refused at once", QByteArray("\x01\x01", 2), SocksError::LoginRefused);
        row("login version", QByteArray("\x05\x02\x05\x00", 4), SocksError::Malformed);
        row("reply version", QByteArray("\x05\x02\x01\x00\x04\x00\x00\x01\x00", 9), SocksError::Malformed);
        row("reserved", QByteArray("\x05\x02\x01\x00\x05\x00\x01\x01\x00", 9), SocksError::Malformed);
        row("address type", QByteArray("\x05\x02\x01\x00\x05\x00\x00\x02\x00", 9), SocksError::Malformed);
    }
    void refuses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, error);
        for (qsizetype chunk = 1; chunk <= bytes.size(); ++chunk) {
            const auto outcome = run(bytes, chunk);
            QVERIFY(outcome.error);
            QCOMPARE(static_cast<int>(*outcome.error), error);
            QVERIFY(!outcome.done);
        }
    }

    void failsWhenFedTooMuch()
    {
        SocksReplyParser parser;
        QVERIFY(parser.feed(QByteArray("\x05\x02\x01\x00\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00", 14)));
        QVERIFY(parser.isDone());
        QCOMPARE(parser.wantedBytes(), 0);
        QCOMPARE(parser.feed("x").error(), SocksError::Malformed);
    }
};

ALLIUM_TEST(SocksCodecTest)
#include "SocksCodecTest.moc"

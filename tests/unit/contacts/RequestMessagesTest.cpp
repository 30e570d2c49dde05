// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/RequestMessages.h"
#include "core/contacts/Limits.h"
#include "core/wire/Proto.h"
#include "core/wire/proto/contacts.pb.h"
#include "tests/support/SeededRandom.h"
#include "tests/support/TestRegistry.h"

using namespace allium;
using namespace allium::contacts;

namespace {

FriendsDoor door(Random& random)
{
    const auto service = crypto::SigningKey::generate(random);
    return { { crypto::OnionAddress(service.publicKey()), 9042, crypto::X25519SecretKey::random(random), 9 },
             wire::ServiceProof::issue(service, {}, {}) };
}

pb::RequestMessage validAsk()
{
    pb::RequestMessage message;
    auto& ask = *message.mutable_ask();
    ask.set_request_id(std::string(16, 'r'));
    ask.set_generation(5);
    ask.set_contribution(std::string(32, 'c'));
    return message;
}

} // namespace

class RequestMessagesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialize()); }

    void askRoundTrip()
    {
        test::SeededRandom random(1);
        const auto service = crypto::SigningKey::generate(random);
        Ask ask;
        ask.requestId = random.make<wire::RequestId>();
        ask.generation = Generation { 1'700'000'000'000 };
        ask.contribution = Contribution::random(random);
        ask.holds = Generation { 3 };
        ask.nickname = QStringLiteral("Bob");
        ask.greeting = QStringLiteral("Hello,\nit's me");
        ask.replyTo = RequestDoor { crypto::OnionAddress(service.publicKey()), 9042, wire::ServiceProof::issue(service, {}, {}) };
        ask.inviteToken = "token";
        ask.work = Ask::Work { QByteArray(32, 'k'), 7, random.make<crypto::WorkNonce>() };
        ask.door = door(random);

        auto decoded = decodeRequestMessage(encode(RequestMessage(std::move(ask))));
        QVERIFY(decoded);
        const auto& back = std::get<Ask>(*decoded);
        QCOMPARE(back.generation.value, std::uint64_t(1'700'000'000'000));
        QCOMPARE(back.holds.value, std::uint64_t(3));
        QCOMPARE(back.nickname, QStringLiteral("Bob"));
        QCOMPARE(back.greeting, QStringLiteral("Hello,\nit's me"));
        QCOMPARE(back.replyTo->onion, crypto::OnionAddress(service.publicKey()));
        QVERIFY(back.replyTo->proof.verify(back.replyTo->onion, {}, {}));
        QCOMPARE(back.inviteToken, QByteArray("token"));
        QCOMPARE(back.work->bits, 7U);
        QCOMPARE(back.door->key.sequence, std::uint64_t(9));
        QVERIFY(back.door->proof.verify(back.door->key.onion, {}, {}));
    }

    void textIsFilteredAndCut()
    {
        auto message = validAsk();
        message.mutable_ask()->set_nickname(std::string("a\xe2\x80\xae").append(100, 'b'));
        message.mutable_ask()->set_greeting(std::string(3000, 'g'));
        const auto decoded = decodeRequestMessage(wire::encodeProto(message));
        QVERIFY(decoded);
        QCOMPARE(std::get<Ask>(*decoded).nickname, QLatin1Char('a') + QString(29, QLatin1Char('b')));
        QCOMPARE(std::get<Ask>(*decoded).greeting.size(), 500);
    }

    void malformed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("error");
        const auto broken = [](auto change) {
            auto message = validAsk();
            change(message);
            return wire::encodeProto(message);
        };
        const int malformed = int(wire::WireError::Malformed);
        QTest::newRow("empty") << QByteArray() << int(wire::WireError::UnknownBody);
        QTest::newRow("not protobuf") << QByteArray("\xff\xff\xff") << malformed;
        QTest::newRow("too long") << QByteArray(limits::RequestMessageBytes + 1, '\0') << int(wire::WireError::TooLong);
        QTest::newRow("request id") << broken([](auto& m) { m.mutable_ask()->set_request_id("short"); }) << malformed;
        QTest::newRow("no generation") << broken([](auto& m) { m.mutable_ask()->set_generation(0); }) << malformed;
        QTest::newRow("generation overflow")
            << broken([](auto& m) { m.mutable_ask()->set_generation(~std::uint64_t(0)); }) << malformed;
        QTest::newRow("holds overflow") << broken([](auto& m) { m.mutable_ask()->set_holds(~std::uint64_t(0)); })
                                        << malformed;
        QTest::newRow("contribution") << broken([](auto& m) { m.mutable_ask()->set_contribution("x"); }) << malformed;
        QTest::newRow("reply without proof")
            << broken([](auto& m) {
                   m.mutable_ask()->mutable_reply_to()->set_onion_key(std::string(32, 'o'));
                   m.mutable_ask()->mutable_reply_to()->set_port(1);
               })
            << malformed;
        QTest::newRow("reply to what is no onion")
            << broken([](auto& m) {
                   m.mutable_ask()->mutable_reply_to()->set_onion_key(std::string(32, '\x02'));
                   m.mutable_ask()->mutable_reply_to()->set_port(1);
                   m.mutable_ask()->mutable_reply_to()->set_proof(std::string(64, 'p'));
               })
            << malformed;
        QTest::newRow("work bits")
            << broken([](auto& m) {
                   m.mutable_ask()->mutable_work()->set_cookie(std::string(32, 'k'));
                   m.mutable_ask()->mutable_work()->set_nonce(std::string(16, 'n'));
                   m.mutable_ask()->mutable_work()->set_bits(200);
               })
            << malformed;
        QTest::newRow("a day of work")
            << broken([](auto& m) {
                   m.mutable_challenge()->set_cookie(std::string(32, 'k'));
                   m.mutable_challenge()->set_bits(24);
               })
            << malformed;
        QTest::newRow("door port")
            << broken([](auto& m) {
                   m.mutable_ask()->mutable_door()->set_onion_key(std::string(32, 'o'));
                   m.mutable_ask()->mutable_door()->set_client_secret(std::string(32, 'o'));
                   m.mutable_ask()->mutable_door()->set_port(70000);
               })
            << malformed;
        QTest::newRow("confirm without generation") << broken([](auto& m) { m.mutable_confirm()->set_holds(4); })
                                                    << malformed;
        QTest::newRow("void nothing") << broken([](auto& m) { m.mutable_void_(); }) << malformed;
    }
    void malformed()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, error);
        const auto decoded = decodeRequestMessage(bytes);
        QVERIFY(!decoded);
        QCOMPARE(int(decoded.error()), error);
    }

    void unknownStatusReadsAsPending()
    {
        pb::RequestMessage message;
        message.mutable_answer()->set_status(static_cast<pb::Answer::Status>(77));
        const auto decoded = decodeRequestMessage(wire::encodeProto(message));
        QVERIFY(decoded);
        QVERIFY(std::get<Answer>(*decoded).status == Answer::Status::Pending);
    }
};

ALLIUM_TEST(RequestMessagesTest)
#include "RequestMessagesTest.moc"

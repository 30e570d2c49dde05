// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/ControlMessages.h"
#include "core/contacts/ConversationMessages.h"
#include "tests/support/Pictures.h"
#include "tests/support/SeededRandom.h"
#include "tests/support/TestRegistry.h"

#include <QFile>
#include <QMap>

using namespace allium;
using namespace allium::contacts;

namespace {

constexpr WallTime Written { Milliseconds(1'700'000'000'123) };

QMap<QByteArray, QByteArray> currentMessages()
{
    test::SeededRandom random(42);
    const auto service = crypto::SigningKey::generate(random);
    const auto account = crypto::SigningKey::generate(random);
    const auto contribution = Contribution::random(random);
    const auto door = [&] {
        return FriendsDoor { { crypto::OnionAddress(service.publicKey()), 9042,
                               *crypto::X25519SecretKey::from(QByteArray(32, 's')), 7 },
                             wire::ServiceProof::issue(service, {}, {}) };
    };
    Ask ask;
    ask.requestId = *wire::RequestId::from(QByteArray(16, 'r'));
    ask.generation = Generation { 1'700'000'000'000 };
    ask.contribution = contribution.clone();
    ask.holds = Generation { 5 };
    ask.nickname = QStringLiteral("Bob");
    ask.greeting = QStringLiteral("Grüß dich");
    ask.replyTo = RequestDoor { crypto::OnionAddress(service.publicKey()), 9042, wire::ServiceProof::issue(service, {}, {}) };
    ask.work = Ask::Work { QByteArray(32, 'k'), 10, *crypto::WorkNonce::from(QByteArray(16, 'n')) };
    ask.door = door();
    Answer answer;
    answer.status = Answer::Status::Accepted;
    answer.generation = Generation { 6 };
    answer.contribution = contribution.clone();
    answer.holds = Generation { 5 };
    answer.nickname = QStringLiteral("Alice");
    answer.door = door();
    Answer stale;
    stale.status = Answer::Status::Stale;
    stale.holds = Generation { 9 };
    Confirm confirm;
    confirm.generation = Generation { 5 };
    confirm.holds = Generation { 6 };
    ChatMessage text;
    text.id = *wire::MessageId::from(QByteArray(16, 'm'));
    text.device = *wire::DeviceId::from(QByteArray(16, 'd'));
    text.seq = 3;
    text.parent = *wire::MessageId::from(QByteArray(16, 'p'));
    text.written = Written;
    text.content = TextContent { QStringLiteral("hello") };
    auto offer = text;
    offer.seq = 4;
    offer.content = FileOfferContent { *wire::ContentId::from(QByteArray(32, 'c')), 123'456, QStringLiteral("a.txt"), 2 };

    auto textReply = text;
    textReply.reply = ReplyTo { *wire::MessageId::from(QByteArray(16, 'a')), false };
    auto offerReply = offer;
    offerReply.reply = ReplyTo { *wire::MessageId::from(QByteArray(16, 'o')), true };

    QMap<QByteArray, QByteArray> map;
    map["request.ask"] = encode(RequestMessage(std::move(ask)));
    map["request.challenge"] = encode(RequestMessage(Challenge { QByteArray(32, 'k'), 12 }));
    map["request.answer-accepted"] = encode(RequestMessage(std::move(answer)));
    map["request.answer-pending"] = encode(RequestMessage(Answer {}));
    map["request.answer-stale"] = encode(RequestMessage(std::move(stale)));
    map["request.confirm"] = encode(RequestMessage(std::move(confirm)));
    map["request.void"] = encode(RequestMessage(Void { Generation { 5 } }));
    map["request.void-ack"] = encode(RequestMessage(VoidAck { Generation { 5 } }));
    map["control.profile"] = encode(ControlMessage(Profile { QStringLiteral("Alice") }));
    map["control.profile-picture"]
        = encode(ControlMessage(Profile { QStringLiteral("Alice"), PictureId::from(QByteArray(32, 'i')) }));
    map["control.profile-door"]
        = encode(ControlMessage(Profile { QStringLiteral("Alice"), {}, RequestDoor { door().key.onion, 9042, door().proof } }));
    map["control.picture-wanted"] = encode(ControlMessage(PictureWanted { *PictureId::from(QByteArray(32, 'i')) }));
    map["control.picture"] = encode(ControlMessage(PictureMessage { test::pictureOf('j', 20) }));
    map["control.endpoint-update"] = encode(ControlMessage(EndpointUpdate::issue(account, {}, {}, door())));
    map["control.endpoint-ack"] = encode(ControlMessage(EndpointAck { 7 }));
    map["control.removed"] = encode(ControlMessage(Removed { Generation { 5 } }));
    map["control.old-device"] = encode(ControlMessage(OldDeviceSeen { text.device, Written }));
    map["conversation.hello"] = encode(ConversationMessage(ConversationHello { text.device, Ack { 4, { { 6, 7 } } } }));
    map["conversation.hello-first"] = encode(ConversationMessage(ConversationHello { text.device, {} }));
    map["conversation.text"] = encode(ConversationMessage(text));
    map["conversation.offer"] = encode(ConversationMessage(offer));
    map["conversation.text-reply"] = encode(ConversationMessage(textReply));
    map["conversation.offer-reply-own"] = encode(ConversationMessage(offerReply));
    map["conversation.ack"] = encode(ConversationMessage(Ack { 9, {} }));
    map["conversation.typing"] = encode(ConversationMessage(TypingNotice {}));
    map["conversation.read"] = encode(ConversationMessage(ReadNotice { *wire::MessageId::from(QByteArray(16, 'r')) }));
    map["conversation.base"] = encode(ConversationMessage(Base { 10 }));
    return map;
}

} // namespace

/// What this build says and understands, against recorded bytes of protocol version 1.
class GoldenMessagesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialize()); }

    void bytesStayWhatTheyWere()
    {
        QFile file(QStringLiteral(ALLIUM_TEST_DATA "/messages-v1.txt"));
        const auto current = currentMessages();
        if (qEnvironmentVariableIsSet("ALLIUM_REFRESH_VECTORS")) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("# Messages of core/contacts in protocol version 1: \"name hex\".\n");
            for (auto it = current.begin(); it != current.end(); ++it)
                file.write(it.key() + ' ' + it.value().toHex() + '\n');
            return;
        }
        QVERIFY(file.open(QIODevice::ReadOnly));
        qsizetype seen = 0;
        for (const auto& line : file.readAll().split('\n')) {
            const auto words = line.split(' ');
            if (line.startsWith('#') || words.size() != 2)
                continue;
            const auto bytes = QByteArray::fromHex(words[1]);
            QVERIFY2(current.value(words[0]) == bytes, words[0].constData());
            const bool isUnderstood = words[0].startsWith("request.") ? decodeRequestMessage(bytes).has_value()
                : words[0].startsWith("control.")                    ? decodeControlMessage(bytes).has_value()
                                                                     : decodeConversationMessage(bytes).has_value();
            QVERIFY2(isUnderstood, words[0].constData());
            ++seen;
        }
        QCOMPARE(seen, current.size());
    }

    void laterVersionsAreSurvived()
    {
        // Field 15 of a body that does not exist yet, and an unknown content.
        QCOMPARE(int(decodeControlMessage(QByteArray::fromHex("7a0161")).error()), int(wire::WireError::UnknownBody));
        auto text = currentMessages()["conversation.text"];
        const auto decoded = decodeConversationMessage(text);
        QVERIFY(std::holds_alternative<ChatMessage>(*decoded));
        // Chat with id, device, seq and field 9 (deletion) instead of a content.
        const auto later = QByteArray::fromHex("1229") + QByteArray::fromHex("0a10") + QByteArray(16, 'm') + QByteArray::fromHex("1210")
            + QByteArray(16, 'd') + QByteArray::fromHex("1803") + QByteArray::fromHex("4a0161");
        const auto unknown = decodeConversationMessage(later);
        QVERIFY(unknown.has_value());
        const auto& chat = std::get<ChatMessage>(*unknown);
        QVERIFY(std::holds_alternative<UnknownContent>(chat.content));
        QCOMPARE(chat.encodedContent, QByteArray::fromHex("4a0161")); // kept for a version that knows it
    }

    void answersKeepWhatTheyAnswer()
    {
        const auto bytes = currentMessages()["conversation.text-reply"];
        const auto chat = std::get<ChatMessage>(decodeConversationMessage(bytes).value());
        QCOMPARE(chat.reply, std::optional(ReplyTo { *wire::MessageId::from(QByteArray(16, 'a')), false }));
        QVERIFY(chat.content == MessageContent(TextContent { QStringLiteral("hello") }));
        // What it answers is no part of the content, known or not.
        QCOMPARE(chat.encodedContent, encodeContent(chat.content));
        auto cut = bytes; // an id of 15 bytes
        cut.replace(QByteArray::fromHex("62120a10") + QByteArray(16, 'a'), QByteArray::fromHex("62110a0f") + QByteArray(15, 'a'));
        QCOMPARE(cut.size(), bytes.size() - 1);
        cut[1] = static_cast<char>(cut[1] - 1);
        QCOMPARE(int(decodeConversationMessage(cut).error()), int(wire::WireError::Malformed));
    }

    void endpointUpdatesAreForOneSession()
    {
        test::SeededRandom random(1);
        const auto account = crypto::SigningKey::generate(random);
        const auto from = wire::accountOf(account.publicKey());
        const auto to = random.make<wire::AccountId>();
        const auto session = random.make<wire::SessionId>();
        FriendsDoor door { { crypto::OnionAddress(account.publicKey()), 9042, {}, 3 }, {} };
        auto update = EndpointUpdate::issue(account, to, session, std::move(door));
        QVERIFY(update.verify(from, to, session));
        QVERIFY(!update.verify(to, from, session));
        QVERIFY(!update.verify(from, to, random.make<wire::SessionId>()));
        QVERIFY(!update.verify(from, random.make<wire::AccountId>(), session));
        update.door.key.sequence = 4;
        QVERIFY(!update.verify(from, to, session));
    }
};

ALLIUM_TEST(GoldenMessagesTest)
#include "GoldenMessagesTest.moc"
